"""The LaTeX commands that a file's preambles define, and texts without them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from refdesk.formats.bibtex.symbols import ACCENTS, JOURNALS, SILENT, SWITCHES, SYMBOLS, WRAPPERS

#: `\def\name#1{`, `\newcommand{\name}[1]{` and the like, up to the body.
_DEFINITION = re.compile(
    r"\\(?:def|newcommand\*?|providecommand\*?|renewcommand\*?)\s*\{?\s*\\(?P<name>[a-zA-Z@]+)\s*\}?\s*"
    r"(?:\[(?P<count>\d)\])?\s*(?P<parameter>#1\s*)?(?P<body>\{)"
)
_BRACE = re.compile(r"(?<!\\)[{}]")
_WORD = re.compile(r"\\([a-zA-Z@]+)")
_KNOWN = ACCENTS.keys() | JOURNALS.keys() | SILENT.keys() | SWITCHES.keys() | SYMBOLS.keys() | WRAPPERS.keys()
_PRINTING = _KNOWN - {"penalty", "left", "right", "big", "Big", "bigl", "bigr", "C", "f", "U", "G", "hfill"}
_PASSES = 4
_LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Command:
    """What a command stands for; `#1` in it is its argument, where it takes one."""

    body: str
    has_argument: bool


def names_in(preamble: str) -> list[str]:
    """The commands that a preamble defines."""
    return [match["name"] for match in _DEFINITION.finditer(preamble)]


def commands_in(preamble: str) -> dict[str, Command]:
    """The commands whose definitions are plain enough to be written out; those known anyway are left out."""
    found = {}
    for match in _DEFINITION.finditer(preamble):
        body = preamble[match.end() : _end(preamble, match.end())]
        count = int(match["count"] or 0)
        # What decides, measures or draws cannot be said by its text.
        is_plain = _PRINTING.issuperset(_WORD.findall(body)) and "#2" not in body
        if match["name"] not in _KNOWN and count < 2 and is_plain:
            found[match["name"]] = Command(body, bool(count or match["parameter"]))
    return found


def written_out(text: str, commands: Mapping[str, Command]) -> str:
    """The text with the commands replaced by what they stand for; as it was where that does not end."""
    if not commands or "\\" not in text:
        return text
    pattern = _pattern(frozenset(commands))
    new = text
    for _ in range(_PASSES):
        before, new = new, _replaced(new, pattern, commands)
        if new == before:
            return new
        if len(new) > _LONGEST + len(text):
            return text
    return new


@lru_cache(maxsize=8)
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    words = "|".join(sorted(names, key=len, reverse=True))
    return re.compile(rf"\\({words})(?![a-zA-Z@])[ \t]*\n?[ \t]*")


def _replaced(text: str, pattern: re.Pattern[str], commands: Mapping[str, Command]) -> str:
    parts, place = [], 0
    while match := pattern.search(text, place):
        parts.append(text[place : match.start()])
        place = match.end()
        command, argument = commands[match[1]], ""
        if command.has_argument:
            end = _end(text, place + 1) if text[place : place + 1] == "{" else place + 1
            argument = text[place:end].removeprefix("{")
            place = end + (text[end : end + 1] == "}" and text[place : place + 1] == "{")
        elif text[place : place + 2] == "{}":
            place += 2
        parts.append(f"{{{command.body.replace('#1', argument)}}}")
    return "".join((*parts, text[place:]))


def _end(text: str, start: int) -> int:
    """Where the brace that opened before `start` closes."""
    depth = 1
    for mark in _BRACE.finditer(text, start):
        depth += 1 if mark[0] == "{" else -1
        if depth == 0:
            return mark.start()
    return len(text)
