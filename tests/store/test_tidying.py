"""What can wait until nobody writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from refdesk.domain.query import Place
from refdesk.domain.record import RecordId
from refdesk.library import caring, editing
from refdesk.library.library import Library
from tests.library.making import new_id, titles, work


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library in a file of its own."""
    opened = Library.open(tmp_path / "library.sqlite")
    yield opened
    opened.close()


def _asked(path: Path, query: str) -> int:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        (number,) = file.execute(query).fetchone()
    return int(number)


def _tidied(library: Library) -> None:
    while library.tidy():
        pass


def _parts(library: Library) -> int:
    return _asked(library.path, "SELECT count(DISTINCT segid) FROM search_idx")


def test_parts_of_the_search_index_are_merged(library: Library) -> None:
    record_id = new_id(editing.add_record(library, work("Title")))
    for number in range(20):
        editing.set_field(library, record_id, "title", f"Title {number}")
    assert _parts(library) > 8
    _tidied(library)
    assert _parts(library) < 8
    assert titles(library, Place.articles(), "title 19") == ["Title 19"]
    assert caring.check(library).is_sound


def test_the_log_is_folded_into_the_file(library: Library) -> None:
    editing.add_record(library, work("Title"))
    alone = f"file:{library.path}?immutable=1"
    _tidied(library)
    with closing(sqlite3.connect(alone, uri=True)) as file:
        assert file.execute("SELECT count(*) FROM record").fetchone() == (1,)


def test_words_of_records_that_are_gone_leave_the_index(library: Library) -> None:
    for number in range(3):
        editing.add_record(library, work(f"Halite {number}"))
        library.undo()
    editing.add_record(library, work("Kept"))
    _tidied(library)
    assert _asked(library.path, "SELECT count(*) FROM search_content") == 1
    assert caring.check(library).is_sound


def test_an_edit_leaves_alone_what_does_not_change(library: Library) -> None:
    record_id = new_id(editing.add_record(library, work("Title")))
    _tidied(library)
    before = _parts(library)
    editing.trash(library, [record_id])
    assert _parts(library) == before
    assert titles(library, Place.trash()) == ["Title"]
    assert caring.check(library).is_sound


def test_a_record_that_is_gone_goes_from_the_lists_and_the_index(library: Library) -> None:
    record_id = new_id(editing.add_record(library, work("Title")))
    editing.add_record(library, work("Other"))
    editing.delete_forever(library, [RecordId(record_id)])
    assert titles(library, Place.articles(), "title") == []
    assert _asked(library.path, "SELECT count(*) FROM search_content") == 1
    assert caring.check(library).is_sound
