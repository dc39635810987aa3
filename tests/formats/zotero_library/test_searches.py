"""Zotero's saved searches: what can be asked here, and what is told instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from refdesk.domain.problem import Problem
from refdesk.domain.search_query import parse
from refdesk.domain.search_writing import written
from refdesk.formats.format import Search
from refdesk.formats.zotero_library.reading import read
from tests.formats.zotero_library.making import GROUP, ZoteroFile

_ALL, _ANY = ("joinMode", "all", ""), ("joinMode", "any", "")


@pytest.fixture
def zotero(tmp_path: Path) -> ZoteroFile:
    return ZoteroFile(tmp_path / "Zotero" / "zotero.sqlite")


def _found(zotero: ZoteroFile) -> tuple[list[Search], list[str]]:
    found = list(read(zotero.path))
    return (
        [each for each in found if isinstance(each, Search)],
        [each.message for each in found if isinstance(each, Problem)],
    )


@pytest.mark.parametrize(
    ("condition", "query"),
    [
        (("title", "contains", "walking dunes"), 'title:"walking dunes"'),
        (("creator", "contains", "lind"), "author:lind"),
        (("editor", "isNot", "Lind"), '-author:"Lind"'),
        (("publicationTitle", "contains", "coast"), "journal:coast"),
        (("DOI", "beginsWith", "10.1000"), "id:10.1000"),
        (("publisher", "doesNotContain", "press"), "-keyword:press"),
        (("tag", "is", "to read"), 'tag:"to read"'),
        (("tag", "contains", "read"), "tags:read"),
        (("itemType", "is", "journalArticle"), "type:article-journal"),
        (("itemType", "isNot", "book"), "-type:book"),
        (("date", "isBefore", "2015"), "year:<=2014"),
        (("year", "is", "2020"), "year:2020"),
        (("date", "isAfter", "2015"), "year:>=2016"),
        (("childNote", "contains", "draft"), "note:draft"),
        (("fulltextContent/regexp", "contains", "dune"), "file:dune"),
        (("anyField", "contains", "dune"), "dune"),
        (("citationKey", "contains", "lind2020"), "key:lind2020"),
    ],
)
def test_a_condition_is_said_in_the_words_of_the_search_field(
    zotero: ZoteroFile, condition: tuple[str, str, str], query: str
) -> None:
    zotero.search("One", _ALL, condition)
    assert _found(zotero) == ([Search("One", query)], [])
    assert written(parse(query)) == query


def test_conditions_are_joined_as_the_search_says(zotero: ZoteroFile) -> None:
    title, name = ("title", "contains", "dunes"), ("creator", "contains", "lind")
    zotero.search("All", _ALL, title, name)
    zotero.search("Any", _ANY, title, name, ("noChildren", "true", ""))
    zotero.search("Any but one", _ANY, title, name, ("itemType!", "is", "book"))
    queries = [each.query for each in _found(zotero)[0]]
    assert queries == [
        "title:dunes author:lind",
        "title:dunes OR author:lind",
        "type:book (title:dunes OR author:lind)",
    ]


def test_a_collection_is_named_with_those_below_it_where_the_search_says_so(zotero: ZoteroFile) -> None:
    thesis = zotero.collection("Thesis")
    zotero.collection("Method", parent=zotero.collection("Chapter 1", parent=thesis))
    is_in = ("collection", "is", f"COL{thesis:05}")
    zotero.search("Here", _ALL, is_in)
    zotero.search("Below too", _ALL, ("recursive", "true", ""), ("collection", "isNot", f"1_COL{thesis:05}"))
    assert [each.query for each in _found(zotero)[0]] == [
        'in:"Thesis"',
        '-(in:"Thesis" OR in:"Chapter 1" OR in:"Method")',
    ]


def test_a_search_in_a_search_is_asked_itself(zotero: ZoteroFile) -> None:
    other = zotero.search("Dunes", _ANY, ("title", "contains", "dune"), ("title", "contains", "sand"))
    zotero.search(
        "Dunes of Lind",
        _ALL,
        ("savedSearch", "is", f"FIND{other:04}"),
        ("creator", "contains", "lind"),
    )
    assert _found(zotero)[0][1].query == "(title:dune OR title:sand) author:lind"


def test_searches_that_ask_each_other_are_told(zotero: ZoteroFile) -> None:
    zotero.search("One", _ALL, ("savedSearch", "is", "FIND0002"))
    zotero.search("Other", _ALL, ("savedSearch", "is", "FIND0001"))
    found, told = _found(zotero)
    assert found == []
    assert told[0] == (
        "The search “One” of Zotero cannot be asked here and is not saved. It reads: savedSearch is FIND0002"
    )


def test_what_cannot_be_asked_is_told_and_the_rest_is_saved(zotero: ZoteroFile) -> None:
    late = ("dateAdded", "isInTheLast", "7 days")
    zotero.search("More", _ALL, ("title", "contains", "dune"), late)
    zotero.search("Less", _ANY, ("title", "contains", "dune"), late)
    found, told = _found(zotero)
    assert [each.query for each in found] == ["title:dune", "title:dune"]
    assert told == [
        "The search “More” of Zotero is saved without what cannot be asked here, and may find more:"
        " dateAdded is in the last 7 days.",
        "The search “Less” of Zotero is saved without what cannot be asked here, and may find less:"
        " dateAdded is in the last 7 days.",
    ]


def test_a_search_of_a_group_says_so_and_one_in_the_trash_is_not_there(zotero: ZoteroFile) -> None:
    zotero.search("Ours", _ALL, ("title", "contains", "dune"), library=GROUP)
    gone = zotero.search("Gone", _ALL, ("title", "contains", "dune"))
    zotero.connection.execute("INSERT INTO deletedSearches (savedSearchID) VALUES (?)", (gone,))
    assert _found(zotero) == ([Search("Ours", "title:dune", ("Reading group",))], [])


def test_a_library_without_tables_of_searches_has_none(zotero: ZoteroFile) -> None:
    zotero.connection.execute("DROP TABLE savedSearches")
    assert _found(zotero) == ([], [])
