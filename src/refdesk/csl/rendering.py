"""The state of rendering one item once: what is cited, how names are told apart, what was found so far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from refdesk.csl.item import Item
from refdesk.csl.persons import Person

#: Bits of `Render.status`: a variable was asked for; one of them said something.
CALLED = 1
FILLED = 3

NO_NAMES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NamePlan:
    """How far names are spelt out to tell cites apart, for each list of names in the order it is rendered.

    `shown` is how many names stand before "et al."; `levels` how much of each given name is printed: 0 nothing,
    1 initials, 2 all of it.
    """

    shown: tuple[int, ...] = ()
    levels: tuple[tuple[int, ...], ...] = ()
    disambiguate: bool = False


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


NOWHERE = Locus()


@dataclass(slots=True, eq=False)
class Render:
    """One rendering; the compiled style reads and writes it."""

    item: Item
    texts: dict[str, str]
    locus: Locus = NOWHERE
    number: str = ""
    year_suffix: str = ""
    plan: NamePlan | None = None
    level_of: Callable[[Person, int, int], int] | None = None
    status: int = 0
    nameset: int = 0
    suffix_done: bool = False
    hidden: frozenset[str] = NO_NAMES
    used: list[str] = field(default_factory=list)
    trace: list[NameTrace] | None = None
    suppress_author: bool = False
    substitute: Callable[[Sequence[NameTrace], str], str] | None = None
