"""Backups: whole, checked, restorable."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.library import editing
from refdesk.library.library import Library
from refdesk.store.file import backup
from tests.library.making import titles, work


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    library = Library.open(path)
    editing.add_record(library, work("Saved"))
    library.close()
    return path


def test_a_backup_has_what_another_window_has_just_written(path: Path) -> None:
    library = Library.open(path)
    editing.add_record(library, work("Still in the log"))
    made = backup.make(path, "idle")
    library.close()
    copy = Library.open(made.path)
    assert titles(copy, Place.articles()) == ["Saved", "Still in the log"]
    copy.close()


def test_backups_are_listed_with_the_newest_first(path: Path) -> None:
    made = [backup.make(path, reason) for reason in ("idle", "import")]
    assert backup.backups(path) == made[::-1]
    assert all(backup.is_whole(each) for each in made)
    assert made[0].size == made[0].path.stat().st_size


def test_only_the_oldest_of_one_reason_go(path: Path) -> None:
    first = backup.make(path, "migration")
    made = [backup.make(path, "idle") for _ in range(backup.KEPT + 2)]
    assert backup.backups(path) == [*made[:1:-1], first]


def test_a_restored_backup_is_the_library_again_and_the_present_file_is_kept(path: Path) -> None:
    made = backup.make(path, "idle")
    library = Library.open(path)
    editing.add_record(library, work("Later"))
    library.close()
    kept = backup.restore(made, path)
    library = Library.open(path)
    assert titles(library, Place.articles()) == ["Saved"]
    library.close()
    assert kept is not None
    library = Library.open(kept)
    assert titles(library, Place.articles()) == ["Later", "Saved"]
    library.close()


def test_a_damaged_backup_is_not_restored(path: Path) -> None:
    made = backup.make(path, "idle")
    data = bytearray(made.path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    made.path.write_bytes(data)
    before = path.read_bytes()
    with pytest.raises(RefDeskError, match="damaged"):
        backup.restore(made, path)
    assert path.read_bytes() == before


def test_a_damaged_library_does_not_replace_a_good_backup(path: Path) -> None:
    good = backup.make(path, "idle")
    with closing(sqlite3.connect(path)) as file:
        (root,) = file.execute("SELECT rootpage FROM sqlite_master WHERE name = 'record'").fetchone()
        (size,) = file.execute("PRAGMA page_size").fetchone()
    data = bytearray(path.read_bytes())
    data[(root - 1) * size : root * size] = bytes(size)
    path.write_bytes(data)
    with pytest.raises(RefDeskError):
        backup.make(path, "idle")
    assert backup.backups(path) == [good]
