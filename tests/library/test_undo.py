"""Undo and redo: of everything, in order, and after a restart."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from refdesk.domain.change import Change
from refdesk.domain.query import Place
from refdesk.domain.record import RecordId
from refdesk.library import caring, collecting, editing, history, importing, listing, noting
from refdesk.library.details import details, references_of
from refdesk.library.library import Library
from refdesk.store.rows import collections
from tests.durability.victim import write_something
from tests.library.making import draft_of, new_id, page_of, titles, work


def _filled(library: Library) -> RecordId:
    """An article with two references, a note, a tag and a collection."""
    cited = [work("A first cited work", "Berik"), work("A second cited work", "Carl")]
    draft, references, page = page_of(work("The citing article"), cited, confidence=0.5)
    record_id = new_id(editing.add_page(library, draft, references, page))
    collecting.add_tags(library, [record_id], ["old"])
    folder = collecting.create_collection(library, "Folder").rows("collection")[0]
    collecting.add_to_collection(library, folder, [record_id])
    noting.add_note(library, record_id, "A note")
    return record_id


_WRITES: dict[str, Callable[[Library, RecordId], Change]] = {
    "add": lambda library, _: editing.add_record(library, work("New")),
    "field": lambda library, one: editing.set_field(library, one, "title", "Other"),
    "cleared field": lambda library, one: editing.set_field(library, one, "issued", None),
    "type": lambda library, one: editing.set_type(library, one, "book"),
    "accept": lambda library, one: editing.accept_reading(library, one, "title"),
    "key": lambda library, one: editing.set_citation_key(library, one, "other"),
    "trash": lambda library, one: editing.trash(library, [one]),
    "delete": lambda library, one: editing.delete_forever(library, [one]),
    "keep": lambda library, _: editing.keep(library, [RecordId(listing.ids(library, Place.references())[0])]),
    "reference": lambda library, one: editing.set_reference(
        library, references_of(library, one)[0].id, draft_of(work("Quite another work", "Dana"))
    ),
    "remove reference": lambda library, one: editing.remove_references(
        library, [references_of(library, one)[0].id]
    ),
    "point": lambda library, one: editing.point_reference(library, references_of(library, one)[0].id, one),
    "note": lambda library, one: noting.set_note(library, details(library, one).notes[0].id, "Other"),
    "remove note": lambda library, one: noting.remove_note(library, details(library, one).notes[0].id),
    "tag": lambda library, one: collecting.add_tags(library, [one], ["new", "newer"]),
    "remove tag": lambda library, one: collecting.remove_tags(library, [one], ["old"]),
    "rename tag": lambda library, _: collecting.rename_tag(library, "old", "older"),
    "delete tag": lambda library, _: collecting.delete_tag(library, "old"),
    "collection": lambda library, _: collecting.create_collection(library, "Inner", 1),
    "rename collection": lambda library, _: collecting.rename_collection(library, 1, "Other"),
    "delete collection": lambda library, _: collecting.delete_collection(library, 1),
    "take out": lambda library, one: collecting.remove_from_collection(library, 1, [one]),
    "import": lambda library, _: importing.carry_out(
        library, importing.plan_bytes(library, b"@book{a, title={T}, keywords={k}, note={N}}", "a.bib")
    ),
}


def _state(library: Library) -> object:
    """Everything a person can see."""
    places = [Place.articles(), Place.references(), Place.trash(), Place.doubtful(), Place.unfiled()]
    lists = [
        listing.ids(library, place, query) for place in places for query in ("", "work", "tag:old", "new")
    ]
    every = sorted({each for ids in lists for each in ids})
    shown = [details(library, RecordId(each)) for each in every]
    rows = listing.summaries(library, [RecordId(each) for each in every])
    cites = [references_of(library, RecordId(each)) for each in every]
    return lists, shown, rows, cites, collecting.collections(library), collecting.tags(library)


@pytest.mark.parametrize("write", _WRITES.values(), ids=_WRITES.keys())
def test_undo_and_redo_give_back_exactly_what_was(
    library: Library, write: Callable[[Library, RecordId], Change]
) -> None:
    record_id = _filled(library)
    before = _state(library)
    change = write(library, record_id)
    assert not change.is_empty
    after = _state(library)
    assert library.undo_label == change.label
    library.undo()
    assert _state(library) == before
    assert library.redo_label == change.label
    library.redo()
    assert _state(library) == after
    library.undo()
    assert _state(library) == before


def test_everything_can_be_undone_down_to_an_empty_library_and_done_again(library: Library) -> None:
    record_id = _filled(library)
    for write in (_WRITES["field"], _WRITES["tag"], _WRITES["trash"], _WRITES["delete"]):
        write(library, record_id)
    last = _state(library)
    steps = 0
    while library.undo():
        steps += 1
    assert listing.counts(library) == listing.Counts(0, 0, 0, 0, 0)
    assert collecting.tags(library) == []
    while library.redo():
        steps -= 1
    assert steps == 0
    assert _state(library) == last


def test_undo_survives_a_restart(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.sqlite")
    record_id = new_id(editing.add_record(library, work("Kept")))
    editing.set_field(library, record_id, "title", "Changed")
    editing.trash(library, [record_id])
    library.undo()
    library.close()
    again = Library.open(tmp_path / "library.sqlite")
    assert (again.undo_label, again.redo_label) == ("Edit title", "Move record to trash")
    again.undo()
    assert titles(again, Place.articles()) == ["Kept"]
    again.close()


def test_typing_is_one_step(library: Library) -> None:
    record_id = new_id(editing.add_record(library, work("T")))
    for title in ("Ti", "Tit", "Title"):
        editing.set_field(library, record_id, "title", title)
    library.undo()
    assert details(library, record_id).record.text("title") == "T"
    assert library.undo_label == "Add article"
    library.redo()
    assert details(library, record_id).record.text("title") == "Title"


def test_another_field_is_another_step(library: Library) -> None:
    record_id = new_id(editing.add_record(library, work("T")))
    editing.set_field(library, record_id, "title", "Title")
    editing.set_field(library, record_id, "volume", "7")
    editing.set_field(library, record_id, "title", "Titles")
    library.undo()
    assert details(library, record_id).record.text("title") == "Title"


def test_typing_after_an_undo_is_a_new_step(library: Library) -> None:
    record_id = new_id(editing.add_record(library, work("T")))
    editing.set_field(library, record_id, "title", "Ti")
    library.undo()
    editing.set_field(library, record_id, "title", "To")
    assert library.redo_label == ""
    library.undo()
    assert details(library, record_id).record.text("title") == "T"


def test_there_is_nothing_to_undo_in_a_new_library(library: Library) -> None:
    assert (library.undo_label, library.redo_label) == ("", "")
    assert library.undo() is None
    assert library.redo() is None


def test_a_write_after_undo_ends_redo(library: Library) -> None:
    editing.add_record(library, work("One"))
    library.undo()
    editing.add_record(library, work("Two"))
    assert library.redo() is None
    assert titles(library, Place.articles()) == ["Two"]


def test_an_id_is_never_given_twice(library: Library) -> None:
    first = new_id(editing.add_record(library, work("One")))
    library.undo()
    assert new_id(editing.add_record(library, work("Two"))) != first


def test_listeners_hear_every_change_until_they_stop(library: Library) -> None:
    heard: list[Change] = []
    stop = library.subscribe(heard.append)
    record_id = new_id(editing.add_record(library, work("One")))
    library.undo()
    library.redo()
    stop()
    editing.trash(library, [record_id])
    assert [each.label for each in heard] == ["Add article"] * 3
    assert all(record_id in each.rows("record") for each in heard)


def test_a_failing_write_leaves_nothing_behind(library: Library) -> None:
    def broken() -> None:
        with library.write("Broken") as write:
            collections.add_collection(write.writer, "Half", None)
            raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        broken()
    assert collecting.collections(library) == []
    assert library.undo_label == ""


def test_a_change_tells_whose_cited_by_it_changes(library: Library) -> None:
    cited = new_id(editing.add_record(library, work("A work that is cited")))
    draft, references, page = page_of(work("Citing"), [work("A work that is cited")])
    change = editing.add_page(library, draft, references, page)
    assert change.rows("record")[0] != cited
    assert change.refreshed == (cited,)
    undone = library.undo()
    assert undone is not None
    assert cited in undone.rows("record")
    assert listing.summaries(library, [cited])[0].cited_by == 0


def test_what_undone_imports_left_in_the_search_index_goes_on_closing(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    library = Library.open(path)
    importing.carry_out(library, importing.plan_bytes(library, b"@book{a, title={Elephants}}", "a.bib"))
    library.undo()
    assert titles(library, Place.articles(), "elephants") == []
    editing.add_record(library, work("Another"))
    library.close()
    library = Library.open(path)
    with library.read() as connection:
        rows = connection.exec_driver_sql("SELECT rowid FROM search WHERE search MATCH 'elephants'").all()
    assert rows == []
    assert titles(library, Place.articles(), "another") == ["Another"]
    library.close()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_any_way_there_leads_back_and_there_again(library: Library, seed: int) -> None:
    chance = random.Random(seed)
    states = {0: _state(library)}
    for _ in range(25):
        write_something(library, chance, most=5)
        states[_depth(library)] = _state(library)
    depth = _depth(library)
    for step in range(depth - 1, -1, -1):
        library.undo()
        assert _state(library) == states[step]
    for step in range(1, depth + 1):
        library.redo()
        assert _state(library) == states[step]
    assert caring.check(library).findings == ()


def _depth(library: Library) -> int:
    """How many changes hold."""
    return sum(not each.is_undone for each in history.changes(library))
