"""Makes a library of many times the size of another: a million records in minutes instead of an hour.

    python -m benchmarks.multiply SMALL.sqlite BIG.sqlite TIMES

A copy has the names and the year of one record, the title, the container and the abstract of another. So its
words are those of the small library, and what is derived of it is what it says: the big library derives
everything itself when it is opened, as after a migration.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

from refdesk.library.library import Library
from refdesk.store.derived import search_index
from refdesk.store.tables.schema import record, reference

_TAKEN = ("type", "title", "container-title", "abstract")
#: Primes: whose title a copy takes looks like chance, and is another's in each turn.
_STRIDE, _OFFSET = 7_919, 104_729


def main(small: Path, big: Path, times: int) -> None:
    """Copy the small library, then add copies of its records again and again."""
    shutil.copyfile(small, big)
    with closing(sqlite3.connect(big, isolation_level=None)) as file:
        # Nobody needs a copy that was not finished: no log, and the indexes are made at the end.
        file.execute("PRAGMA journal_mode = OFF")
        file.execute("PRAGMA synchronous = OFF")
        file.execute("PRAGMA cache_size = -1048576")
        indexes = _without_indexes(file)
        _multiply(file, times)
        for statement in ("DELETE FROM summary", "DROP TABLE search", search_index.DDL, *search_index.SETUP):
            file.execute(statement)
        for statement in indexes:
            file.execute(statement)
        file.execute("PRAGMA journal_mode = WAL")
    Library.open(big, _Told()).close()


class _Told:
    """Prints how far it is, every 100,000 records."""

    def __init__(self) -> None:
        self._start, self._next = time.monotonic(), 0

    def __call__(self, done: int, total: int) -> None:
        if done >= self._next:
            print(f"derived {done:,} of {total:,} after {time.monotonic() - self._start:.0f} s", flush=True)
            self._next += 100_000


def _multiply(file: sqlite3.Connection, times: int) -> None:
    step, reference_step = _last_id(file, record.name), _last_id(file, reference.name)
    for turn in range(1, times):
        file.execute("BEGIN IMMEDIATE")
        shift = turn * step
        values = {each.name: f"mine.{each.name}" for each in record.columns}
        values |= {"id": f"mine.id + {shift}", "citation_key": "NULL", "item": _mixed()}
        other = f"other.id = 1 + (mine.id * {_STRIDE} + {turn * _OFFSET}) % {step}"
        _insert(
            file,
            record.name,
            values,
            f"record AS mine LEFT JOIN record AS other ON {other} WHERE mine.id <= {step}",
        )
        values = {each.name: f'"{each.name}"' for each in reference.columns}
        values |= {
            "id": f"id + {turn * reference_step}",
            "citing": f"citing + {shift}",
            "cited": f"cited + {shift}",
        }
        _insert(file, reference.name, values, f"reference WHERE id <= {reference_step}")
        file.execute("COMMIT")


def _mixed() -> str:
    """The item of one record with what is taken from another; what that lacks is left out (RFC 7396)."""
    taken = ", ".join(f"'{name}', json_extract(other.item, '$.\"{name}\"')" for name in _TAKEN)
    return f"json_patch(json_remove(mine.item, '$.DOI'), json_object({taken}))"


def _without_indexes(file: sqlite3.Connection) -> list[str]:
    """Take the indexes away; what makes them again."""
    found = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    statements = dict(found.fetchall())
    for name in statements:
        file.execute(f'DROP INDEX "{name}"')
    return list(statements.values())


def _last_id(file: sqlite3.Connection, table: str) -> int:
    """The highest id ever given: no id is used twice."""
    found = file.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(found[0]) if found else 0


def _insert(file: sqlite3.Connection, table: str, values: dict[str, str], source: str) -> None:
    columns = ", ".join(f'"{name}"' for name in values)
    file.execute(f"INSERT INTO {table} ({columns}) SELECT {', '.join(values.values())} FROM {source}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
