"""The strip under the list: the chosen records in the current citation style."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from refdesk.gui.theme import SPACE_8, SPACE_12
from refdesk.gui.widgets.buttons import button
from refdesk.gui.widgets.labels import label
from refdesk.gui.widgets.layouts import column, row
from refdesk.translation import translate


class Preview(QFrame):
    """Formatted text that can be selected; `copied` when the button is pressed."""

    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self._style = label("", "caption")
        self._copy = button(translate("Copy"), self.copied.emit, "copy")
        self._copy.setToolTip(translate("Copy as formatted text (Ctrl+Shift+C)"))
        self._text = QTextBrowser()
        self._text.setAccessibleName(translate("Preview in the citation style"))
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setProperty("role", "preview")
        self._text.document().setDocumentMargin(0)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        head = row(self._style, None, self._copy)
        margins = (SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        self.setLayout(column(head, self._text, spacing=2, margins=margins))
        self.setMinimumHeight(self.fontMetrics().height() * 5 + 3 * SPACE_8)

    @property
    def text(self) -> str:
        """What is shown, as plain text."""
        return self._text.toPlainText()

    def show_style(self, title: str) -> None:
        """Say in which style."""
        self._style.setText(title)

    def show_html(self, html: str) -> None:
        """Show formatted entries."""
        self._text.setHtml(html)
        self._copy.setEnabled(True)

    def show_hint(self, text: str) -> None:
        """Show a sentence instead of entries."""
        self._text.setPlainText(text)
        self._copy.setEnabled(False)
