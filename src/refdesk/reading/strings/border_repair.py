"""Mending the border between a title and the journal, book or site that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from refdesk.domain.folding import fold
from refdesk.reading.names.gazetteer import shipped_gazetteer
from refdesk.reading.strings.marks import MENDED, Mark, labels_of, longest_of
from refdesk.reading.strings.mending import always, unless
from refdesk.reading.text.late_pattern import LatePattern

#: A sentence's end: a mark after a word (no initial, no abbreviation) before a capital or an ideograph.
_SENTENCE_END = LatePattern(
    r"(?<=[^\W\d_]{4})(?:[.?!]['’”\"]?|['’”])\s+(?=[^\W\d_a-zа-я])"
    r"|(?<=[\u3040-\ud7af])[.。]\s*(?=[\u3040-\ud7afA-Z])"
    r"|(?<=[\d)])[.?!]\s+(?=[^\W\d_a-zа-я])|(?<=[^\W\d_]{3}[?!])\s+(?=[^\W\d_a-zа-я])"
)
_ANY_BORDER = LatePattern(r"[.,?!]['’”\"]?\s+(?=[^\W\d_a-zа-я])")
_SITE = LatePattern(
    r"(?<=[^\W\d_]{3})[.?!]\s+((?:[A-ZА-ЯЁ][\w’'&-]*|of|the|and"
    r"|for)(?:\s(?:[A-ZА-ЯЁ][\w’'&-]*|of|the|and|for)){0,5})$"
)
_COMMA = LatePattern(r",\s+(?=[^\W\d_a-zа-я])")
_WITHIN_AFTER_QUOTE = LatePattern(r"[,.]?\s?[”’\"»][,.]?\s+(?:in|dans|en|em):?\s+(?=[^\W\d_a-zа-я])")
_NATION = LatePattern(r"[\s.,(]{0,2}(U\s?\.?\s?S\s?\.?\s?A)\b\.?")
_FIRST_STOP = LatePattern(r"([^.]{0,80}(?:[^\W\d_]{5}|\d\w*)|USA|UK|[IVX]+)\.\s+(?=[^\W\d_])")
_REGIONS = frozenset({"africa", "america", "asia", "europe", "oceania", "antarctica", "usa", "uk"})
_NUMERAL = LatePattern(r"[IVX]+")
#: `(Raddi, 1823) (Anura)`: brackets between a title and its container.
_BRACKET = r"\((?:[^()\d]{3,60}|[^()\d]{2,40},\s?(?:1[5-9]|20)\d\d)\)"
_BRACKETS = LatePattern(rf"\s*({_BRACKET}(?:[\s,]*{_BRACKET})*)[\s.,]*")
_UNABBREVIATED = LatePattern(r"[^\W\d_]{4}(?![\w.])|\b(?:of|the|and|for|in|on|de|des|der|die|und|et)\b")
_WORD = LatePattern(r"[^\W\d_]+")
_NUMBERED = frozenset({"volume", "issued"})
_LOCATING = frozenset({"volume", "issue", "page"})
_IMPRINT = frozenset({"publisher", "publisher-place"})
_LONGEST_CONTAINER = 90
#: A stretch no longer than this before a volume is a journal rather than a title.
_LONGEST_JOURNAL = 40
#: Two marks with no more than a stop and a space between them.
_NEAR = 2
_CUE_AT_END = LatePattern(r"(?<=[\w.,])[\s,]+(?:vol(?:ume)?|no|nr|bd|iss(?:ue)?|pp?)\.?$", re.IGNORECASE)
#: No title is shorter.
_SHORTEST_TITLE = 8
_GAP = LatePattern(
    r"[\s.,;:()\[\]'\"”»’–—-]*(?:(?:19|20)\d\d[\s.,;:()]*)?(?:vol\.?|v\.|no\.?|n[º°.]|제|Bd\.?|t\.)?[\s.]*",
    re.IGNORECASE,
)


@unless("container-title")
def _split_title(text: str, marks: list[Mark]) -> list[Mark]:
    """A title that runs on to the volume has swallowed its container: its last sentence."""
    title = longest_of(marks, "title")
    if title is None:
        return marks
    following = next((mark for mark in marks if mark.label in _LOCATING and mark.start >= title.end), None)
    if following is None or not _GAP.fullmatch(text, title.end, following.start):
        return marks
    border = _known_border(text, title) or _last_border(text, title)
    if border is None:
        is_short = (
            title.end - title.start <= _LONGEST_JOURNAL
            and following.label == "volume"
            and not labels_of(marks) & _IMPRINT
        )
        return _relabelled(marks, title, "container-title") if is_short else marks
    return _cut(marks, title, border)


def _relabelled(marks: list[Mark], mark: Mark, label: str) -> list[Mark]:
    return [mark._replace(label=label, least=MENDED) if each == mark else each for each in marks]


def _cut(marks: list[Mark], mark: Mark, border: re.Match[str]) -> list[Mark]:
    """A mark cut into a title and its container."""
    chance = min(mark.probability, 0.7)
    return [
        *(each for each in marks if each != mark),
        Mark(mark.start, border.start(), "title", chance, MENDED),
        Mark(border.end(), mark.end, "container-title", chance, MENDED),
    ]


def _last_border(text: str, mark: Mark) -> re.Match[str] | None:
    for pattern in (_SENTENCE_END, _COMMA):
        borders = [
            found
            for found in pattern.finditer(text, mark.start + _SHORTEST_TITLE, mark.end)
            if 2 < mark.end - found.end() <= _LONGEST_CONTAINER
            and _is_worded(text, mark.start, found.start())
        ]
        if borders:
            return borders[-1]
    return None


def _known_border(text: str, mark: Mark) -> re.Match[str] | None:
    """The first border after which nothing but a known journal's name follows."""
    borders = _ANY_BORDER.finditer(text, mark.start + _SHORTEST_TITLE, mark.end)
    return next((border for border in borders if _is_journal(text, border.end(), mark.end)), None)


