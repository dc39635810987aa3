"""`HistoryDialog(desk, parent)`: what was done to the library, the newest first, with Undo and Redo."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from refdesk.domain.change import Change
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.frame import fill, fit_to_screen
from refdesk.gui.models.past import told_when
from refdesk.gui.models.reference_list import TwoLines
from refdesk.gui.theme import SPACE_8
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.labels import paragraph
from refdesk.gui.widgets.layouts import column
from refdesk.gui.widgets.two_line_list import TwoLineList
from refdesk.library import history
from refdesk.library.history import PastChange
from refdesk.library.library import Library
from refdesk.translation import translate

_TOPIC = "library history"
_SETTLE_MS = 60
#: So many changes are asked for at a time; more when the list is scrolled to its end.
_PAGE = 200
Found = tuple[list[PastChange], bool, bool]


class HistoryDialog(QDialog):
    """Who, when, what; older changes come as one scrolls."""

    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._past: list[PastChange] = []
        self._is_complete = False
        self.list = TwoLineList(translate("Changes"))
        self.undo = button(translate("Undo"), self.undo_wanted.emit, "undo")
        self.redo = button(translate("Redo"), self.redo_wanted.emit, "redo")
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        self.setWindowTitle(translate("History of the library"))
        told = paragraph(
            translate(
                "Undo takes back the last change that is not undone. What was done to one record, with its "
                "former values, is in the tab History beside it."
            ),
            "secondary",
        )
        close = primary_button(translate("Close"), self.accept)
        fill(self, column(told, self.list, spacing=SPACE_8), self.undo, self.redo, None, close)
        fit_to_screen(self, 560, 560)
        desk.changes.arrived.connect(self._follow)
        bar = self.list.verticalScrollBar()
        bar.valueChanged.connect(lambda value: self._ask_older() if value >= bar.maximum() else None)
        self._ask()

    def done(self, result: int) -> None:
        self._settle.stop()
        self._desk.jobs.drop(_TOPIC)
        self._desk.changes.arrived.disconnect(self._follow)
        super().done(result)

    def _follow(self, _change: Change) -> None:
        self._settle.start()

    def _ask(self) -> None:
        count = max(_PAGE, len(self._past))
        self._desk.jobs.read(_newest, self._desk.library, count, then=self._show, topic=_TOPIC)

    def _ask_older(self) -> None:
        if self._past and not self._is_complete:
            before = self._past[-1].id
            self._desk.jobs.read(
                history.changes, self._desk.library, before, _PAGE, then=self._show_older, topic=_TOPIC
            )

    def _show(self, found: Found) -> None:
        self._past, can_undo, can_redo = found
        self._is_complete = len(self._past) < _PAGE
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)
        self._show_rows()

    def _show_older(self, older: list[PastChange]) -> None:
        self._is_complete = len(older) < _PAGE
        self._past += older
        place = self.list.verticalScrollBar().value()
        self._show_rows()
        self.list.verticalScrollBar().setValue(place)

    def _show_rows(self) -> None:
        self.list.rows.show([TwoLines("", translate(each.label), told_when(each)) for each in self._past])


def _newest(library: Library, count: int) -> Found:
    can_write = not library.is_read_only
    past = history.changes(library, None, count)
    return past, can_write and bool(library.undo_label), can_write and bool(library.redo_label)
