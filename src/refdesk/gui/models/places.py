"""The left pane's tree: the lists of the library, then the collections in each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from refdesk.domain.query import Place, PlaceKind
from refdesk.domain.summary import RecordId
from refdesk.translation import mark, translate

RECORDS_MIME = "application/x-refdesk-records"
COLLECTION_MIME = "application/x-refdesk-collection"
PLACE_ROLE = Qt.ItemDataRole.UserRole + 1
COUNT_ROLE = Qt.ItemDataRole.UserRole + 2
ICON_ROLE = Qt.ItemDataRole.UserRole + 3
Index = QModelIndex | QPersistentModelIndex

_LISTS: tuple[tuple[PlaceKind, str, str], ...] = (
    (PlaceKind.ARTICLES, mark("Articles"), "article"),
    (PlaceKind.REFERENCES, mark("References"), "reference"),
    (PlaceKind.UNFILED, mark("Unfiled"), "unfiled"),
    (PlaceKind.DOUBTFUL, mark("Doubtful"), "doubtful"),
    (PlaceKind.DUPLICATES, mark("Duplicates"), "merge"),
    (PlaceKind.TRASH, mark("Trash"), "trash"),
)


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One saved search as the tree shows it."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class CollectionRow:
    """One collection as the tree shows it."""

    id: int
    name: str
    parent: int | None
    count: int


class PlaceModel(QStandardItemModel):
    """Three captions with rows below them.

    Emits what a person did to the rows; nothing changes here until the library says so:
    `records_dropped(Place, ids)`, `collection_dropped(id, parent or None)`, `collection_renamed(id, name)`.
    """

    records_dropped = Signal(object, object)
    collection_dropped = Signal(int, object)
    collection_renamed = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._lists = _caption(translate("Library"))
        self._collections = _caption(translate("Collections"))
        self._searches = _caption(translate("Searches"))
        self._linked: Mapping[int, str] = {}
        self._found: dict[Place, int] = {}
        for kind, label, icon_name in _LISTS:
            self._lists.appendRow(_row(Place(kind), translate(label), icon_name, 0))
        self.setHorizontalHeaderLabels([translate("Places")])
        self.appendRow(self._lists)
        self.appendRow(self._collections)
        self.appendRow(self._searches)

    @property
    def collections_index(self) -> QModelIndex:
        """The caption above the collections."""
        return self._collections.index()

    @property
    def searches_index(self) -> QModelIndex:
        """The caption above the saved searches."""
        return self._searches.index()

    def show_counts(self, counts: Mapping[PlaceKind, int]) -> None:
        """Set the numbers beside the lists."""
        for place in range(self._lists.rowCount()):
            item = self._lists.child(place)
            item.setData(counts.get(item.data(PLACE_ROLE).kind, 0), COUNT_ROLE)

    def show_collections(self, rows: Sequence[CollectionRow]) -> None:
        """Show other collections; parents may stand after their children."""
        if self._collections.hasChildren():
            self._collections.removeRows(0, self._collections.rowCount())
        items = {each.id: _collection_row(each) for each in rows}
        for each in rows:
            above = items.get(each.parent, self._collections) if each.parent else self._collections
            above.appendRow(items[each.id])
        self.show_linked(self._linked)

    def show_linked(self, names: Mapping[int, str]) -> None:
        """Mark the collections that are kept in step with files: the file's name by the collection's id."""
        self._linked = names
        for item in self._all_rows():
            place = item.data(PLACE_ROLE)
            if place.kind is PlaceKind.COLLECTION:
                name = names.get(int(place.key), "")
                told = translate("Kept in step with {name}").format(name=name) if name else ""
                item.setData("link" if name else "collection", ICON_ROLE)
                item.setToolTip(told)
                item.setData(told, Qt.ItemDataRole.AccessibleDescriptionRole)

    def show_searches(self, rows: Sequence[SearchRow]) -> None:
        """Show other saved searches; the numbers that are known stay until they are counted anew."""
        self._searches.removeRows(0, self._searches.rowCount())
        for each in rows:
            place = Place.search(each.id)
            self._searches.appendRow(_row(place, each.name, "search", self._found.get(place, 0)))

    def show_search_count(self, place: Place, count: int) -> None:
        """Set the number beside a saved search."""
        self._found[place] = count
        index = self.index_of(place)
        if index.isValid():
            self.itemFromIndex(index).setData(count, COUNT_ROLE)

    def index_of(self, place: Place) -> QModelIndex:
        """The row of a place; an invalid index where there is none."""
        return next(
            (item.index() for item in self._all_rows() if item.data(PLACE_ROLE) == place), QModelIndex()
        )

    def place_at(self, index: Index) -> Place | None:
        """The place of a row; None for a caption."""
        place = index.data(PLACE_ROLE)
        return place if isinstance(place, Place) else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        place = self.place_at(index)
        if role != Qt.ItemDataRole.EditRole or place is None:
            return super().setData(index, value, role)
        name = str(value).strip()
        if name and name != index.data():
            self.collection_renamed.emit(int(place.key), name)
        return False

    def mimeTypes(self) -> list[str]:
        return [RECORDS_MIME, COLLECTION_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        place = self.place_at(indexes[0])
        if place:
            mime.setData(COLLECTION_MIME, place.key.encode())
        return mime

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        place = self.place_at(parent)
        if data.hasFormat(RECORDS_MIME):
            return place is not None and place.kind in (PlaceKind.COLLECTION, PlaceKind.TRASH)
        if data.hasFormat(COLLECTION_MIME):
            in_collection = place is not None and place.kind is PlaceKind.COLLECTION
            return in_collection or parent == self.collections_index
        return False

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        place = self.place_at(parent)
        if data.hasFormat(RECORDS_MIME) and place:
            self.records_dropped.emit(place, ids_from_mime(data))
        elif data.hasFormat(COLLECTION_MIME):
            moved = int(bytes(data.data(COLLECTION_MIME).data()).decode())
            self.collection_dropped.emit(moved, int(place.key) if place else None)
        # False: the rows stay; the tree is built anew when the library tells of the change.
        return False

    def _all_rows(self) -> list[QStandardItem]:
        found: list[QStandardItem] = []
        waiting = [self._lists, self._collections, self._searches]
        while waiting:
            item = waiting.pop(0)
            children = [item.child(place) for place in range(item.rowCount())]
            found += children
            waiting += children
        return found


def ids_to_mime(mime: QMimeData, ids: Sequence[RecordId]) -> None:
    """Add records to what a drag carries."""
    mime.setData(RECORDS_MIME, ",".join(map(str, ids)).encode())


def ids_from_mime(mime: QMimeData) -> list[RecordId]:
    """The records that a drag carries."""
    text = bytes(mime.data(RECORDS_MIME).data()).decode()
    return [RecordId(int(each)) for each in text.split(",") if each]


def _caption(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled)
    return item


def _row(place: Place, text: str, icon_name: str, count: int) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(place, PLACE_ROLE)
    item.setData(icon_name, ICON_ROLE)
    item.setData(count, COUNT_ROLE)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled)
    return item


def _collection_row(row: CollectionRow) -> QStandardItem:
    item = _row(Place.collection(row.id), row.name, "collection", row.count)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled)
    return item
