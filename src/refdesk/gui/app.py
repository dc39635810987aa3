"""Opens the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from refdesk.folders import own_folders
from refdesk.gui.theme import Appearance, Theme
from refdesk.gui.window import MainWindow
from refdesk.gui.window_state import WindowState
from refdesk.library.first_rows import first_rows
from refdesk.resource_files import resource
from refdesk.settings import LIBRARY, TEXT_SIZE, THEME, Settings

#: A thread that works hands Python's lock to one that waits after so long (5 ms otherwise). Painting a list
#: takes and gives it a hundred times, and waits so long each time.
SWITCH_S = 0.0001


def open_window(arguments: Sequence[str]) -> int:
    """Show the window until it is closed; the result is the program's exit status."""
    sys.setswitchinterval(SWITCH_S)
    application = start_application(arguments)
    settings = Settings.load(own_folders().settings_file)
    theme = Theme(application)
    theme.apply(Appearance(settings.get(THEME)), settings.get(TEXT_SIZE))
    window = MainWindow(WindowState.load(settings))
    path = library_path(arguments, settings)
    show_first_rows(window, path)
    window.first_painted.connect(lambda: open_library(window, path, settings, theme))
    window.show()
    return application.exec()


def open_library(window: MainWindow, path: Path, settings: Settings, theme: Theme) -> None:
    """Put the library to work in a window that shows its first rows already."""
    # Nothing of it is needed before the first paint.
    from refdesk.gui.opening import Opening

    Opening(window, path, settings, theme).begin()


def show_first_rows(window: MainWindow, path: Path) -> None:
    """Let the first paint have the rows that were there when the window closed last time."""
    place = window.layout_at_start.place
    window.sidebar.show_place(place)
    found = first_rows(path, place, window.list.view.order)
    if found:
        window.list.show_first_rows(found)


def library_path(arguments: Sequence[str], settings: Settings) -> Path:
    """The library to open: the one named on the command line, else the chosen one, else the person's own."""
    named = (_named(arguments) if arguments else "") or settings.get(LIBRARY)
    return Path(named).absolute() if named else own_folders().library_file


def _named(arguments: Sequence[str]) -> str:
    match arguments:
        case ["--library", name]:
            return name
        case [name] if not name.startswith("-"):
            return name
    # It looks for translations of its own, which takes as long as to show the list.
    import argparse

    parser = argparse.ArgumentParser(prog="refdesk", description="Opens the window.")
    parser.add_argument("named", nargs="?", metavar="LIBRARY", help="the library to open")
    parser.add_argument("--library", metavar="FILE", help="the library to open")
    options = parser.parse_args(arguments)
    return str(options.library or options.named or "")


def start_application(arguments: Sequence[str]) -> QApplication:
    """The Qt application under our name."""
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(["refdesk", *arguments])
    application.setApplicationName("refdesk")
    application.setApplicationDisplayName("RefDesk")
    application.setDesktopFileName("refdesk")
    application.setWindowIcon(QIcon(str(resource("refdesk.svg"))))
    return application
