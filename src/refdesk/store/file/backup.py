"""Backups: whole copies of a library, each opened and checked before it counts."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from refdesk.domain.errors import RefDeskError
from refdesk.store.file.file_state import uri_of

#: How many backups of one reason are kept.
KEPT = 3
_FOLDER = "{name} backups"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: where it is, why and when (UTC) it was made, its size in bytes, its SHA-256.

    `revision` is the journal's last, which tells whether anything was written since.
    """

    path: Path
    reason: str
    made_at: datetime
    size: int
    digest: str
    revision: int = 0


def make(path: Path, reason: str) -> Backup:
    """Copy the library at `path` beside itself, while others may read and write it.

    The copy is checked before it gets its name, and only then may the oldest of the same reason go.
    RefDeskError where it could not be made.
    """
    folder = path.with_name(_FOLDER.format(name=path.name))
    made_at = datetime.now(UTC)
    target = folder / f"{made_at:%Y-%m-%d %H-%M-%S-%f} {reason}.sqlite"
    partial = target.with_suffix(".partial")
    try:
        folder.mkdir(exist_ok=True)
        copy(path, partial)
        revision = _require_sound(partial)
        digest = digest_of(partial)
        _sync(partial)
        partial.replace(target)
        backup = Backup(target, reason, made_at, target.stat().st_size, digest, revision)
        _write_sheet(backup)
    except (OSError, sqlite3.Error) as error:
        partial.unlink(missing_ok=True)
        raise RefDeskError(
            f"A backup of {path.name} could not be made: {error}.", "Look whether the disk has room."
        ) from error
    _thin_out(path, reason)
    return backup


def backups(path: Path) -> list[Backup]:
    """The backups of the library at `path`, the newest first."""
    folder = path.with_name(_FOLDER.format(name=path.name))
    found = (_read_sheet(sheet) for sheet in folder.glob("*.json"))
    return sorted((each for each in found if each), key=lambda each: each.made_at, reverse=True)


def is_whole(backup: Backup) -> bool:
    """Whether the file is byte for byte what was checked; quick_check alone misses a third of damages."""
    return backup.path.exists() and digest_of(backup.path) == backup.digest


def restore(backup: Backup, path: Path) -> Path | None:
    """Put a backup in the library's place; nobody may have it open.

    Returns where the present file was put, None where there was none. RefDeskError where the backup is
    damaged; nothing is changed then.
    """
    if not is_whole(backup):
        raise RefDeskError("This backup is damaged.", "Choose an older one.")
    kept = path.with_name(f"{path.stem} replaced {datetime.now(UTC):%Y-%m-%d %H-%M-%S-%f}{path.suffix}")
    partial = path.with_name(path.name + ".restoring")
    try:
        shutil.copyfile(backup.path, partial)
        _sync(partial)
        was_there = path.exists()
        # An old log beside a new file would be played into it.
        for ending in ("-wal", "-shm", ""):
            part = path.with_name(path.name + ending)
            if part.exists():
                part.replace(kept.with_name(kept.name + ending))
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise RefDeskError(
            f"The backup could not be restored: {error}.", "Look whether the disk has room."
        ) from error
    return kept if was_there else None


def copy(path: Path, target: Path) -> None:
    """Copy a library to another file, while others may read and write it."""
    # All pages in one step from a reading connection: in smaller steps, beside a writer, it never ends.
    target.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(uri_of(path, "rw"), uri=True)) as source,
        closing(sqlite3.connect(target)) as made,
    ):
        source.execute("PRAGMA query_only = ON")
        source.backup(made, pages=-1)
        # One file that needs no log beside it.
        made.execute("PRAGMA journal_mode = DELETE")


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _require_sound(path: Path) -> int:
    """The revision of a copy that is whole; RefDeskError for another."""
    with closing(sqlite3.connect(uri_of(path, "rw"), uri=True)) as connection:
        (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        has_journal = answer == "ok" and "change" in tables
        query = "SELECT coalesce(max(revision), 0) FROM change"
        revision = int(connection.execute(query).fetchone()[0]) if has_journal else 0
    if answer != "ok":
        raise RefDeskError(
            "The library is damaged, so no backup was made of it.", "Restore the last backup; all are kept."
        )
    return revision


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sheet_of(path: Path) -> Path:
    return path.with_suffix(".json")


def _write_sheet(backup: Backup) -> None:
    facts = {
        "reason": backup.reason,
        "made_at": backup.made_at.isoformat(),
        "size": backup.size,
        "sha256": backup.digest,
        "revision": backup.revision,
    }
    _sheet_of(backup.path).write_text(json.dumps(facts), encoding="utf-8")


def _read_sheet(sheet: Path) -> Backup | None:
    try:
        facts = json.loads(sheet.read_text(encoding="utf-8"))
        path, made_at = sheet.with_suffix(".sqlite"), datetime.fromisoformat(facts["made_at"])
        made = Backup(path, facts["reason"], made_at, facts["size"], facts["sha256"], facts["revision"])
        return made if path.exists() else None
    except (OSError, ValueError, KeyError):
        return None


def _thin_out(path: Path, reason: str) -> None:
    for old in [each for each in backups(path) if each.reason == reason][KEPT:]:
        old.path.unlink(missing_ok=True)
        _sheet_of(old.path).unlink(missing_ok=True)
