"""Names of persons and bodies as export files write them."""

from __future__ import annotations

import re
from functools import lru_cache

from refdesk.domain.names import Name

#: The same people write again and again.
_REMEMBERED = 8192
_INITIALS_FIRST = re.compile(r"(?:[^\W\d_]\.[ -]?)+ ?[^\W\d_][^.,]*")
_INITIALS_LAST = re.compile(r"([^\W\d_]*[a-z\u00df-\u024f]\S*) ([A-Z]{1,3}|[A-Z](?: [A-Z]){1,2})")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "jr.", "sr.", "phd", "md"})


@lru_cache(maxsize=_REMEMBERED)
def inverted(text: str) -> Name:
    """The name in `Family, Given` or `Family, Given, Suffix`; several words without a comma are a body.

    EndNote ends a body's name with a comma; IEEE Xplore writes `J. A. Doe`, others `Doe J A`.
    """
    text = " ".join(text.split())
    family, comma, rest = text.partition(",")
    given = rest.strip()
    if given and "," not in given and family[:1].isupper():
        return Name(family.rstrip(), given)
    if not comma:
        if _INITIALS_FIRST.fullmatch(text) or _INITIALS_LAST.fullmatch(text):
            return straight(text)
        return Name(literal=text) if " " in text else Name(family=text)
    if not given:
        return Name(literal=family)
    before, _, last = given.rpartition(",")
    if before and last.strip().lower() in _SUFFIXES:
        return Name(family=family.strip(), given=before.strip(), suffix=last.strip())
    return _with_particle(family.strip(), given.replace(",", " ").strip())


def straight(text: str) -> Name:
    """The name in `Given Family`; one with a comma, or with initials at its end (`Doe JA`), is inverted."""
    text = " ".join(text.split())
    if "," in text or " " not in text:
        return inverted(text)
    if match := _INITIALS_LAST.fullmatch(text):
        return Name(match[1], match[2])
    given, _, family = text.rpartition(" ")
    words = given.split(" ")
    count = len(words)
    while count > 1 and words[count - 1].islower():
        count -= 1
    return Name(family=family, given=" ".join(words[:count]), non_dropping_particle=" ".join(words[count:]))


def with_suffix(name: Name) -> Name:
    """`Jr` apart from a given name that it stands behind (`John, Jr`), where a format has no place for it."""
    given, comma, suffix = name.given.rpartition(", ")
    is_suffix = bool(comma) and suffix.lower() in _SUFFIXES
    return name._replace(given=given, suffix=suffix) if is_suffix else name


def written(name: Name) -> str:
    """`van Family, Given, Suffix`; a body's name ends with a comma where it could be taken for a person's."""
    if name.literal:
        return name.literal if " " in name.literal and "," not in name.literal else f"{name.literal},"
    return name.sorted_form


def _with_particle(family: str, given: str) -> Name:
    words = family.split()
    count = 0
    while count < len(words) - 1 and words[count].islower():
        count += 1
    return Name(family=" ".join(words[count:]), given=given, non_dropping_particle=" ".join(words[:count]))
