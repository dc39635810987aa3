"""Makes a backup a while after a person has stopped changing things."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from refdesk.gui.desk import Desk
from refdesk.library import caring

IDLE_MS = 5 * 60 * 1000


class BackupFeed(QObject):
    """Waits for `idle_ms` without a change, and then until nothing else is under way."""

    def __init__(self, desk: Desk, parent: QObject, idle_ms: int = IDLE_MS) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wait = QTimer(self, singleShot=True, interval=idle_ms)
        self._wait.timeout.connect(self._back_up)
        if not desk.library.is_read_only:
            desk.changes.arrived.connect(lambda _: self._wait.start())

    def stop(self) -> None:
        """Make no more of them: the library closes."""
        self._wait.stop()

    def _back_up(self) -> None:
        if self._desk.jobs.busy_count:
            self._wait.start()
            return
        self._desk.jobs.read(
            caring.back_up, self._desk.library, "idle", topic="idle backup", failed=self._desk.notices.problem
        )
