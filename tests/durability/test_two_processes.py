"""Two windows, each a process of its own, on one library: both write, each follows the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from refdesk.domain.query import Place
from refdesk.library import caring, editing, listing
from refdesk.library.library import Library
from tests.durability.second_window import SecondWindow
from tests.library.making import new_id, titles, work


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library.sqlite")
    yield library
    library.close()


@pytest.fixture
def other(library: Library) -> Iterator[SecondWindow]:
    other = SecondWindow(library.path)
    yield other
    other.close()


def test_each_follows_what_the_other_writes(library: Library, other: SecondWindow) -> None:
    mine = new_id(editing.add_record(library, work("Added by the first")))
    assert other.ask("poll") == ["Add article"]
    other.ask("set", mine, "title", "Edited by the second")
    (heard,) = library.poll()
    assert heard.rows("record") == (mine,)
    assert titles(library, Place.articles()) == ["Edited by the second"]


def test_the_other_finds_what_was_just_written(library: Library, other: SecondWindow) -> None:
    editing.add_record(library, work("A peculiar title"))
    assert other.ask("found", "peculiar") == 1


def test_nothing_is_heard_where_nobody_else_wrote(library: Library, other: SecondWindow) -> None:
    editing.add_record(library, work("Added by the first"))
    assert library.poll() == []
    assert other.ask("poll") == ["Add article"]
    assert other.ask("poll") == []
    assert library.poll() == []


def test_undo_takes_back_the_last_write_of_either(library: Library, other: SecondWindow) -> None:
    editing.add_record(library, work("Added by the first"))
    other.ask("add", "Added by the second")
    library.undo()
    assert other.ask("titles") == ["Added by the first"]
    assert other.ask("undo") == "Add article"
    assert listing.counts(library).articles == 0


def test_both_write_at_once_and_nothing_is_lost(library: Library, other: SecondWindow) -> None:
    other.begin("add many", "Second", 30)
    for number in range(30):
        editing.add_record(library, work(f"First {number}"))
    other.answer()
    expected = {f"{name} {number}" for name in ("First", "Second") for number in range(30)}
    assert set(titles(library, Place.articles())) == expected == set(other.ask("titles"))
    assert caring.check(library).is_sound


def test_one_edits_while_the_other_imports(library: Library, other: SecondWindow) -> None:
    mine = new_id(editing.add_record(library, work("Mine")))
    other.begin("import", "Imported", 600)
    counts = []
    for number in range(10):
        editing.set_field(library, mine, "volume", str(number))
        editing.set_field(library, mine, "title", f"Mine {number}")
        counts.append(listing.counts(library).articles)
    other.answer()
    assert min(counts) < 601, "an edit came in before the import was over"
    assert titles(library, Place.articles(), "mine") == ["Mine 9"]
    assert listing.counts(library).articles == 601
    assert caring.check(library).is_sound
