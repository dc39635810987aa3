"""Opens the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from refdesk.folders import own_folders
from refdesk.gui.theme import Appearance, Theme
from refdesk.settings import TEXT_SIZE, THEME, Settings


def open_window(arguments: Sequence[str]) -> int:
    """Show the window until it is closed; the result is the program's exit status."""
    application = start_application(arguments)
    settings = Settings.load(own_folders().settings_file)
    Theme(application).apply(Appearance(settings.get(THEME)), settings.get(TEXT_SIZE))
    window = QMainWindow()
    window.setWindowTitle("RefDesk")
    window.resize(1280, 800)
    window.show()
    return application.exec()


def start_application(arguments: Sequence[str]) -> QApplication:
    """The Qt application under our name."""
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(["refdesk", *arguments])
    application.setApplicationName("refdesk")
    application.setApplicationDisplayName("RefDesk")
    application.setDesktopFileName("refdesk")
    return application
