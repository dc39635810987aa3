"""The search field: asks after a pause in typing."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from refdesk.gui.icons import icon
from refdesk.translation import translate

PAUSE_MS = 80


class SearchField(QLineEdit):
    """Emits `asked(query)` 80 ms after the last key, at once on Enter and when it is cleared.

    `left` is emitted on Escape in an empty field and on the down key: the hand goes to the list;
    `page_pasted` where what is pasted has several lines: that is meant for the library, not for the search.
    """

    asked = Signal(str)
    left = Signal()
    page_pasted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Search"))
        self.setPlaceholderText(translate("Search    author:meena   year:2010-2019   tag:thesis"))
        self.setToolTip(
            translate(
                "Words are looked for everywhere.\n"
                'author:meena   title:"foreign policy"   year:2010-2019   year:>2015   tag:thesis   type:book'
            )
        )
        sign = QAction(icon("search", "secondary"), translate("Search"), self)
        self.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(icon("clear", "secondary"), translate("Clear the search"), self)
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textChanged.connect(self._wait)
        self.returnPressed.connect(self._ask)

    def show_query(self, query: str) -> None:
        """Show what the list is searched for, where that was changed elsewhere."""
        if self.text().strip() != query:
            self.setText(query)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear() if self.text() else self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Paste) and _is_page(QApplication.clipboard().text()):
            self.page_pasted.emit()
        else:
            super().keyPressEvent(event)

    def _wait(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start(PAUSE_MS if text else 0)

    def _ask(self) -> None:
        self._pause.stop()
        self.asked.emit(self.text().strip())


def _is_page(text: str) -> bool:
    return "\n" in text.strip()
