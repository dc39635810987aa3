"""Reads a block of a .bib file that the splitter cannot: as much of it as can be made out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

HEADER = re.compile(r"@\s*([\w-]+)\s*([{(])")
#: A header at the start of a line, followed by what only an entry begins with: a key, a comma, a field name.
_NEXT_ENTRY = re.compile(r"^[ \t]*@\s*[\w-]+\s*[{(][^\s,{}]*\s*,\s*[\w:+-]+\s*=", re.MULTILINE)
_LINE_START_HEADER = re.compile(r"^[ \t]*@\s*[\w-]+\s*[{(]", re.MULTILINE)
_FIELD_LINE = re.compile(r"^[ \t]*[\w:+-]+\s*=\s*[{\"\w]", re.MULTILINE)
_BRACE = re.compile(r"(?<!\\)[{}]")
_CLOSING_MARK = re.compile(r"(?<!\\)[{}\"()]")
_QUOTE_OR_BRACE = re.compile(r"(?<!\\)[{}\"]")
_KEY = re.compile(r"\s*([^\s,={}\"%]*)\s*(?=,|\Z)")
_BETWEEN = re.compile(r"(?:[\s,]+|%[^\n]*)*")
_NAME = re.compile(r"([^\s=,{}()\"#%]+)\s*=\s*")
_BARE = re.compile(r"[^\s,#{}\"=]+")
_JOIN = re.compile(r"\s*#\s*")
_JUNK = re.compile(r"[^\n,]*[\n,]?")
_WITHOUT_KEY = frozenset({"string", "preamble", "comment"})


class Place(NamedTuple):
    """Where a field stands in the text: its name begins at `start`, its value goes from `value` to `end`."""

    start: int
    value: int
    end: int


@dataclass(slots=True)
class Reading:
    """What was made out of one entry. `end` is where its text ends; `faults` say what was wrong with it.

    `body` is where the text inside the delimiters begins; `places` are those of the fields, one each.
    """

    type: str
    end: int
    body: int
    key: str = ""
    fields: list[tuple[str, str]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def entry_at(text: str, start: int) -> Reading | None:
    """The entry whose `@` stands at `start`; None where there is no header."""
    header = HEADER.match(text, start)
    if header is None:
        return None
    closing = _closing(text, header)
    if closing is not None and not _NEXT_ENTRY.search(text, header.end(), closing):
        reading = Reading(header[1].lower(), closing + 1, header.end())
        _read_body(text[header.end() : closing], reading)
        return reading
    following = _LINE_START_HEADER.search(text, header.end())
    end = following.start() if following else len(text)
    reading = Reading(header[1].lower(), end, header.end(), faults=["The entry is not closed."])
    _read_body(_without_closing(text[header.end() : end]), reading)
    return reading


def _without_closing(body: str) -> str:
    """The body of an entry that is not closed, without the last brackets that are not its last value's.

    A brace may be the end of the last value, or that of the entry, where a value is not closed and swallows
    the fields below it.
    """
    starts = {closing: opening for opening, closing in _closing_braces(body).items()}
    end = len(body)
    while end and body[end - 1] in "}) \t\r\n":
        start = starts.get(end - 1)
        if start is not None and not _FIELD_LINE.search(body, start + 1, end):
            break
        end -= 1
    return body[:end]


def block_end(text: str, header: re.Match[str]) -> int | None:
    """Where the block with this header ends: after its closing delimiter; None where it has none."""
    closing = _closing(text, header)
    return None if closing is None else closing + 1


def balanced_end(text: str, start: int) -> int | None:
    """Where the brace group that opens at `start` ends: just after its closing brace."""
    closing = _closing_braces(text).get(start)
    return None if closing is None else closing + 1


@lru_cache(maxsize=4)
def _closing_braces(text: str) -> Mapping[int, int]:
    """The place of each opening brace that is closed, and of the brace that closes it.

    Of the whole text at once: looked for from each of a thousand unclosed entries, it would take minutes.
    """
    pairs: dict[int, int] = {}
    open_braces: list[int] = []
    for mark in _BRACE.finditer(text):
        if mark[0] == "{":
            open_braces.append(mark.start())
        elif open_braces:
            pairs[open_braces.pop()] = mark.start()
    return pairs


def quoted_end(text: str, start: int) -> int | None:
    """Where the quoted string that opens at `start` ends: just after its closing quote outside braces."""
    depth = 0
    for mark in _QUOTE_OR_BRACE.finditer(text, start + 1):
        if mark[0] == '"':
            if depth == 0:
                return mark.end()
        else:
            depth += 1 if mark[0] == "{" else -1
    return None


def value_end(text: str, start: int) -> int | None:
    """Where a value of strings, numbers and macros joined by `#` ends; None where it is not closed."""
    end = start
    while True:
        part_end = _part_end(text, end)
        if part_end is None:
            return None
        joined = _JOIN.match(text, part_end)
        if joined is None:
            return part_end
        end = joined.end()


def _closing(text: str, header: re.Match[str]) -> int | None:
    """Where the closing delimiter of the block stands."""
    if header[2] == "{":
        end = balanced_end(text, header.end() - 1)
        return None if end is None else end - 1
    depth, in_quotes = 0, False
    for mark in _CLOSING_MARK.finditer(text, header.end()):
        if mark[0] == '"' and depth == 0:
            in_quotes = not in_quotes
        elif mark[0] in "{}":
            depth += 1 if mark[0] == "{" else -1
        elif mark[0] == ")" and depth == 0 and not in_quotes:
            return mark.start()
    return None


def _read_body(body: str, reading: Reading) -> None:
    key = None if reading.type in _WITHOUT_KEY else _KEY.match(body)
    if key:
        reading.key = key[1]
    elif reading.type not in _WITHOUT_KEY:
        reading.faults.append("The entry has no key.")
    _read_fields(body, key.end() if key else 0, reading)


def _read_fields(body: str, place: int, reading: Reading) -> None:
    while (place := _after(_BETWEEN, body, place)) < len(body):
        name = _NAME.match(body, place)
        if name is None:
            junk = _JUNK.match(body, place)
            reading.faults.append(f"“{junk[0].strip() if junk else ''}” is no field.")
            place = max(place + 1, junk.end() if junk else 0)
            continue
        end = value_end(body, name.end())
        if end is None:
            reading.faults.append(f"The value of “{name[1]}” is not closed.")
            return
        reading.fields.append((name[1], body[name.end() : end]))
        start = reading.body
        reading.places.append(Place(start + name.start(), start + name.end(), start + end))
        place = end


def _part_end(text: str, start: int) -> int | None:
    if text.startswith("{", start):
        return balanced_end(text, start)
    if text.startswith('"', start):
        return quoted_end(text, start)
    return _after(_BARE, text, start)


def _after(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start
