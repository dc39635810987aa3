"""Making citation keys anew for chosen records."""

from __future__ import annotations

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.domain.record import RecordId
from refdesk.library import editing, importing, key_making, listing
from refdesk.library.details import details
from refdesk.library.library import Library
from tests.library.making import new_id, work

_PATTERN = "[auth][year]"


@pytest.fixture
def ids(library: Library) -> list[RecordId]:
    """Two records of one author and year, one with a key of its own, one from a file."""
    made = [new_id(editing.add_record(library, work(title))) for title in ("One", "Two", "Three")]
    editing.set_citation_key(library, made[2], "mine")
    importing.carry_out(library, importing.plan_bytes(library, b"@book{theirs, title={Four}}", "a.bib"))
    return [RecordId(each) for each in sorted(listing.ids(library, Place.articles()))]


def keys(library: Library, ids: list[RecordId]) -> list[str]:
    return [details(library, each).citation_key for each in ids]


def test_keys_are_shown_before_they_are_made(library: Library, ids: list[RecordId]) -> None:
    shown = key_making.preview(library, ids, _PATTERN)
    assert [(each.before, each.after, each.is_pinned) for each in shown] == [
        ("abenova2019one", "Abenova2019", False),
        ("abenova2019two", "Abenova2019a", False),
        ("mine", "Abenova2019b", True),
        ("theirs", "untitled", True),
    ]
    assert keys(library, ids)[0] == "abenova2019one"


def test_keys_that_were_given_stay_and_all_is_one_step(library: Library, ids: list[RecordId]) -> None:
    key_making.make_keys(library, ids, _PATTERN)
    assert keys(library, ids) == ["Abenova2019", "Abenova2019a", "mine", "theirs"]
    library.undo()
    assert keys(library, ids) == ["abenova2019one", "abenova2019two", "mine", "theirs"]


def test_given_keys_change_where_that_is_asked_for(library: Library, ids: list[RecordId]) -> None:
    key_making.make_all_keys(library, ids[:3], _PATTERN)
    assert keys(library, ids) == ["Abenova2019", "Abenova2019a", "Abenova2019b", "theirs"]


def test_making_them_again_changes_nothing(library: Library, ids: list[RecordId]) -> None:
    key_making.make_keys(library, ids, _PATTERN)
    assert key_making.make_keys(library, list(reversed(ids)), _PATTERN).is_empty


def test_the_pattern_is_the_librarys_and_serves_new_records(library: Library) -> None:
    assert key_making.pattern(library) == "[auth:lower][year][veryshorttitle:lower]"
    key_making.set_pattern(library, " [auth:upper] ")
    assert key_making.pattern(library) == "[auth:upper]"
    record_id = new_id(editing.add_record(library, work("One")))
    assert details(library, record_id).citation_key == "ABENOVA"
    with pytest.raises(RefDeskError):
        key_making.set_pattern(library, "no pattern")


def test_an_emptied_key_is_made_by_the_pattern_and_no_longer_given(
    library: Library, ids: list[RecordId]
) -> None:
    key_making.set_pattern(library, _PATTERN)
    editing.set_citation_key(library, ids[2], "")
    assert key_making.preview(library, [ids[2]], _PATTERN)[0].is_pinned is False
