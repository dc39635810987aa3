"""What a list says when it has nothing to show: one sentence, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from refdesk.gui.icons import icon
from refdesk.gui.theme import SPACE_8, SPACE_16, SPACE_24
from refdesk.gui.widgets.labels import label, paragraph

_ICON_PX = 40
_WIDTH_LETTERS = 52


class EmptyState(QFrame):
    """An icon, a title, a sentence and buttons in the middle of an empty pane."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        self._title = label("", "title")
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence = paragraph("")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(SPACE_8)
        self._lay_out()

    def tell(self, icon_name: str, title: str, sentence: str, *buttons: QPushButton) -> None:
        """Show this instead of what was there before."""
        self._icon.setPixmap(icon(icon_name, "disabled").pixmap(QSize(_ICON_PX, _ICON_PX)))
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        while (item := self._buttons.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for button in buttons:
            self._buttons.addWidget(button)

    def _lay_out(self) -> None:
        width = self.fontMetrics().averageCharWidth() * _WIDTH_LETTERS
        inner = QWidget()
        inner.setMaximumWidth(width)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        stack = QVBoxLayout(inner)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(SPACE_8)
        stack.addWidget(self._icon)
        stack.addWidget(self._title)
        stack.addWidget(self._sentence)
        stack.addSpacing(SPACE_8)
        stack.addLayout(self._buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        outer.addStretch(2)
        outer.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
