"""`LinkDialog(plan, parent)`: what changed in a linked file and here; the signal `decided(LinkChoices)`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QRadioButton, QTableView, QWidget

from refdesk.domain.richtext import plain
from refdesk.gui.dialogs.comparison import ComparisonTable, told
from refdesk.gui.dialogs.frame import fill, fit_to_screen
from refdesk.gui.dialogs.plain_table import dress
from refdesk.gui.theme import SPACE_12, SPACE_16
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.labels import label, paragraph
from refdesk.gui.widgets.layouts import column, row
from refdesk.library.differences import Difference
from refdesk.library.link_plan import WHOLE_ENTRY, LinkChoices, LinkConflict, LinkPlan
from refdesk.library.three_way import Fate, Side
from refdesk.translation import mark, translate, translate_count

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_HEADINGS = (mark("Entry"), mark("Title"), mark("What happens"))
_SIDES = ((Side.OURS, mark("Keep what the library has")), (Side.THEIRS, mark("Take what the file has")))


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One line: what happens to an entry; `conflict` where a person has to decide."""

    key: str
    title: str
    happens: str
    conflict: LinkConflict | None = None


def rows_of(plan: LinkPlan) -> list[LinkRow]:
    """The conflicts first, then what happens without a question."""
    return [*_conflict_rows(plan), *_quiet_rows(plan)]


class LinkModel(QAbstractTableModel):
    """The rows, with what was decided."""

    def __init__(self, plan: LinkPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows_of(plan)
        self.sides = {(each.key, each.difference.field): Side.OURS for each in plan.conflicts}

    def decide(self, numbers: list[int], side: Side) -> None:
        """Whose word counts in these rows."""
        for number in numbers:
            conflict = self.rows[number].conflict
            if conflict:
                self.sides[conflict.key, conflict.difference.field] = side
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 2))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if role not in (_Role.DisplayRole, _Role.ToolTipRole):
            return None
        shown = self.rows[index.row()]
        if index.column() < 2:
            return (shown.key, shown.title)[index.column()]
        if shown.conflict is None:
            return shown.happens
        side = self.sides[shown.conflict.key, shown.conflict.difference.field]
        kept = translate("the library's stays") if side is Side.OURS else translate("the file's is taken")
        return f"{shown.happens}: {kept}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return translate(_HEADINGS[section])
        return None


class LinkDialog(QDialog):
    """Shows the changes of both sides and asks where both changed the same."""

    decided = Signal(object)

    def __init__(self, plan: LinkPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = Path(plan.state.link.path).name
        self.model = LinkModel(plan, self)
        self.view = QTableView()
        self.view.setModel(self.model)
        dress(self.view, translate("Changes"), 1, {0: 20, 2: 44})
        self.view.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        headings = (translate("In the library"), translate("In the file"))
        self.comparison = ComparisonTable(translate("Both versions"), headings)
        self.comparison.setMaximumHeight(4 * self.fontMetrics().height() + SPACE_16)
        self.buttons: dict[Side, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.setWindowTitle(translate("Changes of a linked file"))
        title = label(
            translate("{name} and the collection {collection}").format(
                name=name, collection=plan.state.link.name
            ),
            "title",
        )
        content = column(
            title,
            paragraph(_told(plan), "secondary"),
            self.view,
            self.comparison,
            self._answers(),
            spacing=SPACE_12,
        )
        later = button(translate("Not now"), self.reject)
        fill(self, content, None, later, primary_button(translate("Bring in step"), self._choose))
        fit_to_screen(self, 860, 560)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.view.selectRow(0)

    @property
    def choices(self) -> LinkChoices:
        """Whose word counts."""
        return LinkChoices(dict(self.model.sides))

    def _choose(self) -> None:
        self.decided.emit(self.choices)
        self.accept()

    def _answers(self) -> QHBoxLayout:
        for side, text in _SIDES:
            made = QRadioButton(translate(text))
            made.clicked.connect(partial(self._decide, side))
            self._group.addButton(made)
            self.buttons[side] = made
        self._for_all = button(translate("Do the same with all"), self._decide_all)
        return row(*self.buttons.values(), None, self._for_all, spacing=SPACE_16)

    def _chosen(self) -> list[int]:
        return sorted(index.row() for index in self.view.selectionModel().selectedRows())

    def _decide(self, side: Side) -> None:
        self.model.decide(self._chosen(), side)

    def _decide_all(self) -> None:
        checked = next((side for side, made in self.buttons.items() if made.isChecked()), None)
        if checked:
            self.model.decide(list(range(self.model.rowCount())), checked)

    def _show_chosen(self) -> None:
        found = [self.model.rows[number].conflict for number in self._chosen()]
        conflicts = [each for each in found if each]
        self.comparison.show_differences([_shown(each.difference) for each in conflicts])
        sides = {self.model.sides[each.key, each.difference.field] for each in conflicts}
        self._group.setExclusive(False)
        for side, made in self.buttons.items():
            made.setChecked(sides == {side})
            made.setEnabled(bool(conflicts))
        self._group.setExclusive(True)
        self._for_all.setEnabled(bool(conflicts))


def _conflict_rows(plan: LinkPlan) -> Iterator[LinkRow]:
    for each in plan.conflicts:
        if each.fate is Fate.GONE_THERE_CHANGED_HERE:
            happens = translate("changed here, removed in the file")
        elif each.fate is Fate.GONE_HERE_CHANGED_THERE:
            happens = translate("removed here, changed in the file")
        else:
            happens = translate("{field} changed on both sides").format(field=told(each.difference)[0])
        yield LinkRow(each.key, plain(each.title), happens, each)


def _quiet_rows(plan: LinkPlan) -> Iterator[LinkRow]:
    theirs, asked = plan.state.theirs, {each.key for each in plan.conflicts}
    for key in plan.new_there:
        yield LinkRow(key, plain(theirs[key].record.text("title")), translate("comes into the collection"))
    for key in plan.gone_there:
        title = plain(plan.state.title_here(key))
        yield LinkRow(key, title, translate("leaves the collection, stays in the library"))
    for key in sorted(plan.changed_there - asked):
        yield LinkRow(key, plain(theirs[key].record.text("title")), translate("changed in the file"))


def _shown(difference: Difference) -> Difference:
    """An entry that one side removed is shown as a whole."""
    if difference.field != WHOLE_ENTRY:
        return difference
    gone = translate("(removed)")
    return Difference(translate("Entry"), difference.ours or gone, difference.theirs or gone)


def _told(plan: LinkPlan) -> str:
    parts = []
    if plan.conflicts:
        parts.append(
            translate_count(
                "{count} thing was changed on both sides.",
                "{count} things were changed on both sides.",
                len(plan.conflicts),
            )
        )
    parts.append(summary_of(plan))
    return " ".join(part for part in parts if part)


def summary_of(plan: LinkPlan) -> str:
    """`2 changed, 1 new, 1 removed in the file.`; empty where the file is as it was."""
    counts = (
        (len(plan.changed_there), translate("{count} changed")),
        (len(plan.new_there), translate("{count} new")),
        (len(plan.gone_there), translate("{count} removed")),
    )
    parts = [text.format(count=count) for count, text in counts if count]
    return translate("{changes} in the file.").format(changes=", ".join(parts)) if parts else ""
