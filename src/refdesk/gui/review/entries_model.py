"""The rows of the drafts list: the article, a heading, the references."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from refdesk.domain.draft import Draft
from refdesk.domain.names import author_text
from refdesk.domain.richtext import plain
from refdesk.gui.review.review import ARTICLE, Entry, ItemId, Review
from refdesk.gui.review.session import Session
from refdesk.translation import translate, translate_count

#: What stands in the list instead of an item: the heading over the references.
HEADING = ItemId(-1)
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class RowText:
    """What one folded row shows."""

    number: str
    author: str
    year: str
    title: str
    doubts: int
    tag: str = ""
    is_sure: bool = False

    @classmethod
    def of_entry(cls, entry: Entry) -> RowText:
        """The row of a reference."""
        made = replace(cls.of_draft(entry.draft), number=str(entry.reference.number))
        if entry.match is None:
            return made
        tag = translate("in library") if entry.match.is_sure else translate("likely in library")
        return replace(made, tag=tag, is_sure=entry.match.is_sure)

    @classmethod
    def of_draft(cls, draft: Draft) -> RowText:
        """The row of a draft without a number."""
        record = draft.record
        author = author_text(record.names("author") or record.names("editor"))
        year = record.year
        title = plain(record.text("title") or record.text("container-title")) or draft.text[:200]
        return cls("", author, str(year) if year is not None else "", title, len(draft.doubtful))

    @property
    def spoken(self) -> str:
        """The row in words."""
        doubts = translate_count("{count} field to check", "{count} fields to check", self.doubts)
        parts = (self.number, self.author, self.year, self.title, doubts if self.doubts else "", self.tag)
        return ", ".join(part for part in parts if part)


class EntriesModel(QAbstractTableModel):
    """One column: each row an item. The check marks are the references to be saved."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._review = session.review
        self._items = _items(self._review)
        session.changed.connect(self._take)

    def item(self, row: int) -> ItemId:
        """The item of a row, or `HEADING`."""
        return self._items[row]

    def row_of(self, item: ItemId) -> int:
        """The row of an item; -1 where it has none."""
        return self._items.index(item) if item in self._items else -1

    def row_text(self, row: int) -> RowText:
        """What a row shows folded."""
        if self._items[row] == ARTICLE:
            assert self._review.article
            return RowText.of_draft(self._review.article)
        return RowText.of_entry(self._entry(row))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        item = self._items[index.row()]
        if role == _Role.CheckStateRole:
            return self._check_state(index.row())
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return self.heading() if item == HEADING else self.row_text(index.row()).spoken
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole:
            return False
        chosen = {entry.id for entry in self._review.chosen}
        item = self._items[index.row()]
        if item == ARTICLE:
            return False
        if item == HEADING:
            everything = {entry.id for entry in self._review.entries}
            self._session.choose(set() if chosen == everything else everything)
        else:
            self._session.choose(chosen ^ {item})
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self._items[index.row()] == HEADING:
            usable = Qt.ItemFlag.ItemIsEnabled
            return usable | Qt.ItemFlag.ItemIsUserCheckable if self._review.entries else usable
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if self._items[index.row()] == ARTICLE else flags | Qt.ItemFlag.ItemIsUserCheckable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """Nothing: a screen reader would say the row's place before its number in the list."""
        return None

    def heading(self) -> str:
        """`31 references, 4 to check`, in words that say so kindly where there are none."""
        count = len(self._review.entries)
        if not count:
            return translate("No reference list was found on this page.")
        told = translate_count("{count} reference", "{count} references", count)
        to_check = self._review.to_check()
        if not to_check:
            return translate("{references}, all read surely").format(references=told)
        return translate("{references}, {count} to check").format(references=told, count=to_check)

    def _check_state(self, row: int) -> Qt.CheckState | None:
        item = self._items[row]
        if item == ARTICLE or not self._review.entries:
            return None
        if item != HEADING:
            return Qt.CheckState.Checked if self._entry(row).is_chosen else Qt.CheckState.Unchecked
        chosen = len(self._review.chosen)
        if chosen == len(self._review.entries):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if chosen else Qt.CheckState.Unchecked

    def _entry(self, row: int) -> Entry:
        return self._review.entries[row - self._items.index(HEADING) - 1]

    def _take(self) -> None:
        items = _items(self._session.review)
        if items == self._items:
            self._review = self._session.review
            self.dataChanged.emit(self.index(0, 0), self.index(len(items) - 1, 0))
            return
        self.beginResetModel()
        self._review, self._items = self._session.review, items
        self.endResetModel()


def _items(review: Review) -> list[ItemId]:
    own = [ARTICLE] if review.article else []
    return [*own, HEADING, *(entry.id for entry in review.entries)]
