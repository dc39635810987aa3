"""What a list says when it has nothing to show: one sentence, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from refdesk.gui.icons import icon
from refdesk.gui.theme import SPACE_8, SPACE_16, SPACE_24
from refdesk.gui.widgets.labels import label, paragraph
from refdesk.gui.widgets.layouts import row

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
        self._title.setWordWrap(True)
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
        self._sentence.setMaximumWidth(width)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        outer.setSpacing(SPACE_8)
        outer.addStretch(2)
        outer.addWidget(self._icon)
        outer.addWidget(self._title)
        line = row(None, self._sentence, None, spacing=0)
        line.setStretch(1, 1000)
        outer.addLayout(line)
        outer.addSpacing(SPACE_8)
        outer.addLayout(row(None, self._buttons, None))
        outer.addStretch(3)
