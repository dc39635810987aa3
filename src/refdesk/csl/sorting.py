"""Sorting: the keys of `cs:sort` for an item, and items put in their order (CSL 1.0.2, "Sorting")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from refdesk.csl.citation_label import citation_label
from refdesk.csl.collation import Collation
from refdesk.csl.date_rendering import sortable
from refdesk.csl.item import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES
from refdesk.csl.markup import without_marks
from refdesk.csl.numbers import as_integer
from refdesk.csl.rendering import Render

#: Does not count when texts are put in order, anywhere or at their beginning.
_IGNORED = re.compile(r"[\[\](){}\"“”«»„,?!¿¡…]+|^[\s'‘’]+")
_T = TypeVar("_T")
#: One key of an item: whether it is empty, then something comparable.
Key = tuple[bool, Any]


@dataclass(frozen=True, slots=True)
class SortKey:
    """One `cs:key`, compiled: what it reads, and whether it runs downwards."""

    read: Callable[[Render], Any]
    descends: bool


def variable_reader(
    variable: str, collation: Collation, names: Callable[[Render], str]
) -> Callable[[Render], Any]:
    """How a variable is read for sorting; `names` renders a name variable."""
    if variable == "citation-number":
        return lambda render: int(render.number or 0)
    if variable == "citation-label":
        return lambda render: collated(citation_label(render.item), collation)
    if variable in DATE_VARIABLES:
        return lambda render: sortable(render.item.date(variable))
    if variable in NAME_VARIABLES:
        return lambda render: collated(names(render), collation)
    if variable in NUMBER_VARIABLES:
        return lambda render: _number_key(render.texts.get(variable, ""), collation)
    return lambda render: collated(render.texts.get(variable, ""), collation)


def collated(text: str, collation: Collation) -> Any:
    """The collation key of a rendered text; empty text stays empty."""
    text = _IGNORED.sub("", without_marks(text)).strip()
    return collation.key(text) if text else ""


def _number_key(text: str, collation: Collation) -> Any:
    if not text:
        return ""
    number = as_integer(text)
    digits = f"{number:012}" if number is not None and text[:1].isdigit() else text
    return collation.key(digits)


def keys_of(render: Callable[[], Render], sort_keys: Sequence[SortKey]) -> tuple[Key, ...]:
    """All keys of an item; `render` makes the state each key is rendered with."""
    keys = []
    for sort_key in sort_keys:
        value = sort_key.read(render())
        keys.append((value == "", value))
    return tuple(keys)


def in_order(
    things: Iterable[_T], keys: Callable[[_T], tuple[Key, ...]], sort_keys: Sequence[SortKey]
) -> list[_T]:
    """Things sorted by their keys, empty keys always last; things alike stay in the order they came in."""
    ordered = list(things)
    if not any(sort_key.descends for sort_key in sort_keys):
        ordered.sort(key=keys)
        return ordered
    for position in range(len(sort_keys) - 1, -1, -1):
        descends = sort_keys[position].descends
        ordered.sort(key=_flipped(keys, position) if descends else _single(keys, position), reverse=descends)
    return ordered


def _single(keys: Callable[[_T], tuple[Key, ...]], position: int) -> Callable[[_T], Any]:
    return lambda thing: keys(thing)[position]


def _flipped(keys: Callable[[_T], tuple[Key, ...]], position: int) -> Callable[[_T], Any]:
    def key(thing: _T) -> Any:
        is_empty, value = keys(thing)[position]
        return (not is_empty, value)

    return key
