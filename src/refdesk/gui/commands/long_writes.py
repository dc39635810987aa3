"""Writes that may take long: after a moment the status line shows how far they are, with a way to stop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QTimer

from refdesk.domain.errors import RefDeskError
from refdesk.domain.progress import Cancelled
from refdesk.gui.desk import Desk
from refdesk.gui.jobs import Progress
from refdesk.translation import translate

T = TypeVar("T")
#: What takes longer is shown.
SLOW_MS = 500


def run(
    desk: Desk,
    ask: Callable[..., None],
    doing: str,
    call: Callable[..., T],
    *args: Any,
    then: Callable[[T], None],
) -> None:
    """Have `ask` run `call(*args, progress)`; `doing` is what the status line calls it."""
    progress = Progress(doing, Cancelled)
    slow = QTimer(desk.notices, singleShot=True, interval=SLOW_MS)
    slow.timeout.connect(lambda: desk.notices.begun.emit(progress))
    slow.start()

    def end() -> None:
        slow.stop()
        slow.deleteLater()
        desk.notices.ended.emit(progress)

    def finish(result: T | None) -> None:
        end()
        if result is None and progress.is_cancelled:
            desk.notices.tell(translate("Cancelled; nothing was changed."))
        elif result is not None:
            then(result)

    def fail(error: RefDeskError) -> None:
        end()
        desk.notices.problem(error)

    ask(_unless_cancelled, call, args, progress, then=finish, failed=fail)


def _unless_cancelled(call: Callable[..., T], args: Sequence[Any], progress: Progress) -> T | None:
    try:
        return call(*args, progress)
    except Cancelled as cancelled:
        if cancelled.kept:
            raise RefDeskError(
                translate("Cancelled; what was changed until then stays."),
                translate("Something else was written meanwhile: undo that, then this."),
            ) from cancelled
        return None
