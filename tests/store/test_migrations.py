"""Bringing older files up to date."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.library import caring, editing
from refdesk.library.library import Library
from refdesk.store import migrations
from refdesk.store.file import backup
from refdesk.store.tables.list_order import VERSION
from tests.library.making import titles, work

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


#: The tables that steps changed, as version 1 had them.
_VERSION_1 = """
CREATE TABLE record (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, is_article BIGINT DEFAULT '0' NOT NULL, trashed_at BIGINT,
    citation_key TEXT, added_at BIGINT DEFAULT '0' NOT NULL, modified_at BIGINT DEFAULT '0' NOT NULL,
    item TEXT DEFAULT '' NOT NULL
);
CREATE UNIQUE INDEX record_citation_key ON record (lower(citation_key));
CREATE TABLE attachment (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, record INTEGER NOT NULL, path TEXT DEFAULT '' NOT NULL,
    label TEXT DEFAULT '' NOT NULL, mime TEXT DEFAULT '' NOT NULL, FOREIGN KEY(record) REFERENCES record (id)
);
CREATE INDEX attachment_record ON attachment (record);
PRAGMA user_version = 1;
"""


_SEARCHED_1 = "title, names, container, identifiers, citation_key, tags, notes, abstract, other, cites"


def _made_old(path: Path) -> None:
    """Takes a new library back to the tables of version 1, its rows kept."""
    with closing(sqlite3.connect(path)) as file:
        for name in (
            "linked_entry",
            "linked_file",
            "choice",
            "file_text",
            "search",
            "apart",
            "likely",
            "outdated",
        ):
            file.execute(f"DROP TABLE {name}")
        for name in ("record", "attachment"):
            file.execute(f"ALTER TABLE {name} RENAME TO new_{name}")
        for name in ("record_citation_key", "attachment_record"):
            file.execute(f"DROP INDEX {name}")
        file.executescript("PRAGMA legacy_alter_table = ON;" + _VERSION_1)
        kept = "id, is_article, trashed_at, citation_key, added_at, modified_at, item"
        file.execute(f"INSERT INTO record ({kept}) SELECT {kept} FROM new_record")
        file.executescript("DROP TABLE new_attachment; DROP TABLE new_record")
        file.execute(f"CREATE VIRTUAL TABLE search USING fts5({_SEARCHED_1}, prefix='2 3')")


def _columns(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Of every table its columns: name, type, whether it may be empty, default, place in the primary key."""
    with closing(sqlite3.connect(path)) as file:
        names = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted(row[1:] for row in file.execute(f'PRAGMA table_info("{name}")')) for name in names
        }


def test_an_older_library_gets_the_tables_of_a_new_one(path: Path, tmp_path: Path) -> None:
    new = _columns(path)
    _made_old(path)
    assert _columns(path) != new
    library = Library.open(path)
    assert caring.check(library).is_sound
    library.close()
    assert _columns(path) == new
    assert _facts(path)[:2] == (VERSION, 1)


def _titles(library: Library, text: str) -> list[str]:
    return titles(library, Place.articles(), text)


def test_an_older_library_finds_new_words_once_it_was_tidied(path: Path) -> None:
    library = Library.open(path)
    for number in range(120):
        editing.add_record(library, work(f"Қазақ тілі {number}"))
    library.close()
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE search SET title = 'қазақ тілі'")
        file.execute("DROP TABLE outdated")
        file.execute("PRAGMA user_version = 5")
        file.commit()
    library = Library.open(path)
    assert not _titles(library, "qazaq 119")
    assert caring.check(library).is_sound
    while library.tidy():
        pass
    assert _titles(library, "qazaq 119") == ["Қазақ тілі 119"]
    assert _titles(library, "saved") == ["Saved"]
    assert caring.check(library).is_sound
    library.close()
