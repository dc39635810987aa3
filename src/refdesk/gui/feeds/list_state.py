"""What the middle pane and the status line say of the list: its rows, or why there are none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from refdesk.domain.query import Place, PlaceKind
from refdesk.gui.desk import Desk
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.window import MainWindow
from refdesk.translation import translate, translate_count

_MOST_QUERY_LETTERS = 40


class ListState(QObject):
    """Told how many rows the list has; knows the place and the search from the selection."""

    def __init__(self, desk: Desk, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = window
        self._count = 0
        self._is_looking = False
        desk.selection.changed.connect(self._say_counts)

    def show(self, count: int) -> None:
        """The list has so many rows now."""
        self._count = count
        if count:
            self._window.list.show_table()
        else:
            self._say_why()
            self._window.list.show_empty()
        self._say_counts()

    def tell_looking(self, is_looking: bool) -> None:  # noqa: FBT001 - the value of a signal
        """Duplicates are being looked for, or not any more."""
        self._is_looking = is_looking
        if self._desk.selection.place.kind is PlaceKind.DUPLICATES:
            self.show(self._count)

    def _say_counts(self) -> None:
        kind = self._desk.selection.place.kind
        said = _counted(kind, self._count)
        if self._is_looking and kind is PlaceKind.DUPLICATES:
            said = translate("{count}, looking for likely ones...").format(count=said)
        chosen = self._desk.selection.count
        if chosen:
            said = f"{said}, {translate_count('{count} chosen', '{count} chosen', chosen)}"
        self._window.status.show_counts(said)

    def _say_why(self) -> None:
        query, kind = self._desk.selection.query, self._desk.selection.place.kind
        if query:
            self._say_no_hits(query)
        elif kind is PlaceKind.ARTICLES:
            self._welcome()
        elif kind is PlaceKind.DUPLICATES and self._is_looking:
            self._say_looking()
        else:
            self._window.list.empty.tell(*_EMPTY_PLACES[kind]())

    def _say_looking(self) -> None:
        self._window.list.empty.tell(
            "search",
            translate("Looking for duplicates..."),
            translate("Titles that are much alike are compared. What is found appears here."),
        )

    def _say_no_hits(self, query: str) -> None:
        title = translate("Nothing found for “{query}”").format(query=_shortened(query))
        buttons = [primary_button(translate("Clear the search"), self._window.top_bar.search.clear)]
        if self._desk.selection.place != Place.articles():
            buttons.append(button(translate("Search all articles"), self._search_articles))
        hint = translate("author:meena, year:2010-2019, tag:thesis and type:book narrow a search.")
        self._window.list.empty.tell("search", title, hint, *buttons)

    def _search_articles(self) -> None:
        self._desk.selection.go_to(Place.articles())

    def _welcome(self) -> None:
        actions = self._window.actions_
        self._window.list.empty.tell(
            "library",
            translate("Your library is empty"),
            translate(
                "Copy an article's page in the browser and paste it here: the article and its whole "
                "reference list are read from it."
            ),
            primary_button(translate("Paste an article's page"), actions["paste"].trigger, "paste"),
            button(translate("Import a file"), actions["import"].trigger, "import"),
            button(translate("Look at the sample library"), actions["open_sample"].trigger, "library"),
        )


def _shortened(query: str) -> str:
    return query if len(query) <= _MOST_QUERY_LETTERS else f"{query[:_MOST_QUERY_LETTERS]}\u2026"


def _counted(kind: PlaceKind, count: int) -> str:
    if kind is PlaceKind.ARTICLES:
        return translate_count("{count} article", "{count} articles", count)
    if kind is PlaceKind.REFERENCES:
        return translate_count("{count} cited work", "{count} cited works", count)
    return translate_count("{count} record", "{count} records", count)


_EMPTY_PLACES: dict[PlaceKind, Callable[[], tuple[str, str, str]]] = {
    PlaceKind.REFERENCES: lambda: (
        "reference",
        translate("No cited works yet"),
        translate("Paste an article's page with its references, and every work it cites appears here."),
    ),
    PlaceKind.UNFILED: lambda: (
        "unfiled",
        translate("Everything is filed"),
        translate("Articles that stand in no collection appear here."),
    ),
    PlaceKind.DOUBTFUL: lambda: (
        "check",
        translate("Nothing to check"),
        translate("Articles with fields that were read with doubt appear here."),
    ),
    PlaceKind.DUPLICATES: lambda: (
        "check",
        translate("No duplicates"),
        translate("Articles that are surely or likely the same work appear here together."),
    ),
    PlaceKind.TRASH: lambda: (
        "trash",
        translate("The trash is empty"),
        translate("Deleted records stay here until you delete them for good."),
    ),
    PlaceKind.COLLECTION: lambda: (
        "collection",
        translate("This collection is empty"),
        translate("Drag articles here from the list, or add them with Ctrl+L."),
    ),
    PlaceKind.TAG: lambda: ("tag", translate("Nothing has this tag any more"), ""),
}
