"""Has likely duplicates looked for while their list is shown, and tells them from the sure ones."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import PlaceKind
from refdesk.gui.desk import Desk
from refdesk.library import duplicates

#: After the list came up, and after the last change while it is shown.
SETTLE_MS = 300


class LikelyFeed(QObject):
    """Emits `found` where other articles may be duplicates than before.

    `looking_changed(bool)` when it begins and ends to look; `marked(ids)` with the rows that are likely only.
    """

    found = Signal()
    looking_changed = Signal(bool)
    marked = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wait = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._wait.timeout.connect(self._look)
        desk.selection.place_changed.connect(lambda _: self._begin())
        desk.changes.arrived.connect(lambda _: self._begin())

    def stop(self) -> None:
        """Look no more: the library closes."""
        self._wait.stop()

    def mark(self) -> None:
        """Tell which rows of the list are likely duplicates only: none of any other list."""
        if self._is_shown:
            self._desk.jobs.read(
                duplicates.only_likely, self._desk.library, then=self.marked.emit, topic="likely duplicates"
            )
        else:
            self.marked.emit(frozenset())

    @property
    def _is_shown(self) -> bool:
        return self._desk.selection.place.kind is PlaceKind.DUPLICATES

    def _begin(self) -> None:
        if self._is_shown and not self._desk.library.is_read_only:
            self.looking_changed.emit(True)
        self._wait.start()

    def _look(self) -> None:
        if self._is_shown:
            self._desk.jobs.write_in_parts(
                duplicates.find_likely, self._desk.library, then=self._tell, failed=self._refuse
            )

    def _tell(self, is_new: bool) -> None:  # noqa: FBT001 - a job's answer
        if is_new:
            self.found.emit()
        if not self._wait.isActive():
            self.looking_changed.emit(False)

    def _refuse(self, error: RefDeskError) -> None:
        self.looking_changed.emit(False)
        self._desk.notices.problem(error)
