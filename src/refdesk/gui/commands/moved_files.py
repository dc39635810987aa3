"""Finding attached files that are not where they were."""

from __future__ import annotations

from collections.abc import Sequence

from refdesk.domain.change import Change
from refdesk.gui.commands.telling import tell_change
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.moved_files import MovedFilesDialog
from refdesk.gui.window import MainWindow
from refdesk.library import moved_files
from refdesk.library.moved_files import FoundFile
from refdesk.translation import translate_count


def find(desk: Desk, window: MainWindow) -> None:
    """Show which files are missing and where they are, and take over what the person wants."""
    dialog = MovedFilesDialog(desk, window)
    dialog.decided.connect(lambda found: _take_over(desk, found))
    dialog.open()


def _take_over(desk: Desk, found: Sequence[FoundFile]) -> None:
    def tell(change: Change) -> None:
        count = len(change.rows("attachment"))
        tell_change(desk, change, translate_count("Found {count} file.", "Found {count} files.", count))

    desk.jobs.write(moved_files.take_over, desk.library, found, then=tell, failed=desk.notices.problem)
