"""Has the texts of attached files read while nothing else is under way, so that they can be searched."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from refdesk.domain.change import Change
from refdesk.gui.desk import Desk
from refdesk.library import full_text

#: After opening, and after the last change that has to do with files.
IDLE_MS = 5000


class TextFeed(QObject):
    """Reads a few files at a time, until there are none."""

    def __init__(self, desk: Desk, parent: QObject, idle_ms: int = IDLE_MS) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wait = QTimer(self, singleShot=True, interval=idle_ms)
        self._wait.timeout.connect(self._read)
        if not desk.library.is_read_only:
            desk.changes.arrived.connect(self._take)
            self._wait.start()

    def stop(self) -> None:
        """Read no more: the library closes."""
        self._wait.stop()

    def _take(self, change: Change) -> None:
        if change.rows("attachment"):
            self._wait.start()

    def _read(self) -> None:
        if self._desk.jobs.busy_count:
            self._wait.start()
            return
        self._desk.jobs.write_in_parts(full_text.read_texts, self._desk.library, then=self._go_on)

    def _go_on(self, count: int) -> None:
        if count:
            self._wait.start()
