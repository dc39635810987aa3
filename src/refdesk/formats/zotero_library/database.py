"""Opens a Zotero database without touching it, also while Zotero has it open."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from refdesk.domain.errors import RefDeskError, unreadable

NAME = "zotero.sqlite"
_MAGIC = b"SQLite format 3\0"
#: What stands beside the database while a program has it open, and belongs to it.
_COMPANIONS = ("-wal", "-journal")
_TRIES = 3
_TABLES = frozenset(
    {"items", "itemTypes", "itemData", "itemDataValues", "creators", "collections", "libraries"}
)


def database_file(path: Path) -> Path | None:
    """The database that a path means: a file of that kind, or a folder with one in it; else None."""
    if path.is_dir():
        path = path / NAME
    try:
        with path.open("rb") as file:
            return path if file.read(len(_MAGIC)) == _MAGIC else None
    except OSError:
        return None


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a copy of the database, which is gone afterwards.

    Zotero locks its file for itself, and part of what it saved may stand in a journal beside it: the copy has
    both. RefDeskError where the file is no Zotero library, damaged, or changes all the while.
    """
    with tempfile.TemporaryDirectory(prefix="refdesk-zotero-") as folder:
        copy = _copied(path, Path(folder) / NAME)
        with closing(sqlite3.connect(copy)) as connection:
            connection.row_factory = sqlite3.Row
            _require_zotero(connection, path)
            yield connection


def _copied(path: Path, target: Path) -> Path:
    try:
        for _ in range(_TRIES):
            before = _state(path)
            for suffix in ("", *_COMPANIONS):
                source, copy = Path(f"{path}{suffix}"), Path(f"{target}{suffix}")
                copy.unlink(missing_ok=True)
                if source.exists():
                    shutil.copyfile(source, copy)
            if _state(path) == before:
                return target
    except OSError as error:
        raise unreadable(
            path, error, "Look whether the file may be read and the disk has room for a copy of it."
        ) from error
    raise RefDeskError(f"{path.name} changes while it is read.", "Close Zotero and try again.")


def _state(path: Path) -> list[tuple[int, int] | None]:
    return [_size_and_time(Path(f"{path}{suffix}")) for suffix in ("", *_COMPANIONS)]


def _size_and_time(path: Path) -> tuple[int, int] | None:
    if not path.exists():
        return None
    state = path.stat()
    return state.st_size, state.st_mtime_ns


def _require_zotero(connection: sqlite3.Connection, path: Path) -> None:
    try:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    except sqlite3.DatabaseError as error:
        raise RefDeskError(
            f"{path.name} is damaged: {error}.", "Zotero keeps a copy beside it, zotero.sqlite.bak."
        ) from error
    names = {row[0] for row in rows}
    if {"record", "summary", "linked_file"} <= names:
        raise RefDeskError(f"{path.name} is a RefDesk library.", "Open it with File, Open another library.")
    if not names >= _TABLES:
        raise RefDeskError(
            f"{path.name} is a database, but not Zotero's.",
            f"Choose the file {NAME} in the folder Zotero.",
        )
