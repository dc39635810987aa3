"""A disk that is full while a library is made, closed, migrated, restored: what was saved before is there."""

from __future__ import annotations

import resource
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.library import caring, editing
from refdesk.library.library import Library
from tests.durability.full_disk import Disk, is_possible
from tests.durability.test_full_disk import _MOST, _STRIDE
from tests.library.making import titles, work

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not is_possible(), reason="SQLite is built into this Python and hides its files"),
]
_TITLE = "Written before the disk was full"


@pytest.fixture(scope="module")
def disk() -> Iterator[Disk]:
    disk = Disk()
    with disk.mounted():
        yield disk


@pytest.fixture
def path(disk: Disk, tmp_path: Path) -> Path:
    disk.fill_after(None)
    path = tmp_path / "library.sqlite"
    library = Library.open(path)
    editing.add_record(library, work(_TITLE))
    library.close()
    return path


def _with_ever_more_room(
    disk: Disk, made: Callable[[int], Path], act: Callable[[Path], object], titled: list[str]
) -> None:
    """Do something with room for some writes only, until none is refused; the library is whole each time."""
    for room in range(0, _MOST, _STRIDE):
        library = made(room)
        disk.fill_after(room)
        act(library)
        was_full = disk.was_full
        disk.fill_after(None)
        _require_whole(library, titled)
        if not was_full:
            assert room, "nothing was written"
            return
    pytest.fail(f"a write was refused after {_MOST} others")


def _open(path: Path) -> None:
    """Open the library; where the disk is full, it says so."""
    try:
        Library.open(path).close()
    except RefDeskError as error:
        assert "disk is full" in error.sentence
        assert error.hint


def _require_whole(path: Path, titled: list[str]) -> None:
    library = Library.open(path)
    assert caring.check(library).findings == ()
    assert titles(library, Place.articles()) == titled
    library.close()


def test_a_library_that_could_not_be_made_is_made_once_there_is_room(disk: Disk, tmp_path: Path) -> None:
    _with_ever_more_room(disk, lambda room: tmp_path / f"{room}.sqlite", _open, [])


def test_what_was_acknowledged_outlives_a_close_on_a_full_disk(disk: Disk, path: Path) -> None:
    opened: list[Library] = []

    def edited(room: int) -> Path:
        copy = Path(shutil.copyfile(path, path.with_name(f"{room}.sqlite")))
        opened.append(Library.open(copy))
        editing.add_record(opened[-1], work("Written last"))
        return copy

    _with_ever_more_room(disk, edited, lambda _: opened[-1].close(), [_TITLE, "Written last"])


def test_a_migration_on_a_full_disk_is_done_or_not_begun(disk: Disk, path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("DROP TABLE outdated")
        file.execute("PRAGMA user_version = 5")
        file.commit()

    def copied(room: int) -> Path:
        return Path(shutil.copyfile(path, path.with_name(f"{room}.sqlite")))

    _with_ever_more_room(disk, copied, _open, [_TITLE])


@contextmanager
def _small_files(most: int) -> Iterator[None]:
    """No file may grow beyond so many bytes, as on a disk that is full by then."""
    before, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, hard))
        signal.signal(signal.SIGXFSZ, heard)


@pytest.mark.parametrize("most", [0, 1, 4096, 40_000])
def test_a_backup_that_cannot_be_restored_leaves_the_library_as_it_was(path: Path, most: int) -> None:
    library = Library.open(path)
    made = caring.back_up(library, "test")
    editing.add_record(library, work("Written last"))
    library.close()
    assert made
    with _small_files(most), pytest.raises(RefDeskError, match="could not be restored"):
        caring.restore(made, path)
    _require_whole(path, [_TITLE, "Written last"])
    assert not list(path.parent.glob("*.restoring"))
