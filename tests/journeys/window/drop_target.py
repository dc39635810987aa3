"""Another program with a text field: `drop_target.py FILE` prints where it is.

When something is dropped into it, FILE gets the text that stands there then, and what the drag offered.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTextEdit


class Editor(QTextEdit):
    """A word processor's page: it takes formatted text."""

    def __init__(self, told: Path) -> None:
        super().__init__()
        self._told = told
        self.setWindowTitle("a document")
        self.resize(200, 160)
        # It must not be covered when the window that is dragged from gets the keyboard.
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)

    def insertFromMimeData(self, source: QMimeData) -> None:
        super().insertFromMimeData(source)
        told = {
            "formats": source.formats(),
            "text": self.toPlainText(),
            "html": source.html(),
            "rtf": bytes(source.data("text/rtf").data()).decode("ascii"),
        }
        unfinished = self._told.with_suffix(".part")
        unfinished.write_text(json.dumps(told), "utf-8")
        unfinished.replace(self._told)

    def tell_place(self) -> None:
        """Print the middle, once the window manager has put the window where it stays."""
        place = self.mapToGlobal(self.rect().center())
        print(place.x(), place.y(), flush=True)


def main() -> int:
    application = QApplication(sys.argv)
    editor = Editor(Path(sys.argv[1]))
    editor.move(20, 20)
    editor.show()
    editor.raise_()
    QTimer.singleShot(400, editor.tell_place)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
