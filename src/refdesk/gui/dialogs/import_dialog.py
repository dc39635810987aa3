"""`ImportDialog(desk, plan, parent)`: what an import would add; the signal `decided(ImportChoices)`."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QTableView,
    QTabWidget,
    QWidget,
)

from refdesk.domain.names import author_text
from refdesk.domain.query import PlaceKind
from refdesk.domain.richtext import plain
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.frame import fill, fit_to_screen
from refdesk.gui.dialogs.plain_table import dress
from refdesk.gui.dialogs.problems import ProblemsTable
from refdesk.gui.theme import SPACE_8, SPACE_12, SPACE_16
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.labels import label, paragraph
from refdesk.gui.widgets.layouts import column, row
from refdesk.gui.widgets.tick_box import TickDelegate
from refdesk.library.importing import Duplicates, ImportChoices, ImportPlan
from refdesk.translation import mark, translate, translate_count

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_HEADINGS = (mark("Author"), mark("Title"), mark("Year"), mark("In the library"))
_ANSWERS = (
    (Duplicates.SKIP, mark("Leave them out")),
    (Duplicates.ADD, mark("Add them again")),
    (Duplicates.REPLACE, mark("Replace what the library has")),
)


class PlanModel(QAbstractTableModel):
    """The entries of a plan, each with a check mark."""

    chosen_changed = Signal()

    def __init__(self, plan: ImportPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._left_out: set[int] = set()

    @property
    def left_out(self) -> frozenset[int]:
        """The positions of entries that are not wanted."""
        return frozenset(self._left_out)

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

    def _text(self, place: int, column_: int) -> str:
        entry = self._plan.entries[place]
        record = entry.record
        if column_ == 0:
            return author_text(record.names("author") or record.names("editor"))
        if column_ == 1:
            return plain(record.text("title")) or entry.key
        if column_ == 2:
            return str(record.year) if record.year is not None else ""
        match = self._plan.duplicates.get(place)
        if match is None:
            return ""
        return translate("yes") if match.is_sure else translate("likely")


class ImportDialog(QDialog):
    """Shows what files would add, what the library has of it, and what could not be read."""

    decided = Signal(object)

    def __init__(self, desk: Desk, plan: ImportPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan = plan
        self.model = PlanModel(plan, self)
        self.tags = QLineEdit()
        self.tags.setPlaceholderText(translate("none; part them with commas"))
        self._answers = QButtonGroup(self)
        self._import = primary_button("", self._choose)
        self.setWindowTitle(translate("Import"))
        parts: list[QWidget | QHBoxLayout] = [
            label(_heading(plan), "title"),
            paragraph(_told(plan), "secondary"),
        ]
        if self._sure_count():
            parts.append(self._duplicates_row())
        parts += [self._tabs(), self._tags_row()]
        cancel = button(translate("Cancel"), self.reject)
        fill(self, column(*parts, spacing=SPACE_12), None, cancel, self._import)
        self.model.chosen_changed.connect(self._take)
        self._answers.idToggled.connect(lambda _id, _on: self._take())
        self._take()
        fit_to_screen(self, 860, 600)

    @property
    def choices(self) -> ImportChoices:
        """The person's answers as they stand."""
        tags = tuple(dict.fromkeys(tag for tag in map(str.strip, self.tags.text().split(",")) if tag))
        return ImportChoices(self._answer(), self._collection(), tags, self.model.left_out)

    def _choose(self) -> None:
        self.decided.emit(self.choices)
        self.accept()

    def _collection(self) -> int | None:
        """What is imported while a collection is shown goes into it."""
        place = self._desk.selection.place
        return int(place.key) if place.kind is PlaceKind.COLLECTION else None

    def _answer(self) -> Duplicates:
        number = self._answers.checkedId()
        return _ANSWERS[number][0] if number >= 0 else Duplicates.SKIP

    def _sure_count(self) -> int:
        return sum(match.is_sure for match in self._plan.duplicates.values())

    def _take(self) -> None:
        left_out = set(self.model.left_out)
        if self._answer() is Duplicates.SKIP:
            left_out |= {place for place, match in self._plan.duplicates.items() if match.is_sure}
        count = len(self._plan.entries) - len(left_out)
        self._import.setText(translate_count("Import {count} entry", "Import {count} entries", count))
        self._import.setEnabled(count > 0)

    def _duplicates_row(self) -> QHBoxLayout:
        told = translate_count(
            "{count} entry is in the library already:",
            "{count} entries are in the library already:",
            self._sure_count(),
        )
        buttons = []
        for number, (_answer, text) in enumerate(_ANSWERS):
            made = QRadioButton(translate(text))
            self._answers.addButton(made, number)
            buttons.append(made)
        buttons[0].setChecked(True)
        return row(label(told), *buttons, None, spacing=SPACE_16)

    def _tabs(self) -> QWidget:
        view = self._entries_view()
        if not self._plan.problems:
            return view
        tabs = QTabWidget()
        tabs.addTab(view, translate_count("{count} entry", "{count} entries", len(self._plan.entries)))
        problems = self._plan.problems
        told = translate_count("{count} problem", "{count} problems", len(problems))
        tabs.addTab(ProblemsTable(problems), told)
        if not self._plan.entries:
            tabs.setCurrentIndex(1)
        return tabs

    def _entries_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self.model)
        view.setItemDelegate(TickDelegate(view))
        dress(view, translate("Entries"), 1, {0: 26, 2: 8, 3: 14})
        return view

    def _tags_row(self) -> QHBoxLayout:
        caption = label(translate("Tags for all of them"))
        caption.setBuddy(self.tags)
        self.tags.setAccessibleName(caption.text())
        return row(caption, self.tags, spacing=SPACE_8)


def _heading(plan: ImportPlan) -> str:
    count = len(plan.entries)
    if len(plan.sources) == 1 and not plan.sources[0].name:
        return translate_count(
            "{count} entry in what was pasted", "{count} entries in what was pasted", count
        )
    if len(plan.sources) == 1:
        told = translate_count("{count} entry in", "{count} entries in", count)
        return f"{told} {plan.sources[0].name}"
    entries = translate_count("{count} entry", "{count} entries", count)
    files = translate_count("{count} file", "{count} files", len(plan.sources))
    return translate("{entries} in {files}").format(entries=entries, files=files)


def _told(plan: ImportPlan) -> str:
    likely = sum(not match.is_sure for match in plan.duplicates.values())
    parts = []
    if likely:
        parts.append(
            translate_count(
                "{count} entry is likely in the library already; clear its mark if you do not want it.",
                "{count} entries are likely in the library already; clear the marks of any you do not want.",
                likely,
            )
        )
    unknown = [source.name for source in plan.sources if not source.format_id]
    if unknown:
        parts.append(translate("Not recognised: {names}.").format(names=", ".join(unknown)))
    return " ".join(parts) or translate("All of it is one step that Undo takes back.")
