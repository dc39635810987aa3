"""Opens the library after the first rows are painted, and says what to do where that fails."""

from __future__ import annotations

import gc
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from refdesk.domain.errors import RefDeskError
from refdesk.gui.crash import CrashHook
from refdesk.gui.jobs import Jobs, Progress
from refdesk.gui.theme import Theme
from refdesk.gui.window import MainWindow
from refdesk.settings import LIBRARY, Settings
from refdesk.translation import translate

if TYPE_CHECKING:
    from refdesk.gui.workbench import Workbench
    from refdesk.library.library import Library


#: An opening that takes longer is told of.
SLOW_MS = 800


class Opening(QObject):
    """From the first painted rows to a window that works."""

    def __init__(self, window: MainWindow, path: Path, settings: Settings, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._path = path
        self._settings = settings
        self._theme = theme
        self._is_chosen = False
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self.jobs = Jobs(self)
        self.workbench: Workbench | None = None
        self._hook = CrashHook(lambda: window)
        self._hook.install()
        self.jobs.crashed.connect(self._hook.take_error)

    def begin(self) -> None:
        """Open the library in the background."""
        is_remembered = str(self._path) == self._settings.get(LIBRARY)
        call = _opened_again if is_remembered else _opened
        progress = Progress(translate("Preparing the library"))
        self._slow.timeout.connect(lambda: self._tell_slow(progress))
        self._slow.start()
        self.jobs.read(call, self._path, progress, then=self._equip, failed=self._refuse)

    def _tell_slow(self, progress: Progress) -> None:
        """Say what goes on: after an update the lists and the index of a big library take minutes."""
        self._window.status.progress.follow_to_its_end(progress)
        if not self._window.list.model.rowCount():
            self._window.list.empty.tell(
                "library",
                translate("The library is being prepared"),
                translate(
                    "After an update its lists and its search index may be made anew, once. A backup is made "
                    "first; nothing is lost."
                ),
            )
            self._window.list.show_empty()

    def _end_telling(self) -> None:
        self._slow.stop()
        self._slow.timeout.disconnect()
        self._window.status.progress.done()

    def _equip(self, library: Library) -> None:
        self._end_telling()
        is_new_here = str(self._path) != self._settings.get(LIBRARY)
        if self._is_chosen:
            self._settings.set(LIBRARY, str(self._path))
        from refdesk.gui.dressing import Dressing
        from refdesk.gui.idle_collector import IdleCollector
        from refdesk.gui.workbench import Workbench

        self.workbench = Workbench(self._window, library, self.jobs, self._settings)
        Dressing(self._window, self.workbench, self._theme)
        IdleCollector(self.jobs, self)
        if library.danger and is_new_here:
            self.workbench.desk.notices.problem(library.danger)

    def _refuse(self, error: RefDeskError) -> None:
        self._end_telling()
        gc.enable()
        from refdesk.gui.dialogs.library_problem import LibraryProblemDialog

        dialog = LibraryProblemDialog(error, self._window)
        dialog.finished.connect(lambda _: self._go_on(dialog.choice.value))
        dialog.open()

    def _go_on(self, choice: str) -> None:
        from refdesk.gui.dialogs.library_problem import Choice

        if choice == Choice.QUIT:
            QApplication.quit()
            return
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, translate("Choose a library"))
        is_new = choice == Choice.MAKE_NEW
        mode = QFileDialog.AcceptMode.AcceptSave if is_new else QFileDialog.AcceptMode.AcceptOpen
        dialog.setAcceptMode(mode)
        dialog.setDefaultSuffix("sqlite")
        dialog.setNameFilters([translate("RefDesk libraries (*.sqlite)"), translate("All files (*)")])
        dialog.fileSelected.connect(self._open_other)
        dialog.rejected.connect(QApplication.quit)
        dialog.open()

    def _open_other(self, name: str) -> None:
        self._path = Path(name)
        self._is_chosen = True
        self.begin()


def _opened_again(path: Path, told: Progress) -> Library:
    """The library chosen earlier; where it is gone, an empty one in its place would look like a loss."""
    if not path.exists():
        raise RefDeskError(
            translate("The library {name} is not where it was.").format(name=path.name),
            translate("It was at {path}. It may have been moved, or its disk is not there.").format(
                path=path
            ),
        )
    return _opened(path, told)


def _opened(path: Path, told: Progress) -> Library:
    """Opened in a worker: SQLAlchemy alone takes longer to import than the window to paint."""
    from refdesk.library.library import Library

    for journey in ("citing", "details", "history", "intake", "listing", "revising"):
        import_module(f"refdesk.library.{journey}")
    return Library.open(path, told)
