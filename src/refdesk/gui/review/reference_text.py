"""A reference's own text, with its words marked; it can be corrected and read again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget

from refdesk.domain.draft import Span
from refdesk.domain.fields import FIELDS
from refdesk.gui.review.marked_text import MarkedText
from refdesk.gui.review.marks import Mark
from refdesk.gui.review.review import ItemId, Spot
from refdesk.gui.review.session import Session
from refdesk.gui.theme import SPACE_4, SPACE_8
from refdesk.gui.widgets.buttons import button, link_button
from refdesk.gui.widgets.growing_edit import GrowingEdit
from refdesk.gui.widgets.labels import label
from refdesk.gui.widgets.layouts import column, row
from refdesk.translation import translate

_MOST_LINES = 6


class ReferenceText(QWidget):
    """The text as it was read, or an editor for it."""

    def __init__(self, session: Session, item: ItemId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item = item
        self._shown = ""
        self.words = _Quote()
        self.words.setAccessibleName(translate("Text of the reference"))
        self.words.show_marks(self._marks_between, self._tip)
        self.words.set_place(self._in_page)
        self.words.clicked.connect(self._go_to_words)
        self.edit = GrowingEdit()
        self.edit.setAccessibleName(translate("Corrected text of the reference"))
        self.edit.hide()
        self.edit.installEventFilter(self)
        self._start = link_button(translate("Edit and read again"), self.start_editing)
        self._read = button(translate("Read again"), self.read_again)
        self._stop = link_button(translate("Keep as it was"), self.stop_editing)
        head = row(
            label(translate("As it stands in the page"), "secondary"),
            None,
            self._stop,
            self._read,
            self._start,
        )
        self.setLayout(column(head, self.words, self.edit, spacing=SPACE_4))
        self.stop_editing()
        session.lit.connect(self._light)

    @property
    def cursor_place(self) -> int:
        """Where the cursor stands in the reference's text."""
        return self.words.cursor_place()

    def refresh(self) -> None:
        """Show the text as it is now."""
        text = self._session.review.entry(self._item).reference.text
        if text != self._shown:
            self._shown = text
            self.words.show_text(text)
            self.stop_editing()
        self.words.viewport().update()

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
            self._session.reread(self._item, text)
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

    def _swap(self, shown: QWidget, hidden: QWidget) -> None:
        is_editing = shown is self.edit
        hidden.hide()
        shown.show()
        self._start.setVisible(not is_editing)
        self._read.setVisible(is_editing)
        self._stop.setVisible(is_editing)

    def _in_page(self, span: Span) -> Span | None:
        places = self._session.review.entry(self._item).reference.page_spans(span)
        return Span(places[0].start, places[-1].end) if places else None

    def _marks_between(self, start: int, end: int) -> list[Mark]:
        stretch = Span(start, end)
        draft = self._session.review.draft(self._item)
        marks = [
            Mark(span, Spot(self._item, reading.field), reading.is_doubtful)
            for reading in (draft.readings if draft else ())
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

    def _go_to_words(self, place: int) -> None:
        mark = self._mark_at(place)
        if mark:
            self._session.go_to(mark.spot)

    def _light(self, spot: Spot | None) -> None:
        draft = self._session.review.draft(self._item) if spot and spot.item == self._item else None
        reading = draft.reading(spot.field) if draft and spot else None
        self.words.light_up(reading.spans if reading else ())


class _Quote(MarkedText):
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
