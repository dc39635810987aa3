"""Spanish names in full: two family names, and given names such as `Teresa de Jesús`."""

from __future__ import annotations

from functools import cache

from refdesk.domain.folding import fold
from refdesk.domain.names import Name
from refdesk.reading.names.gazetteer import shipped_gazetteer
from refdesk.reading.text.word_tables import word_table

#: Of so many given names before one family name the last is a family name: two of each are usual.
_TOO_MANY_GIVEN = 3


def in_spanish(name: Name) -> Name:
    """A name that was divided before its last word, divided as in Spanish where the words show it."""
    return _with_two_families(_with_devotion(name))


def _with_devotion(name: Name) -> Name:
    """`Teresa | de | Jesús Molina` is `Teresa de Jesús | Molina`."""
    devotion, _, family = name.family.partition(" ")
    if not (name.given and family and name.non_dropping_particle) or fold(devotion) not in _devotions():
        return name
    given = f"{name.given} {name.non_dropping_particle} {devotion}"
    return name._replace(given=given, family=family, non_dropping_particle="")


def _with_two_families(name: Name) -> Name:
    """`Ana Torres | Cobo` is `Ana | Torres Cobo`; where nothing tells, the name stays."""
    given, _, last = name.given.rpartition(" ")
    is_plain = name.family and " " not in name.family and "-" not in name.family
    if (
        not given
        or not is_plain
        or name.non_dropping_particle
        or "." in name.given
        or fold(last) in _devotions()
    ):
        return name
    marks = set(shipped_gazetteer().marks(fold(last))) & {"given", "family"}
    is_family = marks == {"family"} or (len(name.given.split()) >= _TOO_MANY_GIVEN and marks != {"given"})
    return name._replace(given=given, family=f"{last} {name.family}") if is_family else name


@cache
def _devotions() -> frozenset[str]:
    return frozenset(map(fold, word_table("devotions")["given"]))
