"""Merging two sides that were alike once."""

from __future__ import annotations

import pytest

from refdesk.domain.record import Record
from refdesk.library.differences import Difference
from refdesk.library.three_way import Both, Fate, Lists, Side, fates, merged

_BASE = Record.of("book", title="One", publisher="Old", volume="1")


def both(ours: Record, theirs: Record) -> Both:
    return Both(_BASE, ours, _BASE, theirs)


def test_changes_of_each_side_come_together() -> None:
    ours = _BASE.with_field("publisher", "New").with_field("edition", "2")
    theirs = _BASE.with_field("title", "Two").with_field("volume", None).with_type("report")
    found = merged(both(ours, theirs))
    assert found.conflicts == ()
    assert found.record == Record.of("report", title="Two", publisher="New", edition="2")


def test_the_same_change_on_both_sides_is_none() -> None:
    changed = _BASE.with_field("title", "Two")
    assert merged(both(changed, changed)).conflicts == ()


@pytest.mark.parametrize(("side", "title"), [(Side.OURS, "Ours"), (Side.THEIRS, "Theirs")])
def test_a_field_that_both_changed_is_asked_about(side: Side, title: str) -> None:
    found = merged(
        both(_BASE.with_field("title", "Ours"), _BASE.with_field("title", "Theirs")), lambda _: side
    )
    assert found.conflicts == (Difference("title", "Ours", "Theirs"),)
    assert found.record.text("title") == title


def test_removing_against_changing_is_a_conflict() -> None:
    found = merged(
        both(_BASE.with_field("volume", None), _BASE.with_field("volume", "2")), lambda _: Side.OURS
    )
    assert found.conflicts == (Difference("volume", "", "2"),)
    assert "volume" not in found.record


def test_what_a_file_cannot_say_is_no_change() -> None:
    richer = _BASE.with_field("medium", "print")
    found = merged(Both(richer, richer, _BASE, _BASE.with_field("title", "Two")))
    assert found.record == richer.with_field("title", "Two")


def test_kept_extras_are_merged_too() -> None:
    ours = Record("book", _BASE.values, {"bibtex:mood": "good"})
    theirs = Record("book", _BASE.values, {"bibtex:mood": "better", "bibtex:x": "y"})
    found = merged(Both(ours, ours, ours, theirs))
    assert dict(found.record.extra) == {"bibtex:mood": "better", "bibtex:x": "y"}


@pytest.mark.parametrize(
    ("before", "ours", "theirs", "fate"),
    [
        ("a", "a", "a", Fate.SAME),
        ("a", "b", "a", Fate.TO_MERGE),
        ("a", "a", "b", Fate.TO_MERGE),
        (None, "a", "b", Fate.TO_MERGE),
        (None, None, "a", Fate.NEW_THERE),
        (None, "a", None, Fate.NEW_HERE),
        ("a", "a", None, Fate.GONE_THERE),
        ("a", "b", None, Fate.GONE_THERE_CHANGED_HERE),
        ("a", None, "a", Fate.GONE_HERE),
        ("a", None, "b", Fate.GONE_HERE_CHANGED_THERE),
        ("a", None, None, Fate.GONE),
    ],
)
def test_every_entry_has_a_fate(before: str | None, ours: str | None, theirs: str | None, fate: Fate) -> None:
    def listed(value: str | None) -> dict[str, object]:
        return {} if value is None else {"k": value}

    assert fates(Lists(listed(before), listed(ours), listed(before), listed(theirs))) == {"k": fate}
