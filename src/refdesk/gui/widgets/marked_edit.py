"""`MarkedEdit`: a field's editor whose marked words look as printed; tags show while it is edited."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPalette,
    QSyntaxHighlighter,
    QTextCharFormat,
)
from PySide6.QtWidgets import QWidget

from refdesk.domain.richtext import Look, runs, toggled
from refdesk.gui.widgets.growing_edit import GrowingEdit
from refdesk.translation import mark, translate

_LOOKS = (
    (Look.ITALIC, mark("Italic")),
    (Look.BOLD, mark("Bold")),
    (Look.SUPERSCRIPT, mark("Superscript")),
    (Look.SUBSCRIPT, mark("Subscript")),
    (Look.SMALL_CAPITALS, mark("Small capitals")),
    (Look.NOCASE, mark("Keep capitals as they are")),
)
_KEYS = {Qt.Key.Key_I: Look.ITALIC, Qt.Key.Key_B: Look.BOLD}
#: Letters of this size, without the space between them, are not seen.
_UNSEEN_PT = 1.0


class MarkedEdit(GrowingEdit):
    """Shows `<i>words</i>` in italics, and the tags only while the editor has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._highlighter = _Marking(self)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark_again()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mark_again()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _look_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if look := _look_of(event):
            self._toggle(look)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        formats = menu.addMenu(translate("Format"))
        formats.setEnabled(self.textCursor().hasSelection())
        for look, name in _LOOKS:
            formats.addAction(translate(name), partial(self._toggle, look))
        menu.popup(event.globalPos())

    def _toggle(self, look: Look) -> None:
        """Mark the chosen words, or take their mark away, as one step that the editor can undo."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return
        text, start, end = toggled(self.text, cursor.selectionStart(), cursor.selectionEnd(), look)
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.setPosition(start)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _mark_again(self) -> None:
        if "<" in self.text:
            self._highlighter.rehighlight()


class _Marking(QSyntaxHighlighter):
    """Gives marked words their look, and hides their tags where nobody edits them."""

    def __init__(self, edit: MarkedEdit) -> None:
        super().__init__(edit.document())
        self._edit = edit

    def highlightBlock(self, text: str) -> None:
        if "<" not in text:
            return
        tag = self._of_tags()
        for run in runs(text):
            look = tag if run.looks is None else _dressed(run.looks)
            self.setFormat(run.start, run.end - run.start, look)

    def _of_tags(self) -> QTextCharFormat:
        look = QTextCharFormat()
        if self._edit.hasFocus():
            look.setForeground(self._edit.palette().color(QPalette.ColorRole.PlaceholderText))
            return look
        look.setForeground(Qt.GlobalColor.transparent)
        look.setFontPointSize(_UNSEEN_PT)
        look.setFontLetterSpacingType(QFont.SpacingType.PercentageSpacing)
        look.setFontLetterSpacing(1)
        return look


def _look_of(event: QKeyEvent) -> Look | None:
    if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
        return None
    return _KEYS.get(Qt.Key(event.key()))


def _dressed(looks: frozenset[Look]) -> QTextCharFormat:
    made = QTextCharFormat()
    for look in looks:
        _dress(made, look)
    return made


def _dress(format_: QTextCharFormat, look: Look) -> None:
    match look:
        case Look.ITALIC:
            format_.setFontItalic(True)
        case Look.BOLD:
            format_.setFontWeight(QFont.Weight.Bold)
        case Look.SUPERSCRIPT:
            format_.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        case Look.SUBSCRIPT:
            format_.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
        case Look.SMALL_CAPITALS:
            format_.setFontCapitalization(QFont.Capitalization.SmallCaps)
        case Look.UNDERLINED:
            format_.setFontUnderline(True)
        case Look.NOCASE:
            format_.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
