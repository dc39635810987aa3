"""Sorting: the keys of `cs:sort` for an item, and items put in their order (CSL 1.0.2, "Sorting")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from refdesk.csl.elements.date_rendering import sortable
from refdesk.csl.elements.numbers import as_integer
from refdesk.csl.elements.rendering import Render
from refdesk.csl.items.citation_label import citation_label
from refdesk.csl.items.item import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES
from refdesk.csl.text.collation import Collation
from refdesk.csl.text.markup import MARKS

#: Does not count when texts are put in order, anywhere or at their beginning.
_IGNORED = re.compile(rf"[{MARKS}\[\](){{}}\"“”«»„,?!¿¡…]+|^[\s'‘’]+")
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
    text = _IGNORED.sub("", text).strip()
    return collation.key(text) if text else ""


def _number_key(text: str, collation: Collation) -> Any:
    if not text:
        return ""
    number = as_integer(text)
    digits = f"{number:012}" if number is not None and text[:1].isdecimal() else text
    return collation.key(digits)


class Keys:
    """The sort keys of one item, each rendered when it is first needed; `state` makes what a key is
    rendered with."""

    __slots__ = ("_known", "_sort_keys", "_state")

    def __init__(self, sort_keys: Sequence[SortKey], state: Callable[[], Render]) -> None:
        self._sort_keys = sort_keys
        self._state = state
        self._known: list[Key] = []

    def __getitem__(self, level: int) -> Key:
        known = self._known
        while len(known) <= level:
            value = self._sort_keys[len(known)].read(self._state())
            known.append((value == "", value))
        return known[level]


def _nothing() -> Render:
    raise LookupError("there are no sort keys")


#: Of things that are not sorted.
NO_KEYS = Keys((), _nothing)


def in_order(things: Iterable[_T], keys: Callable[[_T], Keys], sort_keys: Sequence[SortKey]) -> list[_T]:
    """Things sorted by their keys, empty keys always last; things alike stay in the order they came in."""
    return _sorted(list(things), keys, sort_keys, 0)


def goes_before(first: Keys, second: Keys, sort_keys: Sequence[SortKey]) -> bool | None:
    """Whether things with the first keys stand before those with the second; None where they are alike."""
    for level, sort_key in enumerate(sort_keys):
        one, other = first[level], second[level]
        if one == other:
            continue
        if one[0] != other[0] or not sort_key.descends:
            return one < other
        return one > other
    return None


def _sorted(
    things: list[_T], keys: Callable[[_T], Keys], sort_keys: Sequence[SortKey], level: int
) -> list[_T]:
    if level == len(sort_keys) or len(things) < 2:
        return things
    descends = sort_keys[level].descends
    decorated = [(keys(thing)[level], thing) for thing in things]
    decorated.sort(key=_flipped if descends else _first, reverse=descends)
    ordered: list[_T] = []
    for _, group in groupby(decorated, key=_first):
        ordered += _sorted([thing for _, thing in group], keys, sort_keys, level + 1)
    return ordered


def _first(pair: tuple[Key, object]) -> Key:
    return pair[0]


def _flipped(pair: tuple[Key, object]) -> Key:
    is_empty, value = pair[0]
    return (not is_empty, value)
