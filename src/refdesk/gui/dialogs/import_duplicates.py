"""`DuplicatesPane(desk, plan)`: what the library has already, and what is to happen to each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSplitter, QTableView, QWidget

from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.comparison import ComparisonTable
from refdesk.gui.dialogs.import_entries import authors_of, title_of
from refdesk.gui.dialogs.plain_table import dress
from refdesk.gui.theme import SPACE_8, SPACE_16
from refdesk.gui.widgets.buttons import button
from refdesk.gui.widgets.labels import label
from refdesk.gui.widgets.layouts import column, row
from refdesk.library import importing
from refdesk.library.importing import Duplicates, ImportPlan
from refdesk.translation import mark, translate

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_HEADINGS = (mark("Author"), mark("Title"), mark("Found"), mark("What happens"))
ANSWERS = (
    (Duplicates.SKIP, mark("Leave out"), mark("left out")),
    (Duplicates.ADD, mark("Keep both"), mark("added as well")),
    (Duplicates.FILL, mark("Fill gaps"), mark("fills gaps")),
    (Duplicates.REPLACE, mark("Replace"), mark("replaces")),
)
#: What can be done with a work that stands in the file before.
_FOR_REPEATS = (Duplicates.SKIP, Duplicates.ADD)
_TOPIC = "what a duplicate says differently"


class DuplicatesModel(QAbstractTableModel):
    """The duplicates of a plan in the order of its entries, with an answer for each."""

    def __init__(self, plan: ImportPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self.places = tuple(sorted({*plan.duplicates, *plan.repeats}))
        self.answers = {place: self._usual(place) for place in self.places}

    def takes(self, place: int, answer: Duplicates) -> bool:
        """Whether this can be done with the entry."""
        return place in self._plan.duplicates or answer in _FOR_REPEATS

    def outcome(self, place: int) -> str:
        """What happens to the entry, in words."""
        return next(translate(told) for answer, _, told in ANSWERS if answer is self.answers[place])

    def decide(self, rows: Iterable[int], answer: Duplicates) -> None:
        """Set the answer of rows; one that cannot have it keeps its own."""
        for number in rows:
            place = self.places[number]
            if self.takes(place, answer):
                self.answers[place] = answer
        last = self.index(self.rowCount() - 1, len(_HEADINGS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.places)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return self._text(self.places[index.row()], index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return translate(_HEADINGS[section])
        return None

    def _usual(self, place: int) -> Duplicates:
        match = self._plan.duplicates.get(place)
        return Duplicates.SKIP if match and match.is_sure else Duplicates.ADD

    def _text(self, place: int, column_: int) -> str:
        entry = self._plan.entries[place]
        if column_ == 0:
            return authors_of(entry)
        if column_ == 1:
            return title_of(entry)
        if column_ == 2:
            return self._found(place)
        return self.outcome(place)

    def _found(self, place: int) -> str:
        match = self._plan.duplicates.get(place)
        if match is None:
            return translate("twice in the file")
        return translate("in the library") if match.is_sure else translate("likely in the library")


class DuplicatesPane(QWidget):
    """The duplicates, below them what the chosen one says differently and what is to happen to it.

    `changed()` when another answer was given.
    """

    changed = Signal()

    def __init__(self, desk: Desk, plan: ImportPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan = plan
        self.model = DuplicatesModel(plan, self)
        self.view = QTableView()
        self.view.setModel(self.model)
        dress(self.view, translate("Duplicates"), 1, {0: 22, 2: 22, 3: 16})
        self.view.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        headings = (translate("In the library"), translate("In the file"))
        self.comparison = ComparisonTable(translate("What is said differently"), headings)
        self.buttons: dict[Duplicates, QRadioButton] = {}
        self._group = QButtonGroup(self)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        for part in (self.view, self.comparison):
            splitter.addWidget(part)
        splitter.setSizes([200, 120])
        self.setLayout(column(splitter, self._answers_row(), spacing=SPACE_8, margins=(0, SPACE_8, 0, 0)))
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.view.selectRow(0)

    def _answers_row(self) -> Any:
        parts: list[QWidget | None] = [label(translate("The chosen one:"), "secondary")]
        for answer, text, _ in ANSWERS:
            made = QRadioButton(translate(text))
            made.clicked.connect(partial(self._decide, answer))
            self._group.addButton(made)
            self.buttons[answer] = made
            parts.append(made)
        self._for_all = button(translate("Do the same with all"), self._decide_all)
        return row(*parts, None, self._for_all, spacing=SPACE_16)

    def _rows(self) -> list[int]:
        return sorted(index.row() for index in self.view.selectionModel().selectedRows())

    def _decide(self, answer: Duplicates) -> None:
        self.model.decide(self._rows(), answer)
        self.changed.emit()

    def _decide_all(self) -> None:
        rows = self._rows()
        if rows:
            self.model.decide(range(self.model.rowCount()), self.model.answers[self.model.places[rows[0]]])
            self.changed.emit()

    def _show_chosen(self) -> None:
        rows = self._rows()
        places = [self.model.places[number] for number in rows]
        answers = {self.model.answers[place] for place in places}
        self._group.setExclusive(False)
        for answer, made in self.buttons.items():
            made.setChecked(answers == {answer})
            made.setEnabled(any(self.model.takes(place, answer) for place in places))
        self._group.setExclusive(True)
        self._for_all.setEnabled(bool(places))
        self.comparison.show_differences(())
        if len(places) == 1:
            self._desk.jobs.read(
                importing.differences,
                self._desk.library,
                self._plan,
                places[0],
                then=self.comparison.show_differences,
                topic=_TOPIC,
                failed=lambda _: None,
            )
