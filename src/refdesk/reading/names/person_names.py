"""Lists of names as references print them, taken apart into persons and bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from refdesk.domain.names import Name
from refdesk.reading.names.eastern_names import eastern_names, is_eastern
from refdesk.reading.names.name_words import AND, OTHERS, PARTICLES, ROLE
from refdesk.reading.names.one_name import (
    family_first,
    givenness,
    has_own_initials,
    inverted,
    is_body,
    is_initials,
    is_suffix,
    leans_to_family_first,
    natural,
    parts_of,
    single,
    with_suffix,
)
from refdesk.reading.text.late_pattern import LatePattern

_LEADING = LatePattern(
    rf"(?:[\s,;:.(\[<“\"«/—–-]+|(?:in|dans|im|en|em|by|par|von|v\.|with)\s*:\s*|(?:in|dans)\s+(?=[A-ZÀ-Þ])|by\s+|"
    rf"{ROLE}(?:\.|\b)[\s.:]*(?:(?:by|par|von|v\.|por|da|de)\s+)?(?=[\s\w]))",
    re.IGNORECASE,
)
#: A role at the end of a list is sought in no more than this.
_LONGEST_ROLE = 40
_TRAILING = LatePattern(
    rf"(?:[\s,;:\[(<“\"«»”—*]+|[\s,(\[]+(?!(?-i:(?<=[a-zà-ÿ]\s)[A-Z]{{2,3}}\W*$)){ROLE}\.?\s*[)\]]?\.?|[（(]?(?:主编|编著?|译|訳|等)[)）]?|\s+in\s*:?)$",
    re.IGNORECASE,
)
_OTHERS = LatePattern(OTHERS, re.IGNORECASE)
#: What `_OTHERS` cannot match without, roughly and exactly; it is quicker to look for.
_OF_OTHERS = (
    " al", "al.", "etal", "other", "otros", "outros", "andere", "autres", "diğer", "colab", "др", "in.", "ін",
    "т.", "u.a", "u. a", "vd", "mfl", "worker", "altri", "inni", "wsp", "آخرون", "…", "等", "外", "외", "..",
)  # fmt: skip
_MAY_BE_OTHERS = LatePattern(
    r"\bal\b|etal|other|o[tu]tros|andere|autres|diğer|colab|\bдр\b|\bin\.|\bін\b|т\.\s?б|(?-i:u\.\s?a)|vd|mfl|worker|altri|inni|wsp|آخرون|[等外외…]|\.\.",
    re.IGNORECASE,
)
_DEGREE = LatePattern(r",?\s*\b(?:Ph\.?\s?D\b\.?(?=\s*(?:[,;]|$))|(?:Dr|Prof)\b\.?(?!\w))")
#: A title of address inside a name begins the next one.
_ADDRESS = LatePattern(r"(?<=[^\W\d_]{3})(?<!\sand)(?<!\sund)\s(?:Dr|Prof)\b\.?(?=\s[^\W\d_a-zа-я])")
#: Marks in a row, as in junk; the patterns after it would go over them again and again.
_LONG_SEPARATOR = LatePattern(r"[\s,;&]{5,}")
_SPACED_STOP = LatePattern(r"\s+(?=\.(?!\.))")
_FILM_ROLE = r"(?:directors?|producers?|writers?|composers?|presenters?)"
_BRACKETED_ROLE = LatePattern(
    rf"[(\[（]\s*(?:{ROLE}\.?|{_FILM_ROLE}(?:\s?(?:/|&|and)\s?{_FILM_ROLE})*)\s*[)\]）]", re.IGNORECASE
)
_SEPARATOR = LatePattern(rf"(\s*[,،，]\s*{AND}(?=\s)|\s+{AND}(?=\s)|\s*&\s*|\s*[,،，]\s*)")
_ONLY_SEPARATOR = LatePattern(rf"[\s,،，]*{AND}|[\s,،，]+")
_SLASHES = LatePattern(r"\w{3,}\.?\s?/\s?\w{3,}|\w\.?\s?/\s?[^\W\d_a-zа-яё]\w")
#: Initials in a list whose other initials are capitals: `Hindorff La`, `Li C-q`, `Kouwe Avd`.
_LOOSE_INITIALS = LatePattern(r"[^\W\d_a-zа-яё][^\W\d_]{0,2}(?:-[^\W\d_])?")
_PLAIN_EDGES = ' ,;:*†‡§·•"“”«»<>[]_'
_LAST_STOP_STAYS = LatePattern(
    r"(?:^|[\s.-])[^\W\d_]{1,2}\.$|\b(?:jr|sr|etc|inc|ltd|dept|co|d\.c)\.$", re.IGNORECASE
)
_FOOTNOTE = LatePattern(r"(?<=[^\W\d_])\d{1,2}$|\s\(?\d+\)?$")


#: Lists that lean so much to family names first have them so; one name by itself does not tell.
_FAMILY_FIRST = 0.95


class _Piece(NamedTuple):
    """What stands between two separators; `is_joined` tells an "and" before it."""

    words: str
    is_joined: bool


def read_names(text: str) -> tuple[Name, ...]:
    """The persons and bodies in a list of names, in order; "et al." and the words of a role are left out."""
    text = _LONG_SEPARATOR.sub("; ", text.replace("\u00a0", " "))
    text = _SPACED_STOP.sub("", text) if " ." in text else text
    if any(map(text.lower().__contains__, _OF_OTHERS)) and _MAY_BE_OTHERS.search(text):
        text = _OTHERS.sub(" ; ", text)
    if any(map(text.__contains__, ("Ph", "Dr", "Prof"))):
        text = _DEGREE.sub("", _ADDRESS.sub(";", text))
    text = _without_role(text)
    if not any(map(str.isalpha, text)):
        return ()
    if is_eastern(text):
        return eastern_names(text)
    if _is_one_body(text):
        return (Name(literal=_clean(text)),)
    lists = [_List(list(_pieces(group))) for group in _groups(text)]
    is_inverted = any(each.begins_inverted() for each in lists)
    leans = [] if is_inverted else [lean for each in lists for lean in each.leans]
    lean = sum(leans) if sum(lean > 0 for lean in leans) > 1 else 0.0
    return tuple(name for each in lists for name in each.names(lean))


def _without_role(text: str) -> str:
    if "(" in text or "[" in text or "（" in text:
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
    if ";" in text or "；" in text or "؛" in text:
        return re.split(r"\s*[;；؛]\s*", text)
    if "/" in text and _SLASHES.search(text) and "http" not in text:
        return text.split("/")
    if "," not in text and " • " in text:
        return text.split(" • ")
    return [text]


def _pieces(group: str) -> Iterator[_Piece]:
    is_joined = False
    for part in _SEPARATOR.split(group):
        if part and not part.strip(" ,،，"):
            continue
        words = _clean(part)
        if not words or _ONLY_SEPARATOR.fullmatch(part):
            is_joined = is_joined or bool(part)
        else:
            for place, name in enumerate(_parted(words)):
                yield _Piece(name, is_joined and not place)
            is_joined = False


def _parted(words: str) -> list[str]:
    """`Hill JK Dale AB`: two names whose comma is lost; else the words as they are."""
    parts = words.split() if "." not in words else []
    if len(parts) < _SHORTEST_LOST or not (is_initials(parts[-1]) or is_suffix(parts[-1])):
        return [words]
    cuts = [
        place + 1
        for place, part in enumerate(parts[:-2])
        if place
        and part.isupper()
        and is_initials(part)
        and not (is_initials(parts[place + 1]) or is_suffix(parts[place + 1]))
    ]
    return [" ".join(parts[low:high]) for low, high in zip([0, *cuts], [*cuts, len(parts)], strict=True)]


#: Two names with their initials.
_SHORTEST_LOST = 4


def _clean(words: str) -> str:
    words = " ".join(words.split()).strip(_PLAIN_EDGES)
    if not words or words.replace(" ", "").isalpha():
        return words
    words = _FOOTNOTE.sub("", words)
    if words.count("(") != words.count(")"):
        words = words.strip("()")
    if words.endswith(".") and not _LAST_STOP_STAYS.search(words):
        words = words.rstrip(".")
    return words.strip(" ,;:-–—") if len(words) > 1 else words.strip(".,;:-–— ")


class _List:
    """The pieces between commas and "and"s, put together again into names."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self._pieces = pieces
        self._is_inverted = self._has_only_pairs()
        #: How much each name of several words looks like `Family Given` (see `leans_to_family_first`).
        self.leans = [] if self._is_inverted else [leans_to_family_first(piece.words) for piece in pieces]
        self._has_capitals = 2 * sum(map(_has_capital_initials, pieces)) >= len(pieces) > 1

    def begins_inverted(self) -> bool:
        """Whether the first name is `Family, Given`."""
        return bool(self._pieces) and bool(self._following(0)) and self._is_pair(0)

    def names(self, lean: float) -> Iterator[Name]:
        """The names in order; with enough `lean` family names come first where no comma tells."""
        index = 0
        while index < len(self._pieces):
            name, index = self._name_at(index, lean)
            if not name.is_empty:
                yield name

    def _name_at(self, index: int, lean: float) -> tuple[Name, int]:
        """The name that begins at this piece, and the piece after it."""
        words, following = self._pieces[index].words, self._following(index)
        if index == 0 and "." in words and is_initials(words) and _is_family(following):
            return natural(f"{words} {following}"), 2
        if following and self._is_pair(index):
            suffix = self._suffix(index + 2)
            return inverted(words, following, suffix), index + 2 + bool(suffix)
        suffix = self._suffix(index + 1)
        given = self._following(index + 1) if suffix else ""
        if given and is_initials(given):
            return inverted(words, given, suffix), index + 3
        name = self._loosely_initialled(words) or _alone(words, lean)
        return with_suffix(name, suffix), index + 1 + bool(suffix)

    def _loosely_initialled(self, words: str) -> Name | None:
        family, _, given = words.rpartition(" ")
        is_loose = self._has_capitals and family and not has_own_initials(words) and not is_body(words)
        return inverted(family, given) if is_loose and _LOOSE_INITIALS.fullmatch(given) else None

    def _following(self, index: int) -> str:
        """The piece after a comma; empty where the list ends or an "and" stands between."""
        following = self._pieces[index + 1] if index + 1 < len(self._pieces) else None
        return following.words if following and not following.is_joined else ""

    def _suffix(self, index: int) -> str:
        words = self._pieces[index].words if index < len(self._pieces) else ""
        return words if is_suffix(words) else ""

    def _is_pair(self, index: int) -> bool:
        """Whether a family name and the given names after its comma."""
        words, following = self._pieces[index].words, self._following(index)
        if has_own_initials(words) or is_body(words) or is_suffix(following):
            return False
        if is_initials(following):
            return True
        if is_body(following) or following[0].islower() or (not self._is_inverted and index > 0):
            return False
        if has_own_initials(following) and not re.match(r"[^\W\d_]{2,}\s", following):
            return False
        if _are_two_names(words, following):
            return False
        return (index == 0 and len(self._pieces) == 2) or _is_short_family(words) or words.isupper()

    def _has_only_pairs(self) -> bool:
        """Whether every name is written `Family, Given`: an even count of pieces, joined in pairs."""
        pieces = self._pieces
        if len(pieces) < 2 or pieces[1].is_joined:
            return False
        if len(pieces) == 2:
            return not _are_two_names(pieces[0].words, pieces[1].words)
        if len(pieces) % 2 or any(piece.is_joined for piece in pieces[1::2]):
            return False
        if all(_is_short_family(piece.words) for piece in pieces[::2]):
            return True
        return _givenness(pieces[1::2]) > _GIVEN > _givenness(pieces[::2])


