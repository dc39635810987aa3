"""`SearchDialog(desk, query, parent, saved)`: composes a search; `searched(query)`, `kept(name, query)`."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QScrollArea, QWidget

from refdesk.domain.query import Place, PlaceKind
from refdesk.domain.search_query import AllOf, InList, ListName, asks_for_references, parse
from refdesk.domain.search_rows import ValueKind, group_of, query_of
from refdesk.domain.search_writing import written
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.frame import fill, fit_to_screen
from refdesk.gui.dialogs.search_rows import GroupEditor
from refdesk.gui.theme import SPACE_8, SPACE_12
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.labels import ElidedLabel, label
from refdesk.gui.widgets.layouts import column, row
from refdesk.library import collecting, listing
from refdesk.library.library import Library
from refdesk.library.searching import SavedSearch
from refdesk.translation import translate, translate_count

_TOPIC = "advanced search: count"
_NAMES = "advanced search: names"
_PAUSE_MS = 150
#: A count that takes longer is told of.
_SLOW_MS = 250
#: The width of a row in a group, in letters.
_LETTERS = 92


class SearchDialog(QDialog):
    """Rows of field, operator and value; says at once how many they find."""

    searched = Signal(str)
    kept = Signal(str, str)

    def __init__(
        self, desk: Desk, query: str, parent: QWidget | None = None, saved: SavedSearch | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._place = desk.selection.place
        self._start = saved.query if saved else _within(self._place, query)
        self._rows: GroupEditor | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._count)
        self._question = listing.Interruption()
        self.name = QLineEdit(saved.name if saved else "")
        self.name.setPlaceholderText(translate("Name, to find it in the left pane"))
        self.found = label("", "caption")
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(lambda: self.found.setText(translate("Counting...")))
        self.text = ElidedLabel("", "secondary")
        self._keep = button(translate("Save changes") if saved else translate("Save as search"), self._save)
        self._search = primary_button(translate("Search"), self._accept)
        self.setWindowTitle(translate("Edit saved search") if saved else translate("Advanced search"))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self.name.textChanged.connect(lambda _: self._take_name())
        desk.jobs.read(_known_names, desk.library, then=self._show_rows, topic=_NAMES)

    @property
    def query(self) -> str:
        """The search as text."""
        return written(query_of(self._rows.group)) if self._rows else self._start

    @property
    def rows(self) -> GroupEditor | None:
        """The outermost group; None until the names to choose from are there."""
        return self._rows

    def done(self, result: int) -> None:
        self._pause.stop()
        self._end_count()
        self._desk.jobs.drop(_NAMES)
        super().done(result)

    def _lay_out(self) -> None:
        caption = label(translate("Name"))
        caption.setBuddy(self.name)
        self.name.setAccessibleName(caption.text())
        told = row(self.found, self.text, spacing=SPACE_12)
        told.setStretch(1, 1)
        content = column(self._area, told, row(caption, self.name, self._keep), spacing=SPACE_8)
        fill(self, content, None, button(translate("Cancel"), self.reject), self._search)
        fit_to_screen(self, max(760, _LETTERS * self.fontMetrics().averageCharWidth()), 460)

    def _show_rows(self, names: dict[ValueKind, Sequence[str]]) -> None:
        self._rows = GroupEditor(group_of(parse(self._start)), names)
        self._rows.changed.connect(self._take)
        inner = QWidget()
        inner.setProperty("role", "page")
        inner.setLayout(column(self._rows, None, margins=(SPACE_12, SPACE_12, SPACE_12, SPACE_12)))
        self._area.setWidget(inner)
        self._rows.parts[0].setFocus()
        self._take()
        self._count()

    def _take(self) -> None:
        query = self.query
        self.text.setText(query)
        self._take_name()
        self._end_count()
        self._slow.start()
        self._pause.start()

    def _take_name(self) -> None:
        self._keep.setEnabled(bool(self.query and self.name.text().strip()))

    def _count(self) -> None:
        self._pause.stop()
        asked = (_searched_place(self._place, self.query), self.query, self._question)
        self._desk.jobs.read(listing.count, self._desk.library, *asked, then=self._show_count, topic=_TOPIC)

    def _end_count(self) -> None:
        """Let no reader go on with a count that nobody waits for any more."""
        self._slow.stop()
        self._question.interrupt()
        self._question = listing.Interruption()
        self._desk.jobs.drop(_TOPIC)

    def _show_count(self, count: int) -> None:
        self._slow.stop()
        self.found.setText(translate_count("{count} record found", "{count} records found", count))

    def _accept(self) -> None:
        self.searched.emit(self.query)
        self.accept()

    def _save(self) -> None:
        self.kept.emit(self.name.text().strip(), self.query)
        self.accept()


def _within(place: Place, query: str) -> str:
    """The query as it is kept: one made in the list of cited works finds cited works."""
    parsed = parse(query)
    if place.kind is not PlaceKind.REFERENCES or asks_for_references(parsed):
        return query
    parts = parsed.parts if isinstance(parsed, AllOf) else (parsed,)
    return written(AllOf((*parts, InList(ListName.REFERENCES))))


def _searched_place(place: Place, query: str) -> Place:
    """Where the search looks: the list that is shown, but a whole list where that is a search itself."""
    if place.kind is not PlaceKind.SEARCH:
        return place
    return Place.references() if asks_for_references(parse(query)) else Place.articles()


def _known_names(library: Library) -> dict[ValueKind, Sequence[str]]:
    return {
        ValueKind.TAG: [each.name for each in collecting.tags(library)],
        ValueKind.COLLECTION: [each.name for each in collecting.collections(library)],
    }
