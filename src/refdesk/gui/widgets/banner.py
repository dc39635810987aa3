"""A line across the window that says how things stand, until they change."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from refdesk.gui.icons import icon
from refdesk.gui.theme import SPACE_8, SPACE_12
from refdesk.gui.widgets.labels import paragraph


class Banner(QFrame):
    """A sentence with an icon and buttons; hidden until something is told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._icon = QLabel()
        self._text = paragraph("")
        self._buttons: list[QPushButton] = []
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        self._line.setSpacing(SPACE_8)
        self._line.addWidget(self._icon)
        self._line.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What is told; empty while hidden."""
        return self._text.text() if not self.isHidden() else ""

    def tell(self, text: str, *buttons: QPushButton) -> None:
        """Show a sentence instead of the one before."""
        for button in self._buttons:
            button.deleteLater()
        self._buttons = list(buttons)
        self._icon.setPixmap(icon("warning", "doubt").pixmap(QSize(16, 16)))
        self._text.setText(text)
        for button in buttons:
            self._line.addWidget(button)
        self.show()
