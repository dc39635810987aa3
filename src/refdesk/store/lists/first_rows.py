"""The first rows of a list, through the sqlite3 module alone: loading SQLAlchemy takes longer than that."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Order, Place, PlaceKind
from refdesk.domain.summary import Summary
from refdesk.store.file.file_state import FileState, state_of, uri_of
from refdesk.store.tables.list_order import LISTS, SUMMARY_COLUMNS, VERSION, keys_of, summary_of

_CONDITIONS = {PlaceKind.ARTICLES: LISTS["articles"], PlaceKind.REFERENCES: LISTS["references"]}


def first_rows(path: Path, place: Place, order: Order, limit: int = 100) -> tuple[Summary, ...] | None:
    """The first rows of the articles or the references of the library at `path`, which is only read.

    None where they cannot be had so quickly: another list, no library yet, or one that opening would have
    to bring up to date or to refuse.
    """
    if place.kind not in _CONDITIONS:
        return None
    try:
        state = state_of(path)
        if state is FileState.MISSING:
            return None
        mode = "ro" if state is FileState.READ_ONLY else "rw"
        with closing(sqlite3.connect(uri_of(path, mode), uri=True)) as file:
            file.execute("PRAGMA query_only = ON")
            return _read(file, _CONDITIONS[place.kind], order, limit)
    except (RefDeskError, sqlite3.Error):
        return None


def _read(file: sqlite3.Connection, condition: str, order: Order, limit: int) -> tuple[Summary, ...] | None:
    if file.execute("PRAGMA user_version").fetchone() != (VERSION,):
        return None
    direction = " DESC" if order.is_descending else ""
    keys = ", ".join(f"{key}{direction}" for key in keys_of(order.column))
    columns = ", ".join(SUMMARY_COLUMNS)
    rows = file.execute(f"SELECT {columns} FROM summary WHERE {condition} ORDER BY {keys} LIMIT ?", (limit,))
    return tuple(summary_of(row) for row in rows)
