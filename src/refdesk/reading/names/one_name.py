"""One person's or body's name, taken apart: `Smith JK`, `J. van der Berg Jr.`, `Иванов Иван Иванович`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from refdesk.domain.folding import fold
from refdesk.domain.names import Name
from refdesk.reading.names.gazetteer import shipped_gazetteer
from refdesk.reading.names.name_words import ASIAN_FAMILIES, BODY_WORDS, PARTICLES
from refdesk.reading.text.late_pattern import LatePattern

_SUFFIX = LatePattern(r"(?:jr|sr|junior|iii|ii|iv|2nd|3rd)\.?", re.IGNORECASE)
_INITIAL = r"(?:[^\W\d_a-zа-яё]|Yu|Ya|Zh|Ch|Sh|Kh|Ts|Ph|Th|Fl|Дж|Ю|Я)"
_LAST_PARTICLE = rf"(?:\s+(?:{'|'.join(sorted(p for p in PARTICLES if p.isalpha()))}|v\.|d\.)\.?)*"
_INITIALS = LatePattern(rf"\(?{_INITIAL}\.?(?:(?:\s*-\s*|\s+|(?<=\.)){_INITIAL}\.?)*\)?{_LAST_PARTICLE}")
#: Initials written together; only capitals are (scripts without them need stops).
_JOINED_INITIALS = LatePattern(r"(?:[^\W\d_]{1,3}|[^\W\d_AEIOUYÄÖÜАЕИОУЮЯ]{4})\.?(?:-[^\W\d_]{1,3}\.?)?")
_TWO_INITIALS = LatePattern(r"[A-Z\u0410-\u042f]{2,3}")
#: Three capitals may be a short family name too: `Denis ROY`, `LEE Min-ho`.
_SHORT_FAMILY = LatePattern(r"(?=.*[AEIOUY])[A-Z]{3}")
_PATRONYMIC = LatePattern(r"(?:вич|вна|ична|ұлы|улы|қызы|кызы|оглы|vich|vna)$", re.IGNORECASE)
_FAMILY_ENDING = LatePattern(
    r"(?:ова?|[её]ва?|ина?|ына?|[сц]кий|[сц]кая|енко|[чщ]ук|юк|ян|дзе|швили|ova?|[ie]eva?|sky|ska|ski|enko|chuk|sen|sson)$"
)
_AFTER_INITIAL = LatePattern(r"(?<=[^\W\d_]\.)(?=[^\W\d_]{2})")
#: No person's name has more words.
_LONGEST_NAME = 6


@lru_cache(maxsize=4096)
def is_initials(words: str) -> bool:
    """Whether nothing but initials, perhaps with particles after them: `J. K.`, `JK`, `W. v.`."""
    if _INITIALS.fullmatch(words):
        return True
    return words.isupper() and words != words.lower() and _JOINED_INITIALS.fullmatch(words) is not None


def is_suffix(words: str) -> bool:
    """Whether `Jr.`, `III` and the like."""
    return _SUFFIX.fullmatch(words) is not None


@lru_cache(maxsize=4096)
def has_own_initials(words: str) -> bool:
    """Whether a name that has its initials beside it: `Smith JK`, `J. Smith`, `Иванов И.И.`."""
    parts = parts_of(words)
    if len(parts) > 2 and is_suffix(parts[-1]) and not is_initials(parts[-1]):
        parts = parts[:-1]
    if len(parts) < 2:
        return False
    if _has_initials_inside(parts):
        return True
    first, last = _begins_with_initials(parts), _ends_with_initials(parts)
    if not (first or last):
        return False
    if all(map(is_initials, parts)):
        return len(parts[0]) > 1 and parts[0].isalpha()
    return True


def _has_initials_inside(parts: Sequence[str]) -> bool:
    """Whether particles follow initials that follow a family name: `Price DJ de Solla`, `Berg JA van den`."""
    if len(parts) < 3 or parts[0].isupper() or parts[0].lower() in PARTICLES:
        return False
    return _TWO_INITIALS.fullmatch(parts[1]) is not None and parts[2] in PARTICLES


def _ends_with_initials(parts: Sequence[str]) -> bool:
    """Whether the last part is initials, and no family name after a known given name."""
    last = parts[-1]
    return is_initials(last) and not (_SHORT_FAMILY.fullmatch(last) and givenness(parts[0]) == 1)


def _begins_with_initials(parts: Sequence[str]) -> bool:
    """Whether the first part is initials, and neither a particle nor a family name in capitals."""
    first = parts[0]
    if not is_initials(first) or (len(first) > 1 and first.lower() in PARTICLES):
        return False
    if len(first) > 2 and first.isalpha() and len(parts[-1]) > 2:
        return not (parts[-1].isupper() or _SHORT_FAMILY.fullmatch(first))
    return True


@lru_cache(maxsize=4096)
def parts_of(words: str) -> tuple[str, ...]:
    """The words, with initials that are written together kept together."""
    return tuple(_AFTER_INITIAL.sub(" ", words).split() if "." in words else words.split())


def leans_to_family_first(words: str) -> float:
    """How much names of several words look like `Family Given` (positive) or `Given Family` (negative)."""
    parts = parts_of(words)
    if len(parts) < 2 or is_initials(parts[0]) or is_initials(parts[-1]):
        return 0.0
    return givenness(parts[-1]) - givenness(parts[0])


@lru_cache(maxsize=4096)
def givenness(word: str) -> float:
    """1 for initials and what is known as a given name alone, -0.3 for what looks like a family name."""
    if is_initials(word):
        return 1.0
    marks = shipped_gazetteer().marks(fold(word))
    if "given" in marks:
        return 0.3 if "family" in marks else 1.0
    is_family = "family" in marks or word.lower() in ASIAN_FAMILIES or _FAMILY_ENDING.search(word)
    return -0.3 if is_family else 0.0


def single(words: str) -> Name:
    """A name that stands between two separators, given names first unless its form says otherwise."""
    parts = parts_of(words)
    if len(parts) > _LONGEST_NAME:
        return Name(literal=words)
    if len(parts) == 1:
        return _one_word(words)
    if len(parts) > 2 and is_suffix(parts[-1]) and (not parts[-1].isupper() or parts[-2].isupper()):
        return with_suffix(single(" ".join(parts[:-1])), parts[-1])
    if parts[0] in PARTICLES and not is_initials(parts[-1]):
        return inverted(words, "")
    if words.isupper() and len(words) > 6 and not has_own_initials(words):
        return Name(literal=words)
    if _has_initials_inside(parts):
        return _inside_out(parts)
    if has_own_initials(words):
        return _with_initials(parts)
    if len(parts) >= 3 and _PATRONYMIC.search(parts[-1]):
        return inverted(parts[0], " ".join(parts[1:]))
    if parts[0].isupper() and len(parts[0]) > 2 and not parts[-1].isupper():
        capitals = sum(1 for _ in _leading_capitals(parts))
        return inverted(" ".join(parts[:capitals]), " ".join(parts[capitals:]))
    return natural(words)


def _inside_out(parts: Sequence[str]) -> Name:
    if all(part in PARTICLES for part in parts[2:]):
        return Name(parts[0], parts[1], dropping_particle=" ".join(parts[2:]))
    return Name(parts[0], " ".join(parts[1:]))


def family_first(words: str) -> Name:
    """A name without a comma whose family name comes first."""
    parts = parts_of(words)
    cut = 1
    while cut < len(parts) - 1 and (parts[cut - 1].lower() in PARTICLES or givenness(parts[cut]) < 0):
        cut += 1
    return inverted(" ".join(parts[:cut]), " ".join(parts[cut:]))


def _leading_capitals(parts: Sequence[str]) -> Iterator[str]:
    for part in parts:
        if not part.isupper():
            return
        yield part


def _one_word(word: str) -> Name:
    if word.isupper() and 3 <= len(word) <= 7 and word.isalpha():
        return Name(literal=word)
    return Name(family=word)


def _with_initials(parts: Sequence[str]) -> Name:
    if is_initials(parts[-1]) and (not is_initials(parts[0]) or parts[0].isalpha()):
        cut = next(place for place in range(1, len(parts)) if all(map(is_initials, parts[place:])))
        return inverted(" ".join(parts[:cut]), " ".join(parts[cut:]))
    return natural(" ".join(parts))


def inverted(family: str, given: str, suffix: str = "") -> Name:
    """`van Family`, `Given`: particles before the family name or after the given ones are set apart."""
    words, names = family.split(), given.split()
    if not suffix and len(words) > 1 and is_suffix(words[-1]) and not words[-1].isupper():
        suffix = words.pop()
    leading = 0
    while leading < len(words) - 1 and words[leading].islower() and words[leading] in PARTICLES:
        leading += 1
    trailing = len(names)
    while trailing > 1 and names[trailing - 1].islower() and names[trailing - 1].rstrip(".") in PARTICLES:
        trailing -= 1
    dropping = names[trailing:]
    last = names[-1] if names else ""
    if not suffix and len(names) > 1 and is_suffix(last) and not last.isupper():
        suffix, trailing, dropping = last.strip("()"), len(names) - 1, []
    return Name(
        family=" ".join(words[leading:]),
        given=" ".join(names[:trailing]).strip("()"),
        non_dropping_particle=" ".join(words[:leading]),
        dropping_particle=" ".join(dropping),
        suffix=suffix,
    )


def natural(words: str) -> Name:
    """`Given van Family Jr.`"""
    parts = parts_of(words)
    suffix = ""
    if len(parts) > 2 and is_suffix(parts[-1]) and not is_initials(parts[-1].strip(".")):
        suffix, parts = parts[-1], parts[:-1]
    cut = len(parts) - 1
    initials = [place for place, part in enumerate(parts) if is_initials(part)]
    if initials and initials[-1] < len(parts) - 1 and initials[0] == 0:
        cut = initials[-1] + 1
    particles = (place for place, part in enumerate(parts[1:-1], 1) if part.islower() and part in PARTICLES)
    cut = min(cut, next(particles, cut))
    family = parts[cut:]
    leading = 0
    while leading < len(family) - 1 and family[leading].islower() and family[leading] in PARTICLES:
        leading += 1
    return Name(
        family=" ".join(family[leading:]),
        given=" ".join(parts[:cut]),
        non_dropping_particle=" ".join(family[:leading]),
        suffix=suffix,
    )


def with_suffix(name: Name, suffix: str) -> Name:
    """The person's name with `Jr.` or the like; a body has none."""
    return name._replace(suffix=suffix) if suffix and not name.literal else name


_BODY_LINKS = LatePattern(
    r"(?<=\w)\s(?:of|for|on|the|für|para|pour|по|при|РФ|РК)\s|\b(?:of the|d[oae]s? [A-Z]\w+ d[eao])\b"
)
_PERSONS = LatePattern(r"[^\W\d_]{2,},? (?!D\.\s?C\.)(?:[A-ZА-Я]\.[\s-]?){1,3}(?:,|;|$|&| and| и )")
_WORD = LatePattern(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def is_body(words: str) -> bool:
    """Whether a body's name: it has words that no person's has."""
    lowered = _WORD.findall(words.lower())
    if len(lowered) < 2:
        return False
    if lowered[0] == "the":
        return True
    is_likely = not BODY_WORDS.isdisjoint(lowered) or _BODY_LINKS.search(words) is not None
    return is_likely and not _looks_like_persons(words)


def _looks_like_persons(words: str) -> bool:
    """Whether initials stand as they do in lists of persons, not as in "U.S. Office"."""
    return _PERSONS.search(words) is not None
