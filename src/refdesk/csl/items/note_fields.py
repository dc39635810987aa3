"""Fields kept in an item's `note`, as reference managers do that know too few: `event-date: 2004-10-01`.

The syntax is that of citeproc-js: a `variable: value` a line at the start of the note, or `{:variable:
value}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_LINE = re.compile(r"([a-zA-Z][-a-zA-Z_ ]*):\s*(.*)")
_BRACED = re.compile(r"\{:([-a-zA-Z_ ]+):\s*([^}]*)\}")


def with_note_fields(
    data: Mapping[str, Any], names: frozenset[str], dates: frozenset[str]
) -> Mapping[str, Any]:
    """The item with the fields of its note, which stands back behind fields of its own."""
    note = data.get("note")
    if not isinstance(note, str) or ":" not in note:
        return data
    found, rest = _read(note)
    if not found:
        return data
    full = dict(data)
    full["note"] = rest
    for variable, value in found:
        if variable in names:
            full.setdefault(variable, [])
            if variable not in data:
                full[variable] = [*full[variable], _name(value)]
        elif variable in dates:
            full.setdefault(variable, {"raw": value})
        elif variable == "type" or variable not in data:
            full[variable] = value
    return full


def _read(note: str) -> tuple[list[tuple[str, str]], str]:
    found = [(match.group(1), match.group(2)) for match in _BRACED.finditer(note)]
    lines = _BRACED.sub("", note).split("\n")
    while lines and (match := _LINE.fullmatch(lines[0].strip())):
        found.append((match.group(1), match.group(2)))
        lines.pop(0)
    return [(variable.strip(), value.strip()) for variable, value in found], "\n".join(lines).strip()


def _name(value: str) -> dict[str, str]:
    family, separator, given = value.partition("||")
    if not separator:
        return {"literal": family.strip()}
    return {"family": family.strip(), "given": given.strip()}
