"""Lists of names as references print them, taken apart into persons and bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from refdesk.domain.names import Name
from refdesk.reading.name_words import AND, BODY_WORDS, OTHERS, PARTICLES, ROLE

_LEADING = re.compile(
    rf"^(?:[\s,;:.(\[<“\"«/—–-]+|(?:in|dans|im|en|em|by|par|von|v\.|with)\s*:\s*|(?:in|dans)\s+(?=[A-ZÀ-Þ])|by\s+|"
    rf"{ROLE}(?:\.|\b)[\s.:]*(?:(?:by|par|von|v\.|por|da|de)\s+)?(?=[\s\w]))",
    re.IGNORECASE,
)
#: A role at the end of a list is sought in no more than this.
_LONGEST_ROLE = 40
_TRAILING = re.compile(
    rf"(?:[\s,;:\[(<“\"«»”—*]+|[\s,(\[]+{ROLE}\.?\s*[)\]]?\.?|[（(]?(?:主编|编著?|译|訳|等)[)）]?|\s+in\s*:?)$",
    re.IGNORECASE,
)
_OTHERS = re.compile(OTHERS, re.IGNORECASE)
_DEGREE = re.compile(r",?\s*\b(?:Ph\.?\s?D|M\.D|Dr|Prof)\b\.?(?!\w)")
_SUFFIX = re.compile(r"(?:jr|sr|junior|iii|ii|iv|2nd|3rd)\.?", re.IGNORECASE)
_INITIAL = r"(?:[^\W\d_a-zа-яё]|Yu|Ya|Zh|Ch|Sh|Kh|Ts|Ph|Th|Fl|Дж|Ю|Я)"
_LAST_PARTICLE = rf"(?:\s+(?:{'|'.join(sorted(p for p in PARTICLES if p.isalpha()))}|v\.|d\.)\.?)*"
_INITIALS = re.compile(
    rf"\(?{_INITIAL}\.?(?:(?:\s*-\s*|\s+|(?<=\.)){_INITIAL}\.?)*\)?{_LAST_PARTICLE}"
    r"|[^\W\d_a-zа-яё]{2,3}\.?(?:-[^\W\d_a-zа-яё]\.?)?"
)
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PATRONYMIC = re.compile(r"(?:вич|вна|ична|ұлы|улы|қызы|кызы|оглы|vich|vna)$", re.IGNORECASE)
#: Marks in a row, as in junk; the patterns after it would go over them again and again.
_LONG_SEPARATOR = re.compile(r"[\s,;&]{5,}")
_AFTER_INITIAL = re.compile(r"(?<=[^\W\d_]\.)(?=[^\W\d_]{2})")
_BRACKETED_ROLE = re.compile(rf"[(\[（]\s*{ROLE}\.?\s*[)\]）]", re.IGNORECASE)
_SEPARATOR = re.compile(rf"(\s*[,،，]\s*{AND}(?=\s)|\s+{AND}(?=\s)|\s*&\s*|\s*[,،，]\s*)")
_ONLY_SEPARATOR = re.compile(rf"[\s,،，]*{AND}|[\s,،，]+")
_PERSONS = re.compile(r"[^\W\d_]{2,},? (?!D\.\s?C\.)(?:[A-ZА-Я]\.[\s-]?){1,3}(?:,|;|$|&| and| и )")
_BODY_LINKS = re.compile(
    r"(?<=\w)\s(?:of|for|on|the|für|para|pour|по|при|РФ|РК)\s|\b(?:of the|d[oae]s? [A-Z]\w+ d[eao])\b"
)


class _Piece(NamedTuple):
    """What stands between two separators; `is_joined` tells an "and" before it."""

    words: str
    is_joined: bool


def read_names(text: str) -> tuple[Name, ...]:
    """The persons and bodies in a list of names, in order; "et al." and the words of a role are left out."""
    text = _LONG_SEPARATOR.sub("; ", text.replace("\u00a0", " "))
    text = re.sub(r"\s+(?=\.)", "", text)
    text = _without_role(_DEGREE.sub("", _OTHERS.sub(" ; ", text)))
    if not re.search(r"[^\W\d_]", text):
        return ()
    if _EAST.search(text):
        return tuple(_eastern_names(text))
    if _is_one_body(text):
        return (Name(literal=_clean(text)),)
    return tuple(name for group in _groups(text) for name in _List(list(_pieces(group))).names())


def _without_role(text: str) -> str:
    text = _BRACKETED_ROLE.sub(" ", text)
    while True:
        leading = _LEADING.match(text)
        start = leading.end() if leading else 0
        trailing = _TRAILING.search(text, max(start, len(text) - _LONGEST_ROLE))
        if not (start or trailing):
            return text
        text = text[start : trailing.start() if trailing else len(text)]


def _groups(text: str) -> list[str]:
    """Stretches between semicolons (or slashes between whole names), which no name crosses."""
    if ";" in text or "；" in text:
        return re.split(r"\s*[;；]\s*", text)
    if re.search(r"\w{3,}\.?\s?/\s?\w{3,}|\w\.\s?/\s?[A-ZÄÖÜ]\w", text) and "http" not in text:
        return text.split("/")
    if "," not in text and " • " in text:
        return text.split(" • ")
    return [text]


def _pieces(group: str) -> Iterator[_Piece]:
    is_joined = False
    for part in _SEPARATOR.split(group):
        words = _clean(part)
        if _ONLY_SEPARATOR.fullmatch(part) or not words:
            is_joined = is_joined or bool(re.search(r"\w|&", part))
        else:
            yield _Piece(words, is_joined)
            is_joined = False


def _clean(words: str) -> str:
    words = re.sub(r"\s+", " ", words).strip(' ,;:*†‡§·•"“”«»<>[]_')
    words = re.sub(r"(?<=[^\W\d_])\d{1,2}$|\s\(?\d+\)?$", "", words)
    if words.count("(") != words.count(")"):
        words = words.strip("()")
    if words.endswith(".") and not re.search(
        r"(?:^|[\s.-])[^\W\d_]{1,2}\.$|\b(?:jr|sr|etc|inc|ltd|dept|co|d\.c)\.$", words, re.I
    ):
        words = words.rstrip(".")
    return words.strip(" ,;:-–—") if len(words) > 1 else words.strip(".,;:-–— ")


class _List:
    """The pieces between commas and "and"s, put together again into names."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self._pieces = pieces
        self._is_inverted = self._has_only_pairs()

    def names(self) -> Iterator[Name]:
        """The names in order."""
        index = 0
        while index < len(self._pieces):
            name, index = self._name_at(index)
            if not name.is_empty:
                yield name

    def _name_at(self, index: int) -> tuple[Name, int]:
        """The name that begins at this piece, and the piece after it."""
        words, following = self._pieces[index].words, self._following(index)
        if index == 0 and _is_initials(words) and _is_family(following) and not _is_initials(following):
            return _natural(f"{words} {following}"), 2
        if following and self._is_pair(index):
            suffix = self._suffix(index + 2)
            return _inverted(words, following, suffix), index + 2 + bool(suffix)
        suffix = self._suffix(index + 1)
        given = self._following(index + 1) if suffix else ""
        if given and _is_initials(given):
            return _inverted(words, given, suffix), index + 3
        return _with_suffix(_single(words), suffix), index + 1 + bool(suffix)

    def _following(self, index: int) -> str:
        """The piece after a comma; empty where the list ends or an "and" stands between."""
        following = self._pieces[index + 1] if index + 1 < len(self._pieces) else None
        return following.words if following and not following.is_joined else ""

    def _suffix(self, index: int) -> str:
        words = self._pieces[index].words if index < len(self._pieces) else ""
        return words if _SUFFIX.fullmatch(words) else ""

    def _is_pair(self, index: int) -> bool:
        """Whether a family name and the given names after its comma."""
        words, following = self._pieces[index].words, self._following(index)
        if _is_body(words) or _is_body(following) or _has_own_initials(words) or _SUFFIX.fullmatch(following):
            return False
        if _is_initials(following):
            return True
        if not self._is_inverted and index > 0:
            return False
        if _has_own_initials(following) and not re.match(r"[^\W\d_]{2,}\s", following):
            return False
        return (index == 0 and len(self._pieces) == 2) or len(words.split()) == 1 or words.isupper()

    def _has_only_pairs(self) -> bool:
        """Whether every name is written `Family, Given`: an even count of pieces, joined in pairs."""
        pieces = self._pieces
        if len(pieces) < 2 or pieces[1].is_joined:
            return False
        if len(pieces) == 2:
            return True
        is_single = all(len(piece.words.split()) == 1 for piece in pieces[::2])
        return len(pieces) % 2 == 0 and is_single and not any(piece.is_joined for piece in pieces[1::2])


