"""The list of citation styles as it was searched; favourites carry a star."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from refdesk.library.styles import StyleEntry
from refdesk.translation import mark, translate

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
ENTRY_ROLE, STAR_ROLE = _Role.UserRole + 1, _Role.UserRole + 2
FORMATS = {
    "author-date": mark("author and date"),
    "author": mark("author"),
    "numeric": mark("numbers"),
    "label": mark("labels"),
    "note": mark("notes"),
}


class StyleList(QAbstractListModel):
    """The styles that were found, in their order."""

    def __init__(self, favourites: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.favourites = tuple(favourites)
        self._shown: Sequence[StyleEntry] = ()

    def show_styles(self, styles: Sequence[StyleEntry]) -> None:
        """Show other styles."""
        self.beginResetModel()
        self._shown = styles
        self.endResetModel()

    def style(self, row: int) -> StyleEntry:
        """The style of a row."""
        return self._shown[row]

    def row_of(self, style_id: str) -> int:
        """The row of a style; -1 where it is not shown."""
        return next((row for row, style in enumerate(self._shown) if style.id == style_id), -1)

    def toggle_star(self, row: int) -> None:
        """Make the style of a row a favourite, the last of them, or no longer."""
        name = self._shown[row].id
        others = tuple(each for each in self.favourites if each != name)
        self.favourites = others if name in self.favourites else (*others, name)
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        entry = self._shown[index.row()]
        if role == _Role.DisplayRole:
            return entry.title
        if role == ENTRY_ROLE:
            return entry
        if role == STAR_ROLE:
            return entry.id in self.favourites
        if role == _Role.ToolTipRole:
            return f"{entry.title} ({entry.id})"
        return None


def kind_of(entry: StyleEntry) -> str:
    """`author and date`; `as Nature` for a style that leads to another; empty where it does not say."""
    if entry.is_dependent:
        return translate("as {style}").format(style=entry.parent_title)
    return translate(FORMATS[entry.format]) if entry.format in FORMATS else ""
