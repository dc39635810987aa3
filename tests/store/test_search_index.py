"""The search index: told from the texts, or by BM25, the hits are those that FTS5 finds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from refdesk.domain.search_query import parse
from refdesk.formats.format import Entry
from refdesk.library.importing import ImportPlan, carry_out
from refdesk.library.library import Library
from refdesk.store import search_index
from refdesk.store.schema import summary
from refdesk.store.search import words_apart
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


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Library]:
    chance = random.Random(4)
    library = Library.open(tmp_path / "library.sqlite")
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
    carry_out(library, ImportPlan(tuple(entries), (), {}, ()))
    yield library
    library.close()


@pytest.mark.parametrize("query", _QUERIES)
def test_the_texts_tell_the_same_hits_as_the_index(filled: Library, query: str) -> None:
    wanted, _ = words_apart(parse(query))
    with filled.read() as connection:
        found = set(connection.scalars(search_index.found(wanted)))
        told = set(connection.scalars(select(summary.c.id).where(search_index.holds(wanted, summary.c.id))))
    assert told == found
    assert found


@pytest.mark.parametrize("query", _QUERIES)
def test_ranked_are_all_hits_of_a_small_library(filled: Library, query: str) -> None:
    wanted, _ = words_apart(parse(query))
    with filled.read() as connection:
        ranked = search_index.ranked(connection, wanted, 2000)
        found = [row.rowid for row in connection.execute(search_index.found(wanted))]
        assert sorted(ranked) == sorted(found)
        assert len(search_index.ranked(connection, wanted, 1)) >= 1