@lru_cache(maxsize=4096)
def _is_initials(words: str) -> bool:
    return _INITIALS.fullmatch(words) is not None


def _is_family(words: str) -> bool:
    return len(words.split()) <= 2 and not _has_own_initials(words) and words[:1].isupper() and len(words) > 2


@lru_cache(maxsize=4096)
def _has_own_initials(words: str) -> bool:
    """Whether a name that has its initials beside it: `Smith JK`, `J. Smith`, `Иванов И.И.`."""
    parts = _parts(words)
    if len(parts) < 2 or not (_is_initials(parts[0]) or _is_initials(parts[-1])):
        return False
    return not all(map(_is_initials, parts)) or (len(parts[0]) > 1 and parts[0].isalpha())


@lru_cache(maxsize=4096)
def _parts(words: str) -> tuple[str, ...]:
    """The words, with initials that are written together kept together."""
    return tuple(_AFTER_INITIAL.sub(" ", words).split())


def _single(words: str) -> Name:
    if _is_body(words) or len(words.split()) > 6:
        return Name(literal=words)
    parts = _parts(words)
    if len(parts) == 1:
        return _one_word(words)
    if len(parts) > 2 and _SUFFIX.fullmatch(parts[-1]) and not parts[-1].isupper():
        return _with_suffix(_single(" ".join(parts[:-1])), parts[-1])
    if words.isupper() and len(words) > 6 and not _has_own_initials(words):
        return Name(literal=words)
    if _has_own_initials(words):
        return _with_initials(parts)
    if len(parts) >= 3 and _PATRONYMIC.search(parts[-1]):
        return _inverted(parts[0], " ".join(parts[1:]), "")
    if parts[0].isupper() and len(parts[0]) > 2 and not parts[-1].isupper():
        capitals = sum(1 for _ in _leading_capitals(parts))
        return _inverted(" ".join(parts[:capitals]), " ".join(parts[capitals:]), "")
    return _natural(words)


