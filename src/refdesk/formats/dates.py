"""Dates as export files write them: `2019/05/17/`, `2015 Dec 1`, `17 May 2019`, `1999 Spring`, `20160512`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from refdesk.domain.dates import Date, PartialDate

#: The first three letters of the English month names and their numbers.
MONTHS: Mapping[str, int] = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
#: Seasons and their numbers in EDTF level 1.
SEASONS: Mapping[str, int] = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NUMERIC = re.compile(r"(\d{4})[/. -](\d{0,2})(?:[/. -](\d{0,2}))?(?:[/T ]+(.*))?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_MONTH_FIRST = re.compile(r"(\d{1,2})[/.](\d{4})")
_TWO_YEARS = re.compile(r"([^-\u2010-\u2015]*\b\d{4}\b[^-\u2010-\u2015]*)[-\u2010-\u2015](.*\b\d{4}\b.*)")
_YEARS = re.compile(r"(\d{4})\s*[-/\u2010-\u2015]\s*(\d{4})")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def month_number(word: str) -> int | None:
    """1 to 12 for an English month, 21 to 24 for a season, by its first letters; else None."""
    word = word.lower()
    return SEASONS.get(word) or MONTHS.get(word[:3])


@lru_cache(maxsize=4096)
def date_in(text: str) -> Date | None:
    """The date of a text, whose words become its literal where they are none; None for no text."""
    text = text.strip()
    if len(text) == 4 and text.isdecimal():
        return Date(PartialDate(int(text)))
    if not text.strip("/- ."):
        return None
    return _numeric(text) or _in_words(text) or _edtf(text) or Date(literal=text)


def date_of(year: str, month: str = "", day: str = "") -> Date | None:
    """The date of separate parts; the month may be a word. None where the year is no number."""
    if not year.strip().lstrip("-").isdigit():
        return date_in(" ".join(part for part in (year, month, day) if part.strip()))
    month = month.strip()
    number = int(month) if month.isdigit() else month_number(month)
    return Date(_partial(int(year), number, int(day) if day.strip().isdigit() else None))


def more_exact(first: Date | None, second: Date | None) -> Date | None:
    """The date that says more of the same year; the first where they differ."""
    if first is None or second is None or first.start is None or second.start is None:
        return first if first and first.start else second or first
    is_finer = len(second.start.to_parts()) > len(first.start.to_parts())
    return second if is_finer and second.year == first.year else first


def _numeric(text: str) -> Date | None:
    if match := _YEARS.fullmatch(text):
        return Date(PartialDate(int(match[1])), PartialDate(int(match[2])))
    if match := _COMPACT.fullmatch(text):
        return Date(_partial(*(int(part) for part in match.groups())))
    if match := _DAY_FIRST.fullmatch(text):
        return _day_and_month(int(match[1]), int(match[3]), int(match[4]), is_dotted=match[2] == ".")
    if match := _MONTH_FIRST.fullmatch(text):
        return Date(_partial(int(match[2]), int(match[1]), None))
    match = _NUMERIC.fullmatch(text)
    if match is None or (match[4] and _WORD.search(match[4])):
        return None
    return Date(_partial(int(match[1]), int(match[2] or 0), int(match[3] or 0)))


def _edtf(text: str) -> Date | None:
    """A year of less than four digits is no year here."""
    return Date.from_edtf(text) if _YEAR.search(text) else None


def _day_and_month(first: int, second: int, year: int, *, is_dotted: bool) -> Date:
    """With dots the day stands first; with strokes the month, as American programs write, if it can."""
    is_day_first = is_dotted or first > 12
    day, month = (first, second) if is_day_first else (second, first)
    return Date(_partial(year, month, day))


def _in_words(text: str) -> Date | None:
    if parts := _TWO_YEARS.fullmatch(text):
        first, last = _in_words(parts[1]), _in_words(parts[2])
        if first and first.start and last and last.start:
            return Date(first.start, last.start)
    year = _YEAR.search(text)
    if year is None:
        return None
    rest = text[: year.start()] + " " + text[year.end() :]
    months = [number for word in _WORD.findall(rest) if (number := month_number(word))]
    if not months:
        return Date(PartialDate(int(year[0]))) if not _WORD.search(rest) else None
    days = [int(day) for day in _DAY.findall(rest)]
    start = _partial(int(year[0]), months[0], days[0] if days else None)
    end = _partial(int(year[0]), months[1], None) if len(months) > 1 and not days else None
    return Date(start, end)


def _partial(year: int, month: int | None, day: int | None) -> PartialDate:
    """The date to the last part that is possible."""
    if not month or not (1 <= month <= 12 or 21 <= month <= 24):
        return PartialDate(year)
    return PartialDate(year, month, day if day and 1 <= day <= 31 and month <= 12 else None)
