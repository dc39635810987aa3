"""Says what a change did, with Undo beside it."""

from __future__ import annotations

from refdesk.domain.change import Change
from refdesk.domain.record import RecordId
from refdesk.gui.desk import Desk
from refdesk.library import history
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


def bring_back(desk: Desk, record_id: int, change_id: int, field: str) -> None:
    """Give a field the value again that it had before a change."""
    desk.jobs.write(
        history.restore_field,
        desk.library,
        RecordId(record_id),
        change_id,
        field,
        then=lambda change: tell_change(desk, change, translate("Brought the former value back.")),
        failed=desk.notices.problem,
    )


def _tell(desk: Desk, change: Change | None, sentence: str) -> None:
    if change is not None:
        desk.notices.tell(sentence.format(label=translate(change.label)))
