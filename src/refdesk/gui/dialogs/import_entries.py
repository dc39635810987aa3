"""`EntriesTable`: the entries of a plan, each with a check mark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QTableView, QWidget

from refdesk.domain.names import author_text
from refdesk.domain.richtext import plain
from refdesk.formats.format import Entry
from refdesk.gui.dialogs.plain_table import dress
from refdesk.gui.widgets.tick_box import TickDelegate
from refdesk.library.importing import ImportPlan
from refdesk.translation import mark, translate

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_HEADINGS = (mark("Author"), mark("Title"), mark("Year"), mark("In the library"))


class PlanModel(QAbstractTableModel):
    """The entries of a plan, each with a check mark."""

    chosen_changed = Signal()

    def __init__(self, plan: ImportPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._left_out: set[int] = set()
        self._outcomes: Mapping[int, str] = {}

    @property
    def left_out(self) -> frozenset[int]:
        """The positions of entries that are not wanted."""
        return frozenset(self._left_out)

    def tell(self, outcomes: Mapping[int, str]) -> None:
        """Say of duplicates, by position, what happens to them."""
        self._outcomes = outcomes
        last = len(_HEADINGS) - 1
        self.dataChanged.emit(self.index(0, last), self.index(self.rowCount() - 1, last))

    def leave_out(self, places: frozenset[int], others: frozenset[int]) -> None:
        """Clear the marks of `places` and set those of `others`."""
        self._left_out = (self._left_out | places) - others
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))
        self.chosen_changed.emit()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._plan.entries)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if role == _Role.DisplayRole:
            return self._text(index.row(), index.column())
        if role == _Role.CheckStateRole and index.column() == 0:
            is_wanted = index.row() not in self._left_out
            return Qt.CheckState.Checked if is_wanted else Qt.CheckState.Unchecked
        if role == _Role.ToolTipRole:
            entry = self._plan.entries[index.row()]
            return entry.source or self._text(index.row(), index.column())
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole:
            return False
        self._left_out ^= {index.row()}
        self.dataChanged.emit(index, index)
        self.chosen_changed.emit()
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return translate(_HEADINGS[section])
        return None

    def _text(self, place: int, column: int) -> str:
        entry = self._plan.entries[place]
        if column == 0:
            return authors_of(entry)
        if column == 1:
            return title_of(entry)
        if column == 2:
            return str(entry.record.year) if entry.record.year is not None else ""
        return ", ".join(filter(None, [self._found(place), self._outcomes.get(place)]))

    def _found(self, place: int) -> str:
        match = self._plan.duplicates.get(place)
        if match is None:
            return ""
        return translate("yes") if match.is_sure else translate("likely")


class EntriesTable(QTableView):
    """The model in the look of the dialogs."""

    def __init__(self, model: PlanModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(TickDelegate(self))
        dress(self, translate("Entries"), 1, {0: 26, 2: 8, 3: 20})


def authors_of(entry: Entry) -> str:
    """The entry's first persons, as a list shows them."""
    return author_text(entry.record.names("author") or entry.record.names("editor"))


def title_of(entry: Entry) -> str:
    """The entry's title, else its key."""
    return plain(entry.record.text("title")) or entry.key
