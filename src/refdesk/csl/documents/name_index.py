"""Which names of a document share a family name or initials, so that given names must tell them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from refdesk.csl.elements.name_parts import initials
from refdesk.csl.items.persons import Person

FAMILY_ONLY, INITIALS, FULL = 0, 1, 2


class NameIndex:
    """Counts persons by family name, initials and given name.

    `rule` is the style's `givenname-disambiguation-rule`, one of those that look at the whole document.
    """

    def __init__(self, rule: str) -> None:
        self._only_first = rule.startswith("primary-name")
        self._only_initials = rule.endswith("-with-initials")
        self._families: dict[str, dict[str, Counter[str]]] = {}
        self._users: dict[str, Counter[str]] = {}

    def add(self, user: str, persons: Iterable[Person]) -> set[str]:
        """Counts the persons that an item's cite names; the items whose names may need more (or less) now."""
        return self._change(user, persons, 1)

    def remove(self, user: str, persons: Iterable[Person]) -> set[str]:
        """Takes back what `add` counted."""
        return self._change(user, persons, -1)

    def level(self, person: Person, position: int, base: int, *, has_initials: bool) -> int:
        """How much of a given name is printed: nothing, initials or all of it (CSL 1.0.2,
        "Disambiguation")."""
        if self._only_first and position:
            return base
        sharing = self._families.get(_family(person))
        if sharing is None or (len(sharing) < 2 and not self._has_twins(sharing)):
            return base
        if self._only_initials:
            return max(base, INITIALS if len(sharing) > 1 else base)
        given = sharing.get(initials(person.given, ".", hyphenates=True), Counter())
        needed = INITIALS if len(sharing) > 1 else base
        if len(given) > 1 or (len(sharing) > 1 and not has_initials):
            needed = FULL
        return max(base, needed)

    def is_shared(self, person: Person) -> bool:
        """Whether others bear the family name."""
        sharing = self._families.get(_family(person))
        return sharing is not None and (len(sharing) > 1 or self._has_twins(sharing))

    @staticmethod
    def _has_twins(sharing: dict[str, Counter[str]]) -> bool:
        return any(len(given) > 1 for given in sharing.values())

    def _change(self, user: str, persons: Iterable[Person], step: int) -> set[str]:
        touched: set[str] = set()
        for position, person in enumerate(persons):
            if person.literal or not person.given or (self._only_first and position):
                continue
            if self._count(user, person, step):
                touched.update(self._users.get(_family(person), ()))
        return touched

    def _count(self, user: str, person: Person, step: int) -> bool:
        """Whether the number of different names changed."""
        family, given = _family(person), " ".join(person.given.replace(".", " ").split())
        short = initials(person.given, ".", hyphenates=True)
        sharing = self._families.setdefault(family, {})
        counts = sharing.setdefault(short, Counter())
        before = (len(sharing), len(counts))
        is_new = given not in counts
        counts[given] += step
        users = self._users.setdefault(family, Counter())
        users[user] += step
        if counts[given] <= 0:
            del counts[given]
        if not counts:
            del sharing[short]
        if users[user] <= 0:
            del users[user]
        if not sharing:
            del self._families[family]
        return is_new or before != (len(sharing), len(counts))


def _family(person: Person) -> str:
    """The family name with its particles: `van Gogh` is not `Gogh`."""
    if person.is_simple:
        return person.family
    return " ".join(part for part in (person.dropping, person.non_dropping, person.family) if part)
