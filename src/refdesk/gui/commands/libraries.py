"""Other libraries, and closing the window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QFileDialog

from refdesk.folders import own_folders
from refdesk.gui.desk import Desk
from refdesk.gui.window import MainWindow
from refdesk.translation import translate

SAMPLE_NAME = "sample.sqlite"


def open_another(desk: Desk, window: MainWindow) -> None:
    """Ask for a library file, there or new, and open it in a window of its own."""
    dialog = QFileDialog(window, translate("Open another library"))
    dialog.setObjectName("open_library_dialog")
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, translate("Open"))
    dialog.setNameFilters([translate("RefDesk libraries (*.sqlite)"), translate("All files (*)")])
    dialog.fileSelected.connect(lambda name: open_window_on(Path(name)))
    dialog.open()


def open_sample(desk: Desk, window: MainWindow) -> None:
    """Open the sample library in a window of its own; it is made the first time."""
    from refdesk.library.sample import make_sample

    path = own_folders().data / SAMPLE_NAME
    desk.jobs.read(make_sample, path, then=open_window_on)


def open_window_on(path: Path) -> None:
    """Start the program once more, on that library."""
    if not path.suffix:
        path = path.with_suffix(".sqlite")
    QProcess.startDetached(sys.executable, ["-m", "refdesk", "--library", str(path)])


def close_window(desk: Desk, window: MainWindow) -> None:
    """Close the window and end the program."""
    window.close()
