"""What the window is looking at: the place, the search, the chosen records."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from refdesk.domain.query import Place
from refdesk.domain.summary import RecordId


class Selection(QObject):
    """The list that is shown and the rows chosen in it; UI thread only.

    `current` is the record in the right pane: the one chosen row, or the last one clicked of several.
    """

    place_changed = Signal(object)
    query_changed = Signal(str)
    changed = Signal()
    revealed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = Place.articles()
        self._query = ""
        self._ids: Sequence[int] = array("q")
        self._current: RecordId | None = None

    @property
    def place(self) -> Place:
        """The list that is shown."""
        return self._place

    @property
    def query(self) -> str:
        """What stands in the search field."""
        return self._query

    @property
    def ids(self) -> list[RecordId]:
        """The chosen records in the order of the list."""
        return [RecordId(each) for each in self._ids]

    @property
    def count(self) -> int:
        """How many records are chosen."""
        return len(self._ids)

    @property
    def current(self) -> RecordId | None:
        """The record that the right pane shows."""
        return self._current

    def go_to(self, place: Place) -> None:
        """Show another list."""
        if place != self._place:
            self._place = place
            self.place_changed.emit(place)

    def search(self, query: str) -> None:
        """Narrow the list."""
        if query != self._query:
            self._query = query
            self.query_changed.emit(query)

    def reveal(self, ids: Sequence[int]) -> None:
        """Ask the list to choose these records as soon as it has them."""
        self.revealed.emit(list(ids))

    def choose(self, ids: Sequence[int], current: RecordId | None) -> None:
        """Set what is chosen; `ids` in the order of the list."""
        self._ids, self._current = ids, current
        self.changed.emit()
