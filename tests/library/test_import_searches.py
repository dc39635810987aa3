"""Searches that files keep: saved with an import, taken back with it, not made twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from refdesk.domain.query import Place
from refdesk.library import importing, searching
from refdesk.library.importing import Cancelled, ImportChoices
from refdesk.library.library import Library
from tests.formats.zotero_library.making import ZoteroFile
from tests.library.making import titles

_FILE = b"""@book{a, title={Walking dunes of the coast}, author={Lind, Mia}, year=2020, groups={Thesis}}
@book{b, title={Peat and the water in it}, author={Okoye, Ada}, year=2012}
@book{c, title={Dunes that stand still}, author={Berg, Ole}, year=2020}
@comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:Thesis\\;0\\;1\\;\\;\\;\\;;
2 SearchGroup:Dunes\\;0\\;title=dunes\\;0\\;0\\;1\\;\\;\\;\\;;
3 SearchGroup:Mine\\;1\\;year=2020 and not author=berg\\;0\\;0\\;1\\;\\;\\;\\;;
}
"""


def _saved(library: Library) -> dict[str, str]:
    return {each.name: each.query for each in searching.searches(library)}


def test_groups_that_are_searches_are_saved_and_find_the_same(library: Library) -> None:
    importing.carry_out(library, importing.plan_bytes(library, _FILE, "a.bib"))
    dunes, mine = searching.searches(library)
    assert (dunes.name, mine.name) == ("Thesis / Dunes", "Thesis / Dunes / Mine")
    found = [sorted(titles(library, Place.search(each.id))) for each in (dunes, mine)]
    assert found == [["Dunes that stand still", "Walking dunes of the coast"], ["Walking dunes of the coast"]]


def test_they_are_taken_back_with_the_import_and_done_again(library: Library) -> None:
    importing.carry_out(library, importing.plan_bytes(library, _FILE, "a.bib"))
    there = _saved(library)
    library.undo()
    assert (_saved(library), library.undo_label) == ({}, "")
    library.redo()
    assert _saved(library) == there


def test_they_can_be_left_out(library: Library) -> None:
    plan = importing.plan_bytes(library, _FILE, "a.bib")
    importing.carry_out(library, plan, ImportChoices(keeps_searches=False))
    assert _saved(library) == {}


def test_they_are_not_made_twice(library: Library) -> None:
    plan = importing.plan_bytes(library, _FILE, "a.bib")
    importing.carry_out(library, plan)
    importing.carry_out(library, plan)
    assert len(_saved(library)) == 2
    assert importing.plan_bytes(library, _FILE, "a.bib").searches == ()


def test_one_of_the_same_name_that_asks_otherwise_stays_and_is_told(library: Library) -> None:
    searching.save_search(library, "thesis / dunes", "title:sand")
    plan = importing.plan_bytes(library, _FILE, "a.bib")
    assert [each.name for each in plan.searches] == ["Thesis / Dunes / Mine"]
    assert [each.message for each in plan.problems] == [
        "There is a saved search “Thesis / Dunes” already; it stays as it is. This one reads: title:dunes"
    ]


def test_a_file_of_searches_alone_is_worth_an_import(library: Library) -> None:
    plan = importing.plan_bytes(library, b"@misc{x}\n" + _FILE[_FILE.index(b"@comment") :], "a.bib")
    change = importing.carry_out(library, plan, ImportChoices(left_out=frozenset({0})))
    assert len(change.added_rows("saved_search")) == 2


def test_none_is_saved_where_the_import_is_cancelled(library: Library) -> None:
    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        importing.carry_out(library, importing.plan_bytes(library, _FILE, "a.bib"), progress=stop)
    assert _saved(library) == {}


def test_the_searches_of_a_zotero_library_come_with_it(library: Library, tmp_path: Path) -> None:
    zotero = ZoteroFile(tmp_path / "Zotero" / "zotero.sqlite")
    item = zotero.item("book", {"title": "Walking dunes of the coast"})
    zotero.tag(item, "to read again")
    zotero.item("book", {"title": "Peat and the water in it"})
    zotero.search("Again", ("joinMode", "all", ""), ("tag", "contains", "again"))
    importing.carry_out(library, importing.plan(library, [zotero.path]))
    (again,) = searching.searches(library)
    assert titles(library, Place.search(again.id)) == ["Walking dunes of the coast"]
    library.undo()
    assert searching.searches(library) == []
