"""Looking after the library: its history, its backups."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QMessageBox

from refdesk.domain.errors import RefDeskError
from refdesk.gui.commands.libraries import open_window_on
from refdesk.gui.commands.telling import bring_back, redo_last, undo_last
from refdesk.gui.desk import Desk
from refdesk.gui.window import MainWindow
from refdesk.library import caring
from refdesk.library.caring import Backup
from refdesk.translation import translate


def show_history(desk: Desk, window: MainWindow) -> None:
    """Show what was done to the library."""
    from refdesk.gui.dialogs.history_dialog import HistoryDialog

    dialog = HistoryDialog(desk, window)
    dialog.undo_wanted.connect(lambda: undo_last(desk))
    dialog.redo_wanted.connect(lambda: redo_last(desk))
    dialog.restored.connect(lambda *which: bring_back(desk, *which))
    dialog.open()


def show_backups(desk: Desk, window: MainWindow) -> None:
    """Show the backups, and whether the library is sound."""
    from refdesk.gui.dialogs.care_dialog import CareDialog

    dialog = CareDialog(desk, window)
    dialog.restored.connect(lambda made: _restore(desk, window, dialog, made))
    dialog.open()


def _restore(desk: Desk, window: MainWindow, dialog: QDialog, made: Backup) -> None:
    """Close the window and with it the library, put the backup in its place, and open it in a new window."""
    dialog.accept()
    # The dialog must have ended before its window closes.
    QTimer.singleShot(0, window, lambda: _restore_and_open(desk, window, made))


def _restore_and_open(desk: Desk, window: MainWindow, made: Backup) -> None:
    if not window.close():
        return
    path = desk.library.path
    try:
        caring.restore(made, path)
    except RefDeskError as error:
        QMessageBox.critical(None, translate("Not restored"), str(error))
    open_window_on(path)
