"""The works of one citation in their order, to be dragged into another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from refdesk.csl import Cite, Mode
from refdesk.translation import translate

_ID = Qt.ItemDataRole.UserRole
_TITLE = Qt.ItemDataRole.UserRole + 1


class CiteList(QListWidget):
    """Rows that can be dragged, or moved with Alt+Up and Alt+Down.

    `cite_chosen(Cite)` when another row is current, `reordered` after a row has moved.
    """

    cite_chosen = Signal(object)
    reordered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cites: dict[str, Cite] = {}
        self.setAccessibleName(translate("Cited works, in order"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "plain")
        self.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self.model().rowsMoved.connect(lambda *_: self.reordered.emit())

    @property
    def cites(self) -> tuple[Cite, ...]:
        """The cites in the order of the rows."""
        return tuple(self._cites[self.item(row).data(_ID)] for row in range(self.count()))

    def show_cites(self, cites: Sequence[tuple[Cite, str]]) -> None:
        """Show other works, each with its title; the first is chosen."""
        self.clear()
        self._cites = {cite.id: cite for cite, _title in cites}
        for cite, title in cites:
            item = QListWidgetItem(title)
            item.setData(_ID, cite.id)
            item.setData(_TITLE, title)
            item.setToolTip(title)
            self.addItem(item)
        self.setCurrentRow(0)

    def change_current(self, **changes: Any) -> None:
        """Change the chosen cite; what was changed stands behind its title."""
        item = self.currentItem()
        if item is None:
            return
        cite = replace(self._cites[item.data(_ID)], **changes)
        self._cites[cite.id] = cite
        told = [cite.prefix, f"{cite.label} {cite.locator}" if cite.locator else "", cite.suffix]
        if cite.mode is not Mode.WHOLE:
            told.append(cite.mode.value)
        item.setText(" \u00b7 ".join([item.data(_TITLE), *filter(None, told)]))

    def move_current(self, by: int) -> None:
        """Move the chosen row up (-1) or down (1)."""
        row = self.currentRow()
        if not 0 <= row + by < self.count():
            return
        self.blockSignals(True)
        item = self.takeItem(row)
        self.insertItem(row + by, item)
        self.setCurrentItem(item)
        self.blockSignals(False)
        self.reordered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if by is not None:
                self.move_current(by)
                return
        super().keyPressEvent(event)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.cite_chosen.emit(self._cites[item.data(_ID)])
