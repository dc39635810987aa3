"""Has likely duplicates looked for while their list is shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from refdesk.domain.query import PlaceKind
from refdesk.gui.desk import Desk
from refdesk.library import duplicates

#: After the list came up, and after the last change while it is shown.
SETTLE_MS = 300


class LikelyFeed(QObject):
    """Emits `found` where other articles may be duplicates than before."""

    found = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wait = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._wait.timeout.connect(self._look)
        desk.selection.place_changed.connect(lambda _: self._wait.start())
        desk.changes.arrived.connect(lambda _: self._wait.start())

    def stop(self) -> None:
        """Look no more: the library closes."""
        self._wait.stop()

    def _look(self) -> None:
        if self._desk.selection.place.kind is PlaceKind.DUPLICATES:
            self._desk.jobs.write_in_parts(duplicates.find_likely, self._desk.library, then=self._tell)

    def _tell(self, is_new: bool) -> None:  # noqa: FBT001 - a job's answer
        if is_new:
            self.found.emit()
