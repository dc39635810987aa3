"""The left pane: the lists of the library, its collections, its tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QTreeView, QVBoxLayout, QWidget

from refdesk.domain.query import Place, PlaceKind
from refdesk.gui.icons import icon
from refdesk.gui.models.places import CollectionRow, Index, PlaceModel, SearchRow
from refdesk.gui.panels.place_painter import PlacePainter
from refdesk.gui.panels.tag_cloud import TagCloud
from refdesk.gui.theme import SPACE_4, SPACE_8, SPACE_12
from refdesk.gui.widgets.buttons import icon_button
from refdesk.translation import translate

_ARROW_PX = 12


class PlaceTree(QTreeView):
    """The tree of places."""

    delete_pressed = Signal()

    def __init__(self, model: PlaceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setModel(model)
        self.setItemDelegate(PlacePainter(self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(SPACE_12)
        self.setMouseTracking(True)
        self.setAccessibleName(translate("Lists and collections"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.expandAll()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:  # noqa: N802
        if not index.parent().isValid() or not self.model().hasChildren(index):
            return
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        place = QRect(
            rect.right() - _ARROW_PX + 1, rect.center().y() - _ARROW_PX // 2 + 1, _ARROW_PX, _ARROW_PX
        )
        icon(name, "secondary").paint(painter, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


class Sidebar(QWidget):
    """Tree above, tags below. `place_chosen(Place)` when a person goes somewhere else."""

    place_chosen = Signal(object)
    collection_wanted = Signal()
    search_wanted = Signal()
    menu_wanted = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PlaceModel()
        self._name_wanted: Place | None = None
        self._is_following = False
        self.tree = PlaceTree(self.model)
        self.tags = TagCloud()
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.tree)
        self.splitter.addWidget(self.tags)
        self.splitter.setSizes([420, 160])
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setChildrenCollapsible(False)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self.splitter)
        add = icon_button("add", translate("New collection"), self.collection_wanted.emit)
        self.tree.setIndexWidget(self.model.collections_index, _at_the_right(add))
        add = icon_button("add", translate("New saved search"), self.search_wanted.emit)
        self.tree.setIndexWidget(self.model.searches_index, _at_the_right(add))
        self.tree.selectionModel().currentChanged.connect(self._choose)
        self.tree.customContextMenuRequested.connect(self._ask_for_menu)
        self.tags.chosen.connect(
            lambda name: self.place_chosen.emit(Place.tag(name) if name else Place.articles())
        )

    def show_place(self, place: Place) -> None:
        """Mark the place that the list shows."""
        self.tags.choose(place.key if place.kind is PlaceKind.TAG else "")
        selection = self.tree.selectionModel()
        index = self.model.index_of(place)
        flags = QItemSelectionModel.SelectionFlag
        self._is_following = True
        selection.setCurrentIndex(index, flags.ClearAndSelect if index.isValid() else flags.Clear)
        self._is_following = False

    def show_counts(self, counts: Mapping[PlaceKind, int]) -> None:
        """Set the numbers beside the lists."""
        self.model.show_counts(counts)

    def show_collections(self, rows: Sequence[CollectionRow], current: Place) -> None:
        """Show other collections; those that were closed stay closed."""
        closed = self._closed_places()
        self.model.show_collections(rows)
        self.tree.expandAll()
        for place in closed:
            self.tree.collapse(self.model.index_of(place))
        self.show_place(current)
        if self._name_wanted is not None:
            self.rename(self._name_wanted)

    def show_searches(self, rows: Sequence[SearchRow], current: Place) -> None:
        """Show other saved searches."""
        self.model.show_searches(rows)
        self.tree.expand(self.model.searches_index)
        self.show_place(current)

    def rename(self, place: Place) -> None:
        """Let a person type another name for a collection, as soon as it is shown."""
        index = self.model.index_of(place)
        self._name_wanted = None if index.isValid() else place
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.edit(index)

    def _closed_places(self) -> list[Place]:
        closed = []
        waiting = [self.model.collections_index]
        while waiting:
            above = waiting.pop()
            for row in range(self.model.rowCount(above)):
                index = self.model.index(row, 0, above)
                place = self.model.place_at(index)
                if place and self.model.hasChildren(index) and not self.tree.isExpanded(index):
                    closed.append(place)
                waiting.append(index)
        return closed

    def _choose(self, index: QModelIndex) -> None:
        place = self.model.place_at(index)
        if place and not self._is_following:
            self.place_chosen.emit(place)

    def _ask_for_menu(self, at: QPoint) -> None:
        place = self.model.place_at(self.tree.indexAt(at))
        self.menu_wanted.emit(place, self.tree.viewport().mapToGlobal(at))


def _at_the_right(part: QWidget) -> QWidget:
    holder = QWidget()
    stack = QVBoxLayout(holder)
    stack.setContentsMargins(0, SPACE_8, SPACE_4, 0)
    stack.addWidget(part, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return holder
