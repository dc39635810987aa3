"""Saved searches."""

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Order, Place
from refdesk.library import editing, listing, searching
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
    assert len(listing.first_ids(library, place, "", Order(), limit=1)) == 1


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
