"""Changing many records at once."""

import pytest

from refdesk.domain.batch_edit import TAGS, Append, BatchEdit, ChangeCase, Replace, SetField
from refdesk.domain.casing import Case
from refdesk.domain.errors import RefDeskError
from refdesk.domain.names import Name
from refdesk.domain.query import Column, Order, Place
from refdesk.domain.record import Record, RecordId
from refdesk.library import batch_editing, collecting, editing, listing
from refdesk.library.details import details
from refdesk.library.library import Library
from tests.library.making import new_id, page_of, titles, work


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
        (Replace(("title",), "WAYS", "Roads", ignores_case=True), "title", "Roads of reading DNA"),
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
    assert [(each.before, each.after) for each in previewed.shown] == (
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


def test_fields_that_are_changed_are_sure_and_doubtful_again_after_undo(library: Library) -> None:
    article, _, page = page_of(work("Ways of reading DNA"), [], confidence=0.4)
    record_id = new_id(editing.add_page(library, article, (), page))
    everything = {each.field for each in details(library, record_id).readings}
    batch_editing.apply(library, [record_id], Replace(("title",), "Ways", "Roads"))
    assert {each.field for each in details(library, record_id).readings} == everything - {"title"}
    (row,) = listing.summaries(library, [record_id])
    assert row.doubtful == len(everything) - 1
    library.undo()
    assert {each.field for each in details(library, record_id).readings} == everything


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


@pytest.mark.parametrize(
    ("edit", "after"),
    [
        (Append(TAGS, "new, to read"), ("method", "new", "to read")),
        (Replace((TAGS,), "read", "do"), ("method", "to do")),
        (Replace((TAGS,), "to read", "method"), ("method",)),
        (SetField(TAGS, "one; two"), ("one", "two")),
        (SetField(TAGS, None), ()),
        (ChangeCase((TAGS,), Case.UPPER), ("METHOD", "TO READ")),
    ],
)
def test_tags_are_edited_like_a_field_and_come_back(
    library: Library, edit: BatchEdit, after: tuple[str, ...]
) -> None:
    record_id = new_id(editing.add_record(library, work("Ways of reading DNA")))
    collecting.add_tags(library, [record_id], ["to read", "method"])
    (shown,) = batch_editing.preview(library, [record_id], edit).shown
    assert (shown.field, shown.before, shown.after.split("; ")) == (
        TAGS,
        "method; to read",
        _listed(after, shown.after),
    )
    batch_editing.apply(library, [record_id], edit)
    assert details(library, record_id).tags == after
    library.undo()
    assert details(library, record_id).tags == ("method", "to read")


def _listed(tags: tuple[str, ...], shown: str) -> list[str]:
    """The tags in the order in which a preview names them."""
    return sorted(tags, key=shown.index) if tags else [""]


def test_a_preview_counts_what_it_does_not_show(library: Library) -> None:
    ids = [new_id(editing.add_record(library, work(f"Title {number}"))) for number in range(5)]
    found = batch_editing.preview(library, ids, Replace(("title",), "Title", "Book"), limit=2)
    assert (len(found.shown), found.field_count, found.record_count) == (2, 5, 5)
