"""What every part of the window is given to work with."""

from __future__ import annotations

from dataclasses import dataclass

from refdesk.gui.changes import Changes
from refdesk.gui.jobs import Jobs
from refdesk.gui.notices import Notices
from refdesk.gui.selection import Selection
from refdesk.library.library import Library
from refdesk.settings import Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """The open library and the ways to work with it: passed, never looked up."""

    library: Library
    jobs: Jobs
    settings: Settings
    notices: Notices
    selection: Selection
    changes: Changes
