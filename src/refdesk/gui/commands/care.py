"""Looking after the library: its history, its backups."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QMessageBox, QProgressDialog

from refdesk.domain.errors import RefDeskError
from refdesk.gui.commands.libraries import open_window_on
from refdesk.gui.commands.telling import bring_back, redo_last, undo_last
from refdesk.gui.desk import Desk
from refdesk.gui.jobs import Jobs
from refdesk.gui.window import MainWindow
from refdesk.library import caring
from refdesk.library.caring import Backup
from refdesk.translation import translate

_RESTORING_PX = 420


class _UntilItsEnd(QProgressDialog):
    """Goes when `done` is called, and not before: no key closes it, nor does the window manager."""

    def reject(self) -> None:
        """Nothing: the work goes on."""

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()


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
    """A big backup takes minutes to be looked at and copied: that is shown in the window's place."""
    told = restoring(made)
    told.show()
    if not window.close():
        told.done(0)
        return
    path = desk.library.path
    jobs = Jobs(told)

    def end() -> None:
        jobs.finish()
        open_window_on(path)
        told.done(0)

    def fail(error: RefDeskError) -> None:
        QMessageBox.critical(told, translate("Not restored"), str(error))
        end()

    jobs.read(caring.restore, made, path, then=lambda _: end(), failed=fail)


def restoring(made: Backup) -> QProgressDialog:
    """A small window that says so, until its `done` is called."""
    sentence = translate("Restoring the backup of {made}. The present file is kept beside it.")
    shown = sentence.format(made=made.made_at.astimezone().strftime("%Y-%m-%d %H:%M"))
    # No parent: it stays when the window closes. Nothing can be cancelled, and no end is known.
    told = _UntilItsEnd(shown, "", 0, 0)
    told.setObjectName("restoring")
    told.setWindowTitle(translate("Restoring"))
    told.setCancelButton(None)
    told.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, on=False)
    told.setMinimumWidth(_RESTORING_PX)
    told.setMinimumDuration(0)
    told.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return told
