"""Says what a change did, with Undo beside it."""

from __future__ import annotations

from refdesk.domain.change import Change
from refdesk.gui.desk import Desk
from refdesk.translation import translate


def tell_change(desk: Desk, change: Change, sentence: str) -> None:
    """Say what was done and offer to take it back; nothing for a change that did nothing."""
    if change.is_empty:
        return
    desk.notices.offer(sentence, translate("Undo"), lambda: undo_last(desk))


def undo_last(desk: Desk) -> None:
    """Take the last change back."""
    desk.jobs.write(desk.library.undo, then=lambda change: _tell(desk, change, translate("Undone: {label}")))


def redo_last(desk: Desk) -> None:
    """Do again what was taken back."""
    desk.jobs.write(
        desk.library.redo, then=lambda change: _tell(desk, change, translate("Done again: {label}"))
    )


def _tell(desk: Desk, change: Change | None, sentence: str) -> None:
    if change is not None:
        desk.notices.tell(sentence.format(label=translate(change.label)))
