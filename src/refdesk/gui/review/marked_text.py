"""Read-only text in which the words that fields were read from are marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from refdesk.domain.draft import Span
from refdesk.gui.review.mark_style import MarkColours, paint_mark
from refdesk.gui.review.marks import Group, Mark
from refdesk.gui.review.page_map import PageMap
from refdesk.gui.theme import SPACE_12, tokens_for
from refdesk.gui.widgets.growing_edit import WORDS_TYPE

#: What stands so near the lower edge counts as out of sight.
_LAST_LINE_PX = 24
#: A long text comes into the document piece by piece: Qt takes a second for 10 MB at once.
_PIECE = 100_000


class MarkedText(QPlainTextEdit):
    """A text and its marks; only what is visible is ever marked, so the text may be long.

    Places and spans are code points of the text. `clicked` tells where a click without a selection went;
    `number_pressed` that a digit was typed while words are selected, with Ctrl held or not.
    """

    clicked = Signal(int)
    number_pressed = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(SPACE_12)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._map = PageMap("")
        self._marks_between: Callable[[int, int], Sequence[Mark]] = lambda _start, _end: ()
        self._tip: Callable[[int], str] = lambda _place: ""
        self._in_page: Callable[[Span], Span | None] = lambda span: span
        self._lit: tuple[Span, ...] = ()
        self._current: Span | None = None
        self._loaded = 0
        self._wanted: Span | None = None
        self._loading = QTimer(self, interval=0)
        self._loading.timeout.connect(self._load_piece)

    def show_text(self, text: str) -> None:
        """Show another text, without marks."""
        self.show_map(PageMap(text))

    def show_map(self, page_map: PageMap) -> None:
        """Show another text, without marks; of a long one the beginning at once, the rest soon after."""
        self._map = page_map
        self._lit, self._current, self._wanted = (), None, None
        self._loaded = min(_PIECE, len(self._map.shown))
        self.setPlainText(self._map.shown[: self._loaded])
        if self._loaded < len(self._map.shown):
            self._loading.start()

    def show_marks(
        self, between: Callable[[int, int], Sequence[Mark]], tip: Callable[[int], str] | None = None
    ) -> None:
        """Ask `between` for the marks of a stretch that comes into sight, `tip` for the words at a place."""
        self._marks_between = between
        if tip:
            self._tip = tip
        self.viewport().update()

    def set_place(self, in_page: Callable[[Span], Span | None]) -> None:
        """Say where in the page a span of this text stands; without that, the text is the page."""
        self._in_page = in_page

    def light_up(self, spans: Sequence[Span]) -> None:
        """Let these words stand out from the other marked ones."""
        self._lit = tuple(spans)
        self.viewport().update()

    def set_current(self, stretch: Span | None) -> None:
        """Draw a bar beside the lines of this stretch: those of the draft that is open."""
        self._current = stretch
        self.viewport().update()

    def reveal(self, span: Span) -> None:
        """Scroll so that the span can be seen, beginning in the upper third; not if it can already.

        Of a long text it may have to come first.
        """
        self._wanted = span if self._is_to_come(span) else None
        if self._wanted:
            return
        height = self.viewport().height()
        top, bottom = (self._cursor_at(place).top() for place in (span.start, span.end))
        end = min(bottom, top + height // 2)
        if top >= 0 and end < height - _LAST_LINE_PX:
            return
        line = self.document().findBlock(self._unit(span.start)).firstLineNumber()
        visible = height // max(1, self.fontMetrics().lineSpacing())
        self.verticalScrollBar().setValue(max(0, line - visible // 3))

    def selected(self) -> Span | None:
        """The selected words without the white space around them; None where there are none."""
        cursor = self.textCursor()
        span = self._map.span(cursor.selectionStart(), cursor.selectionEnd())
        words = self._words(span)
        start = span.start + len(words) - len(words.lstrip())
        end = span.end - len(words) + len(words.rstrip())
        return Span(start, end) if start < end else None

    def selected_in_page(self) -> Span | None:
        """Where in the page the selected words stand; None where there are none, or they stand nowhere."""
        span = self.selected()
        return self._in_page(span) if span else None

    def select(self, span: Span) -> None:
        """Select words, as by hand."""
        cursor = self.textCursor()
        cursor.setPosition(self._unit(span.start))
        cursor.setPosition(self._unit(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def cursor_place(self) -> int:
        """Where the text cursor stands."""
        return self._map.place(self.textCursor().position())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_marks(painter)
        painter.end()
        super().paintEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            place = self._place_at(event.position().toPoint())
            if place is not None:
                self.clicked.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_0
        if 1 <= number <= 9 and self.textCursor().hasSelection():
            is_adding = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.number_pressed.emit(number, is_adding)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.clicked.emit(self.cursor_place())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = self._place_at(event.pos())
            QToolTip.showText(event.globalPos(), self._tip(place) if place is not None else "", self)
            return True
        return super().viewportEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        words = QMimeData()
        span, place = self.selected(), self.selected_in_page()
        if span:
            words.setText(self._words(span))
        if place:
            words.setData(WORDS_TYPE, f"{place.start} {place.end}".encode())
        return words

    def _load_piece(self) -> None:
        piece = self._map.shown[self._loaded : self._loaded + _PIECE]
        self._loaded += len(piece)
        end = QTextCursor(self.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        end.insertText(piece)
        if self._loaded >= len(self._map.shown):
            self._loading.stop()
        if self._wanted and not self._is_to_come(self._wanted):
            self.reveal(self._wanted)

    def _is_to_come(self, span: Span) -> bool:
        return self._loading.isActive() and self._map.unit(span.end) >= self.document().characterCount()

    def _unit(self, place: int) -> int:
        """The document's position of a place; what is not there yet comes now."""
        unit = self._map.unit(place)
        while unit >= self.document().characterCount() and self._loading.isActive():
            self._load_piece()
        return min(unit, self.document().characterCount() - 1)

    def _cursor_at(self, place: int) -> QRect:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._unit(place))
        return self.cursorRect(cursor)

    def _words(self, span: Span) -> str:
        units = self._map.units(span)
        cursor = QTextCursor(self.document())
        cursor.setPosition(units.start)
        cursor.setPosition(units.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2029", "\n")

    def _place_at(self, point: QPoint) -> int | None:
        """The place of the letter under a point; None beside the text."""
        cursor = self.cursorForPosition(point)
        rect = self.cursorRect(cursor)
        if (
            abs(rect.center().y() - point.y()) > rect.height()
            or abs(rect.x() - point.x()) > 2 * rect.height()
        ):
            return None
        if point.x() < rect.x():
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
        return self._map.place(cursor.position())

    def _paint_marks(self, painter: QPainter) -> None:
        blocks = list(self._visible_blocks())
        if not blocks:
            return
        stretch = self._map.span(blocks[0].position(), blocks[-1].position() + blocks[-1].length())
        colours = {group: MarkColours.of(group, self.palette()) for group in Group}
        self._paint_current(painter)
        for mark in self._marks_between(stretch.start, stretch.end):
            for rect in self._rects(mark.span, blocks):
                paint_mark(painter, rect, mark.group, colours[mark.group])
        self._paint_lit(painter, blocks)

    def _paint_lit(self, painter: QPainter, blocks: Sequence[QTextBlock]) -> None:
        accent = QColor(tokens_for(self.palette()).accent)
        fill = QColor(accent)
        fill.setAlphaF(0.18)
        painter.setBrush(fill)
        painter.setPen(QPen(accent, 1.5))
        for span in self._lit:
            for rect in self._rects(span, blocks):
                painter.drawRoundedRect(rect.adjusted(-1.5, -1, 1.5, 1), 3, 3)

    def _paint_current(self, painter: QPainter) -> None:
        if self._current is None:
            return
        rects = list(self._rects(self._current, list(self._visible_blocks())))
        if rects:
            bar = QRectF(3, rects[0].top(), 3, rects[-1].bottom() - rects[0].top())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens_for(self.palette()).accent))
            painter.drawRoundedRect(bar, 1.5, 1.5)

    def _visible_blocks(self) -> Iterator[QTextBlock]:
        block = self.firstVisibleBlock()
        bottom = self.viewport().height()
        while block.isValid():
            yield block
            if self.blockBoundingGeometry(block).translated(self.contentOffset()).bottom() > bottom:
                return
            block = block.next()

    def _rects(self, span: Span, blocks: Sequence[QTextBlock]) -> Iterator[QRectF]:
        """The places on screen of a span's words, one rectangle for each line of each visible block."""
        units = self._map.units(span)
        for block in blocks:
            start, end = units.start - block.position(), units.end - block.position()
            if start < block.length() - 1 and end > 0:
                yield from self._line_rects(block, max(0, start), min(end, block.length() - 1))

    def _line_rects(self, block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
        layout = block.layout()
        origin = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            low, high = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if low < high:
                left, right = _edge(line.cursorToX(low)), _edge(line.cursorToX(high))
                rect = QRectF(min(left, right), line.y(), abs(right - left), line.height())
                yield rect.translated(origin)


def _edge(answer: object) -> float:
    """The x of `QTextLine.cursorToX`, which PySide hands back with the cursor."""
    return float(answer[0]) if isinstance(answer, tuple) else float(answer)  # type: ignore[arg-type]
