"""Has something done, bit by bit, while nothing else is under way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from refdesk.domain.change import Change
from refdesk.gui.desk import Desk
from refdesk.library.library import Library

#: Does a little for a library, in short transactions; whether there may be more to do.
Chore = Callable[[Library], bool]


class IdleFeed(QObject):
    """Does its chore `idle_ms` after opening and after every change that `concerns` it, until all is done."""

    def __init__(
        self,
        desk: Desk,
        chore: Chore,
        parent: QObject,
        *,
        idle_ms: int,
        concerns: Callable[[Change], bool] = lambda _: True,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chore = chore
        self._concerns = concerns
        self._wait = QTimer(self, singleShot=True, interval=idle_ms)
        self._wait.timeout.connect(self._do_some)
        if not desk.library.is_read_only:
            desk.changes.arrived.connect(self._take)
            self._wait.start()

    def stop(self) -> None:
        """Do no more: the library closes."""
        self._wait.stop()

    def _take(self, change: Change) -> None:
        if self._concerns(change):
            self._wait.start()

    def _do_some(self) -> None:
        if self._desk.jobs.busy_count:
            self._wait.start()
            return
        self._desk.jobs.write_in_parts(self._chore, self._desk.library, then=self._go_on)

    def _go_on(self, is_more: bool) -> None:  # noqa: FBT001 - a job's answer
        if is_more:
            self._wait.start()
