"""What the readers of JSON formats share."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from refdesk.domain.problem import Problem, Severity
from refdesk.formats.text import decoded, without_half_letters

#: After so many broken objects the rest is given up.
_FAULTS = 200
Item = Mapping[str, Any]


def loaded(data: bytes, marks: frozenset[str]) -> tuple[Any, list[Problem]]:
    """The content of a file, and what was wrong with it.

    Of a damaged file the content are its whole objects that have one of the `marks` among their names.
    """
    content = without_half_letters(decoded(data))
    try:
        return json.loads(content), []
    except (ValueError, RecursionError) as error:
        found = list(_whole_objects(content, marks))
        severity = Severity.WARNING if found else Severity.ERROR
        return found, [Problem(severity, f"The file is damaged: {error}.", getattr(error, "lineno", 1))]


def _whole_objects(content: str, marks: frozenset[str]) -> Iterator[Item]:
    decoder = json.JSONDecoder()
    faults = 0
    place = content.find("{")
    while place >= 0 and faults < _FAULTS:
        try:
            item, end = decoder.raw_decode(content, place)
        except (ValueError, RecursionError):
            faults += 1
            end = place + 1
        else:
            if marks & item.keys():
                yield item
        place = content.find("{", end)


def text(data: Any) -> str:
    """A text, number, or the first one of a list; empty for anything else."""
    if isinstance(data, list):
        return next((found for each in data if (found := text(each))), "")
    if isinstance(data, bool) or not isinstance(data, str | int | float):
        return ""
    return " ".join(str(data).split())


def items(data: Any) -> list[Item]:
    """The objects of a list, or the one object."""
    if isinstance(data, dict):
        return [data]
    return [each for each in data if isinstance(each, dict)] if isinstance(data, list) else []


def inside(item: Item, name: str) -> Item:
    """The object under a name; an empty one where there is none."""
    found = item.get(name)
    return found if isinstance(found, dict) else {}
