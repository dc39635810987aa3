"""Bringing older files up to date."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.library import editing
from refdesk.library.library import Library
from refdesk.store import backup, migrations
from refdesk.store.list_order import VERSION
from tests.library.making import work

_NEXT = VERSION + 1


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    library = Library.open(path)
    editing.add_record(library, work("Saved"))
    library.close()
    return path


def _facts(path: Path) -> tuple[int, int, list[str]]:
    with closing(sqlite3.connect(path)) as file:
        (version,) = file.execute("PRAGMA user_version").fetchone()
        (count,) = file.execute("SELECT count(*) FROM record").fetchone()
        columns = [row[1] for row in file.execute("PRAGMA table_info(record)")]
    return version, count, columns


def test_a_step_changes_the_tables_after_a_backup(path: Path) -> None:
    def step(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE record ADD COLUMN colour TEXT")

    migrations.bring_up_to_date(path, {_NEXT: step}, _NEXT)
    version, count, columns = _facts(path)
    assert (version, count) == (_NEXT, 1)
    assert "colour" in columns
    (made,) = backup.backups(path)
    assert made.reason == "migration"
    assert _facts(made.path)[0] == VERSION


def _loses_rows(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM record")


def _breaks_keys(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO note (record) VALUES (99)")


def _fails(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE record ADD COLUMN colour TEXT")
    raise ValueError("half way")


@pytest.mark.parametrize(
    ("step", "error"), [(_loses_rows, RefDeskError), (_breaks_keys, RefDeskError), (_fails, ValueError)]
)
def test_a_step_that_does_harm_is_taken_back(
    path: Path, step: Callable[[sqlite3.Connection], None], error: type[Exception]
) -> None:
    before = _facts(path)
    with pytest.raises(error):
        migrations.bring_up_to_date(path, {_NEXT: step}, _NEXT)
    assert _facts(path) == before


def test_a_newer_file_is_refused(path: Path) -> None:
    with pytest.raises(RefDeskError, match="newer"):
        migrations.bring_up_to_date(path, {}, VERSION - 1)
