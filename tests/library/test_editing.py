"""Adding records, and setting what they say."""

import pytest

from refdesk.domain.dates import Date
from refdesk.domain.errors import RefDeskError
from refdesk.domain.fields import FIELDS, TYPES, Kind
from refdesk.domain.names import Name
from refdesk.domain.query import Place
from refdesk.domain.record import Record, RecordId, Value
from refdesk.library import collecting, editing, listing
from refdesk.library.details import details
from refdesk.library.library import Library
from tests.library.making import draft_of, new_id, page_of, titles, work

_SAMPLES: dict[Kind, Value] = {
    Kind.NAMES: (Name("Beethoven", "Ludwig", non_dropping_particle="van"), Name(literal="UNESCO")),
    Kind.DATE: Date.from_edtf("2019-04-28/2020") or Date(),
}


def test_a_new_record_is_an_article_with_all_it_says(library: Library) -> None:
    record = work("Kazakhstan and the United States", DOI="10.1000/1")
    record_id = new_id(editing.add_record(library, record))
    shown = details(library, record_id)
    assert shown.record == record
    assert shown.is_article
    assert shown.citation_key == "abenova2019kazakhstan"
    assert titles(library, Place.articles()) == ["Kazakhstan and the United States"]


@pytest.mark.parametrize("type_name", TYPES)
def test_every_type_is_kept(library: Library, type_name: str) -> None:
    record_id = new_id(editing.add_record(library, Record.of(type_name, title="One")))
    assert details(library, record_id).record.type == type_name


def test_every_field_is_kept(library: Library) -> None:
    values = {name: _SAMPLES.get(field.kind, f"<i>{name}</i> “ё”") for name, field in FIELDS.items()}
    del values["citation-key"]
    record = Record("book", values, {"x-unknown": "kept"})
    record_id = new_id(editing.add_record(library, record))
    assert details(library, record_id).record == record


def test_an_authors_card_is_kept(library: Library) -> None:
    author = Name(
        "Meena", "Sunita", affiliation="University", position="Scholar", degree="Ph.D.", city="New Delhi",
        country="India", orcid="0000-0002-1825-0097", email="a@b.in",
    )  # fmt: skip
    record_id = new_id(editing.add_record(library, Record.of("article-journal", author=(author,))))
    assert details(library, record_id).record.names("author") == (author,)


def test_a_record_without_anything_is_kept(library: Library) -> None:
    record_id = new_id(editing.add_record(library, Record()))
    assert details(library, record_id).record == Record()
    assert list(listing.ids(library, Place.articles())) == [record_id]


def test_setting_a_field_shows_in_the_list_and_in_search(library: Library) -> None:
    record_id = new_id(editing.add_record(library, work("Before")))
    change = editing.set_field(library, record_id, "title", "Afterwards")
    assert change.rows("record") == (record_id,)
    assert titles(library, Place.articles(), "afterw") == ["Afterwards"]
    assert titles(library, Place.articles(), "before") == []


def test_setting_a_field_to_what_it_is_changes_nothing(library: Library) -> None:
    record_id = new_id(editing.add_record(library, work("Same")))
    assert editing.set_field(library, record_id, "title", "Same").is_empty
    assert library.undo_label == "Add article"


def test_setting_a_field_makes_it_sure(library: Library) -> None:
    draft, references, page = page_of(work("A doubtful title"), [], confidence=0.4)
    record_id = new_id(editing.add_page(library, draft, references, page))
    assert listing.counts(library).doubtful == 1
    editing.set_field(library, record_id, "title", "A sure title")
    assert [each.field for each in details(library, record_id).readings] == ["author", "issued"]


def test_accepting_every_reading_takes_the_record_off_the_doubtful_list(library: Library) -> None:
    draft, references, page = page_of(work("A doubtful title"), [], confidence=0.4)
    record_id = new_id(editing.add_page(library, draft, references, page))
    for field in draft.record:
        editing.accept_reading(library, record_id, field)
    assert listing.counts(library).doubtful == 0


def test_a_gone_record_cannot_be_edited(library: Library) -> None:
    with pytest.raises(RefDeskError, match="no longer in the library"):
        editing.set_field(library, RecordId(7), "title", "New")


def test_changing_the_type_keeps_every_field(library: Library) -> None:
    record = work("A thesis after all")
    record_id = new_id(editing.add_record(library, record))
    editing.set_type(library, record_id, "thesis")
    assert details(library, record_id).record == record.with_type("thesis")


def test_a_record_can_be_added_to_a_collection(library: Library) -> None:
    folder = collecting.create_collection(library, "To read").rows("collection")[0]
    editing.add_record(library, work("Filed"), folder)
    assert titles(library, Place.collection(folder)) == ["Filed"]
    assert listing.counts(library).unfiled == 0


def test_trash_and_restore(library: Library) -> None:
    record_id = new_id(editing.add_record(library, work("Thrown away")))
    editing.trash(library, [record_id])
    assert titles(library, Place.articles()) == []
    assert titles(library, Place.trash()) == ["Thrown away"]
    editing.restore(library, [record_id])
    assert titles(library, Place.articles()) == ["Thrown away"]


def test_deleting_takes_notes_tags_and_collections_along(library: Library) -> None:
    folder = collecting.create_collection(library, "To read").rows("collection")[0]
    record_id = new_id(editing.add_record(library, work("Gone"), folder))
    collecting.add_tags(library, [record_id], ["x"])
    editing.delete_forever(library, [record_id])
    assert listing.counts(library) == listing.Counts(0, 0, 0, 0, 0)
    with pytest.raises(RefDeskError):
        details(library, record_id)


def test_an_article_that_others_cite_stays_as_a_cited_work(library: Library) -> None:
    cited = new_id(editing.add_record(library, work("Cited by another one")))
    draft, references, page = page_of(work("Citing it all"), [work("Cited by another one")])
    editing.add_page(library, draft, references, page)
    editing.delete_forever(library, [cited])
    assert titles(library, Place.references()) == ["Cited by another one"]
    assert titles(library, Place.articles()) == ["Citing it all"]


def test_a_cited_work_can_be_kept(library: Library) -> None:
    draft, references, page = page_of(work("Citing it all"), [work("A cited work", "Berik")])
    editing.add_page(library, draft, references, page)
    cited = RecordId(listing.ids(library, Place.references())[0])
    editing.keep(library, [cited])
    assert titles(library, Place.articles()) == ["Citing it all", "A cited work"]
    assert details(library, cited).citation_key == "berik2019cited"


def test_a_page_whose_article_was_cited_before_becomes_that_work(library: Library) -> None:
    earlier, references, page = page_of(work("The later one"), [work("An article cited before it was read")])
    editing.add_page(library, earlier, references, page)
    cited = listing.ids(library, Place.references())[0]
    read = work("An article cited before it was read", abstract="Now whole.")
    change = editing.add_page(library, draft_of(read), [], page)
    assert new_id(change) == cited
    assert details(library, RecordId(cited)).record == read
    assert listing.counts(library) == listing.Counts(2, 1, 2, 0, 0)


def test_a_list_without_an_article_becomes_articles(library: Library) -> None:
    _, references, page = page_of(work("Nobody"), [work("First work of two"), work("Second work of two")])
    editing.add_page(library, None, references, page)
    assert titles(library, Place.articles()) == ["First work of two", "Second work of two"]
    assert library.undo_label == "Add 2 references"