def _leading_capitals(parts: tuple[str, ...]) -> Iterator[str]:
    for part in parts:
        if not part.isupper():
            return
        yield part


def _one_word(word: str) -> Name:
    if word.isupper() and 3 <= len(word) <= 7 and word.isalpha():
        return Name(literal=word)
    return Name(family=word)


def _with_initials(parts: tuple[str, ...]) -> Name:
    if _is_initials(parts[-1]) and (not _is_initials(parts[0]) or parts[0].isalpha()):
        cut = next(place for place in range(1, len(parts)) if all(map(_is_initials, parts[place:])))
        return _inverted(" ".join(parts[:cut]), " ".join(parts[cut:]), "")
    return _natural(" ".join(parts))


def _inverted(family: str, given: str, suffix: str) -> Name:
    words = family.split()
    leading = 0
    while leading < len(words) - 1 and words[leading].lower() in PARTICLES and words[leading].islower():
        leading += 1
    names = given.split()
    trailing = len(names)
    while (
        trailing > 1
        and names[trailing - 1].rstrip(".").lower() in PARTICLES
        and names[trailing - 1].islower()
    ):
        trailing -= 1
    last = names[-1] if names else ""
    if not suffix and len(names) > 1 and _SUFFIX.fullmatch(last) and not last.isupper():
        suffix, trailing = last.strip("()"), len(names) - 1
    return Name(
        family=" ".join(words[leading:]),
        given=" ".join(names[:trailing]).strip("()"),
        non_dropping_particle=" ".join(words[:leading]),
        dropping_particle="" if suffix == last and suffix else " ".join(names[trailing:]),
        suffix=suffix,
    )


def _natural(words: str) -> Name:
    """`Given van Family Jr.`"""
    parts = _parts(words)
    suffix = ""
    if len(parts) > 2 and _SUFFIX.fullmatch(parts[-1]) and not _is_initials(parts[-1].strip(".")):
        suffix, parts = parts[-1], parts[:-1]
    cut = len(parts) - 1
    initials = [place for place, part in enumerate(parts) if _is_initials(part)]
    if initials and initials[-1] < len(parts) - 1 and initials[0] == 0:
        cut = initials[-1] + 1
    first = next(
        (place for place, part in enumerate(parts[1:-1], 1) if part.islower() and part.lower() in PARTICLES),
        cut,
    )
    cut = min(cut, first)
    family = parts[cut:]
    particles = 0
    while particles < len(family) - 1 and family[particles].islower() and family[particles] in PARTICLES:
        particles += 1
    return Name(
        family=" ".join(family[particles:]),
        given=" ".join(parts[:cut]),
        non_dropping_particle=" ".join(family[:particles]),
        suffix=suffix,
    )


def _with_suffix(name: Name, suffix: str) -> Name:
    if not suffix or name.literal:
        return name
    return Name(
        family=name.family,
        given=name.given,
        non_dropping_particle=name.non_dropping_particle,
        dropping_particle=name.dropping_particle,
        suffix=suffix,
    )


def _is_one_body(text: str) -> bool:
    """Whether the text is one body's name, commas and all: no person stands after a comma."""
    if ";" in text or not _is_body(text):
        return False
    return not any(_has_own_initials(piece.words) and not _is_body(piece.words) for piece in _pieces(text))


@lru_cache(maxsize=4096)
def _is_body(words: str) -> bool:
    lowered = [word.strip(".,()").lower() for word in words.split()]
    if len(lowered) < 2:
        return False
    if lowered[0] == "the":
        return True
    if any(word in BODY_WORDS for word in lowered) and not _looks_like_persons(words):
        return True
    return bool(_BODY_LINKS.search(words)) and not _looks_like_persons(words)


def _looks_like_persons(words: str) -> bool:
    """Whether initials stand as they do in lists of persons, not as in "U.S. Office"."""
    return _PERSONS.search(words) is not None


def _eastern_names(text: str) -> Iterator[Name]:
    """Chinese, Japanese and Korean names, undivided; a list may be parted by commas, dots or mere spaces."""
    separators = r"\s*[,，、;；·・&/]+\s*|\.\s*|\s+(?:and|와|과|및)\s+"
    if not re.search(separators.replace("\\s+", " "), text.strip(" .")) and " " in text.strip():
        parts = text.split()
        if not all(2 <= len(part) <= 5 for part in parts):
            parts = [text]
    else:
        parts = re.split(separators, text)
    for part in parts:
        words = part.strip(" .,，、;；()[]（）")
        if not words:
            continue
        yield Name(literal=words) if _EAST.search(words) else _single(words)
