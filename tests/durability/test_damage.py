"""Torn and truncated files are noticed."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.library import caring, editing, importing
from refdesk.library.library import Library
from refdesk.store.care import repairing
from tests.durability.victim import some_plan, some_work, write_something


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "library.sqlite"
    chance = random.Random(5)
    library = Library.open(path)
    importing.carry_out(library, some_plan(chance))
    for _ in range(30):
        write_something(library, chance)
    library.close()
    return path


def _is_noticed(path: Path) -> bool:
    try:
        library = Library.open(path)
    except RefDeskError:
        return True
    try:
        return not caring.check(library).is_sound
    except RefDeskError:
        return True
    finally:
        library.close()


def test_a_sound_library_is_found_sound(sound: Path) -> None:
    library = Library.open(sound)
    report = caring.check(library)
    library.close()
    assert report.findings == ()
    assert report.free_bytes > 0


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.6, 0.9, 0.999])
def test_a_truncated_file_is_noticed(sound: Path, tmp_path: Path, share: float) -> None:
    path = tmp_path / "library.sqlite"
    data = sound.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    if share == 0.0:
        Library.open(path).close()
    else:
        assert _is_noticed(path)


@pytest.mark.parametrize("seed", range(20))
def test_a_torn_page_is_noticed(sound: Path, tmp_path: Path, seed: int) -> None:
    path = tmp_path / "library.sqlite"
    data = bytearray(sound.read_bytes())
    with closing(sqlite3.connect(sound)) as file:
        (size,) = file.execute("PRAGMA page_size").fetchone()
        roots = [row[0] for row in file.execute("SELECT rootpage FROM sqlite_master WHERE rootpage > 0")]
    page = random.Random(seed).choice(roots)
    data[(page - 1) * size : (page - 1) * size + size // 2] = bytes(size // 2)
    path.write_bytes(data)
    assert _is_noticed(path)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE summary SET title = 'Other' WHERE id = 2",
        "DELETE FROM summary WHERE id = 2",
        "UPDATE search SET title = 'other' WHERE rowid = 2",
        "DELETE FROM search WHERE rowid = 2",
        "UPDATE summary SET cited_by = cited_by + 1 WHERE id = 2",
        "INSERT INTO summary (id) VALUES (99999)",
    ],
)
def test_what_is_derived_is_checked_and_repaired(sound: Path, tmp_path: Path, damage: str) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(sound.read_bytes())
    with closing(sqlite3.connect(path)) as file:
        file.execute(damage)
        file.commit()
    library = Library.open(path)
    assert not caring.check(library).is_sound
    made = caring.repair(library)
    assert caring.check(library).is_sound
    assert made.reason == "repair"
    editing.add_record(library, some_work(random.Random(3)))
    library.close()
    assert [each.name for each in tmp_path.iterdir() if "repairing" in each.name] == []


def test_a_repair_is_done_to_a_copy_and_another_window_goes_on(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(sound.read_bytes())
    with closing(sqlite3.connect(path)) as file:
        file.execute("DELETE FROM summary WHERE id = 2")
        file.commit()
    library, other = Library.open(path), Library.open(path)
    caring.repair(library)
    change = editing.add_record(other, some_work(random.Random(3)))
    assert [each.id for each in library.poll()] == [change.id]
    assert caring.check(other).is_sound
    library.close()
    other.close()


def test_a_copy_that_is_older_than_the_library_does_not_replace_it(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(sound.read_bytes())
    library = Library.open(path)
    with repairing.repaired_copy(path) as copy:
        editing.add_record(library, some_work(random.Random(3)))
        with pytest.raises(RefDeskError, match="was changed while"):
            library.replace_by(copy.path, copy.revision)
    library.close()


def test_what_a_copy_cannot_mend_leaves_the_library_as_it_is(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(sound.read_bytes())
    with closing(sqlite3.connect(path)) as file:
        file.execute("INSERT INTO note (record, text) VALUES (99999, 'Whose?')")
        file.commit()
    before = path.read_bytes()
    with pytest.raises(RefDeskError, match="points to a record"), repairing.repaired_copy(path):
        pass
    assert path.read_bytes() == before


def test_a_row_that_points_nowhere_is_beyond_repair(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(sound.read_bytes())
    with closing(sqlite3.connect(path)) as file:
        file.execute("INSERT INTO note (record, text) VALUES (99999, 'Whose?')")
        file.commit()
    library = Library.open(path)
    with pytest.raises(RefDeskError, match="points to a record"):
        caring.repair(library)
    library.close()


def test_a_backup_is_only_made_where_something_was_written(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(sound.read_bytes())
    library = Library.open(path)
    assert caring.back_up(library) is not None
    assert caring.back_up(library) is None
    write_something(library, random.Random(2))
    assert caring.back_up(library) is not None
    library.close()
