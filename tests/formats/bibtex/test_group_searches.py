"""JabRef's groups that look for their entries: as searches, or as what they hold now."""

from __future__ import annotations

import pytest

from refdesk.domain.problem import Problem, Severity
from refdesk.domain.search_query import parse
from refdesk.domain.search_writing import written
from refdesk.formats import registry
from refdesk.formats.bibtex.group_searches import asked_by, holds, query_of
from refdesk.formats.format import Entry, Search


def _search_of(expression: str) -> str:
    asked = asked_by(expression)
    query = query_of(asked) if asked else None
    return written(query) if query else ""


@pytest.mark.parametrize(
    ("expression", "search"),
    [
        ("author=okoye", "author:okoye"),
        ('title == "walking dunes" and year=2012', 'title:"walking dunes" year:2012'),
        (
            "(author=okoye or author=lind) and not keywords=wind",
            "(author:okoye OR author:lind) -keyword:wind",
        ),
        ("title != sand", "-title:sand"),
        ("anyfield contains dune", "dune"),
        ("dune erosion", "dune erosion"),
        ("entrytype=book", "type:book"),
        ("note=draft or journal=Nature", "keyword:draft OR journal:Nature"),
        ("owner=me", ""),
        ("year=201", ""),
        ("title=~du.e", ""),
        ("(title=a", ""),
        ("title=a and", "title:a"),
        ("or", ""),
        ("", ""),
    ],
)
def test_a_search_of_jabref_is_said_in_the_words_of_the_search_field(expression: str, search: str) -> None:
    assert _search_of(expression) == search
    assert written(parse(search)) == search


@pytest.mark.parametrize(
    ("expression", "is_meant"),
    [
        ("title=dunes", True),
        ("title=DUNES and owner=me", True),
        ("title=dunes and not owner=me", False),
        ("owner==m", False),
        ("owner=!ME", False),
        ("title=~d.nes", True),
        ("journal=Coast or year=1999", True),
        ("me", True),
        ("!(entrytype=book)", False),
    ],
)
def test_a_search_of_jabref_is_asked_of_an_entry(expression: str, *, is_meant: bool) -> None:
    fields = {"title": "Walking Dunes", "owner": "me", "journaltitle": "Coast", "entrytype": "book"}
    asked = asked_by(expression)
    assert asked is not None
    assert holds(asked, fields, ()) is is_meant


def _file(groups: str, entries: str = "@book{a, title={A}}") -> bytes:
    lines = "\n".join(f"{line};" for line in groups.strip().splitlines())
    return f"{entries}\n@Comment{{jabref-meta: grouping:\n0 AllEntriesGroup:;\n{lines}\n}}\n".encode()


def _searches(groups: str) -> dict[str, str]:
    found = registry.by_id("bibtex").read(_file(groups))
    return {"/".join((*each.above, each.name)): each.query for each in found if isinstance(each, Search)}


def test_groups_that_are_searches_come_as_searches_with_the_groups_above() -> None:
    groups = r"""
1 StaticGroup:Thesis\;0\;1\;\;\;\;
2 SearchGroup:Dunes\;0\;title=dunes\;0\;0\;1\;\;\;\;
2 KeywordGroup:Peat\;0\;keywords\;peat bog\;0\;0\;1\;\;\;\;
"""
    assert _searches(groups) == {"Thesis/Dunes": "title:dunes", "Thesis/Peat": 'keyword:"peat bog"'}


def test_a_group_that_refines_asks_what_those_above_ask_too() -> None:
    groups = r"""
1 StaticGroup:Thesis\;0\;1\;\;\;\;
2 SearchGroup:Dunes\;1\;title=dunes\;0\;0\;1\;\;\;\;
3 SearchGroup:New\;1\;year=2020 or year=2021\;0\;0\;1\;\;\;\;
2 SearchGroup:All\;0\;author=lind\;0\;0\;1\;\;\;\;
"""
    assert _searches(groups) == {
        "Thesis/Dunes": 'title:dunes in:"Thesis"',
        "Thesis/Dunes/New": '(year:2020 OR year:2021) (title:dunes in:"Thesis")',
        "Thesis/All": "author:lind",
    }


def test_a_group_that_includes_asks_what_any_below_asks() -> None:
    groups = r"""
1 SearchGroup:Coast\;2\;title=coast\;0\;0\;1\;\;\;\;
2 SearchGroup:Dunes\;0\;title=dunes\;0\;0\;1\;\;\;\;
2 StaticGroup:Chosen\;0\;1\;\;\;\;
"""
    assert _searches(groups)["Coast"] == 'title:coast OR title:dunes OR in:"Chosen"'


def test_a_group_that_cannot_be_asked_here_becomes_a_collection_of_what_it_holds_now() -> None:
    entries = r"""@book{a, title={A}, author={Holm, I.}, owner={me}}
@book{b, title={B}, author={Holt, I.}}
@book{c, title={C}, author={Hill, I.}, owner={me}, groups={Chosen}}"""
    groups = r"""
1 KeywordGroup:Hol\;0\;author\;Hol.\;1\;1\;1\;\;\;\;
2 SearchGroup:Mine\;1\;owner=me\;0\;0\;1\;\;\;\;
1 StaticGroup:Chosen\;0\;1\;\;\;\;
2 SearchGroup:Chosen and mine\;1\;owner=me\;0\;0\;1\;\;\;\;
1 SearchGroup:Pattern\;0\;title="^[AB]$"\;0\;1\;1\;\;\;\;
"""
    found = list(registry.by_id("bibtex").read(_file(groups, entries)))
    assert [each.collections for each in found if isinstance(each, Entry)] == [
        (("Hol",), ("Hol", "Mine"), ("Pattern",)),
        (("Hol",), ("Pattern",)),
        (("Chosen",), ("Chosen", "Chosen and mine")),
    ]
    told = [each for each in found if isinstance(each, Problem)]
    assert {each.severity for each in told} == {Severity.NOTE}
    assert told[0].message == (
        "The group “Hol” of JabRef looks for “author=Hol.”, which cannot be asked here as it stands."
        " It becomes a collection of what it holds now."
    )
    assert len(told) == 4


def test_a_group_that_is_made_by_itself_or_is_broken_is_told() -> None:
    groups = r"""
1 AutomaticPersonsGroup:People\;0\;author\;1\;\;\;\;
1 KeywordGroup:Broken\;0\;author\;(\;1\;1\;1\;\;\;\;
1 SearchGroup:Open\;0\;(title=a\;0\;0\;1\;\;\;\;
1 SearchGroup:Short
"""
    found = list(registry.by_id("bibtex").read(_file(groups)))
    assert [each.message for each in found if isinstance(each, Problem)] == [
        "The group “People” of JabRef is made by itself from its entries; it is not taken over.",
        "The group “Broken” of JabRef is not taken over. It reads: author=(",
        "The group “Open” of JabRef is not taken over. It reads: (title=a",
        "The group “Short” of JabRef is not taken over. It reads: ",
    ]
    assert [each.collections for each in found if isinstance(each, Entry)] == [()]
