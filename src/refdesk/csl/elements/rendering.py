"""The state of rendering one item once: what is cited, how names are told apart, what was found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from refdesk.csl.elements.repeats import Repeats
from refdesk.csl.items.item import Item
from refdesk.csl.items.persons import Person

#: Bits of `Render.status`: a variable was asked for; one of them said something.
CALLED = 1
FILLED = 2

NO_NAMES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NamePlan:
    """How far names are spelt out to tell cites apart, for each list of names in the order it is rendered.

    `shown` is how many names stand before "et al."; `levels` how much of each given name is printed: 0
    nothing, 1 initials, 2 all of it. The first `disambiguate` conditions of that name hold.
    """

    shown: tuple[int, ...] = ()
    levels: tuple[tuple[int, ...], ...] = ()
    disambiguate: int = 0


@dataclass(slots=True)
class NameTrace:
    """What a rendering did with one list of names."""

    persons: tuple[Person, ...]
    shown: int
    levels: tuple[int, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Locus:
    """Where and how an item is cited: everything that belongs to the cite and not to the item.

    `position` is one of `first`, `subsequent`, `ibid`, `ibid-with-locator`.
    """

    position: str = "first"
    near_note: bool = False
    locator: str = ""
    label: str = "page"
    first_note: int = 0


class NameLevels(Protocol):
    """Knows how much of a given name must be printed."""

    def level(self, person: Person, position: int, base: int, *, has_initials: bool) -> int:
        """0 for nothing, 1 for initials, 2 for all of it."""
        ...


NOWHERE = Locus()


@dataclass(slots=True, eq=False)
class Render:
    """One rendering; the compiled style reads and writes it."""

    item: Item
    texts: dict[str, str]
    present: frozenset[str]
    locus: Locus = NOWHERE
    number: str = ""
    year_suffix: str = ""
    plan: NamePlan | None = None
    names: NameLevels | None = None
    conditions: int = 0
    status: int = 0
    nameset: int = 0
    suffix_done: bool = False
    hidden: frozenset[str] = NO_NAMES
    used: list[str] = field(default_factory=list)
    trace: list[NameTrace] | None = None
    repeats: Repeats | None = None
    #: The first names that were printed; with `suppress_author` they are only noted here.
    author: str = ""
    suppress_author: bool = False
