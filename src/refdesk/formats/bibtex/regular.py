"""Finds the entries of a .bib text that keep all the rules, as nearly all do, in one match each.

What these expressions accept, bibtexparser's splitter cuts in the same places, in four times the time; what
they do not accept is left to it, and to `lenient`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

#: Braces inside the braces of a value: more are seldom.
_DEEPEST = 4


class RegularEntry(NamedTuple):
    """An entry in a text: where it ends, its type and key as written, names and values of its fields."""

    end: int
    type: str
    key: str
    fields: tuple[tuple[str, str], ...]


def _group(depth: int) -> str:
    r"""A group in braces. A brace after a backslash counts for nothing, as in the splitter."""
    inside = rf"|{_group(depth - 1)}" if depth else ""
    return rf"\{{[^{{}}\\]*+(?:(?:\\++[{{}}]?+{inside})[^{{}}\\]*+)*+\}}"


_GROUP = _group(_DEEPEST)
_QUOTED = rf'"[^"{{}}\\]*+(?:(?:\\++["{{}}]?+|{_GROUP})[^"{{}}\\]*+)*+"'
_PART = rf"(?:{_GROUP}|{_QUOTED}|\w++)"
_VALUE = rf"{_PART}(?:\s*+\#\s*+{_PART})*+"
_NAME = r"[\w:+-]++"
_FIELD = re.compile(rf"\s*+({_NAME})\s*+=\s*+({_VALUE})\s*+,?+")
_ENTRY = re.compile(
    rf"@(\w++)\{{[ \t]*+([^\s,={{}}\"%#()'~\\]++)\s*+,"
    rf"((?:\s*+{_NAME}\s*+=\s*+{_VALUE}\s*+(?:,|(?=\}})))*+)\s*+\}}"
)


def entry_at(text: str, start: int) -> RegularEntry | None:
    """The entry whose `@` stands at `start`; None where it breaks a rule, or is none."""
    found = _ENTRY.match(text, start)
    # Before Python 3.11.4 the third group may hold words of a field that broke off where there are no fields.
    fields = tuple(_FIELD.findall(found[3] or "")) if found else ()
    return RegularEntry(found.end(), found[1], found[2], fields) if found and fields else None
