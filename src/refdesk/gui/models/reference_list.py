"""The entries of a reference list, or the places where a record is cited, as rows of two lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from refdesk.domain.names import author_text
from refdesk.domain.record import Record
from refdesk.domain.richtext import plain

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class TwoLines:
    """One row: the mark at its left edge, a line to read, a smaller line below, whether to look at it."""

    mark: str
    first: str
    second: str
    is_doubtful: bool = False


class TwoLineModel(QAbstractListModel):
    """Rows that are all in memory: a reference list has hundreds at most."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TwoLines] = []

    def show(self, rows: Sequence[TwoLines]) -> None:
        """Show other rows; the same number of rows keeps the selection."""
        if len(rows) == len(self._rows):
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{shown.mark} {shown.first}".strip()
        if role == ROW_ROLE:
            return shown
        if role == Qt.ItemDataRole.ToolTipRole:
            return shown.second
        return None


def short_line(record: Record) -> str:
    """`Kukeyeva 2006  Kazakhstan-U.S. relations`: what is read of a work, in one line."""
    names = record.names("author") or record.names("editor")
    year = "" if record.year is None else str(record.year)
    head = " ".join(part for part in (author_text(names), year) if part)
    return "  ".join(part for part in (head, plain(record.text("title"))) if part)
