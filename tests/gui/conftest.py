"""What the window's parts are tested with: a real library, real threads, a real screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from devtools.event_loop import let_events_go_on
from refdesk.gui.changes import Changes
from refdesk.gui.desk import Desk
from refdesk.gui.jobs import Jobs
from refdesk.gui.notices import Notices
from refdesk.gui.selection import Selection
from refdesk.gui.theme import Appearance, Theme
from refdesk.gui.window import MainWindow
from refdesk.gui.window_state import WindowState
from refdesk.gui.workbench import Workbench
from refdesk.library.library import Library
from refdesk.settings import Settings
from tests.hands import need_tools, wait_for_focus, wait_until


@pytest.fixture(scope="session")
def dressed(application: QApplication) -> QApplication:
    """The application in its light dress."""
    Theme(application).apply(Appearance.LIGHT)
    return application


@pytest.fixture
def desk(dressed: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """A desk with an empty library of its own."""
    library = Library.open(tmp_path / "library.sqlite")
    jobs = Jobs()
    yield Desk(library, jobs, Settings(tmp_path / "settings.json"), Notices(), Selection(), Changes())
    jobs.finish()
    library.close()


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """The main window over a library of its own."""

    window: MainWindow
    workbench: Workbench

    @property
    def library(self) -> Library:
        """What the window shows."""
        return self.workbench.desk.library

    def wait_for_jobs(self) -> None:
        """Wait until everything asked for is shown."""
        jobs = self.workbench.desk.jobs
        # The feeds ask 60 ms after a change at the latest.
        let_events_go_on(100)
        wait_until(lambda: not jobs.busy_count, "all jobs are done")


def open_window_on(library: Library, settings: Settings) -> OpenWindow:
    """The window as `refdesk.gui.app` opens it, with the library there at once."""
    window = MainWindow(WindowState.load(settings))
    opened = OpenWindow(window, Workbench(window, library, Jobs(), settings))
    window.show()
    opened.wait_for_jobs()
    return opened


@pytest.fixture
def opened(dressed: QApplication, tmp_path: Path) -> Iterator[OpenWindow]:
    """The main window over an empty library, on the screen and with the keyboard."""
    need_tools()
    library = Library.open(tmp_path / "library.sqlite")
    opened = open_window_on(library, Settings(tmp_path / "settings.json"))
    wait_for_focus(opened.window)
    yield opened
    opened.window.close()
    # A window that was still busy asks before it closes; its answers must not reach what is deleted here.
    opened.workbench.desk.jobs.finish()
    opened.window.deleteLater()
