"""`ProblemsDialog(heading, problems, parent)`: what could not be read or written, to read and copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelection, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QTableView, QWidget

from refdesk.domain.problem import Problem, Severity
from refdesk.gui.dialogs.frame import fill, fit_to_screen
from refdesk.gui.dialogs.plain_table import dress
from refdesk.gui.icons import icon
from refdesk.gui.theme import SPACE_8, SPACE_12
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.labels import label, paragraph
from refdesk.gui.widgets.layouts import column
from refdesk.translation import mark, translate

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_ICONS = {
    Severity.NOTE: ("info", "secondary"),
    Severity.WARNING: ("warning", "doubt"),
    Severity.ERROR: ("error", "danger"),
}
_SEVERITIES = {
    Severity.NOTE: mark("Note"),
    Severity.WARNING: mark("Warning"),
    Severity.ERROR: mark("Error"),
}
_HEADINGS = (mark("Problem"), mark("Line"), mark("Entry"), mark("Field"))


class ProblemsModel(QAbstractTableModel):
    """One problem a row, in the order they were met."""

    def __init__(self, problems: Sequence[Problem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems = problems

    def problem(self, row: int) -> Problem:
        """The problem of a row."""
        return self._problems[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        problem = self._problems[index.row()]
        if role == _Role.DisplayRole:
            line = str(problem.line) if problem.line else ""
            return (problem.message, line, problem.key, problem.field)[index.column()]
        if role == _Role.DecorationRole and index.column() == 0:
            return icon(*_ICONS[problem.severity])
        if role == _Role.AccessibleTextRole and index.column() == 0:
            return f"{translate(_SEVERITIES[problem.severity])}: {problem}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return translate(_HEADINGS[section])
        return None


class ProblemsTable(QWidget):
    """The problems, and below them the text that the chosen one is about."""

    def __init__(self, problems: Sequence[Problem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ProblemsModel(problems, self)
        self.view = QTableView()
        self._excerpt = QPlainTextEdit()
        self._excerpt.setReadOnly(True)
        self._excerpt.setAccessibleName(translate("The text concerned"))
        self._excerpt.setFixedHeight(6 * self.fontMetrics().lineSpacing())
        self._dress()
        caption = label(translate("The text concerned"), "secondary")
        self.setLayout(column(self.view, caption, self._excerpt, spacing=SPACE_8))
        self.view.selectionModel().selectionChanged.connect(self._show_excerpt)
        if problems:
            self.view.selectRow(0)

    def _dress(self) -> None:
        view = self.view
        view.setModel(self._model)
        dress(view, translate("Problems"), 0, {1: 8, 2: 18, 3: 14})

    def _show_excerpt(self, chosen: QItemSelection) -> None:
        rows = chosen.indexes()
        self._excerpt.setPlainText(self._model.problem(rows[0].row()).excerpt if rows else "")


class ProblemsDialog(QDialog):
    """Shows problems under a heading that says what they mean for the person."""

    def __init__(self, heading: str, problems: Sequence[Problem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems = problems
        self.table = ProblemsTable(problems)
        self.setWindowTitle(translate("Problems"))
        fill(
            self,
            column(paragraph(heading), self.table, spacing=SPACE_12),
            button(translate("Copy all"), self.copy_all, "copy"),
            None,
            primary_button(translate("Close"), self.accept),
        )
        fit_to_screen(self, 760, 520)

    def copy_all(self) -> None:
        """Put every problem on the clipboard, one a line."""
        QGuiApplication.clipboard().setText("\n".join(map(str, self._problems)))
