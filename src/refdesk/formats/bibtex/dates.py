"""Dates of BibTeX (`year`, `month`, `day`) and biblatex (`date` in ISO 8601-2), in and out."""

from __future__ import annotations

import re
from functools import lru_cache

from refdesk.domain.dates import Date, PartialDate
from refdesk.formats.bibtex.values import MONTHS
from refdesk.formats.dates import date_of, month_number

#: The same days come again and again.
_REMEMBERED = 4096
_UNSPECIFIED = re.compile(r"(-?\d{2,3})(X{1,2})(?:-XX){0,2}", re.IGNORECASE)
_UNKNOWN_TAIL = re.compile(r"(?:-XX)+", re.IGNORECASE)
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?")
_YEAR = re.compile(r"(?P<circa>(?:c\.|ca\.?|circa)\s*)?(?P<year>-?\d{1,4})(?P<suffix>[a-z])?")
_YEARS = re.compile(r"(\d{4})\s*(?:--?|[\u2010-\u2015/])\s*(\d{2,4})")
_MONTH_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"\d{1,2}")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_MONTHS = {name: number for number, name in enumerate(MONTHS, 1)}
_WRITTEN = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?\s+)?(?P<month>[A-Za-z]{3,9})\.?,?\s+"
    r"(?:(?P<after>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<year>\d{4})"
)
_LOOSE = re.compile(r"(?P<year>\d{4})[./](?P<month>\d{1,2})(?:[./](?P<day>\d{1,2}))?")


@lru_cache(maxsize=_REMEMBERED)
def date_in(text: str) -> Date | None:
    """The date of a biblatex date field; words that are none become its literal."""
    text = text.strip()
    if not text:
        return None
    timed = "/".join(_UNKNOWN_TAIL.sub("", _TIME.sub(r"\1", part.strip())) for part in text.split("/"))
    return (
        Date.from_edtf(timed) or _unspecified(timed) or _loose(text) or _in_words(text) or Date(literal=text)
    )


def _in_words(text: str) -> Date | None:
    """`May 3, 2010`, `3 May 2010` and `May 2010`, which biblatex does not take and people write."""
    match = _WRITTEN.fullmatch(text)
    if match is None or not month_number(match["month"]):
        return None
    return date_of(match["year"], match["month"], match["day"] or match["after"] or "")


@lru_cache(maxsize=_REMEMBERED)
def date_from_parts(year: str, month: str, day: str) -> Date | None:
    """The date of BibTeX's three fields, `month` with what styles allow in it: a day, a range, a season."""
    year = year.strip()
    if not year:
        return None
    plain = _YEAR.fullmatch(year)
    if plain is None:
        return _years(year) or date_in(year)
    months, days = _month_and_days(month)
    days = days or [int(number) for number in _NUMBER.findall(day)[:1]]
    number = int(plain["year"])
    starts = [PartialDate(number, each) for each in months] or [PartialDate(number)]
    start = PartialDate(number, starts[0].month, days[0] if days and starts[0].month else None)
    end = _end(starts, days)
    return Date(start, end, is_circa=bool(plain["circa"]), suffix=plain["suffix"] or "")


def _end(starts: list[PartialDate], days: list[int]) -> PartialDate | None:
    if len(starts) > 1:
        return PartialDate(starts[1].year, starts[1].month, days[1] if len(days) > 1 else None)
    if len(days) > 1 and starts[0].month:
        return PartialDate(starts[0].year, starts[0].month, days[1])
    return None


def _month_and_days(text: str) -> tuple[list[int], list[int]]:
    words = [word.lower() for word in _MONTH_WORD.findall(text)]
    months = [_MONTHS.get(word[:3]) or _SEASONS.get(word) for word in words]
    known = [month for month in months if month]
    numbers = [int(number) for number in _NUMBER.findall(text)]
    if known:
        return known[:2], [number for number in numbers if 1 <= number <= 31][:2]
    in_range = [number for number in numbers if 1 <= number <= 12 or 21 <= number <= 24]
    return in_range[:2], []


def _years(text: str) -> Date | None:
    match = _YEARS.fullmatch(text)
    if match is None:
        return None
    first, last = match[1], match[2]
    return Date(PartialDate(int(first)), PartialDate(int(first[: len(first) - len(last)] + last)))


def _unspecified(text: str) -> Date | None:
    """`199X` is the decade, `19XX` the century (EDTF level 1, "unspecified digits")."""
    match = _UNSPECIFIED.fullmatch(text)
    if match is None:
        return None
    width = 10 ** len(match[2])
    first = int(match[1]) * width
    return Date(PartialDate(first), PartialDate(first + width - 1))


def _loose(text: str) -> Date | None:
    match = _LOOSE.fullmatch(text)
    if match is None:
        return _years(text)
    month, day = int(match["month"]), int(match["day"] or 0)
    if not 1 <= month <= 12 or day > 31:
        return None
    return Date(PartialDate(int(match["year"]), month, day or None))
