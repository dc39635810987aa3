"""The list of citation styles, narrowed by what is typed; those used last come first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from refdesk.domain.folding import fold
from refdesk.library import styles
from refdesk.library.styles import StyleEntry

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class FoundStyle:
    """A style with the text that is searched."""

    entry: StyleEntry
    folded: str


def find_styles() -> list[FoundStyle]:
    """Every style that can be chosen, by title."""
    return [
        FoundStyle(entry, fold(f"{entry.title} {entry.short_title} {entry.id}")) for entry in styles.styles()
    ]


class StyleList(QAbstractListModel):
    """The styles that contain every word that was typed."""

    def __init__(self, recent: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recent = recent
        self._all: list[FoundStyle] = []
        self._shown: list[FoundStyle] = []
        self._words: list[str] = []

    def show_styles(self, styles: Sequence[FoundStyle]) -> None:
        """Show other styles, those used last first."""
        places = {style_id: place for place, style_id in enumerate(self._recent)}
        last = len(places)
        self._all = sorted(styles, key=lambda style: places.get(style.entry.id, last))
        self._narrow()

    def search(self, text: str) -> None:
        """Show the styles that have all these words; independent styles and short names first."""
        self._words = fold(text).split()
        self._narrow()

    def style(self, row: int) -> StyleEntry:
        """The style of a row."""
        return self._shown[row].entry

    def row_of(self, style_id: str) -> int:
        """The row of a style; -1 where it is not shown."""
        return next((row for row, style in enumerate(self._shown) if style.entry.id == style_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        entry = self._shown[index.row()].entry
        if role == _Role.DisplayRole:
            return entry.title
        if role == _Role.ToolTipRole:
            return f"{entry.title} ({entry.id})"
        return None

    def _narrow(self) -> None:
        self.beginResetModel()
        found = [style for style in self._all if all(word in style.folded for word in self._words)]
        if self._words:
            found.sort(key=self._rank)
        self._shown = found
        self.endResetModel()

    def _rank(self, style: FoundStyle) -> tuple[bool, bool, bool, int]:
        wanted = " ".join(self._words)
        names = (fold(style.entry.short_title), style.entry.id.replace("-", " "))
        is_so_named = any(name.startswith(wanted) for name in names)
        return wanted not in names, not is_so_named, style.entry.is_dependent, len(style.entry.id)
