"""Brings a library's file to the present schema: a backup before, checks after, nothing half done."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from refdesk.domain.errors import RefDeskError
from refdesk.store.derived import search_index
from refdesk.store.file import backup
from refdesk.store.file.file_state import uri_of
from refdesk.store.file.surroundings import surroundings_of
from refdesk.store.migrations import apart, files, likely, outdated, words
from refdesk.store.tables import schema
from refdesk.store.tables.list_order import VERSION

#: A step changes the tables of the version before its number; it runs inside a transaction, foreign keys off.
Step = Callable[[sqlite3.Connection], None]
STEPS: Mapping[int, Step] = {2: files.step, 3: words.step, 4: apart.step, 5: likely.step, 6: outdated.step}


def bring_up_to_date(path: Path, steps: Mapping[int, Step] = STEPS, target: int = VERSION) -> None:
    """Make the tables in a new file, or take an older file to `target` step by step.

    An older file is backed up first. Each step is one transaction that is only kept where every foreign key
    still holds and no table lost rows. A newer file is not touched: RefDeskError.
    """
    with closing(_connect(path)) as connection:
        version = version_of(connection)
        require_known_version(path, version, target)
        if version == 0:
            _create(connection)
        elif version < target:
            backup.make(path, "migration")
            for number in range(version + 1, target + 1):
                _take(connection, number, steps[number])
        # A write-ahead log needs memory that both sides share, which a network does not give.
        mode = "DELETE" if surroundings_of(path).is_network else "WAL"
        connection.execute(f"PRAGMA journal_mode = {mode}")


def require_known_version(path: Path, version: int, target: int = VERSION) -> None:
    """RefDeskError where a later RefDesk wrote the file."""
    if version > target:
        raise RefDeskError(
            f"The library {path.name} was written by a newer RefDesk.",
            "Update RefDesk to open it; the library was not changed.",
        )


def version_of(connection: sqlite3.Connection) -> int:
    """The schema's version in the file, 0 where it has no tables yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(uri_of(path, "rwc"), uri=True, isolation_level=None)
    connection.execute("PRAGMA busy_timeout = 5000")
    # Inside a transaction this pragma does nothing; with it on, a rebuilt table empties others.
    connection.execute("PRAGMA foreign_keys = OFF")
    # As the writer has it (`database`): a step may clear the index.
    connection.execute("PRAGMA secure_delete = FAST")
    return connection


def _create(connection: sqlite3.Connection) -> None:
    """In one transaction, so that a kill leaves an empty file and another window finds all or nothing."""
    with _whole(connection, "BEGIN EXCLUSIVE"):
        if version_of(connection) == 0:
            _make_tables(connection)


def _make_tables(connection: sqlite3.Connection) -> None:
    dialect = sqlite.dialect()
    for table in schema.metadata.sorted_tables:
        connection.execute(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(str(CreateIndex(index).compile(dialect=dialect)))
    connection.execute(search_index.DDL)
    for statement in search_index.SETUP:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _take(connection: sqlite3.Connection, number: int, step: Step) -> None:
    with _whole(connection, "BEGIN IMMEDIATE"):
        before = _row_counts(connection)
        step(connection)
        _verify(connection, before)
        connection.execute(f"PRAGMA user_version = {number}")


@contextmanager
def _whole(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    """A transaction that is kept where the block ends well."""
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    present = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    names = [table.name for table in schema.JOURNALLED if table.name in present]
    return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}


def _verify(connection: sqlite3.Connection, before: dict[str, int]) -> None:
    after = _row_counts(connection)
    lost = [name for name, count in before.items() if after.get(name, 0) < count]
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if lost or broken:
        raise RefDeskError(
            "The library could not be brought to this version of RefDesk.",
            "It is as it was; please report this.",
        )
