"""Numbers in fields: what is numeric, several or one; ordinals, Roman numerals and page ranges."""

from __future__ import annotations

import re
from collections.abc import Callable

from refdesk.csl.styles.locale import Locale

_PART = r"[^\W\d_]{0,4}\.?\d+[^\W\d_]{0,3}"
_NUMERIC = re.compile(rf"\s*{_PART}(?:\s*(?:[-\u2013,&/]|\\-|--)\s*{_PART})*\s*")
#: One number of several, in digits (with letters) or Roman numerals.
_ONE = r"(?:[^\W\d_]{0,4}\d+[^\W\d_]{0,3}|[ivxlcdm]+)"
_RANGE = re.compile(r"(\d*[^\W\d_]+0*)?(\d+)\s*(?:-+|\u2013)\s*(\d*[^\W\d_]+0*)?(\d+)(?![^\W_])")
_TOKEN_RANGE = re.compile(r"[^\s,;&\-\u2013]+(?:\s*(?:--+|(?<!\\)-|\u2013)\s*[^\s,;&\-\u2013]+)+")
_ONE_NUMBER = re.compile(_ONE, re.IGNORECASE)
#: A number without letters at it: `2nd` is an ordinal already.
_BARE_DIGITS = re.compile(r"(?<![^\W_])\d+(?![^\W_])")
#: One number with its thousands apart, such as that of a patent.
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_MOST_DIGITS = 18
_DIGITS = re.compile(r"\d+")
#: A number without letters at it: `2nd` is an ordinal already.
_BARE_DIGITS = re.compile(r"(?<![^\W_])\d+(?![^\W_])")
#: One number with its thousands apart, such as that of a patent.
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_HYPHENS = re.compile(r"\s*(?:\u2013|--+|(?<!\\)-)\s*")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_TEXT = re.compile(r"[ivxlcdm]+", re.IGNORECASE)


def is_numeric(text: str) -> bool:
    """CSL 1.0.2, "Choose": numbers with affixes, in lists and ranges (`2nd`, `D2`, `5, 7-9`, `L2d`)."""
    return text.isdecimal() or _NUMERIC.fullmatch(text) is not None


def is_one_number(text: str) -> bool:
    """Digits alone, or with commas between the thousands: `8,970,345`."""
    return text.isdecimal() or _THOUSANDS.fullmatch(text) is not None


def several_pattern(and_word: str) -> re.Pattern[str]:
    """What a locator, page or other field holds where it names more than one number (CSL 1.0.2, "Label")."""
    word = re.escape(and_word)
    marks = rf"\s*(?:(?<!\\)-|--|\u2013|&|,)\s*(?:{word}\s+)?"
    joint = rf"(?:{marks}|\s+(?:and|et|{word})\s+)"
    return re.compile(rf"\b{_ONE}{joint}{_ONE}\b", re.IGNORECASE)


def roman(number: int) -> str:
    """The number in lower-case Roman numerals; in digits where it cannot be written so."""
    if not 0 < number < 4000:
        return str(number)
    parts = []
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        parts.append(letters * times)
    return "".join(parts)


def ordinal(number: int, locale: Locale, gender: str) -> str:
    """`1st`, `2e`, by the locale's ordinal terms (CSL 1.0.2, "Ordinal suffixes")."""
    last, tail = number % 10, number % 100
    for wanted in (gender, "") if gender else ("",):
        for value, default in ((number, "whole-number"), (tail, "last-two-digits"), (last, "last-digit")):
            term = locale.ordinals.get((f"ordinal-{value:02}", wanted))
            if term is not None and _matches(term.match or _default_match(value), default, number):
                return f"{number}{term.single}"
    general = locale.ordinals.get(("ordinal", gender)) or locale.ordinals.get(("ordinal", ""))
    return f"{number}{general.single if general else ''}"


def long_ordinal(number: int, locale: Locale, gender: str) -> str:
    """`first` to `tenth`, then as `ordinal`."""
    name = f"long-ordinal-{number:02}"
    term = (gender and locale.terms.get((name, f"long/{gender}"))) or locale.terms.get((name, "long"))
    return term.single if term else ordinal(number, locale, gender)


def _default_match(value: int) -> str:
    return "last-digit" if value < 10 else "last-two-digits"


