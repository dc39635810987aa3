"""The sample library: made once, of pages that cite some of the same works."""

from __future__ import annotations

from pathlib import Path

from refdesk.domain.query import Column, Order, Place
from refdesk.domain.record import RecordId
from refdesk.library import caring, listing
from refdesk.library.library import Library
from refdesk.library.sample import make_sample


def test_the_sample_has_its_articles_and_the_works_they_share(tmp_path: Path) -> None:
    library = Library.open(make_sample(tmp_path / "new" / "sample.sqlite"))
    assert listing.counts(library).articles == 3
    most_cited = listing.ids(library, Place.references(), "", Order(Column.CITED_BY, is_descending=True))
    shared = listing.summaries(library, [RecordId(each) for each in most_cited])
    assert {each.title for each in shared if each.cited_by == 2} >= {
        "As we may think",
        "The Matthew effect in science",
    }
    library.close()


def test_a_sample_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    path = make_sample(tmp_path / "sample.sqlite")
    before = path.read_bytes()
    assert make_sample(path) == path
    assert path.read_bytes() == before


def test_a_page_that_was_just_saved_is_indexed_as_it_would_be_anew(tmp_path: Path) -> None:
    library = Library.open(make_sample(tmp_path / "sample.sqlite"))
    assert caring.check(library).findings == ()
    library.close()