def _is_worded(text: str, start: int, end: int) -> bool:
    """Whether a title's words, not those of a journal that are all abbreviated."""
    return "." not in text[start:end] or _UNABBREVIATED.search(text, start, end + 1) is not None


def _is_journal(text: str, start: int, end: int) -> bool:
    """Whether all words are a known journal's name, whole or abbreviated."""
    words = _WORD.findall(fold(text[start:end]))
    return bool(words) and shipped_gazetteer().journals.longest(words) == len(words)


@unless("container-title")
def _within_after_quote(text: str, marks: list[Mark]) -> list[Mark]:
    """`The border,’ in Rivers and Peaks`: a title that holds the end of a quotation and "in" has its book."""
    title = longest_of(marks, "title")
    if title is None:
        return marks
    border = _WITHIN_AFTER_QUOTE.search(text, title.start + _SHORTEST_TITLE, title.end)
    return _cut(marks, title, border) if border else marks


@unless("container-title", "publisher")
def _website(text: str, marks: list[Mark]) -> list[Mark]:
    """`Title. Name of the Site. https://...`: capital words before the address are the site."""
    title = longest_of(marks, "title")
    if title is None:
        return marks
    address = next((mark for mark in marks if mark.start >= title.end), None)
    site = _SITE.search(text[: title.end], title.start + _SHORTEST_TITLE)
    if address is None or address.label != "URL" or address.start - title.end > 3 or site is None:
        return marks
    chance = min(title.probability, 0.7)
    return [
        *(mark for mark in marks if mark != title),
        Mark(title.start, site.start(), "title", chance, MENDED),
        Mark(site.start(1), title.end, "container-title", chance, MENDED),
    ]


@unless("title")
def _split_container(text: str, marks: list[Mark]) -> list[Mark]:
    """A long container of several sentences, and no title: its first sentences are the title."""
    container = longest_of(marks, "container-title")
    if container is None or container.end - container.start < 30:
        return marks
    borders = [*_SENTENCE_END.finditer(text, container.start + 12, container.end)]
    if not borders or container.end - borders[-1].end() < 3:
        return marks
    border = borders[-1]
    return _cut(marks, container, border) if _is_worded(text, container.start, border.start()) else marks


