"""The language of the search field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.search_query import (
    EVERYTHING,
    AllOf,
    AnyOf,
    Between,
    Has,
    Not,
    NumberField,
    OfType,
    Query,
    Tagged,
    TextField,
    Words,
    parse,
)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", EVERYTHING),
        ("smith", Words("smith")),
        ("a b", AllOf((Words("a"), Words("b")))),
        ('"a b"', Words("a b", is_exact=True)),
        ('"a b', Words("a b", is_exact=True)),
        ("author:smith", Words("smith", TextField.NAMES)),
        ('AUTHOR:"van dijk"', Words("van dijk", TextField.NAMES, is_exact=True)),
        ("-a", Not(Words("a"))),
        ("NOT a", Not(Words("a"))),
        ("NOT -a", Words("a")),
        ("NOT", Words("NOT")),
        ("a OR b c", AnyOf((Words("a"), AllOf((Words("b"), Words("c")))))),
        ("a or b", AllOf((Words("a"), Words("or"), Words("b")))),
        ("(a OR b) -c", AllOf((AnyOf((Words("a"), Words("b"))), Not(Words("c"))))),
        ("-(a b)", Not(AllOf((Words("a"), Words("b"))))),
        ("a)", Words("a")),
        ("(a", Words("a")),
        ("()", EVERYTHING),
        ("OR", EVERYTHING),
        ("year:2015", Between(NumberField.YEAR, 2015, 2015)),
        ("year:2015..2020", Between(NumberField.YEAR, 2015, 2020)),
        ("year:2015-2020", Between(NumberField.YEAR, 2015, 2020)),
        ("year:2015..", Between(NumberField.YEAR, 2015, None)),
        ("year:<=2015", Between(NumberField.YEAR, None, 2015)),
        ("year:-300", Between(NumberField.YEAR, -300, -300)),
        ("year:..", Words("year:..")),
        ("year:soon", Words("year:soon")),
        ("cited:>3", Between(NumberField.CITED_BY, 4, None)),
        ("added:2026-11", Between(NumberField.ADDED_AT, 20261101, 20261131)),
        ("added:2026-11-02..", Between(NumberField.ADDED_AT, 20261102, None)),
        ("type:webpage", OfType(("webpage",))),
        ("type:article", OfType(("article",))),
        ("type:nonsense", Words("type:nonsense")),
        ("tag:read", Tagged("read")),
        ('tag:"to read"', Tagged("to read", is_exact=True)),
        ("has:notes", Has("note")),
        ("has:pdf", Has("attachment")),
        ("has:doi", Has("DOI")),
        ("has:wings", Words("has:wings")),
        ("foo:bar", Words("foo:bar")),
        ("http://a.b/c", Words("http://a.b/c")),
        ("10.1000/x", Words("10.1000/x")),
    ],
)
def test_a_query_means(text: str, query: Query) -> None:
    assert parse(text) == query


@given(st.text(alphabet=st.sampled_from('ab:" ()-.><=*\0OR1')))
def test_any_text_is_a_query(text: str) -> None:
    parse(text)


def test_brackets_beyond_measure_do_no_harm() -> None:
    parse("(" * 5000 + "a" + ")" * 5000)
