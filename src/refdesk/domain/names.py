"""Names of persons and bodies, with the card an article's page prints of its authors."""

from __future__ import annotations

from itertools import islice
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple, Self

#: CSL-JSON keys of a name that differ from our attribute names.
_CSL_KEYS = {
    "dropping_particle": "dropping-particle",
    "non_dropping_particle": "non-dropping-particle",
}
_CARD = ("affiliation", "position", "degree", "city", "country", "orcid", "email")


class Name(NamedTuple):
    """One name: of a person (`family`, `given`, particles, `suffix`) or of a body (`literal`).

    The card (`affiliation` to `email`) is what an article's page says of its author; every part may be empty.
    Particles and suffix are those of CSL 1.0.2, "Name-part order". A named tuple, since names are made by the
    million: a frozen dataclass of as many parts takes six times as long to make.
    """

    family: str = ""
    given: str = ""
    literal: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    affiliation: str = ""
    position: str = ""
    degree: str = ""
    city: str = ""
    country: str = ""
    orcid: str = ""
    email: str = ""

    @classmethod
    def from_csl(cls, data: dict[str, Any]) -> Self:
        """The name in a CSL-JSON name object; keys that are not ours are passed over."""
        return cls(**{_PART_OF[key]: str(value) for key, value in data.items() if value and key in _PART_OF})

    @classmethod
    def from_sorted_form(cls, text: str) -> Self:
        """The name typed as `van Beethoven, Ludwig, Jr.`, as in `sorted_form`; without a comma, a body's."""
        family, *rest = (part.strip() for part in text.split(","))
        if not rest:
            return cls(literal=family)
        words = family.split()
        small = next((place for place, word in enumerate(words) if not word[0].islower()), 0)
        particle, family = " ".join(words[:small]), " ".join(words[small:])
        return cls(family, rest[0], non_dropping_particle=particle, suffix=", ".join(rest[1:]))

    def to_csl(self) -> dict[str, str]:
        """The CSL-JSON name object, empty parts left out."""
        if self.is_plain:
            return {"family": self.family, "given": self.given}
        return dict(filter(_has_value, zip(_KEYS, self, strict=True)))

    @property
    def is_body(self) -> bool:
        """Whether this is a body's (or otherwise undivided) name."""
        return bool(self.literal)

    @property
    def is_plain(self) -> bool:
        """Whether it has a family and a given name and nothing else, as most have."""
        return bool(self.family and self.given) and not any(self[2:])

    @property
    def is_empty(self) -> bool:
        """Whether nobody is named."""
        return not (self.literal or self.family or self.given)

    @property
    def has_card(self) -> bool:
        """Whether more than the name itself is known."""
        return any(_card_parts(self))

    @property
    def sorted_form(self) -> str:
        """`van Beethoven, Ludwig, Jr.` or the literal."""
        if self.literal:
            return self.literal
        if self.is_plain:
            return f"{self.family}, {self.given}"
        family = " ".join(filter(None, (self.non_dropping_particle, self.family)))
        given = " ".join(filter(None, (self.given, self.dropping_particle)))
        return ", ".join(filter(None, (family, given, self.suffix)))

    @property
    def display_form(self) -> str:
        """`Ludwig van Beethoven Jr.` or the literal."""
        if self.literal:
            return self.literal
        if self.is_plain:
            return f"{self.given} {self.family}"
        parts = (self.given, self.dropping_particle, self.non_dropping_particle, self.family, self.suffix)
        return " ".join(filter(None, parts))

    @property
    def short_form(self) -> str:
        """The word a list shows: family name with its particle, else the literal, else the given name."""
        if self.literal:
            return self.literal
        return " ".join(filter(None, (self.non_dropping_particle, self.family))) or self.given

    def with_card_of(self, other: Name) -> Self:
        """The name, with what is known of another beyond its name: for a corrected spelling."""
        return self._replace(**{part: getattr(other, part) for part in _CARD})

    def without_card(self) -> Self:
        """The name alone."""
        return self._replace(**dict.fromkeys(_CARD, ""))


#: The CSL-JSON key of every part of a name, and back; made once: names are read by the million.
_KEY_OF = {part: _CSL_KEYS.get(part, part) for part in Name._fields}
_PART_OF = {key: part for part, key in _KEY_OF.items()}
_KEYS = tuple(_KEY_OF.values())
_card_parts = attrgetter(*_CARD)
_has_value = itemgetter(1)


def author_text(names: tuple[Name, ...]) -> str:
    """The author column of a list: `Meena`, `Kim and Lee`, `Kim et al.`; empty for no names."""
    shown = [name.short_form for name in islice((each for each in names if not each.is_empty), 3)]
    if len(shown) > 2:
        return f"{shown[0]} et al."
    return " and ".join(shown)