@always
def _border_in_the_title(text: str, marks: list[Mark]) -> list[Mark]:
    """`the north. J. Peaks | Rivers`: a known journal's name that begins in the title is the container."""
    for title, container in _neighbours(marks):
        border = _known_border(text, title._replace(end=container.end))
        if border and border.end() < title.end and not _is_journal(text, container.start, container.end):
            return _moved(marks, title, container, (border.start(), border.end()))
    return marks


def _neighbours(marks: list[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """A title and its container right after it, no more than a mark between them."""
    for title, container in pairwise(marks):
        if (title.label, container.label) == (
            "title",
            "container-title",
        ) and container.start - title.end <= 2:
            yield title, container


def _moved(marks: list[Mark], title: Mark, container: Mark, border: tuple[int, int]) -> list[Mark]:
    """The marks with another border between a title, which ends first, and its container."""
    others = [mark for mark in marks if mark not in (title, container)]
    return [*others, title._replace(end=border[0]), container._replace(start=border[1])]


@always
def _end_of_the_title(text: str, marks: list[Mark]) -> list[Mark]:
    """`since | September 11th. Law Journal`, `Malawi, | Africa. Natl Geogr Res`: up to the stop it is title.

    Where nothing parts title and container, both are of one sentence; a place or a numeral by itself is no
    journal's name.
    """
    for title, container in _neighbours(marks):
        border = _FIRST_STOP.match(text, container.start, container.end)
        between = text[title.end : container.start]
        if border and (_is_no_name(border[1]) or (" " in border[1] and between.isspace())):
            return _moved(marks, title, container, (border.end(1), border.end()))
    return marks


def _is_no_name(words: str) -> bool:
    form = fold(words)
    is_place = form in _REGIONS or "place" in shipped_gazetteer().marks(form)
    return is_place or _NUMERAL.fullmatch(words) is not None


@always
def _brackets_of_the_title(text: str, marks: list[Mark]) -> list[Mark]:
    """`The frog | (Hill, 1823) (Anura). Journal`: brackets before the container are the title's."""
    title, container = longest_of(marks, "title"), longest_of(marks, "container-title")
    if title is None or container is None:
        return marks
    inside = [mark for mark in marks if title.end <= mark.start and mark.end <= container.start]
    is_dated = any(mark.label == "issued" and mark not in inside for mark in marks)
    found = _BRACKETS.fullmatch(text, title.end, container.start)
    if found is None or labels_of(inside) - {"issued"} or (inside and not is_dated):
        return marks
    others = [mark for mark in marks if mark != title and mark not in inside]
    return [*others, title._replace(end=found.end(1))]


@always
def _nation_of_a_journal(text: str, marks: list[Mark]) -> list[Mark]:
    """`Proc Natl Acad Sci U S A 92`: the nation between a container and its numbers is the container's."""
    mended = [
        mark
        for mark in marks
        if mark.label != "publisher-place" or not _NATION.fullmatch(text, mark.start, mark.end)
    ]
    for place, mark in enumerate(mended):
        nation = _NATION.match(text, mark.end) if mark.label == "container-title" else None
        following = mended[place + 1] if place + 1 < len(mended) else None
        if nation and following and following.label in _NUMBERED and nation.end() <= following.start:
            mended[place] = mark._replace(end=nation.end(1))
            return mended
    return marks


@always
def _container_without_cue(text: str, marks: list[Mark]) -> list[Mark]:
    """`Mater. Res. Proc. Vol. | 1346`: what announces a number is none of the container before it."""
    mended = list(marks)
    for place, (container, number) in enumerate(pairwise(marks)):
        is_before = container.label == "container-title" and number.label in _LOCATING
        cue = _CUE_AT_END.search(text, container.start, container.end) if is_before else None
        if cue and cue.start() > container.start and number.start - container.end <= _NEAR:
            mended[place] = container._replace(end=cue.start())
    return mended


#: In the order in which they are tried.
BORDER_MENDERS = (
    _within_after_quote,
    _split_title,
    _website,
    _split_container,
    _end_of_the_title,
    _border_in_the_title,
    _brackets_of_the_title,
    _nation_of_a_journal,
    _container_without_cue,
)
