"""The table of records: columns that can be chosen, sorted and moved; rows that can be dragged out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from refdesk.domain.query import Column, Order
from refdesk.domain.summary import RecordId
from refdesk.gui.models.columns import COLUMNS, place_of
from refdesk.gui.models.record_table import RecordTableModel
from refdesk.gui.panels.row_painter import RowPainter
from refdesk.gui.theme import SPACE_8
from refdesk.translation import translate

#: More chosen rows than these are not looked for again after the list changed.
_RESELECTED_ROWS = 1000
#: What leaves first where there is no room for all columns and the title.
_DROPPED_FIRST = (Column.CONTAINER, Column.CITED_BY, Column.YEAR)
_LEAST_TITLE_LETTERS = 24
_ORDER_MARKS = {False: "+", True: "-"}


class RecordView(QTableView):
    """A table over a `RecordTableModel`.

    `chosen` is emitted once after any change of the selection; `order_changed(Order)` when a heading is
    clicked; `typed(text)` when letters are typed into the list, which are meant for the search.
    """

    chosen = Signal()
    order_changed = Signal(object)
    typed = Signal(str)
    opened = Signal()

    def __init__(self, model: RecordTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self.chosen)
        self._has_own_columns = False
        self._is_filling = False
        self._is_ranking = False
        # The viewport's width, told by its resize event: the first `viewport()` makes PySide 6.11 load every
        # widget class there is, 30 ms of the start.
        self._room = 0
        self._set_up_rows()
        self.setModel(model)
        # Or Ctrl+A at 100,000 rows takes 1.4 s: the header asks every row whether it is selected.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
        self._set_up_header()
        self.selectionModel().selectionChanged.connect(lambda *_: self._settled.start())
        self.selectionModel().currentRowChanged.connect(lambda *_: self._settled.start())
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def rank_hits(self, is_wanted: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Show the hits of a search by how well they fit, until a heading is clicked."""
        if is_wanted != self._is_ranking:
            self._is_ranking = is_wanted
            self.horizontalHeader().setSortIndicatorShown(not is_wanted)
            self.order_changed.emit(self.order)

    @property
    def order(self) -> Order:
        """How the list is sorted."""
        if self._is_ranking:
            return Order(Column.RELEVANCE)
        return self._column_order()

    def _column_order(self) -> Order:
        header = self.horizontalHeader()
        section = header.sortIndicatorSection()
        is_descending = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        return Order(COLUMNS[section].column if section >= 0 else Column.AUTHOR, is_descending)

    def chosen_ids(self) -> Sequence[int]:
        """The chosen records in the order of the list."""
        ids = self._model.ids
        found = ids[:0]
        for first, last in self._chosen_ranges():
            found.extend(ids[first : last + 1])
        return found

    def current_id(self) -> RecordId | None:
        """The chosen row that the keyboard is on, else the first chosen one."""
        ranges = list(self._chosen_ranges())
        if not ranges:
            return None
        row = self.currentIndex().row()
        if any(first <= row <= last for first, last in ranges):
            return self._model.id_at(row)
        return self._model.id_at(ranges[0][0])

    def choose_ids(self, ids: Sequence[int], current: int | None = None) -> None:
        """Choose the rows of these records, as far as the list has them, and scroll to the current one."""
        rows = sorted(row for row in map(self._model.row_of, map(RecordId, ids)) if row >= 0)
        selection = QItemSelection()
        last_column = len(COLUMNS) - 1
        for row in rows:
            selection.select(self._model.index(row, 0), self._model.index(row, last_column))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flags.ClearAndSelect)
        row = self._model.row_of(RecordId(current)) if current is not None else -1
        row = row if row >= 0 else next(iter(rows), -1)
        if row >= 0:
            index = self._model.index(row, place_of(Column.TITLE))
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self.scrollTo(index)
        self._settled.start()

    def choose_row(self, row: int) -> None:
        """Choose one row, the last where there are fewer."""
        row = min(row, len(self._model.ids) - 1)
        if row >= 0:
            self.choose_ids([self._model.id_at(row)])

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show other rows; what was chosen stays chosen, else the row at its place is."""
        chosen, current = self.chosen_ids(), self.current_id()
        row = self.currentIndex().row()
        if not self._model.show(ids):  # type: ignore[arg-type]  # always array('q'): what listing.ids gives
            return
        if not chosen or len(chosen) > _RESELECTED_ROWS:
            self._settled.start()
            return
        self.choose_ids(chosen, current)
        if not self.selectionModel().hasSelection() and row >= 0:
            self.choose_row(row)

    def columns_kept(self) -> tuple[str, ...]:
        """What is to be remembered of the columns: `author=160` in the order shown, `-year` for the sort.

        Widths and choice are left out while the person has changed nothing of them.
        """
        header = self.horizontalHeader()
        sorted_by = self._column_order()
        order = _ORDER_MARKS[sorted_by.is_descending] + sorted_by.column.value
        if not self._has_own_columns:
            return (order,)
        shown = [header.logicalIndex(place) for place in range(header.count())]
        widths = [
            f"{COLUMNS[section].column.value}={header.sectionSize(section)}"
            for section in shown
            if not header.isSectionHidden(section)
        ]
        return (*widths, order)

    def restore_columns(self, kept: Sequence[str]) -> None:
        """Bring back what `columns_kept` said; words that are not understood are passed over."""
        widths = [each.partition("=") for each in kept if "=" in each]
        known = {each.column.value: place for place, each in enumerate(COLUMNS)}
        sizes = {known[name]: int(size) for name, _, size in widths if name in known and size.isdigit()}
        if sizes:
            self._has_own_columns = True
            self._show_columns(sizes)
        for each in kept:
            if each[:1] in _ORDER_MARKS.values() and each[1:] in known:
                direction = Qt.SortOrder.DescendingOrder if each[0] == "-" else Qt.SortOrder.AscendingOrder
                self.horizontalHeader().setSortIndicator(known[each[1:]], direction)

    def fill_width(self) -> None:
        """Give the title the room that is left; until a person chose columns, drop what does not fit."""
        header, title = self.horizontalHeader(), place_of(Column.TITLE)
        room = self._room
        self._is_filling = True
        if not self._has_own_columns:
            self._show_what_fits(room)
        others = header.length() - header.sectionSize(title)
        header.resizeSection(title, max(room - others, self._letters(_LEAST_TITLE_LETTERS // 2)))
        self._is_filling = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room = event.size().width()
        self.fill_width()

    def keyboardSearch(self, search: str) -> None:
        if search.strip():
            self.typed.emit(search)

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and the last row; in a table of Qt they stay in the row."""
        ends = {self.CursorAction.MoveHome: 0, self.CursorAction.MoveEnd: len(self._model.ids) - 1}
        if action in ends:
            return self._model.index(ends[action], place_of(Column.TITLE))
        return super().moveCursor(action, modifiers)

    def _set_up_rows(self) -> None:
        self.setItemDelegate(RowPainter(self))
        self.setAccessibleName(translate("Records"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(self.fontMetrics().height() + SPACE_8)
        rows.setDefaultSectionSize(self.fontMetrics().height() + SPACE_8)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(self._letters(4))
        header.setSortIndicator(place_of(Column.AUTHOR), Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        header.sortIndicatorChanged.connect(lambda *_: self._sort_by_column())
        for section, column in enumerate(COLUMNS):
            header.resizeSection(section, self._letters(column.letters))
            header.setSectionHidden(section, not column.is_shown_first)
        header.sectionResized.connect(self._keep_filled)

    def _sort_by_column(self) -> None:
        self._is_ranking = False
        self.horizontalHeader().setSortIndicatorShown(True)
        self.order_changed.emit(self.order)

    def _chosen_ranges(self) -> Iterator[tuple[int, int]]:
        selection = self.selectionModel().selection()
        ranges = (selection.at(place) for place in range(selection.count()))
        yield from sorted({(each.top(), each.bottom()) for each in ranges})

    def _show_columns(self, sizes: dict[int, int]) -> None:
        header = self.horizontalHeader()
        for section in range(len(COLUMNS)):
            header.setSectionHidden(section, section not in sizes)
        for place, (section, size) in enumerate(sizes.items()):
            header.resizeSection(section, size)
            header.moveSection(header.visualIndex(section), place)

    def _choose_columns(self, at: QPoint) -> None:
        header = self.horizontalHeader()
        menu = QMenu(self)
        for section, column in enumerate(COLUMNS):
            action = QAction(translate(column.label), menu, checkable=True)
            action.setChecked(not header.isSectionHidden(section))
            action.setEnabled(column.column is not Column.TITLE)
            action.toggled.connect(lambda is_shown, at=section: self._set_shown(at, is_shown))
            menu.addAction(action)
        menu.addSeparator()
        ranking = QAction(translate("Best matches of a search first"), menu, checkable=True)
        ranking.setChecked(self._is_ranking)
        ranking.toggled.connect(self.rank_hits)
        menu.addAction(ranking)
        menu.exec(header.mapToGlobal(at))

    def _show_what_fits(self, room: int) -> None:
        header = self.horizontalHeader()
        shown = [section for section, column in enumerate(COLUMNS) if column.is_shown_first]
        dropped = [place_of(column) for column in _DROPPED_FIRST]
        while dropped and self._least_width(shown) > room:
            shown.remove(dropped.pop(0))
        for section in range(len(COLUMNS)):
            header.setSectionHidden(section, section not in shown)

    def _least_width(self, sections: Sequence[int]) -> int:
        title = place_of(Column.TITLE)
        letters = (_LEAST_TITLE_LETTERS if each == title else COLUMNS[each].letters for each in sections)
        return sum(map(self._letters, letters))

    def _set_shown(self, section: int, is_shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._has_own_columns = True
        self.horizontalHeader().setSectionHidden(section, not is_shown)
        self.fill_width()

    def _keep_filled(self, section: int) -> None:
        if self._is_filling:
            return
        self._has_own_columns = True
        if section != place_of(Column.TITLE):
            self.fill_width()

    def _letters(self, count: int) -> int:
        return self.fontMetrics().averageCharWidth() * count + 2 * SPACE_8
