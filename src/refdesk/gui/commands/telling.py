"""Says what a change did, with Undo beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from refdesk.domain.change import Change
from refdesk.domain.record import RecordId
from refdesk.gui.commands import long_writes
from refdesk.gui.desk import Desk
from refdesk.library import history
from refdesk.library.bulk import FEW
from refdesk.translation import translate


def tell_change(desk: Desk, change: Change, sentence: str) -> None:
    """Say what was done and offer to take it back; nothing for a change that did nothing."""
    if change.is_empty:
        return
    desk.notices.offer(sentence, translate("Undo"), lambda: undo_last(desk))


def write_about(
    desk: Desk, call: Callable[..., Change], ids: Sequence[RecordId], *args: Any, said: str
) -> None:
    """Run `call(library, ids, *args, progress)`, which writes about many records; `said` tells its end.

    Many are written about in parts, so that what is typed meanwhile is saved at once.
    """
    ask = desk.jobs.write_in_parts if len(ids) > FEW else desk.jobs.write
    doing = translate("Changing records")
    asked = (call, desk.library, ids, *args)
    long_writes.run(desk, ask, doing, *asked, then=lambda change: tell_change(desk, change, said))


def undo_last(desk: Desk) -> None:
    """Take the last change back."""
    told = translate("Undone: {label}")
    long_writes.run(
        desk,
        desk.jobs.write,
        translate("Undoing"),
        desk.library.undo,
        then=lambda change: _tell(desk, change, told),
    )


def redo_last(desk: Desk) -> None:
    """Do again what was taken back."""
    told = translate("Done again: {label}")
    long_writes.run(
        desk,
        desk.jobs.write,
        translate("Doing again"),
        desk.library.redo,
        then=lambda change: _tell(desk, change, told),
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
