"""`HistoryDialog(desk, parent)`: what was done to the library, the newest first, with Undo and Redo.

Below stand the fields that the chosen change touched, before and after; any can be brought back.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QSplitter, QWidget

from refdesk.domain.change import Change
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.frame import fill, fit_to_screen
from refdesk.gui.dialogs.history_contents import ChangeContents
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

_TOPIC, _CONTENTS = "library history", "what a change did"
_SETTLE_MS = 60
#: So many changes are asked for at a time; more when the list is scrolled to its end.
_PAGE = 200
Found = tuple[list[PastChange], bool, bool]


class HistoryDialog(QDialog):
    """Who, when, what; older changes come as one scrolls.

    `restored(record id, change id, field)` asks for the value that a field had before a change.
    """

    restored = Signal(int, int, str)
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
        self.contents = ChangeContents()
        self.contents.restored.connect(self._restore)
        self.list.row_chosen.connect(self._ask_contents)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        self.setWindowTitle(translate("History of the library"))
        told = paragraph(
            translate(
                "Undo takes back the last change that is not undone. Choose a change to see what it did; any "
                "field of it can be brought back alone."
            ),
            "secondary",
        )
        close = primary_button(translate("Close"), self.accept)
        parts = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        parts.addWidget(self.list)
        parts.addWidget(self.contents)
        parts.setSizes([340, 220])
        fill(self, column(told, parts, spacing=SPACE_8), self.undo, self.redo, None, close)
        fit_to_screen(self, 620, 640)
        desk.changes.arrived.connect(self._follow)
        bar = self.list.verticalScrollBar()
        bar.valueChanged.connect(lambda value: self._ask_older() if value >= bar.maximum() else None)
        self._ask()

    def done(self, result: int) -> None:
        self._settle.stop()
        self._desk.jobs.drop(_TOPIC)
        self._desk.jobs.drop(_CONTENTS)
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

    def _ask_contents(self, place: int) -> None:
        if not 0 <= place < len(self._past):
            self.contents.clear()
            return
        asked = (self._desk.library, self._past[place].id)
        self._desk.jobs.read(history.of_change, *asked, then=self.contents.show_contents, topic=_CONTENTS)

    def _restore(self, record_id: int, field: str) -> None:
        self.restored.emit(record_id, self._past[self.list.currentIndex().row()].id, field)

    def _show(self, found: Found) -> None:
        chosen = self._chosen_id()
        self._past, can_undo, can_redo = found
        self._is_complete = len(self._past) < _PAGE
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)
        self._show_rows()
        ids = [each.id for each in self._past]
        place = ids.index(chosen) if chosen in ids else 0
        self.list.setCurrentIndex(self.list.rows.index(place))
        self._ask_contents(place)

    def _chosen_id(self) -> int:
        place = self.list.currentIndex().row()
        return self._past[place].id if 0 <= place < len(self._past) else 0

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
