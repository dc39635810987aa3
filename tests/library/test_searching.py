"""Saved searches."""

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Column, Order, Place
from refdesk.formats.format import Entry
from refdesk.library import editing, listing, searching
from refdesk.library.importing import ImportPlan, carry_out
from refdesk.library.library import Library
from refdesk.library.searching import SavedSearch
from tests.library.making import titles, work


def test_a_saved_search_stays_up_to_date(library: Library) -> None:
    editing.add_record(library, work("Steppe one"))
    saved = searching.save_search(library, "On the steppe", "steppe year:2019").rows("saved_search")[0]
    place = Place.search(saved)
    editing.add_record(library, work("Steppe two"))
    editing.add_record(library, work("Steppe three", year=2020))
    assert titles(library, place) == ["Steppe one", "Steppe two"]
    assert titles(library, place, "two OR three") == ["Steppe two"]
    assert listing.count(library, place, "") == 2
    assert len(listing.first_ids(library, place, "", Order())[:1]) == 1


def test_a_saved_search_for_references_finds_works_that_are_only_cited(library: Library) -> None:
    article, cited = work("Steppe article"), work("Steppe cited")
    carry_out(library, ImportPlan((Entry(article, references=(cited,)),), (), {}, ()))
    (among_works,) = searching.save_search(library, "a", "steppe is:reference").rows("saved_search")
    (among_articles,) = searching.save_search(library, "b", "steppe").rows("saved_search")
    assert titles(library, Place.search(among_works)) == ["Steppe cited"]
    assert titles(library, Place.search(among_articles)) == ["Steppe article"]
    assert titles(library, Place.references(), "is:article") == []


def test_saved_searches_come_by_name_and_can_be_changed_and_undone(library: Library) -> None:
    second = searching.save_search(library, "b", "x").rows("saved_search")[0]
    first = searching.save_search(library, "Ä", "y").rows("saved_search")[0]
    searching.change_search(library, second, "c", "z")
    assert searching.searches(library) == [SavedSearch(first, "Ä", "y"), SavedSearch(second, "c", "z")]
    library.undo()
    assert searching.searches(library)[1] == SavedSearch(second, "b", "x")
    searching.delete_search(library, first)
    assert searching.searches(library) == [SavedSearch(second, "b", "x")]
    library.undo()
    assert len(searching.searches(library)) == 2


def test_a_gone_or_nameless_search_is_told(library: Library) -> None:
    with pytest.raises(RefDeskError, match="no longer"):
        titles(library, Place.search(9))
    with pytest.raises(RefDeskError, match="cannot be empty"):
        searching.save_search(library, " ", "x")


def test_the_best_hits_come_first(library: Library) -> None:
    editing.add_record(library, work("Rivers", abstract="Of salt and of other things that lakes hold"))
    editing.add_record(library, work("Salt", "Zhunus"))
    editing.add_record(library, work("A history of salt and silk on the long road", "Abay"))
    order = Order(Column.RELEVANCE)
    assert titles(library, Place.articles(), "salt", order) == [
        "Salt",
        "A history of salt and silk on the long road",
        "Rivers",
    ]
    assert titles(library, Place.articles(), "salt -silk", order) == ["Salt", "Rivers"]
    assert len(titles(library, Place.articles(), "", order)) == 3
    (saved,) = searching.save_search(library, "Salt", "salt").rows("saved_search")
    assert titles(library, Place.search(saved), "silk", order) == [
        "A history of salt and silk on the long road"
    ]


def test_a_search_that_nobody_waits_for_is_ended(library: Library) -> None:
    interruption = listing.Interruption()
    assert list(listing.ids(library, Place.articles(), "", Order(), interruption)) == []
    interruption.interrupt()
    with pytest.raises(listing.Interrupted):
        listing.ids(library, Place.articles(), "", Order(), interruption)
