"""Names of persons and bodies, with the card an article's page prints of its authors."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Any, Self

#: CSL-JSON keys of a name that differ from our attribute names.
_CSL_KEYS = {
    "dropping_particle": "dropping-particle",
    "non_dropping_particle": "non-dropping-particle",
}
_CARD = ("affiliation", "position", "degree", "city", "country", "orcid", "email")


@dataclass(frozen=True, slots=True)
class Name:
    """One name: of a person (`family`, `given`, particles, `suffix`) or of a body (`literal`).

    The card (`affiliation` to `email`) is what an article's page says of its author; every part may be empty.
    Particles and suffix are those of CSL 1.0.2, "Name-part order".
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
        return {key: value for key, value in zip(_KEY_OF.values(), _all_parts(self), strict=True) if value}

    @property
    def is_body(self) -> bool:
        """Whether this is a body's (or otherwise undivided) name."""
        return bool(self.literal)

    @property
    def is_empty(self) -> bool:
        """Whether nobody is named."""
        return not (self.literal or self.family or self.given)

    @property
    def has_card(self) -> bool:
        """Whether more than the name itself is known."""
        return any(getattr(self, part) for part in _CARD)

    @property
    def sorted_form(self) -> str:
        """`van Beethoven, Ludwig, Jr.` or the literal."""
        if self.literal:
            return self.literal
        family = " ".join(part for part in (self.non_dropping_particle, self.family) if part)
        given = " ".join(part for part in (self.given, self.dropping_particle) if part)
        return ", ".join(part for part in (family, given, self.suffix) if part)

    @property
    def display_form(self) -> str:
        """`Ludwig van Beethoven Jr.` or the literal."""
        if self.literal:
            return self.literal
        parts = (self.given, self.dropping_particle, self.non_dropping_particle, self.family, self.suffix)
        return " ".join(part for part in parts if part)

    @property
    def short_form(self) -> str:
        """The word a list shows: family name with its particle, else the literal, else the given name."""
        if self.literal:
            return self.literal
        family = " ".join(part for part in (self.non_dropping_particle, self.family) if part)
        return family or self.given

    def with_card_of(self, other: Name) -> Self:
        """The name, with what is known of another beyond its name: for a corrected spelling."""
        return replace(self, **{part: getattr(other, part) for part in _CARD})

    def without_card(self) -> Self:
        """The name alone."""
        return replace(self, **dict.fromkeys(_CARD, ""))


#: The CSL-JSON key of every part of a name, and back; made once: names are read by the million.
_KEY_OF = {slot.name: _CSL_KEYS.get(slot.name, slot.name) for slot in fields(Name)}
_PART_OF = {key: part for part, key in _KEY_OF.items()}
_all_parts = attrgetter(*_KEY_OF)


def author_text(names: tuple[Name, ...]) -> str:
    """The author column of a list: `Meena`, `Kim and Lee`, `Kim et al.`; empty for no names."""
    shown = [name.short_form for name in names if not name.is_empty]
    if len(shown) > 2:
        return f"{shown[0]} et al."
    return " and ".join(shown)
