"""An editor for one field, as tall as its text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from refdesk.domain.draft import Span

#: The MIME type of words dragged out of a page: `start end` in code points of its text.
WORDS_TYPE = "application/x-refdesk-words"
#: A longer text scrolls.
MOST_LINES = 6
_Key = QKeySequence.StandardKey


class GrowingEdit(QPlainTextEdit):
    """A text without line breaks of its own (unless `keeps_lines`), wrapped, with as many lines as it needs.

    `committed` tells that a person has left, or ended with Enter, a text that is not the one shown first;
    `entered` that Enter was pressed; `words_dropped(place, is_adding)` that words of the page were dropped.
    """

    committed = Signal(str)
    entered = Signal()
    focused = Signal()
    words_dropped = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keeps_lines = False
        self._shown = ""
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)
        self._fit()

    @property
    def text(self) -> str:
        """What stands in the editor."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show the field's value; what a person was typing is gone."""
        self._shown = text
        if text != self.text:
            self.setPlainText(text)

    def commit(self) -> None:
        """Hand over what a person has typed, if it is new."""
        if self.text != self._shown:
            self._shown = self.text
            self.committed.emit(self.text)

    def event(self, event: QEvent) -> bool:
        is_claim = event.type() == QEvent.Type.ShortcutOverride
        if is_claim and isinstance(event, QKeyEvent) and self._is_dialogs(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.keeps_lines and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                super().keyPressEvent(event)
                return
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
                return
            self.commit()
            self.entered.emit()
            return
        if event.key() == Qt.Key.Key_Escape and self.text != self._shown:
            self.setPlainText(self._shown)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)
        self.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        self.insertPlainText(text if self.keeps_lines else " ".join(text.split()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(WORDS_TYPE):
            self._light(is_target=True)
            event.acceptProposedAction()
            return
        super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(WORDS_TYPE):
            event.acceptProposedAction()
            return
        super().dragMoveEvent(event)

    def dragLeaveEvent(self, event: object) -> None:
        self._light(is_target=False)
        super().dragLeaveEvent(event)  # type: ignore[arg-type]

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(is_target=False)
        if event.mimeData().hasFormat(WORDS_TYPE):
            start, end = map(int, bytes(event.mimeData().data(WORDS_TYPE).data()).split())
            is_adding = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            event.acceptProposedAction()
            self.words_dropped.emit(Span(start, end), is_adding)
            return
        super().dropEvent(event)

    def _is_dialogs(self, event: QKeyEvent) -> bool:
        """Whether a key that Qt's editors claim is the dialog's: Ctrl+D, undo where nothing was typed."""
        control_d = event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        is_undo = event.matches(_Key.Undo) or event.matches(_Key.Redo)
        return control_d or (is_undo and self.text == self._shown)

    def _light(self, *, is_target: bool) -> None:
        self.setProperty("target", is_target)
        self.style().unpolish(self)
        self.style().polish(self)

    def _fit(self) -> None:
        lines = max(1, int(self.document().documentLayout().documentSize().height()))
        frame = self.height() - self.viewport().height() if self.isVisible() else 8
        is_long = lines > MOST_LINES
        # A bar that comes "as needed" covers the ends of lines that were laid out without it (Qt 6.11).
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if is_long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.setFixedHeight(min(lines, MOST_LINES) * self.fontMetrics().lineSpacing() + max(frame, 8))
        if not is_long:
            # What was scrolled while there was less room stays so otherwise.
            self.verticalScrollBar().setValue(0)
