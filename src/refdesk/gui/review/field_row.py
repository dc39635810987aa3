"""One field of a draft's form: its label, its editor, and how sure the reading is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from refdesk.domain.draft import Draft, Reading, Source, Span
from refdesk.domain.fields import FIELDS, Kind
from refdesk.gui.review.mark_style import MarkColours, paint_underline
from refdesk.gui.review.marks import group_of
from refdesk.gui.theme import SPACE_8, small_font, tokens_for
from refdesk.gui.typed_values import text_of
from refdesk.gui.widgets.growing_edit import GrowingEdit
from refdesk.gui.widgets.labels import label
from refdesk.gui.widgets.layouts import row
from refdesk.translation import translate


class FieldLabel(QLabel):
    """A field's name with the underline of its marks, or its number while Alt is held."""

    def __init__(self, field: str, parent: QWidget | None = None) -> None:
        super().__init__(translate(FIELDS[field].label), parent)
        self._field = field
        self._number = 0
        self._is_read = False
        self.setFont(small_font(self.font()))
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.setContentsMargins(0, 5, 0, 4)
        self.setWordWrap(True)

    def show_number(self, number: int) -> None:
        """Show the key that assigns selected words to this field; 0 for none."""
        self._number = number
        self.update()

    def show_read(self, reading: Reading | None) -> None:
        """Underline the name as the field's words are marked, if there are any."""
        self._is_read = reading is not None and bool(reading.spans)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the name goes to the field."""
        buddy = self.buddy()
        if buddy:
            buddy.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_for(self.palette())
        painter.setPen(QColor(tokens.secondary))
        area = self.contentsRect()
        flags = self.alignment() | Qt.TextFlag.TextWordWrap
        painter.drawText(area, flags, self.text())
        if self._is_read:
            written = QRectF(painter.boundingRect(area, flags, self.text())).adjusted(0, 0, 0, 3)
            group = group_of(self._field)
            paint_underline(painter, written, group, MarkColours.of(group, self.palette()).line)
        if self._number:
            self._paint_number(painter)

    def _paint_number(self, painter: QPainter) -> None:
        tokens = tokens_for(self.palette())
        side = self.fontMetrics().height() + 4
        badge = QRectF(0, 3, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(badge, 4, 4)
        painter.setPen(QColor(tokens.on_accent))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self._number))


class FieldRow(QWidget):
    """A field that can be edited, accepted, and given words of the page.

    Signals: `typed(text)`, `entered()`, `focused()`, `hovered(is_inside)`, `words_dropped(place, is_adding)`.
    """

    typed = Signal(str)
    entered = Signal()
    focused = Signal()
    hovered = Signal(bool)
    words_dropped = Signal(Span, bool)

    def __init__(self, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.name = FieldLabel(field)
        self.edit = GrowingEdit()
        self.edit.keeps_lines = FIELDS[field].kind is Kind.LONG
        self.edit.setAccessibleName(translate(FIELDS[field].label))
        self.name.setBuddy(self.edit)
        self._doubt = label("", "doubt")
        self._doubt.setContentsMargins(0, 5, 0, 0)
        self._doubt.hide()
        self._source = label("", "secondary")
        self._source.setContentsMargins(0, 5, 0, 0)
        self._source.hide()
        self.edit.setProperty("doubtful", False)
        box = row(self.name, self.edit, self._source, self._doubt, spacing=SPACE_8)
        box.setAlignment(self.name, Qt.AlignmentFlag.AlignTop)
        box.setAlignment(self.edit, Qt.AlignmentFlag.AlignTop)
        box.setAlignment(self._source, Qt.AlignmentFlag.AlignTop)
        box.setAlignment(self._doubt, Qt.AlignmentFlag.AlignTop)
        self.setLayout(box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit.committed.connect(self.typed)
        self.edit.entered.connect(self.entered)
        self.edit.focused.connect(self.focused)
        self.edit.words_dropped.connect(self.words_dropped)

    def show_draft(self, draft: Draft) -> None:
        """Show the field's value and how surely it was read."""
        reading = draft.reading(self.field)
        self.edit.show_text(text_of(draft.record, self.field))
        self.name.show_read(reading)
        self._show_source(reading)
        self._show_doubt(reading if reading and reading.is_doubtful else None)

    def set_label_width(self, width: int) -> None:
        """Let the editors of a form stand below each other."""
        self.name.setFixedWidth(width)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.hovered.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(False)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, super().minimumSizeHint().height())

    def _show_source(self, reading: Reading | None) -> None:
        """Say where a value comes from that was not read from the text."""
        tag, told = _told_source(reading) if reading else ("", "")
        self._source.setText(tag)
        self._source.setToolTip(told)
        self._source.setAccessibleName(told)
        self._source.setVisible(bool(tag))

    def _show_doubt(self, doubtful: Reading | None) -> None:
        self._doubt.setVisible(doubtful is not None)
        if self.edit.property("doubtful") is not (doubtful is not None):
            self.edit.setProperty("doubtful", doubtful is not None)
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)
        if doubtful is None:
            self.edit.setAccessibleDescription("")
            return
        percent = round(doubtful.confidence * 100)
        told = translate("Read with doubt: {percent} % sure. Enter accepts it.").format(percent=percent)
        self._doubt.setText(translate("{percent} %").format(percent=percent))
        self._doubt.setToolTip(told)
        self.edit.setAccessibleDescription(told)


def _told_source(reading: Reading) -> tuple[str, str]:
    """A tag and a sentence; both empty for what was read from the text."""
    if reading.source is Source.HTML and reading.spans:
        return translate("HTML"), translate("From the tags of the page's HTML; the text says the same.")
    if reading.source is Source.HTML:
        return translate("HTML"), translate("From the tags of the page's HTML; the text does not have it.")
    if reading.source is Source.ADDRESS:
        return translate("address"), translate("The address that the page was copied from.")
    if reading.source is Source.PERSON:
        return translate("typed"), translate("Typed by hand; the text does not have it.")
    return "", ""
