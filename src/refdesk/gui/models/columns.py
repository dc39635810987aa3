"""The columns that a list can show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from refdesk.domain.fields import TYPES
from refdesk.domain.query import Column
from refdesk.domain.summary import Summary
from refdesk.translation import mark, translate


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: what it is sorted by, its heading, its width at first in average letters, its text."""

    column: Column
    label: str
    letters: int
    text: Callable[[Summary], str]
    is_number: bool = False
    is_quiet: bool = False
    is_shown_first: bool = True


def _count(number: int) -> str:
    return f"{number:,}" if number else "\u00b7"


def _day(milliseconds: int) -> str:
    if not milliseconds:
        return ""
    return datetime.fromtimestamp(milliseconds / 1000).astimezone().strftime("%Y-%m-%d %H:%M")


def _type_label(summary: Summary) -> str:
    known = TYPES.get(summary.type)
    return translate(known.label) if known else summary.type


def _year(summary: Summary) -> str:
    return "" if summary.year is None else str(summary.year)


COLUMNS: tuple[ListColumn, ...] = (
    ListColumn(Column.AUTHOR, mark("Author"), 15, lambda summary: summary.author_text),
    ListColumn(Column.TITLE, mark("Title"), 54, lambda summary: summary.title),
    ListColumn(Column.YEAR, mark("Year"), 6, _year, is_number=True),
    ListColumn(Column.CONTAINER, mark("Publication"), 18, lambda summary: summary.container, is_quiet=True),
    ListColumn(Column.TYPE, mark("Type"), 16, _type_label, is_quiet=True, is_shown_first=False),
    ListColumn(
        Column.REFERENCE_COUNT,
        mark("References"),
        9,
        lambda summary: _count(summary.reference_count),
        is_number=True,
        is_quiet=True,
        is_shown_first=False,
    ),
    ListColumn(
        Column.CITED_BY,
        mark("Cited by"),
        7,
        lambda summary: _count(summary.cited_by),
        is_number=True,
        is_quiet=True,
    ),
    ListColumn(
        Column.ADDED_AT,
        mark("Added"),
        16,
        lambda summary: _day(summary.added_at),
        is_quiet=True,
        is_shown_first=False,
    ),
    ListColumn(
        Column.MODIFIED_AT,
        mark("Changed"),
        16,
        lambda summary: _day(summary.modified_at),
        is_quiet=True,
        is_shown_first=False,
    ),
)


def place_of(column: Column) -> int:
    """The position of a column in `COLUMNS`."""
    return next(place for place, each in enumerate(COLUMNS) if each.column == column)
