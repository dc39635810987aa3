"""Help: the keyboard shortcuts, and what this program is."""

from __future__ import annotations

from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.about import AboutDialog
from refdesk.gui.dialogs.shortcuts import ShortcutsDialog
from refdesk.gui.window import MainWindow


def show_shortcuts(desk: Desk, window: MainWindow) -> None:
    """Show every action that has keys."""
    ShortcutsDialog(window).open()


def show_about(desk: Desk, window: MainWindow) -> None:
    """Say which version this is and where the library stands."""
    AboutDialog(desk, window).open()
