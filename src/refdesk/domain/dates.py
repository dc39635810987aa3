"""Dates as bibliographies print them: to the year, month, season or day, ranges, uncertain, or just words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Self

_ISO = re.compile(r"(-?\d{1,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, month or year. `year` 0 is 1 BC; `month` 1 to 12, or 21 to 24 for a season (EDTF level 1)."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        sign, year = ("-", -self.year) if self.year < 0 else ("", self.year)
        tail = "".join(f"-{part:02}" for part in (self.month, self.day) if part)
        return f"{sign}{year:04}{tail}"

    def to_parts(self) -> list[int]:
        """`[2019, 4, 28]`, as short as the date is."""
        return [part for part in (self.year, self.month, self.day) if part is not None]

    @classmethod
    def from_parts(cls, parts: list[Any]) -> Self | None:
        """The date of one CSL `date-parts` entry (numbers or digits), None where it has no year."""
        try:
            numbers = [int(part) for part in parts if part not in ("", None)]
        except (TypeError, ValueError, OverflowError):
            return None
        if not numbers:
            return None
        year, *rest = numbers
        month, day = (*(part or None for part in rest), None, None)[:2]
        return cls(year, month, day if month else None)


@dataclass(frozen=True, slots=True)
class Date:
    """A CSL date: `start`, or `start` to `end`, or only `literal` words.

    `is_open` marks a range without an end (`2019-`); `is_circa` an uncertain date. `literal` is what the
    source says where that is no date ("in press", "n.d."); `suffix` is the letter of "2016a".
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    is_open: bool = False
    is_circa: bool = False
    literal: str = ""
    suffix: str = ""

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> Self:
        """The date of one day, month or year."""
        return cls(PartialDate(year, month, day))

    @property
    def year(self) -> int | None:
        """The (first) year; 0 is 1 BC."""
        return self.start.year if self.start else None

    def __str__(self) -> str:
        """EDTF where it is a date (`2019-04`, `2019/2021`, `2019/..`, `1850~`), else the words."""
        if self.start is None:
            return self.literal
        text = f"{self.start}{'~' if self.is_circa else ''}"
        if self.is_open:
            return f"{text}/.."
        return f"{text}/{self.end}" if self.end else text

    @classmethod
    def from_csl(cls, data: Any) -> Self | None:
        """The date in a CSL-JSON date object (or EDTF string); None where it says nothing."""
        if isinstance(data, str | int):
            return cls.from_edtf(str(data)) or (cls(literal=str(data)) if str(data).strip() else None)
        if not isinstance(data, dict):
            return None
        ranges = data.get("date-parts") or []
        ends = [PartialDate.from_parts(parts) for parts in ranges if isinstance(parts, list)]
        literal = str(data.get("literal") or "")
        if not ends or ends[0] is None:
            return cls._from_words(str(data.get("edtf") or data.get("raw") or ""), literal)
        start = _with_season(ends[0], data.get("season"))
        is_open = len(ranges) > 1 and ends[1:] in ([], [None])
        end = ends[1] if len(ends) > 1 else None
        is_circa = str(data.get("circa") or "").lower() not in ("", "0", "false")
        return cls(start, end, is_open, is_circa, literal, str(data.get("suffix") or ""))

    @classmethod
    def _from_words(cls, words: str, literal: str) -> Self | None:
        date = cls.from_edtf(words) if words else None
        if date:
            return date
        text = literal or words
        return cls(literal=text) if text else None

    def to_csl(self) -> dict[str, Any]:
        """The CSL-JSON date object; a season is given as `season`, an open range as a second, empty date."""
        data: dict[str, Any] = {}
        if self.start:
            month = self.start.month or 0
            start = [self.start.year] if month > 12 else self.start.to_parts()
            data["date-parts"] = [start]
            if month > 12:
                data["season"] = month - 20
            if self.end:
                data["date-parts"].append(self.end.to_parts())
            elif self.is_open:
                data["date-parts"].append([])
        if self.is_circa:
            data["circa"] = True
        if self.literal:
            data["literal"] = self.literal
        if self.suffix:
            data["suffix"] = self.suffix
        return data

    @classmethod
    def from_edtf(cls, text: str) -> Self | None:
        """The date written in EDTF levels 0 and 1 (ISO 8601-2), without unspecified digits; else None."""
        text = text.strip()
        first, slash, last = text.partition("/")
        is_circa = text[-1:] in {"~", "?", "%"} or first[-1:] in {"~", "?", "%"}
        start = _from_iso(first)
        if start is None:
            return None
        if not slash:
            return cls(start, is_circa=is_circa)
        if last in ("", ".."):
            return cls(start, is_open=True, is_circa=is_circa)
        end = _from_iso(last)
        return cls(start, end, is_circa=is_circa) if end else None


def _from_iso(text: str) -> PartialDate | None:
    match = _ISO.fullmatch(text.rstrip("~?%"))
    if match is None:
        return None
    year, month, day = (int(group) if group else None for group in match.groups())
    if year is None or not _is_month(month) or not (day is None or 1 <= day <= 31):
        return None
    return PartialDate(year, month, day)


def _is_month(month: int | None) -> bool:
    return month is None or 1 <= month <= 12 or 21 <= month <= 24


def _with_season(date: PartialDate, season: Any) -> PartialDate:
    if date.month or not str(season or "").isdigit():
        return date
    number = int(season)
    return PartialDate(date.year, number + 20 if number <= 4 else number)
