"""The six journeys as a person walks them, through the library's functions."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from refdesk.domain.change import Change
from refdesk.domain.draft import Page
from refdesk.domain.query import Order, Place
from refdesk.domain.record import RecordId
from refdesk.library import citing, editing, exporting, importing, intake, listing
from refdesk.library.details import cited_by, details, references_of
from refdesk.library.library import Library
from refdesk.library.styles import StyleChoice
from tests.library.making import titles
from tests.shared_material import shared

_OWN_PAGE = """Journal of Sample Studies

Vol 3, No 2 (2018)

READING REFERENCES IN THE STEPPE

Aigul Abenova

Abstract

This study looks at how lists of references are read, and what is lost when nobody does.
It compares twelve lists.

References

1. Berik, A. (2010). Lists and their readers. Journal of Lists, 4(2), 11-19.
2. Carl, B. (2012). Counting what is cited. Review of Counting, 7(1), 100-120.
3. Dana, C. (2015). Citing in the steppe. Almaty: Steppe Press.
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library.sqlite")
    yield opened
    opened.close()


def _pasted(library: Library, text: str) -> tuple[RecordId, Change]:
    page = Page(text)
    read = intake.drafts_from(library, page).page_draft
    assert read is not None
    assert read.article is not None
    change = editing.add_page(library, read.article, read.references, page)
    return RecordId(change.rows("record")[0]), change


@pytest.mark.parametrize("source", ["own", "seed"])
def test_a_pasted_page_is_saved_with_its_numbered_linked_references(library: Library, source: str) -> None:
    text = _OWN_PAGE if source == "own" else shared("pages", "01_seed.txt").read_text(encoding="utf-8")
    count = 3 if source == "own" else 31
    record_id, change = _pasted(library, text)
    shown = details(library, record_id)
    assert shown.is_article
    for reading in shown.readings:
        assert all(span.of(shown.text) for span in reading.spans)
    references = references_of(library, record_id)
    assert [each.number for each in references] == list(range(1, count + 1))
    assert all(cited_by(library, each.cited)[0].citing.id == record_id for each in references)
    assert listing.counts(library).references == count
    assert library.undo() is not None
    assert listing.counts(library) == listing.Counts(0, 0, 0, 0, 0)
    library.redo()
    assert references_of(library, record_id) == references
    assert change.label == "Add article with references"


def test_a_page_pasted_again_is_recognised(library: Library) -> None:
    record_id, _ = _pasted(library, _OWN_PAGE)
    again = intake.drafts_from(library, Page(_OWN_PAGE))
    assert sorted(again.matches) == [0, 1, 2, 3]
    assert again.matches[0].record_id == record_id
    assert all(match.is_sure for match in again.matches.values())


def test_a_dropped_file_is_planned_and_imported_in_one_step(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "dropped.bib"
    path.write_text("@book{one, title={One of a kind}}\n@book{two, title={Two of a kind}}", encoding="utf-8")
    plan = importing.plan(library, [path])
    importing.carry_out(library, plan)
    assert titles(library, Place.articles()) == ["One of a kind", "Two of a kind"]
    library.undo()
    assert titles(library, Place.articles()) == []


def test_pasted_bibtex_is_a_plan(library: Library) -> None:
    taken = intake.drafts_from(library, Page("@book{one, title={One of a kind}}"))
    assert taken.page_draft is None
    assert taken.plan is not None
    assert [each.key for each in taken.plan.entries] == ["one"]


def test_an_edited_field_is_saved_found_and_taken_back(library: Library) -> None:
    record_id, _ = _pasted(library, _OWN_PAGE)
    for title in ("Corr", "Correct", "Corrected title"):
        editing.set_field(library, record_id, "title", title)
    assert titles(library, Place.articles(), "corrected") == ["Corrected title"]
    library.undo()
    assert titles(library, Place.articles(), "corrected") == []


def test_a_search_finds_article_and_cited_work_while_typing(library: Library) -> None:
    record_id, _ = _pasted(library, _OWN_PAGE)
    for typed in ("ab", "abe", "aben", "abenova stepp"):
        assert list(listing.ids(library, Place.articles(), typed, Order())) == [record_id]
    found = listing.ids(library, Place.references(), "carl")
    assert details(library, RecordId(found[0])).record.year == 2012


def test_a_citation_is_copied_in_three_dresses(library: Library) -> None:
    record_id, _ = _pasted(library, _OWN_PAGE)
    cited = [each.cited for each in references_of(library, record_id)]
    made = citing.bibliography(citing.records(library, cited), StyleChoice("apa"))
    assert [line.split(",")[0] for line in made.text.splitlines()] == ["Berik", "Carl", "Dana"]
    assert made.html
    assert made.rtf.startswith("{\\rtf1")
    assert made.problems == ()


def test_an_export_replaces_the_file_only_when_it_is_whole(library: Library, tmp_path: Path) -> None:
    record_id, _ = _pasted(library, _OWN_PAGE)
    path = tmp_path / "out.json"
    path.write_text("old", encoding="utf-8")
    report = exporting.export(library, [record_id], path, "csl-json")
    assert report.count == 1
    other = Library.open(tmp_path / "other.sqlite")
    importing.carry_out(other, importing.plan(other, [path]))
    copied = details(other, RecordId(1))
    assert copied.record.text("abstract") == details(library, record_id).record.text("abstract")
    other.close()
