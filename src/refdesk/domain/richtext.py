"""The small markup that CSL-JSON text may carry: `<i> <b> <sub> <sup>`, small capitals, `nocase`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

_TAG = re.compile(
    r"<(/?)(i|b|em|strong|u|sub|sup|sc|span)(\s+(?:class|style)\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))?\s*/?>",
    re.IGNORECASE,
)


class Look(StrEnum):
    """How marked words look; NOCASE keeps their capitals where a style changes those of a title."""

    ITALIC = "i"
    BOLD = "b"
    SUPERSCRIPT = "sup"
    SUBSCRIPT = "sub"
    SMALL_CAPITALS = "sc"
    UNDERLINED = "u"
    NOCASE = "nocase"


_LOOKS = {**{look.value: look for look in Look}, "em": Look.ITALIC, "strong": Look.BOLD}
_OPENINGS = {
    Look.NOCASE: '<span class="nocase">',
    Look.SMALL_CAPITALS: '<span style="font-variant:small-caps">',
}


class Mark(NamedTuple):
    """Words that look otherwise: their opening tag begins at `start`, their closing tag ends at `end`."""

    look: Look
    start: int
    words_start: int
    words_end: int
    end: int


class Run(NamedTuple):
    """Letters from `start` to `end` that look alike, or, without `looks`, one tag of a mark."""

    start: int
    end: int
    looks: frozenset[Look] | None


def plain(text: str) -> str:
    """The words without the markup, for lists, search and sorting; other angle brackets stay."""
    return _TAG.sub("", text) if "<" in text else text


def marks(text: str) -> Iterator[Mark]:
    """The marked words of a text, inner ones first; tags without a partner mark nothing."""
    opened: list[re.Match[str]] = []
    awaited = Counter[str]()
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        if not tag[1]:
            opened.append(tag)
            awaited[name] += 1
            continue
        while awaited[name]:
            opening = opened.pop()
            awaited[opening[2].lower()] -= 1
            if opening[2].lower() == name:
                if look := _look(opening):
                    yield Mark(look, opening.start(), opening.end(), tag.start(), tag.end())
                break


def runs(text: str) -> Iterator[Run]:
    """The whole text in order, cut where its look changes, however marks are nested."""
    cuts: list[tuple[int, int, Look, int]] = []
    for mark in marks(text):
        cuts.append((mark.start, mark.words_start, mark.look, 1))
        cuts.append((mark.words_end, mark.end, mark.look, -1))
    around = Counter[Look]()
    done = 0
    for start, end, look, step in sorted(cuts):
        if done < start:
            yield Run(done, start, frozenset(+around))
        yield Run(start, end, None)
        around[look] += step
        done = end
    if done < len(text):
        yield Run(done, len(text), frozenset(+around))


def toggled(text: str, start: int, end: int, look: Look) -> tuple[str, int, int]:
    """The text with the words from `start` to `end` marked, or unmarked where they are; and where they stand.

    Words are marked already where a mark of this look holds exactly them. No tag is cut, no mark crossed.
    """
    start, end = _widened(text, start, end)
    for mark in marks(text):
        if mark.look is look and mark.start <= start and end <= mark.end and _holds(mark, start, end, text):
            words = text[mark.words_start : mark.words_end]
            return text[: mark.start] + words + text[mark.end :], mark.start, mark.start + len(words)
    opening = _OPENINGS.get(look, f"<{look.value}>")
    closing = "</span>" if look in _OPENINGS else f"</{look.value}>"
    begin = start + len(opening)
    made = text[:start] + opening + text[start:end] + closing + text[end:]
    return made, begin, begin + end - start


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch that cuts no tag, and has of each mark all, some of its words, or nothing."""
    for tag in _TAG.finditer(text):
        if tag.start() < start < tag.end():
            start = tag.start()
        if tag.start() < end < tag.end():
            end = tag.end()
    for mark in marks(text):
        is_apart = end <= mark.start or mark.end <= start
        is_around = start <= mark.start and mark.end <= end
        is_inside = mark.words_start <= start and end <= mark.words_end
        if not (is_apart or is_around or is_inside):
            start, end = min(start, mark.start), max(end, mark.end)
    return start, end


def _holds(mark: Mark, start: int, end: int, text: str) -> bool:
    """Whether what is chosen is the marked words, give or take tags at their edges."""
    return plain(text[start:end]) == plain(text[mark.words_start : mark.words_end])


def _look(opening: re.Match[str]) -> Look | None:
    name, attribute = opening[2].lower(), (opening[3] or "").lower()
    if name != "span":
        return _LOOKS[name]
    if "small-caps" in attribute:
        return Look.SMALL_CAPITALS
    return Look.NOCASE if "nocase" in attribute else None
