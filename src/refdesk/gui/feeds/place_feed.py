"""Keeps the left pane in step: counts, collections, tags."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from refdesk.domain.query import Place, PlaceKind
from refdesk.gui.desk import Desk
from refdesk.gui.models.places import CollectionRow, SearchRow
from refdesk.gui.panels.sidebar import Sidebar
from refdesk.library import collecting, listing, searching
from refdesk.library.collecting import Collection, Tag
from refdesk.library.library import Library
from refdesk.library.listing import Counts
from refdesk.library.searching import SavedSearch

_SETTLE_MS = 60
#: What saved searches find is counted once the library has been at rest so long: each is a search of its own.
_COUNT_MS = 400
_TOPIC, _SEARCHES = "places", "counts of saved searches"
#: The places that a person makes, and can delete.
_MADE = (PlaceKind.COLLECTION, PlaceKind.TAG, PlaceKind.SEARCH)
Everything = tuple[Counts, list[Collection], list[Tag], list[SavedSearch]]


class PlaceFeed(QObject):
    """Asks at the start and after every change."""

    def __init__(self, desk: Desk, sidebar: Sidebar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sidebar = sidebar
        self._rows: list[CollectionRow] = []
        self._searches: list[SearchRow] = []
        self._uncounted: list[Place] = []
        self._question = listing.Interruption()
        self._known: set[Place] | None = None
        self.counts: Counts | None = None
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.ask)
        self._count = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self._count.timeout.connect(self._count_searches)
        desk.changes.arrived.connect(lambda _: self._take())
        desk.selection.place_changed.connect(sidebar.show_place)
        sidebar.place_chosen.connect(desk.selection.go_to)

    def ask(self) -> None:
        """Ask for all of the left pane at once."""
        self._desk.jobs.read(_everything, self._desk.library, then=self._show, topic=_TOPIC)

    def _take(self) -> None:
        """What is being counted is out of date; a list that is asked for now must not wait for it."""
        self._end_count()
        self._settle.start()

    def _show(self, found: Everything) -> None:
        counts, collections, tags, searches = found
        self.counts = counts
        self._sidebar.show_counts(
            {
                PlaceKind.ARTICLES: counts.articles,
                PlaceKind.REFERENCES: counts.references,
                PlaceKind.UNFILED: counts.unfiled,
                PlaceKind.DOUBTFUL: counts.doubtful,
                PlaceKind.TRASH: counts.trash,
            }
        )
        rows = [CollectionRow(each.id, each.name, each.parent, each.count) for each in collections]
        if rows != self._rows:
            self._rows = rows
            self._sidebar.show_collections(rows, self._desk.selection.place)
        self._sidebar.tags.show_tags([(each.name, each.count) for each in tags])
        self._show_searches([SearchRow(each.id, each.name) for each in searches])
        self._leave_what_is_gone(
            {Place.collection(each.id) for each in collections}
            | {Place.tag(each.name) for each in tags}
            | {Place.search(each.id) for each in searches}
        )

    def _show_searches(self, rows: list[SearchRow]) -> None:
        if rows != self._searches:
            self._searches = rows
            self._sidebar.show_searches(rows, self._desk.selection.place)
        if rows:
            self._count.start()

    def _count_searches(self) -> None:
        self._end_count()
        self._uncounted = [Place.search(each.id) for each in self._searches]
        self._count_next()

    def _count_next(self) -> None:
        """One at a time: a search can take seconds in a big library, and other questions go in between."""
        if self._uncounted:
            asked = (self._desk.library, self._uncounted.pop(0), self._question)
            self._desk.jobs.read(_counted, *asked, then=self._show_count, topic=_SEARCHES)

    def _show_count(self, counted: tuple[Place, int]) -> None:
        self._sidebar.model.show_search_count(*counted)
        self._count_next()

    def _end_count(self) -> None:
        self._count.stop()
        self._question.interrupt()
        self._question = listing.Interruption()
        self._desk.jobs.drop(_SEARCHES)

    def _leave_what_is_gone(self, known: set[Place]) -> None:
        """Go elsewhere where the place was deleted; one that was just made may not be known yet."""
        place = self._desk.selection.place
        was_there = self._known is None or place in self._known
        self._known = known
        if place.kind in _MADE and was_there and place not in known:
            self._desk.selection.go_to(Place.articles())


def _counted(library: Library, place: Place, interruption: listing.Interruption) -> tuple[Place, int]:
    return place, listing.count(library, place, "", interruption)


def _everything(library: Library) -> Everything:
    return (
        listing.counts(library),
        collecting.collections(library),
        collecting.tags(library),
        searching.searches(library),
    )
