"""`ShortcutsDialog(parent)`: every key there is, to look through; made of the table of actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from refdesk.domain.folding import fold
from refdesk.gui.actions import ACTIONS, MENUS, action_ids
from refdesk.gui.dialogs.frame import fill, fit_to_screen
from refdesk.gui.theme import SPACE_12
from refdesk.gui.widgets.buttons import primary_button
from refdesk.gui.widgets.layouts import column
from refdesk.translation import mark, translate

#: Keys that belong to no action of the window: those of the review of a paste.
_REVIEW_KEYS = (
    (mark("Next doubtful field"), ("F8",)),
    (mark("Accept the field and go on"), ("Return",)),
    (mark("Assign the selected words of the page to a field"), ("1", "9")),
    (mark("Add the selected words of the page to a field"), ("Ctrl+1", "Ctrl+9")),
    (mark("Apply the correction to others"), ("F9",)),
    (mark("Split the reference at the cursor"), ("Ctrl+D",)),
    (mark("Merge with the reference before"), ("Ctrl+M",)),
    (mark("Save"), ("Ctrl+Return",)),
)
#: And those of the fields of a record.
_FIELD_KEYS = (
    (mark("Set the selected words in italics"), ("Ctrl+I",)),
    (mark("Set the selected words in bold"), ("Ctrl+B",)),
)


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One line: where it holds, what it does, the keys as a person reads them."""

    place: str
    label: str
    keys: str


def shortcuts() -> list[Shortcut]:
    """Every shortcut, in the order of the menus, then those of the review."""
    by_id = {action.id: action for action in ACTIONS}
    found = []
    for menu, ids in MENUS:
        for action in (by_id[each] for each in action_ids(ids)):
            if action.shortcuts:
                place = translate(menu).replace("&", "")
                found.append(
                    Shortcut(place, translate(action.label).rstrip("."), _spelt(action.shortcuts, ", "))
                )
    for place, rows in ((mark("Fields of a record"), _FIELD_KEYS), (mark("Review of a paste"), _REVIEW_KEYS)):
        for told, keys in rows:
            between = " \u2013 " if keys[0][-1] == "1" else ", "
            found.append(Shortcut(translate(place), translate(told), _spelt(keys, between)))
    return found


class ShortcutsDialog(QDialog):
    """A list that is narrowed by typing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all = shortcuts()
        self.setWindowTitle(translate("Keyboard shortcuts"))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(translate("Search what a key does"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._show)
        self.table = self._make_table()
        close = primary_button(translate("Close"), self.accept)
        fill(self, column(self.filter, self.table, spacing=SPACE_12), None, close)
        self._show("")
        fit_to_screen(self, 640, 560)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 3)
        table.setProperty("role", "plain")
        table.setHorizontalHeaderLabels([translate("What it does"), translate("Keys"), translate("Where")])
        table.setAccessibleName(translate("Keyboard shortcuts"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + SPACE_12)
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.resizeSection(1, 22 * self.fontMetrics().averageCharWidth())
        header.resizeSection(2, 18 * self.fontMetrics().averageCharWidth())
        return table

    def _show(self, wanted: str) -> None:
        words = fold(wanted).split()
        shown = [each for each in self._all if _has(each, words)]
        self.table.setRowCount(len(shown))
        for line, each in enumerate(shown):
            for place, text in enumerate((each.label, each.keys, each.place)):
                self.table.setItem(line, place, QTableWidgetItem(text))


def _has(shortcut: Shortcut, words: Sequence[str]) -> bool:
    text = fold(f"{shortcut.label} {shortcut.keys} {shortcut.place}")
    return all(word in text for word in words)


def _spelt(keys: Sequence[str], between: str) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return between.join(QKeySequence(each).toString(native) for each in keys)
