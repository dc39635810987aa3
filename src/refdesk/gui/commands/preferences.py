"""The preferences."""

from __future__ import annotations

from refdesk.gui.desk import Desk
from refdesk.gui.window import MainWindow


def show(desk: Desk, window: MainWindow) -> None:
    """Show the preferences; what is chosen there applies at once."""
    window.preferences_wanted.emit()
