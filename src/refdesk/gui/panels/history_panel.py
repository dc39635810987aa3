"""What was done to a record: every field before and after, which can be brought back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QSplitter, QWidget

from refdesk.gui.models.past import PastLine, lines_of, text_of
from refdesk.gui.theme import SPACE_4, SPACE_8, SPACE_12
from refdesk.gui.widgets.buttons import button
from refdesk.gui.widgets.labels import label, paragraph
from refdesk.gui.widgets.layouts import column, row
from refdesk.gui.widgets.two_line_list import TwoLineList
from refdesk.library.history import RecordEvent
from refdesk.translation import translate


class HistoryPanel(QSplitter):
    """The changes, the newest first, and the chosen one.

    `restored(change id, field)` asks for the value that a field had before a change.
    """

    restored = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._lines: list[PastLine] = []
        self.list = TwoLineList(translate("History"))
        self._before = _quoted()
        self._after = _quoted()
        self.restore = button(translate("Bring back the former value"), self._restore, "restore")
        self._detail = self._made_detail()
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(self.list)
        self.addWidget(self._detail)
        self.setSizes([320, 200])
        self.list.row_chosen.connect(self._choose)
        self._choose(-1)

    def show_events(self, events: Sequence[RecordEvent]) -> None:
        """Show a record's history; the row that was chosen stays chosen where it is still there."""
        place = self.list.currentIndex().row()
        chosen = self._lines[place] if 0 <= place < len(self._lines) else None
        self._lines = lines_of(events)
        self.list.rows.show([each.lines for each in self._lines])
        place = self._lines.index(chosen) if chosen in self._lines else -1
        self.list.setCurrentIndex(self.list.rows.index(place))
        self._choose(place)

    def _made_detail(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("role", "page")
        former, later = label(translate("Before"), "caption"), label(translate("After"), "caption")
        margins = (SPACE_12, SPACE_8, SPACE_12, SPACE_12)
        inner.setLayout(
            column(
                former, self._before, later, self._after, row(self.restore, None), None,
                spacing=SPACE_4, margins=margins,
            )
        )  # fmt: skip
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        return area

    def _choose(self, place: int) -> None:
        field = self._lines[place].field if 0 <= place < len(self._lines) else None
        self._detail.setVisible(field is not None)
        if field is not None:
            self._before.setText(text_of(field.before) or translate("(empty)"))
            self._after.setText(text_of(field.after) or translate("(empty)"))

    def _restore(self) -> None:
        line = self._lines[self.list.currentIndex().row()]
        if line.field is not None:
            self.restored.emit(line.change.id, line.field.field)


def _quoted() -> QLabel:
    made = paragraph("")
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made
