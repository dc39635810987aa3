"""Care for a library: checks, repair, backups."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from refdesk.domain.errors import RefDeskError
from refdesk.library.library import Library
from refdesk.store.care import checking, repairing
from refdesk.store.care.checking import Area, Finding
from refdesk.store.file import backup
from refdesk.store.file.backup import Backup
from refdesk.store.writing import journal

__all__ = [
    "Area",
    "Backup",
    "Finding",
    "Report",
    "back_up",
    "backups",
    "check",
    "is_whole",
    "repair",
    "restore",
    "tidy",
]
_TIDYING_S, _PAUSE_S = 0.5, 0.003


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found; `free_bytes` is the room left on the library's disk."""

    findings: tuple[Finding, ...]
    free_bytes: int
    damaged_backups: tuple[Backup, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong with the library itself."""
        return not self.findings


def check(library: Library) -> Report:
    """Look at everything; RefDeskError where the file is so damaged that it cannot be read."""
    with library.read() as connection:
        found = tuple(checking.findings(connection))
    damaged = tuple(each for each in backups(library.path) if not backup.is_whole(each))
    return Report(found, shutil.disk_usage(library.path.absolute().parent).free, damaged)


def repair(library: Library) -> Backup:
    """Put a copy in the library's place in which lists and search index are made anew.

    The copy is checked first; what it replaces is in the backup that is returned. What else is wrong only a
    backup can mend: RefDeskError, and nothing is changed.
    """
    with library.read() as connection:
        beyond = [each for each in checking.findings(connection) if each.area is not Area.DERIVED]
    if beyond:
        raise RefDeskError(beyond[0].sentence, "Restore a backup; the present file is kept.")
    if library.is_read_only:
        raise RefDeskError("The library is read-only.", "Copy it to another folder, and repair the copy.")
    made = backup.make(library.path, "repair")
    with repairing.repaired_copy(library.path) as copy:
        library.replace_by(copy.path, copy.revision)
    return made


def tidy(library: Library) -> bool:
    """Do for a moment what can wait while nobody writes; whether there is more of it."""
    end = time.monotonic() + _TIDYING_S
    while library.tidy():
        if library.is_awaited or time.monotonic() > end:
            return True
        # A lock is not fair: without this pause whoever waits to write would hardly ever get it.
        time.sleep(_PAUSE_S)
    return False


def back_up(library: Library, reason: str = "idle") -> Backup | None:
    """Make a backup where something was written since the last one; None where nothing was.

    RefDeskError where it could not be made.
    """
    last = next(iter(backups(library.path)), None)
    with library.read() as connection:
        revision = journal.revision(connection)
    if revision == 0:
        return None
    if last and last.revision == revision and backup.is_whole(last):
        return None
    return backup.make(library.path, reason)


def backups(path: Path) -> Sequence[Backup]:
    """The backups of the library at `path`, the newest first."""
    return backup.backups(path)


def is_whole(made: Backup) -> bool:
    """Whether a backup is byte for byte what was looked at when it was made; reads all of it."""
    return backup.is_whole(made)


def restore(made: Backup, path: Path) -> Path | None:
    """Put a backup in the place of the library at `path`, which nobody may have open.

    Returns where the present file is kept; RefDeskError where the backup is damaged, and nothing is changed.
    """
    return backup.restore(made, path)
