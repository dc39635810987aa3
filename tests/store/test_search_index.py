"""The search index: told from the texts, or by BM25, the hits are those that FTS5 finds."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from refdesk.domain.query import Column, Order, Place
from refdesk.domain.search_query import parse
from refdesk.formats.format import Entry
from refdesk.library import listing
from refdesk.library.importing import ImportPlan, carry_out
from refdesk.library.library import Library
from refdesk.store.derived import search_index
from refdesk.store.lists import contents
from refdesk.store.lists.search import words_apart
from refdesk.store.tables.schema import summary
from tests.library.making import work

_WORDS = (
    "Steppe", "step", "стeppe", "степь", "Ән", "Łódź", "naïve", "well-known", "中文字", "A1b2",
    "o'clock", "_",
)  # fmt: skip
_QUERIES = (
    "st", "step", "steppe", "st well", "known", "well-known", '"step"', '"well known"', "title:st",
    "author:be", "文字", '"中文"', "степ", "step stepp", "an", "lodz", "o'c", '"o clock"', "a1", "10.1234/x", "https://doi.org/10.1234/X",
    "title:step author:berik",
)  # fmt: skip


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library to look at."""
    chance = random.Random(4)
    library = Library.open(tmp_path_factory.mktemp("filled") / "library.sqlite")
    entries = [
        Entry(
            work(
                " ".join(chance.choices(_WORDS, k=4)),
                chance.choice(("Berik", "Carl")),
                DOI="10.1234/x",
                abstract=" ".join(chance.choices(_WORDS, k=9)),
            )
        )
        for _ in range(80)
    ]
    entries.append(Entry(work("Ends with zebra", "Yak")))
    carry_out(library, ImportPlan(tuple(entries), (), {}, ()))
    yield library
    library.close()


@pytest.mark.parametrize("query", _QUERIES)
def test_the_texts_tell_the_same_hits_as_the_index(filled: Library, query: str) -> None:
    wanted, _ = words_apart(parse(query))
    with filled.read() as connection:
        found = set(connection.scalars(search_index.found(connection, wanted)))
        told = set(
            connection.scalars(
                select(summary.c.id).where(search_index.holds(connection, wanted, summary.c.id))
            )
        )
    assert told == found
    assert found


@pytest.mark.parametrize("query", _QUERIES)
def test_ranked_are_all_hits_of_a_small_library(filled: Library, query: str) -> None:
    wanted, _ = words_apart(parse(query))
    with filled.read() as connection:
        ranked = search_index.ranked(connection, wanted, 2000)
        found = [row.rowid for row in connection.execute(search_index.found(connection, wanted))]
        assert sorted(ranked) == sorted(found)
        assert len(search_index.ranked(connection, wanted, 1)) >= 1


def test_words_of_two_fields_do_not_stand_side_by_side(filled: Library) -> None:
    wanted, _ = words_apart(parse('"zebra yak"'))
    with filled.read() as connection:
        told = list(
            connection.scalars(
                select(summary.c.id).where(search_index.holds(connection, wanted, summary.c.id))
            )
        )
        assert told == list(connection.scalars(search_index.found(connection, wanted))) == []


@pytest.mark.parametrize("limit", [1, 3, 20, 300])
@pytest.mark.parametrize("query", ["", *_QUERIES])
def test_the_first_hits_are_the_head_of_all_hits(filled: Library, query: str, limit: int) -> None:
    for order in (Order(), Order(Column.TITLE, is_descending=True), Order(Column.RELEVANCE)):
        everything = listing.ids(filled, Place.articles(), query, order)
        with filled.read() as connection:
            first = contents.first_ids(connection, Place.articles(), parse(query), order, limit)
        assert first == everything[:limit]
