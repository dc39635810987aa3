"""Changing many records at once."""

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.domain.names import Name
from refdesk.domain.query import Column, Order, Place
from refdesk.domain.record import Record, RecordId
from refdesk.library import batch_editing, editing, listing
from refdesk.library.batch_editing import Append, BatchEdit, Case, ChangeCase, Replace, SetField
from refdesk.library.details import details
from refdesk.library.library import Library
from tests.library.making import new_id, titles, work


@pytest.mark.parametrize(
    ("edit", "field", "after"),
    [
        (Replace(("title",), "of", "in"), "title", "Ways in reading DNA"),
        (Replace(("title",), "O", "0"), "title", "Ways of reading DNA"),
        (Replace(("title",), r"(\w+) of (\w+)", r"\2 \1", is_pattern=True), "title", "reading Ways DNA"),
        (Replace(("title",), "of", "\\1"), "title", "Ways \\1 reading DNA"),
        (Replace(("author",), "Abenova", "Ábenova"), "author", "Ábenova, Aigul"),
        (Replace(("issued",), "2019", "2020"), "issued", "2019"),
        (SetField("language", "kk"), "language", "kk"),
        (SetField("title", None), "title", ""),
        (Append("title", "(again)"), "title", "Ways of reading DNA (again)"),
        (Append("keyword", "new"), "keyword", "new"),
        (ChangeCase(("title",), Case.LOWER), "title", "ways of reading dna"),
        (ChangeCase(("title",), Case.UPPER), "title", "WAYS OF READING DNA"),
        (ChangeCase(("title",), Case.SENTENCE), "title", "Ways of reading DNA"),
        (ChangeCase(("title",), Case.TITLE), "title", "Ways Of Reading DNA"),
    ],
)
def test_an_edit_does_what_its_preview_says(
    library: Library, edit: BatchEdit, field: str, after: str
) -> None:
    record_id = new_id(editing.add_record(library, work("Ways of reading DNA")))
    before = details(library, record_id).record
    previewed = batch_editing.preview(library, [record_id], edit)
    change = batch_editing.apply(library, [record_id], edit)
    assert details(library, record_id).record.text(field) == after
    assert [(each.before, each.after) for each in previewed] == (
        [] if change.is_empty else [(before.text(field), after)]
    )


def test_a_thousand_records_are_one_step(library: Library) -> None:
    ids = [new_id(editing.add_record(library, work(f"Title {number:03}"))) for number in range(60)]
    change = batch_editing.apply(library, ids, Replace(("title",), "Title", "Book"))
    assert sorted(change.rows("record")) == ids
    by_title = Order(Column.TITLE)
    assert titles(library, Place.articles(), "book", by_title)[:2] == ["Book 000", "Book 001"]
    library.undo()
    assert titles(library, Place.articles(), "", by_title)[0] == "Title 000"
    assert listing.count(library, Place.articles(), "book") == 0


def test_records_that_stay_the_same_are_not_touched(library: Library) -> None:
    one, other = (new_id(editing.add_record(library, work(title))) for title in ("Same", "Different"))
    change = batch_editing.apply(library, [one, other], Replace(("title",), "Diff", "Indiff"))
    assert change.rows("record") == (other,)


@pytest.mark.parametrize(
    "edit",
    [
        Replace(("title",), "(", "", is_pattern=True),
        Replace(("title",), "a", r"\9", is_pattern=True),
        Replace(("title",), "", "x"),
    ],
)
def test_a_faulty_pattern_is_told(library: Library, edit: BatchEdit) -> None:
    record_id = new_id(editing.add_record(library, work("Any")))
    with pytest.raises(RefDeskError):
        batch_editing.apply(library, [record_id], edit)


def test_a_bodys_name_is_edited_as_a_whole(library: Library) -> None:
    record = Record.of("book", author=(Name(literal="World Health Organisation"),))
    record_id = new_id(editing.add_record(library, record))
    batch_editing.apply(library, [record_id, RecordId(99)], Replace(("author",), "isation", "ization"))
    assert details(library, record_id).record.text("author") == "World Health Organization"
