"""What SQLite's errors mean to a person."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from refdesk.domain.errors import RefDeskError

#: SQLite's primary result codes (sqlite.org/rescode.html) that a person can act on.
_SENTENCES: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_FULL: (
        "The disk is full; the last change was not saved.",
        "Make room on the disk and try again; everything saved before is safe.",
    ),
    sqlite3.SQLITE_READONLY: (
        "The library {name} cannot be written.",
        "Look at the permissions of the file and of its folder.",
    ),
    sqlite3.SQLITE_BUSY: (
        "Another program is writing to the library {name}.",
        "Wait a moment and try again.",
    ),
    sqlite3.SQLITE_LOCKED: (
        "Another program is writing to the library {name}.",
        "Wait a moment and try again.",
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk or network failed while the library {name} was used; the last change was not saved.",
        "Look at the disk or the connection and try again.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "The library {name} is damaged.",
        "Restore a backup; the damaged file is kept.",
    ),
    sqlite3.SQLITE_NOTADB: (
        "{name} is not a RefDesk library.",
        "Choose another file; this one was not changed.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "The library {name} cannot be opened.",
        "Look whether the file is there and may be read.",
    ),
    sqlite3.SQLITE_PERM: (
        "The library {name} cannot be opened.",
        "Look whether the file is there and may be read.",
    ),
}


def as_sentence(error: BaseException | None, path: Path) -> RefDeskError | None:
    """The error told to a person, None where it is a fault of the program."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    found = _SENTENCES.get(code & 0xFF)
    if found is None:
        return None
    sentence, hint = found
    return RefDeskError(sentence.format(name=path.name), hint)
