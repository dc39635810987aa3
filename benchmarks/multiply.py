"""Makes a library of many times the size of another, in SQL: a million records in minutes instead of an hour.

    python -m benchmarks.multiply SMALL.sqlite BIG.sqlite TIMES

The copies differ in sort keys and ids, not in their words: lists and searches have as much to do
as in a library of that size; what a single record is like, they do not change.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from refdesk.store.tables.list_order import SEARCH_COLUMNS
from refdesk.store.tables.schema import record, reference, summary

_SHIFTED = {"id", "citing", "cited"}
_SPREAD = {"author_key", "title_key", "container_key"}
_OWN = {"citation_key", "doi_key", "work_key"}


def main(small: Path, big: Path, times: int) -> None:
    """Copy the small library, then add its rows again and again."""
    shutil.copyfile(small, big)
    with closing(sqlite3.connect(big, isolation_level=None)) as file:
        # Nobody needs a copy that was not finished: no log, and the indexes are made at the end.
        file.execute("PRAGMA journal_mode = OFF")
        file.execute("PRAGMA synchronous = OFF")
        file.execute("PRAGMA cache_size = -1048576")
        indexes = _without_indexes(file)
        step, reference_step = _last_id(file, record.name), _last_id(file, reference.name)
        for turn in range(1, times):
            file.execute("BEGIN IMMEDIATE")
            for table in (record, summary):
                names = [column.name for column in table.columns]
                values = [_copied(name, turn, step) for name in names]
                _insert(file, table.name, names, values, f"id <= {step}")
            names = [column.name for column in reference.columns]
            values = [
                f"id + {turn * reference_step}" if name == "id" else _copied(name, turn, step)
                for name in names
            ]
            _insert(file, reference.name, names, values, f"id <= {reference_step}")
            columns = ["rowid", *SEARCH_COLUMNS]
            values = [f"rowid + {turn * step}", *SEARCH_COLUMNS]
            _insert(file, "search", columns, values, f"rowid <= {step}")
            file.execute("COMMIT")
            print(f"{(turn + 1) * step:,} records", flush=True)
        for statement in indexes:
            file.execute(statement)
        file.execute("PRAGMA journal_mode = WAL")


def _without_indexes(file: sqlite3.Connection) -> list[str]:
    """Take the indexes away; what makes them again."""
    found = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    statements = dict(found.fetchall())
    for name in statements:
        file.execute(f'DROP INDEX "{name}"')
    return list(statements.values())


def _last_id(file: sqlite3.Connection, table: str) -> int:
    """The highest id ever given: rows of the search index may outlive their record for a while."""
    found = file.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(found[0]) if found else 0


def _copied(name: str, turn: int, step: int) -> str:
    if name in _SHIFTED:
        return f"{name} + {turn * step}"
    if name in _SPREAD:
        # Fibonacci hashing: the copies of one row end up far from each other.
        return f"printf('%02d', abs((id * 2654435761 + {turn} * 40503) % 89)) || {name}"
    if name in _OWN:
        return "NULL"
    return f'"{name}"'


def _insert(file: sqlite3.Connection, table: str, names: list[str], values: list[str], where: str) -> None:
    columns = ", ".join(f'"{name}"' if name != "rowid" else name for name in names)
    file.execute(f'INSERT INTO "{table}" ({columns}) SELECT {", ".join(values)} FROM "{table}" WHERE {where}')


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
