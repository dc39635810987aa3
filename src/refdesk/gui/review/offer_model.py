"""What an offer would change, a row for every field of every reference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from refdesk.domain.draft import Draft
from refdesk.domain.fields import FIELDS, TYPES
from refdesk.gui.review.review import ItemId, Review
from refdesk.reading.correcting.correction import Offer
from refdesk.translation import mark, translate

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_HEADINGS = (mark("Reference"), mark("Field"), mark("Now"), mark("Corrected"))


@dataclass(frozen=True, slots=True)
class Row:
    """One field of one reference before and after. `field` is empty for the type."""

    item: ItemId
    number: str
    field: str
    before: str
    after: str
    is_first: bool

    def texts(self) -> tuple[str, str, str, str]:
        """What the columns show."""
        label = translate(FIELDS[self.field].label if self.field else "Type")
        empty = translate("(empty)")
        return (self.number if self.is_first else "", label, self.before or empty, self.after or empty)


class OfferModel(QAbstractTableModel):
    """The rows, a check mark at the first of each reference."""

    chosen_changed = Signal()

    def __init__(self, review: Review, offer: Offer[ItemId], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = [row for item, draft in offer.corrected.items() for row in _rows(review, item, draft)]
        self._chosen = set(offer.corrected)

    @property
    def chosen(self) -> frozenset[ItemId]:
        """The references that are to be corrected."""
        return frozenset(self._chosen)

    def row_at(self, row: int) -> Row:
        """What a row shows."""
        return self._rows[row]

    def choose(self, items: frozenset[ItemId]) -> None:
        """Mark just these references."""
        self._chosen = set(items)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
        self.chosen_changed.emit()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        shown = self._rows[index.row()]
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return shown.texts()[index.column()]
        if role == _Role.CheckStateRole and index.column() == 0 and shown.is_first:
            return Qt.CheckState.Checked if shown.item in self._chosen else Qt.CheckState.Unchecked
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole:
            return False
        self.choose(self.chosen ^ {self._rows[index.row()].item})
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        is_box = index.column() == 0 and self._rows[index.row()].is_first
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_box else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return translate(_HEADINGS[section])
        return None


def _rows(review: Review, item: ItemId, after: Draft) -> Iterator[Row]:
    entry = review.entry(item)
    number, before = str(entry.reference.number), entry.draft
    is_first = True
    if before.record.type != after.record.type:
        yield Row(item, number, "", _type_label(before), _type_label(after), is_first)
        is_first = False
    for field in FIELDS:
        old, new = before.record.text(field), after.record.text(field)
        if old != new:
            yield Row(item, number, field, old, new, is_first)
            is_first = False


def _type_label(draft: Draft) -> str:
    known = TYPES.get(draft.record.type)
    return translate(known.label) if known else draft.record.type
