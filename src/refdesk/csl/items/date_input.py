"""Dates as CSL-JSON gives them: parts, seasons, EDTF, or words that may be read as a date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from refdesk.domain.dates import Date, PartialDate

_MONTHS = {
    name: number + 1
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    )
}
_SEASONS = {"spr": 21, "sum": 22, "aut": 23, "fal": 23, "win": 24}
#: Beyond this a number is no year, whatever the source says.
_YEAR_DIGITS = 6
_LAST_YEAR = 10**_YEAR_DIGITS - 1
_ISO = re.compile(r"(-?\d{3,4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_NUMERIC = re.compile(r"(\d{1,2})[/.](?:(\d{1,2})[/.])?(\d{3,4})")
_WORD = re.compile(r"[^\W\d_]+|\d+")


def read_date(value: Any) -> Date | None:
    """The date of a CSL-JSON date variable; None where it says nothing."""
    if value is None or value == "":
        return None
    if isinstance(value, dict):
        return _from_mapping(value)
    if isinstance(value, list):
        return _from_mapping({"date-parts": value if value and isinstance(value[0], list) else [value]})
    return _from_raw(str(value))


def _from_mapping(value: Mapping[str, Any]) -> Date | None:
    parts = value.get("date-parts")
    if len(value) == 1 and isinstance(parts, list) and len(parts) == 1 and isinstance(parts[0], list):
        try:
            return _day(*parts[0])
        except TypeError:  # more than three parts, or parts that are lists themselves
            return _dated(parts[0])
    start, end, is_open = None, None, False
    if isinstance(parts, list) and parts:
        ends = [_partial(entry) for entry in parts if isinstance(entry, list)]
        start = ends[0] if ends else None
        end = ends[1] if len(ends) > 1 else None
        is_open = len(parts) > 1 and end is None
    literal = str(value.get("literal") or "")
    circa = value.get("circa") not in (None, "", False, 0, "0", "false")
    if start is not None:
        start = _with_season(start, value.get("season"))
        return Date(start, end, is_open, circa, literal if not start else "", _season_words(start, value))
    if literal:
        return Date(literal=literal, is_circa=circa)
    raw = str(value.get("raw") or value.get("edtf") or "")
    if not raw:
        year = value.get("year")
        return read_date({"date-parts": [[year, value.get("month"), value.get("day")]]}) if year else None
    found = _from_raw(raw)
    if found is not None and circa:
        found = Date(found.start, found.end, found.is_open, True, found.literal, found.suffix)
    return found


def _dated(parts: list[Any]) -> Date | None:
    start = _partial(parts)
    return Date(start) if start else None


@lru_cache(maxsize=4096, typed=True)
def _day(year: Any, month: Any = None, day: Any = None) -> Date | None:
    """A date: a library has few of them, each many times."""
    return _dated([year, month, day])


def _partial(parts: list[Any]) -> PartialDate | None:
    try:
        numbers = [part if type(part) is int else _whole(part) for part in parts if part not in ("", None)]
    except ValueError:
        return None
    year = numbers[0] if numbers else 0
    if not 0 < abs(year) <= _LAST_YEAR:
        return None
    month, day = (*numbers[1:3], None, None)[:2]
    if month is not None and not (1 <= month <= 12 or 13 <= month <= 24):
        month = None
    if month is not None and 13 <= month <= 16:
        month += 8
    if month is not None and 17 <= month <= 20:
        month += 4
    if month is None or month > 12 or day is None or not 1 <= day <= 31:
        day = None
    return PartialDate(year, month, day)


def _whole(part: Any) -> int:
    """A number, also one that a spreadsheet wrote as `2019.0`; raises ValueError where it is none."""
    return int(part) if isinstance(part, float) and part.is_integer() else int(str(part).strip())


def _with_season(date: PartialDate, season: Any) -> PartialDate:
    text = str(season or "").strip().lower()
    if date.month or not text:
        return date
    if text.isdecimal():
        number = int(text)
        return PartialDate(date.year, number + 20) if 1 <= number <= 4 else date
    return date


def _season_words(date: PartialDate, value: Mapping[str, Any]) -> str:
    """A season given in words is printed as it stands."""
    text = str(value.get("season") or "").strip()
    return text if text and not text.isdecimal() and not date.month else ""


def _from_raw(text: str) -> Date | None:
    text = text.strip().strip('"')
    if not text:
        return None
    circa = bool(re.search(r"[~?]|\bc(?:a|irca)?\b\.?(?=\s*\d)", text))
    bare = re.sub(r"[~?%]", "", re.sub(r"^c(?:a|irca)?\.?\s+(?=\d)", "", text)).strip()
    found = _range(bare) or _single(bare)
    if found is None:
        return Date(literal=text)
    start, end, is_open = found
    return Date(start, end, is_open, circa)


def _single(text: str) -> tuple[PartialDate, PartialDate | None, bool] | None:
    start = _moment(text)
    return (start, None, False) if start else None


def _range(text: str) -> tuple[PartialDate, PartialDate | None, bool] | None:
    for separator in ("/", "--", " - ", " to ", "\u2013", "_", "-"):
        if text.count(separator) != 1:
            continue
        first, last = (part.strip() for part in text.split(separator))
        if separator == "/" and not (len(first) >= 3 and (len(last) >= 4 or last in ("", ".."))):
            continue
        start = _moment(first)
        if start is not None and last in ("", ".."):
            return start, None, True
        end = _moment(last)
        if end is None:
            continue
        if start is None:
            start = _moment(f"{first} {end.year}")
        if start is not None and (separator != "-" or not first.isdecimal() or len(last) >= 4):
            return start, end, False
    return None


def _moment(text: str) -> PartialDate | None:
    """One date: ISO, month first with slashes, or with the month or season in words."""
    match = _ISO.fullmatch(text)
    if match:
        return _partial([part for part in match.groups() if part])
    match = _NUMERIC.fullmatch(text)
    if match:
        month, day, year = match.groups()
        if day and int(month) > 12:
            month, day = day, month
        return _partial([year, month, *([day] if day else [])])
    return _from_words(text)


def _from_words(text: str) -> PartialDate | None:
    month = year = day = None
    for word in _WORD.findall(text):
        if word.isdecimal():
            if len(word) >= 3:
                year = int(word[:_YEAR_DIGITS])
            else:
                day = int(word)
        else:
            month = _MONTHS.get(word[:3].lower()) or _SEASONS.get(word[:3].lower())
            if month is None:
                return None
    if not year or (day is not None and month is None):
        return None
    return PartialDate(year, month, day if month and month <= 12 else None)
