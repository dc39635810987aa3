"""Another program with a file to drag: `drag_source.py FILE` prints where to take hold of it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class File(QLabel):
    """A file that can be dragged away. The program stays: who takes the drop asks it for the data."""

    def __init__(self, path: str) -> None:
        super().__init__("drag me")
        self._path = path
        self.setWindowTitle("another program")
        self.resize(160, 80)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drag = QDrag(self)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(self._path)])
        drag.setMimeData(mime)
        drag.exec()

    def tell_place(self) -> None:
        """Print the middle, once the window manager has put the window where it stays."""
        place = self.mapToGlobal(self.rect().center())
        print(place.x(), place.y(), flush=True)


def main() -> int:
    application = QApplication(sys.argv)
    file = File(sys.argv[1])
    file.move(20, 20)
    file.show()
    file.raise_()
    QTimer.singleShot(400, file.tell_place)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
