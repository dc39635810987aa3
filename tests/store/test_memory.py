"""What an open library holds in memory of what was read from it."""

from __future__ import annotations

import ctypes
import ctypes.util
from contextlib import ExitStack
from pathlib import Path

import pytest

from refdesk.store.database import Database

_READERS = 3


def _held() -> int:
    """Bytes that SQLite holds in this process (https://sqlite.org/c3ref/memory_highwater.html)."""
    name = ctypes.util.find_library("sqlite3")
    if name is None:
        pytest.skip("SQLite is no library of its own here")
    used = ctypes.CDLL(name).sqlite3_memory_used
    used.restype = ctypes.c_int64
    return int(used())


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """A library with some MB to read."""
    made = Database.open(tmp_path / "library.sqlite")
    with made.write() as connection:
        connection.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)"
            " INSERT INTO record (item) SELECT hex(zeroblob(1000)) FROM n"
        )
    return made


def _read_at_once(database: Database, count: int) -> list[int]:
    with ExitStack() as stack:
        readers = [stack.enter_context(database.read()) for _ in range(count)]
        return [
            int(each.exec_driver_sql("SELECT sum(length(item)) FROM record").scalar_one()) for each in readers
        ]


def test_readers_that_rest_give_back_what_they_read_but_for_one(database: Database) -> None:
    (size,) = _read_at_once(database, 1)
    before = _held()
    if before < size:
        pytest.skip("Python has a SQLite of its own")
    assert _read_at_once(database, _READERS) == [size] * _READERS
    assert _held() > before + (_READERS - 1) * size * 0.9
    database.give_memory_back()
    assert _held() < before + size * 0.1
    assert _read_at_once(database, 1) == [size]
    database.close()


def test_a_library_at_rest_gives_back_what_was_written(database: Database) -> None:
    before = _held()
    if before < 4000:
        pytest.skip("Python has a SQLite of its own")
    database.rest()
    assert _held() < before - 1_000_000
    database.close()
