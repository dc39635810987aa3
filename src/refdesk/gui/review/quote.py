"""A reference's own text as tall as its lines: its words marked, or an editor to read it again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from refdesk.domain.draft import Reading, Span
from refdesk.domain.fields import FIELDS
from refdesk.gui.review.marked_text import MarkedText
from refdesk.gui.review.marks import Mark
from refdesk.gui.review.review import ItemId, Spot
from refdesk.gui.theme import SPACE_4, SPACE_8
from refdesk.gui.widgets.buttons import button, link_button
from refdesk.gui.widgets.growing_edit import GrowingEdit
from refdesk.gui.widgets.labels import ElidedLabel
from refdesk.gui.widgets.layouts import column, row
from refdesk.translation import translate

_MOST_LINES = 6


class QuotedReference(QWidget):
    """The text as it was read, or an editor for it.

    `field_chosen(field)` when its words were clicked; `corrected(text)` when a corrected text is to be read.
    """

    field_chosen = Signal(str)
    corrected = Signal(str)

    def __init__(self, caption: str, *tools: QWidget) -> None:
        super().__init__()
        self._shown = ""
        self._readings: Callable[[], Sequence[Reading]] = tuple
        self.words = Quote()
        self.words.setAccessibleName(translate("Text of the reference"))
        self.words.show_marks(self._marks_between, self._tip)
        self.words.clicked.connect(self._choose_field)
        self.edit = GrowingEdit()
        self.edit.setAccessibleName(translate("Corrected text of the reference"))
        self.edit.hide()
        self.edit.installEventFilter(self)
        self._start = link_button(translate("Edit and read again"), self.start_editing)
        self._read = button(translate("Read again"), self.read_again)
        self._stop = link_button(translate("Keep as it was"), self.stop_editing)
        self.setLayout(column(self._head(caption, tools), self.words, self.edit, spacing=SPACE_4))
        self.stop_editing()

    @property
    def cursor_place(self) -> int:
        """Where the cursor stands in the reference's text."""
        return self.words.cursor_place()

    def ask_for_readings(self, readings: Callable[[], Sequence[Reading]]) -> None:
        """Say where the marks come from; they are asked for whenever the words are painted."""
        self._readings = readings

    def show_text(self, text: str) -> None:
        """Show another text; what was being corrected in the old one is given up."""
        if text != self._shown:
            self._shown = text
            self.words.show_text(text)
            self.stop_editing()
        self.words.viewport().update()

    def light_field(self, field: str) -> None:
        """Let the words of a field stand out; of none for ""."""
        reading = next((each for each in self._readings() if each.field == field), None)
        self.words.light_up(reading.spans if reading else ())

    def start_editing(self) -> None:
        """Let the text be corrected."""
        self.edit.show_text(self._shown)
        self._swap(self.edit, self.words)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop_editing(self) -> None:
        """Show the text as it was read."""
        self._swap(self.words, self.edit)

    def read_again(self) -> None:
        """Read the corrected text."""
        text = " ".join(self.edit.text.split())
        if text and text != self._shown:
            self.corrected.emit(text)
        else:
            self.stop_editing()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.read_again()
                return True
            if event.matches(QKeySequence.StandardKey.Cancel):
                self.stop_editing()
                self._start.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _head(self, caption: str, tools: Sequence[QWidget]) -> QHBoxLayout:
        head = row(ElidedLabel(caption, "secondary"), self._stop, self._read, self._start, *tools)
        head.setStretch(0, 1)
        return head

    def _swap(self, shown: QWidget, hidden: QWidget) -> None:
        is_editing = shown is self.edit
        hidden.hide()
        shown.show()
        self._start.setVisible(not is_editing)
        self._read.setVisible(is_editing)
        self._stop.setVisible(is_editing)

    def _marks_between(self, start: int, end: int) -> list[Mark]:
        stretch = Span(start, end)
        marks = [
            Mark(span, Spot(ItemId(0), reading.field), reading.is_doubtful)
            for reading in self._readings()
            for span in reading.spans
            if span.overlaps(stretch)
        ]
        return sorted(marks, key=lambda mark: -len(mark.span))

    def _mark_at(self, place: int) -> Mark | None:
        marks = self._marks_between(place, place + 1)
        return marks[-1] if marks else None

    def _tip(self, place: int) -> str:
        mark = self._mark_at(place)
        return translate(FIELDS[mark.spot.field].label) if mark else ""

    def _choose_field(self, place: int) -> None:
        mark = self._mark_at(place)
        if mark:
            self.field_chosen.emit(mark.spot.field)


class Quote(MarkedText):
    """Marked text as tall as its lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "quote")
        self.document().setDocumentMargin(SPACE_8)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        lines = int(self.document().documentLayout().documentSize().height())
        frame = 2 * SPACE_8 + SPACE_4
        self.setFixedHeight(min(max(1, lines), _MOST_LINES) * self.fontMetrics().lineSpacing() + frame)
