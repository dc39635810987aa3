"""Brings the library's changes from the thread that wrote them to the UI thread."""

from __future__ import annotations

import queue

from PySide6.QtCore import QObject, Signal

from refdesk.domain.change import Change


class Changes(QObject):
    """`arrived(Change)` is emitted on the UI thread for every change put here from any thread."""

    arrived = Signal(object)
    _put = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: queue.SimpleQueue[Change] = queue.SimpleQueue()
        self._put.connect(self._deliver)

    def put(self, change: Change) -> None:
        """Pass on a change; may be called from any thread."""
        self._waiting.put(change)
        self._put.emit()

    def _deliver(self) -> None:
        while not self._waiting.empty():
            self.arrived.emit(self._waiting.get_nowait())
