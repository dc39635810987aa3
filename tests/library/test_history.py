"""The history, and bringing a field back."""

import pytest

from refdesk.domain.batch_edit import SetField
from refdesk.domain.errors import RefDeskError
from refdesk.formats.format import Entry
from refdesk.library import batch_editing, editing, history, importing
from refdesk.library.details import details
from refdesk.library.history import FieldChange
from refdesk.library.importing import ImportPlan
from refdesk.library.library import Library
from tests.library.making import new_id, work


def test_the_history_of_a_record_tells_each_field_that_changed(library: Library) -> None:
    record_id = new_id(editing.add_record(library, work("First")))
    editing.add_record(library, work("Another"))
    editing.set_field(library, record_id, "title", "Second")
    editing.set_field(library, record_id, "volume", "7")
    editing.trash(library, [record_id])
    events = history.of_record(library, record_id)
    assert [each.change.label for each in events] == [
        "Move record to trash", "Edit volume", "Edit title", "Add article",
    ]  # fmt: skip
    assert [each.fields for each in events] == [
        (),
        (FieldChange("volume", None, "7"),),
        (FieldChange("title", "First", "Second"),),
        (),
    ]


def test_a_field_can_be_brought_back(library: Library) -> None:
    record_id = new_id(editing.add_record(library, work("First")))
    change = editing.set_field(library, record_id, "title", "Second")
    editing.set_field(library, record_id, "volume", "7")
    history.restore_field(library, record_id, change.id, "title")
    record = details(library, record_id).record
    assert (record.text("title"), record.text("volume")) == ("First", "7")
    with pytest.raises(RefDeskError, match="did not touch"):
        history.restore_field(library, record_id, change.id, "volume")


def test_the_history_of_the_library_says_what_was_undone(library: Library) -> None:
    record_id = new_id(editing.add_record(library, work("First")))
    editing.trash(library, [record_id])
    library.undo()
    past = history.changes(library)
    assert [(each.label, each.is_undone) for each in past] == [
        ("Move record to trash", True), ("Add article", False),
    ]  # fmt: skip
    assert all(each.at > 1_500_000_000_000 for each in past)
    assert history.changes(library, before=past[0].id) == past[1:]
    library.undo()
    assert [each.change.is_undone for each in history.of_record(library, record_id)] == [True, True]


def test_what_a_change_did_tells_each_field_of_each_record(library: Library) -> None:
    ids = [new_id(editing.add_record(library, work(title, volume="3"))) for title in ("First", "Second")]
    change = batch_editing.apply(library, ids, SetField("volume", "7"))
    found = history.of_change(library, change.id)
    assert [(each.title, each.fields) for each in found.changed] == [
        (title, (FieldChange("volume", "3", "7"),)) for title in ("First", "Second")
    ]
    assert (found.added, found.is_more) == (0, False)
    assert history.of_change(library, change.id, limit=1).is_more


def test_a_change_that_only_added_tells_how_many(library: Library) -> None:
    entries = tuple(Entry(work(f"Number {each}")) for each in range(3))
    change = importing.carry_out(library, ImportPlan(entries, (), {}, ()))
    assert history.of_change(library, change.id) == history.Contents((), 3, is_more=False)
    library.undo()
    assert history.of_change(library, change.id).added == 3
