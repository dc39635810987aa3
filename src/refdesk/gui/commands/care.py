"""Looking after the library: its history, its backups."""

from __future__ import annotations

from refdesk.gui.commands.telling import redo_last, undo_last
from refdesk.gui.desk import Desk
from refdesk.gui.window import MainWindow


def show_history(desk: Desk, window: MainWindow) -> None:
    """Show what was done to the library."""
    from refdesk.gui.dialogs.history_dialog import HistoryDialog

    dialog = HistoryDialog(desk, window)
    dialog.undo_wanted.connect(lambda: undo_last(desk))
    dialog.redo_wanted.connect(lambda: redo_last(desk))
    dialog.open()
