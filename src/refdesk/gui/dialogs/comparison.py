"""`ComparisonTable`: fields that two sides say differently, beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView, QWidget

from refdesk.domain.fields import FIELDS, TYPES
from refdesk.domain.richtext import plain
from refdesk.gui.dialogs.plain_table import dress
from refdesk.library.differences import TYPE, Difference
from refdesk.translation import translate

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class ComparisonTable(QTableView):
    """Rows of field, ours, theirs; `headings` name the two sides."""

    def __init__(self, name: str, headings: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _ComparisonModel((translate("Field"), *headings), self)
        self.setModel(self._model)
        dress(self, name, 2, {0: 18, 1: 40})

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show these rows instead of those before."""
        self._model.show(differences)


class _ComparisonModel(QAbstractTableModel):
    def __init__(self, headings: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._headings = headings
        self._rows: Sequence[Difference] = ()

    def show(self, rows: Sequence[Difference]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return told(self._rows[index.row()])[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self._headings[section]
        return None


def told(difference: Difference) -> tuple[str, str, str]:
    """The field's label and both values, as a person reads them."""
    ours, theirs = difference.ours, difference.theirs
    if difference.field == TYPE:
        return translate("Type"), _type_label(ours), _type_label(theirs)
    field = FIELDS.get(difference.field)
    label = translate(field.label) if field else difference.field
    return label, plain(ours), plain(theirs)


def _type_label(name: str) -> str:
    return translate(TYPES[name].label) if name in TYPES else name
