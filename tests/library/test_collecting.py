"""Collections, tags, notes."""

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.library import collecting, editing, noting
from refdesk.library.collecting import Tag
from refdesk.library.details import details
from refdesk.library.library import Library
from tests.library.making import new_id, titles, work


def _collection(library: Library, name: str, parent: int | None = None) -> int:
    return collecting.create_collection(library, name, parent).rows("collection")[0]


def test_collections_come_by_name_every_one_before_those_in_it(library: Library) -> None:
    outer = _collection(library, "b")
    _collection(library, "z", outer)
    _collection(library, "Ä", outer)
    _collection(library, "A")
    assert [(each.name, each.parent) for each in collecting.collections(library)] == [
        ("A", None), ("b", None), ("Ä", outer), ("z", outer),
    ]  # fmt: skip


def test_deleting_a_collection_keeps_its_records(library: Library) -> None:
    outer = _collection(library, "Outer")
    inner = _collection(library, "Inner", outer)
    editing.add_record(library, work("Kept"), inner)
    collecting.delete_collection(library, outer)
    assert collecting.collections(library) == []
    assert titles(library, Place.articles()) == ["Kept"]


def test_a_collection_cannot_be_moved_into_itself(library: Library) -> None:
    outer = _collection(library, "Outer")
    inner = _collection(library, "Inner", outer)
    with pytest.raises(RefDeskError, match="into itself"):
        collecting.move_collection(library, outer, inner)
    collecting.move_collection(library, inner, None)
    assert [each.parent for each in collecting.collections(library)] == [None, None]


def test_a_record_is_in_a_collection_once(library: Library) -> None:
    folder = _collection(library, "Folder")
    record_id = new_id(editing.add_record(library, work("One"), folder))
    assert collecting.add_to_collection(library, folder, [record_id, record_id]).is_empty
    assert collecting.collections(library)[0].count == 1


@pytest.mark.parametrize("name", ["", "  "])
def test_nothing_has_an_empty_name(library: Library, name: str) -> None:
    record_id = new_id(editing.add_record(library, work("One")))
    with pytest.raises(RefDeskError, match="cannot be empty"):
        collecting.create_collection(library, name)
    with pytest.raises(RefDeskError, match="cannot be empty"):
        collecting.add_tags(library, [record_id], [name])


def test_tags_count_records_and_go_with_the_last_one(library: Library) -> None:
    one, two = (new_id(editing.add_record(library, work(title))) for title in ("One", "Two"))
    collecting.add_tags(library, [one, two], ["b", "Ä"])
    collecting.remove_tags(library, [one], ["b"])
    assert collecting.tags(library) == [Tag("Ä", 2), Tag("b", 1)]
    collecting.remove_tags(library, [two], ["b"])
    assert collecting.tags(library) == [Tag("Ä", 2)]


def test_a_tag_renamed_to_another_becomes_it(library: Library) -> None:
    one, two = (new_id(editing.add_record(library, work(title))) for title in ("One", "Two"))
    collecting.add_tags(library, [one], ["old"])
    collecting.add_tags(library, [one, two], ["new"])
    collecting.rename_tag(library, "old", "new")
    assert collecting.tags(library) == [Tag("new", 2)]
    assert details(library, one).tags == ("new",)


def test_a_renamed_tag_is_found_by_its_new_name(library: Library) -> None:
    one = new_id(editing.add_record(library, work("One")))
    collecting.add_tags(library, [one], ["old"])
    collecting.rename_tag(library, "old", "fresh")
    assert titles(library, Place.tag("fresh"), "fresh") == ["One"]
    assert titles(library, Place.articles(), "old") == []


def test_notes_are_added_edited_and_removed(library: Library) -> None:
    one = new_id(editing.add_record(library, work("One")))
    first = noting.add_note(library, one, "First").rows("note")[0]
    noting.add_note(library, one, "Second")
    noting.set_note(library, first, "Edited")
    assert [each.text for each in details(library, one).notes] == ["Edited", "Second"]
    noting.remove_note(library, first)
    assert [each.text for each in details(library, one).notes] == ["Second"]
    assert titles(library, Place.articles(), "note:edited") == []
