"""Queries as rows of field, operator and value."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refdesk.domain.search_query import EVERYTHING, Query, parse
from refdesk.domain.search_rows import KINDS, OPERATORS, Group, Match, Operator, Row, group_of, query_of
from refdesk.domain.search_writing import canonical, written
from tests.domain.test_search_writing import PARTS, QUERIES

ROWS = st.sampled_from(sorted(KINDS)).flatmap(
    lambda field: st.builds(
        Row,
        st.just(field),
        st.sampled_from(OPERATORS[KINDS[field]]),
        st.sampled_from(["", "peat", "peat bog", "2015", "2015..2020", "2026-11-23", "book", "note", "x)y"]),
    )
)
GROUPS = st.recursive(
    st.builds(Group, st.sampled_from(Match), st.lists(ROWS, max_size=3).map(tuple)),
    lambda inner: st.builds(Group, st.sampled_from(Match), st.lists(ROWS | inner, max_size=3).map(tuple)),
    max_leaves=6,
)


@settings(max_examples=60)
@given(QUERIES)
def test_a_query_comes_back_from_its_rows(query: Query) -> None:
    assert query_of(group_of(query)) == canonical(query)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PARTS), max_size=8).map(" ".join))
def test_a_typed_query_comes_back_from_its_rows_as_text(text: str) -> None:
    query = canonical(parse(text))
    assert canonical(parse(written(query_of(group_of(query))))) == query


@settings(max_examples=60)
@given(GROUPS)
def test_rows_mean_the_same_after_they_were_text(group: Group) -> None:
    query = query_of(group)
    assert canonical(parse(written(query))) == query
    assert query_of(group_of(query)) == query


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("peat", Group(Match.ALL, (Row("any", Operator.HAS, "peat"),))),
        (
            "author:holm -type:book year:>=2015",
            Group(
                Match.ALL,
                (
                    Row("author", Operator.HAS, "holm"),
                    Row("type", Operator.IS_NOT, "book"),
                    Row("year", Operator.AT_LEAST, "2015"),
                ),
            ),
        ),
        (
            'tag:"to read" OR (added:2026-11 has:note)',
            Group(
                Match.ANY,
                (
                    Row("tag", Operator.IS, "to read"),
                    Group(
                        Match.ALL,
                        (
                            Row("added", Operator.BETWEEN, "2026-11-01..2026-11-31"),
                            Row("has", Operator.HAS, "note"),
                        ),
                    ),
                ),
            ),
        ),
        ("-(a OR b)", Group(Match.NONE, (Row(value="a"), Row(value="b")))),
        ("", Group()),
    ],
)
def test_rows_say_what_the_text_says(text: str, expected: Group) -> None:
    assert group_of(parse(text)) == expected


def test_a_row_without_a_value_asks_for_nothing() -> None:
    assert query_of(Group(Match.ALL, (Row("title"), Row("year", Operator.IS, "soon")))) == EVERYTHING
