"""A disk that is full at any write of a session: a sentence, and what was saved before is there.

Every seventh write is tried; with REFDESK_EVERY_WRITE=1 every one is, in some minutes.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.domain.record import RecordId
from refdesk.formats.format import Entry
from refdesk.library import caring, collecting, editing, importing, listing, noting
from refdesk.library.importing import ImportPlan
from refdesk.library.library import Library
from refdesk.store.tables.schema import note, record, reference, tagging
from tests.durability.full_disk import Disk, is_possible
from tests.durability.victim import some_work
from tests.library.making import page_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not is_possible(), reason="SQLite is built into this Python and hides its files"),
]
#: Writes that one step of the session may take at most, and how far apart those are that are refused.
_MOST = 2000
_STRIDE = 1 if os.environ.get("REFDESK_EVERY_WRITE") else 7


def _first(library: Library) -> RecordId:
    return RecordId(listing.first_ids(library, Place.articles())[0])


def _page() -> Any:
    chance = random.Random(2)
    return page_of(some_work(chance), [some_work(chance) for _ in range(5)])


def _plan() -> ImportPlan:
    chance = random.Random(3)
    entries = (Entry(some_work(chance), tags=("north",), references=(some_work(chance),)) for _ in range(60))
    return ImportPlan(tuple(entries), (), {}, ())


#: What a person does, in turn.
_SESSION: dict[str, Callable[[Library], object]] = {
    "add a record": lambda library: editing.add_record(library, some_work(random.Random(1))),
    "add a page": lambda library: editing.add_page(library, *_page()),
    "edit": lambda library: editing.set_field(library, _first(library), "note", "Edited"),
    "tag": lambda library: collecting.add_tags(library, [_first(library)], ["north"]),
    "write a note": lambda library: noting.add_note(library, _first(library), "Read this"),
    "import": lambda library: importing.carry_out(library, _plan()),
    "undo": lambda library: library.undo(),
    "redo": lambda library: library.redo(),
    "trash": lambda library: editing.trash(library, [_first(library)]),
    "back up": lambda library: caring.back_up(library, "test"),
}


@pytest.fixture(scope="module")
def disk() -> Iterator[Disk]:
    disk = Disk()
    with disk.mounted():
        yield disk


@pytest.fixture(scope="module")
def states(disk: Disk, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The library before each step of the session."""
    folder = tmp_path_factory.mktemp("states")
    path = folder / "library.sqlite"
    before = {}
    for name, step in _SESSION.items():
        library = Library.open(path)
        library.close()
        before[name] = Path(shutil.copyfile(path, folder / f"{name}.sqlite"))
        library = Library.open(path)
        step(library)
        library.close()
    return before


@pytest.mark.parametrize("name", _SESSION)
def test_a_full_disk_is_told_and_nothing_saved_is_lost(
    name: str, disk: Disk, states: dict[str, Path], tmp_path: Path
) -> None:
    for room in range(0, _MOST, _STRIDE):
        path = tmp_path / f"{room}" / "library.sqlite"
        path.parent.mkdir()
        shutil.copyfile(states[name], path)
        is_done = _take(name, path, disk, room)
        was_full = disk.was_full
        disk.fill_after(None)
        library = Library.open(path)
        assert caring.check(library).findings == (), f"full after {room} writes"
        if not is_done:
            _require_before_or_one_step(library, states[name], room)
        library.close()
        shutil.rmtree(path.parent)
        if not was_full:
            break
    assert room > 0


def _take(name: str, path: Path, disk: Disk, room: int) -> bool:
    """Take a step of the session with room for some writes only; whether it was acknowledged."""
    library = Library.open(path)
    disk.fill_after(room)
    try:
        _SESSION[name](library)
    except RefDeskError as error:
        assert disk.was_full
        assert "disk is full" in error.sentence
        assert error.hint
        return False
    finally:
        library.close()
    return True


def _require_before_or_one_step(library: Library, before: Path, room: int) -> None:
    """What the step did is not there; or it is there as far as it came, and one undo takes it back."""
    original = Library.open(before)
    expected = _contents(original)
    original.close()
    if _contents(library) != expected:
        assert library.undo_label.startswith("Import"), f"full after {room} writes"
        library.undo()
    assert _contents(library) == expected, f"full after {room} writes"


def _contents(library: Library) -> list[Any]:
    tables = (record.c.item, record.c.trashed_at, reference.c.text, note.c.text, tagging.c.record)
    with library.read() as connection:
        return [sorted(map(str, connection.scalars(select(each)))) for each in tables]