def _are_two_names(words: str, following: str) -> bool:
    """Whether both lean the same way or begin with a given name: `Al Hill, Al Dale`, `Hill Al, Dale Al`."""
    if " " not in words or " " not in following:
        return False
    both_begin = min(givenness(parts_of(each)[0]) for each in (words, following)) > 0
    return both_begin or leans_to_family_first(words) * leans_to_family_first(following) > 0


def _has_capital_initials(piece: _Piece) -> bool:
    last = piece.words.rpartition(" ")[2]
    return last != piece.words and last.isupper() and is_initials(last)


#: First words that look this much like given names on average are some.
_GIVEN = 0.5


def _givenness(pieces: Sequence[_Piece]) -> float:
    return sum(givenness(parts_of(piece.words)[0]) for piece in pieces) / len(pieces)


def _alone(words: str, lean: float) -> Name:
    """A name no piece of which stands elsewhere."""
    if is_body(words):
        return Name(literal=words)
    last = words.rpartition(" ")[2]
    if lean < _FAMILY_FIRST or last == words or (last.isupper() and len(last) > 1) or has_own_initials(words):
        return single(words)
    return family_first(words)


def _is_family(words: str) -> bool:
    parts = parts_of(words)
    return len(parts) <= 2 and not has_own_initials(words) and not words[:1].islower() and len(words) > 2


def _is_short_family(words: str) -> bool:
    """Whether one word, particles apart."""
    return len([part for part in words.split() if part.lower() not in PARTICLES]) == 1


def _is_one_body(text: str) -> bool:
    """Whether the text is one body's name, commas and all: no person stands after a comma."""
    if ";" in text or not is_body(text):
        return False
    return not any(has_own_initials(piece.words) and not is_body(piece.words) for piece in _pieces(text))
