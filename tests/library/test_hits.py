"""Where in a record the words of a search stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from refdesk.domain.record import RecordId
from refdesk.domain.search_query import Words
from refdesk.library import attaching, collecting, editing, full_text, noting
from refdesk.library.hits import Hit, find, hit
from refdesk.library.library import Library
from tests.library.making import new_id, page_of, work


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("On Łódź and the well-known mill", "lodz", "Łódź"),
        ("On Łódź and the well-known mill", "well kn", "well-known"),
        ("Көк аспан туралы", "kok asp", "Көк аспан"),
        ("Көк аспан туралы", "КӨК", "Көк"),
        ("关于中文字的研究", "文字", "文字"),
        ("A naïve view", "view of", None),
        ("Steppes", "tepp", None),
    ],
)
def test_words_are_found_as_the_index_finds_them(text: str, words: str, found: str | None) -> None:
    span = find(text, Words(words))
    assert (text[slice(*span)] if span else None) == found


def test_an_exact_word_is_not_found_in_a_longer_one() -> None:
    assert find("Steppes", Words("steppe", is_exact=True)) is None
    assert find("Steppes", Words("steppe")) == (0, 7)


@pytest.fixture
def filled(library: Library, tmp_path: Path) -> RecordId:
    article = work(
        "Salt on the move", "Berik", abstract="x" * 80 + " of brine that <i>moves</i> north. " + "y" * 80
    )
    record_id = new_id(editing.add_page(library, *page_of(article, [work("Cited under marshes", "Carl")])))
    noting.add_note(library, record_id, "Read about sledges")
    collecting.add_tags(library, [record_id], ["wetland"])
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    attaching.attach(library, record_id, [tmp_path / "a.pdf"])
    full_text.keep_texts(library, dict.fromkeys(full_text.without_text(library), "Only in the file: halite"))
    return record_id


@pytest.mark.parametrize(
    ("query", "place", "found"),
    [
        ("brine", "abstract", "brine"),
        ("salt", "title", "Salt"),
        ("slEd", "note", "sledges"),
        ("wet", "tag", "wetland"),
        ("marsh", "reference", "marshes"),
        ("halite", "file", "halite"),
        ("text:halite year:2019", "file", "halite"),
        ("salt OR sledges", "note", "sledges"),
        ("author:beri", "author", "Berik"),
    ],
)
def test_a_hit_says_where_it_is(
    library: Library, filled: RecordId, query: str, place: str, found: str
) -> None:
    shown = hit(library, filled, query)
    assert shown is not None
    assert (shown.place, shown.found) == (place, found)


@pytest.mark.parametrize("query", ["", "year:2019", "-sledges", "title:sledges", "nowhere"])
def test_there_is_none_where_no_words_stand(library: Library, filled: RecordId, query: str) -> None:
    assert hit(library, filled, query) is None


def test_long_texts_are_cut_around_the_hit(library: Library, filled: RecordId) -> None:
    shown = hit(library, filled, "moves")
    assert shown == Hit("abstract", f"\u2026{'x' * 45} of brine that ", "moves", f" north. {'y' * 52}\u2026")