def _matches(match: str, level: str, number: int) -> bool:
    if level == "whole-number":
        return (
            match == "whole-number"
            or (match == "last-digit" and number < 10)
            or (match == "last-two-digits" and number < 100)
        )
    return match == level


def each_number(text: str, change: Callable[[int], str]) -> str:
    """The text with every number in it changed that has no letters at it."""
    return _BARE_DIGITS.sub(
        lambda match: match.group() if _is_long(match.group()) else change(int(match.group())), text
    )


def page_range(text: str, form: str, delimiter: str) -> str:
    """Page ranges in a style's form (CSL 1.0.2, "Page ranges"), joined by the locale's delimiter.

    A range whose ends have different letters before them stays as it is.
    """
    first, hyphen, last = text.partition("-")
    if not hyphen and text.isdecimal():
        return text
    change = _FORMS.get(form)
    if change is None and first.isdecimal() and last.isdecimal():
        return first + delimiter + last
    if change is None or _RANGE.search(text) is None:
        return _number_ranges(text, delimiter)

    def formatted(match: re.Match[str]) -> str:
        head, first, prefix, last = match.groups()
        if head != prefix or _is_long(first) or _is_long(last):
            return f"{head or ''}{first}-{prefix or ''}{last}"
        full = _completed(first, last)
        end = change(first, full)
        return f"{head or ''}{first}{delimiter}{(head or '') if end == full else ''}{end}"

    return _RANGE.sub(formatted, text)


def _number_ranges(text: str, delimiter: str) -> str:
    """Hyphens as the locale's delimiter where all that they join are numbers."""

    def joined(match: re.Match[str]) -> str:
        parts = _HYPHENS.split(match.group())
        is_range = all(_ONE_NUMBER.fullmatch(part) for part in parts)
        return delimiter.join(parts) if is_range else match.group()

    return _TOKEN_RANGE.sub(joined, text).replace("\\-", "-")


def _is_long(digits: str) -> bool:
    """Whether it is no number that anyone counts with; Python refuses to read thousands of digits."""
    return len(digits) > _MOST_DIGITS


def _completed(first: str, last: str) -> str:
    """`328` for `28` after `321`."""
    return first[: len(first) - len(last)] + last if len(last) < len(first) else last


def _minimal(first: str, last: str, keep: int = 1) -> str:
    if len(first) != len(last):
        return last
    same = 0
    while same < len(last) - keep and first[same] == last[same]:
        same += 1
    return last[same:]


def _chicago15(first: str, last: str) -> str:
    number = int(first)
    if len(first) != len(last) or number < 100 or number % 100 == 0:
        return last
    if number % 100 < 10:
        return _minimal(first, last)
    if len(first) == 4:
        short = _minimal(first, last, 2)
        return last if len(short) > 2 else short
    return _minimal(first, last, 2)


def _chicago16(first: str, last: str) -> str:
    number = int(first)
    if len(first) != len(last) or number < 100 or number % 100 == 0:
        return last
    return _minimal(first, last) if number % 100 < 10 else _minimal(first, last, 2)


_FORMS: dict[str, Callable[[str, str], str]] = {
    "expanded": lambda _, last: last,
    "minimal": _minimal,
    "minimal-two": lambda first, last: _minimal(first, last, 2),
    "chicago": _chicago15,
    "chicago-15": _chicago15,
    "chicago-16": _chicago16,
}


def with_dashes(text: str, delimiter: str = "\u2013") -> str:
    """Hyphens between numbers as dashes; an escaped one (`\\-`) stays a hyphen."""
    return text if text.isdecimal() else _HYPHENS.sub(delimiter, text).replace("\\-", "-")


def as_integer(text: str) -> int | None:
    """The number a field is or begins with, Roman numerals included; None where there is none."""
    match = _DIGITS.search(text)
    if match:
        return None if _is_long(match.group()) else int(match.group())
    if _ROMAN_TEXT.fullmatch(text):
        return _from_roman(text.lower())
    return None


def _from_roman(text: str) -> int:
    total, place = 0, 0
    for value, letters in _ROMAN:
        while text.startswith(letters, place):
            total, place = total + value, place + len(letters)
    return total
