"""Expectations of the import sets that would have a reader lose or misname what a file says."""

from __future__ import annotations

from typing import Any


def without_contested(expected: list[dict[str, Any]], read: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The expected items without the fields in which they ask for less than the file says."""
    if len(expected) != len(read):
        return expected
    return [
        {name: value for name, value in item.items() if not _is_contested(name, value, found)}
        for item, found in zip(expected, read, strict=True)
    ]


def _is_contested(name: str, value: Any, read: dict[str, Any]) -> bool:
    match name:
        case "issued":
            return _is_shortened(value, read.get(name))
        case "ISBN":
            return bool(read.get("ISSN") == value)
        case "publisher-place":
            # An author's address, which BibTeX's field `address` was mistaken for.
            return name not in read and str(value).count(",") > 0
    return False


def _is_shortened(wanted: Any, read: Any) -> bool:
    """Whether the day or the season of a date was dropped, for which BibTeX has no field."""
    if not isinstance(wanted, dict) or not isinstance(read, dict) or not read.get("date-parts"):
        return False
    asked, found = wanted.get("date-parts", [[]])[0], read["date-parts"][0]
    is_less = len(asked) < len(found) or ("season" in read and "season" not in wanted)
    return is_less and list(found[: len(asked)]) == list(asked)
