"""Has the list of styles made while nothing else is under way, so that the first choice need not wait."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from refdesk.gui.desk import Desk
from refdesk.library.style_search import style_search

#: After opening: a person who chooses a style before that waits for the list, as told there.
IDLE_MS = 60_000


class StyleFeed(QObject):
    """Asks once, as soon as nothing is under way; the answer is kept by the library (`style_search`)."""

    def __init__(self, desk: Desk, parent: QObject, idle_ms: int = IDLE_MS) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wait = QTimer(self, singleShot=True, interval=idle_ms)
        self._wait.timeout.connect(self._ask)
        self._wait.start()

    def stop(self) -> None:
        """Ask no more: the library closes."""
        self._wait.stop()

    def _ask(self) -> None:
        if self._desk.jobs.busy_count:
            self._wait.start()
        else:
            self._desk.jobs.read(style_search)
