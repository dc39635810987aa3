"""Queries written back as text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refdesk.domain.search_query import (
    AllOf,
    AnyOf,
    Between,
    Has,
    InCollection,
    InList,
    ListName,
    Not,
    NumberField,
    OfType,
    Query,
    Tagged,
    TextField,
    Words,
    parse,
)
from refdesk.domain.search_writing import canonical, written

WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters='"()', exclude_categories=("Cs", "Cc")), min_size=1
)
LEAVES = st.one_of(
    st.builds(
        Words,
        WORDS.filter(str.strip),
        st.sampled_from(TextField).filter(lambda each: each != TextField.TAGS),
        st.just(True),
    ),
    st.builds(Words, st.from_regex(r"[a-zа-я]{1,8}", fullmatch=True), st.just(TextField.TITLE)),
    st.builds(Between, st.just(NumberField.YEAR), st.integers(0, 2100), st.none()),
    st.builds(Between, st.just(NumberField.CITED_BY), st.none(), st.integers(0, 99)),
    st.builds(Between, st.just(NumberField.ADDED_AT), st.just(20260101), st.just(20261131)),
    st.builds(OfType, st.sampled_from([("book",), ("thesis",), ("article", "book")])),
    st.builds(Tagged, WORDS.filter(str.strip), st.just(True)),
    st.builds(InCollection, WORDS.filter(str.strip)),
    st.builds(InList, st.sampled_from(ListName)),
    st.builds(Has, st.sampled_from(["note", "attachment", "doubt", "DOI", "abstract"])),
)
PARTS = [
    "smith", "title:peat", '"exact words"', "author:Holm", "year:2015..2020", "year:>2015", "cited:<=3",
    "type:art", "type:book", 'tag:"to read"', "tag:me", "in:Thesis", "has:pdf", "is:doubtful",
    "is:reference", "is:x",
    "added:2026-11", "-", "--x", "OR", "NOT", "(", ")", "-(", "foo:bar", "title:", 'foo:"a b"', "NOT -OR",
    "modified:>=2026-01-05", "журнал", '"', "year:x",
]  # fmt: skip
QUERIES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(AllOf, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)


@settings(max_examples=60)
@given(QUERIES)
def test_what_is_written_is_read_as_what_was_meant(query: Query) -> None:
    assert parse(written(query)) == canonical(query)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PARTS), max_size=8).map(" ".join))
def test_what_a_person_typed_means_the_same_written_anew(text: str) -> None:
    query = canonical(parse(text))
    assert canonical(parse(written(query))) == query


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("smith  title:peat", "smith title:peat"),
        ("year:2015-2020 -type:webpage", "year:2015..2020 -type:webpage"),
        ("cited:>3", "cited:>=4"),
        ('tag:"to read" (a OR b c)', 'tag:"to read" (a OR (b c))'),
        ("has:pdf is:doubtful", "has:attachment has:doubt"),
        ("is:cited -is:article", "is:reference -is:article"),
        ("added:2026-11", "added:2026-11-01..2026-11-31"),
        ("", ""),
    ],
)
def test_queries_are_written_as_a_person_would(text: str, expected: str) -> None:
    assert written(parse(text)) == expected
