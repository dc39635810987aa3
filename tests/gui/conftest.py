"""What the window's parts are tested with: a real library, real threads, a real screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from refdesk.gui.changes import Changes
from refdesk.gui.desk import Desk
from refdesk.gui.jobs import Jobs
from refdesk.gui.notices import Notices
from refdesk.gui.selection import Selection
from refdesk.gui.theme import Appearance, Theme
from refdesk.library.library import Library
from refdesk.settings import Settings


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
