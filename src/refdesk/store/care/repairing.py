"""Repairs a copy of a library, looks whether it is sound, and only then puts it in the library's place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from refdesk.domain.errors import RefDeskError
from refdesk.domain.progress import no_progress
from refdesk.store.care import checking, rebuilding
from refdesk.store.database import Database
from refdesk.store.file import backup
from refdesk.store.writing import journal


@dataclass(frozen=True, slots=True)
class RepairedCopy:
    """A sound copy, and the journal's last revision in it."""

    path: Path
    revision: int


@contextmanager
def repaired_copy(path: Path) -> Iterator[RepairedCopy]:
    """A copy of the library at `path` with all that is derived made anew; it goes when the block ends.

    RefDeskError where the copy is not sound even so. The library is only read.
    """
    copy = path.with_name(f"{path.name}.repairing")
    try:
        backup.copy(path, copy)
        yield RepairedCopy(copy, _repair(copy))
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            copy.with_name(copy.name + ending).unlink(missing_ok=True)


def _repair(path: Path) -> int:
    database = Database.open(path)
    try:
        rebuilding.rebuild(database, no_progress)
        with database.read() as connection:
            left = next(checking.findings(connection), None)
            revision = journal.revision(connection)
    finally:
        database.close()
    if left:
        raise RefDeskError(left.sentence, "Restore a backup; the present file is kept.")
    return revision
