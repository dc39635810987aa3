"""Where a text's code points stand in a Qt document, which counts UTF-16 units and ends lines its own way."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from refdesk.domain.draft import Span

#: A line longer than this is broken for the eye: Qt lays out a paragraph as a whole.
LONGEST_LINE = 5_000
_PIECE = 200_000
#: Marks that would end a paragraph in Qt, or cannot be shown at all.
_UNSHOWN = re.compile("[\x00\x0b\x0c\x85\u2028\u2029\ufdd0\ufdd1\ud800-\udfff]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class PageMap:
    """A text as a Qt document holds it (`shown`), and the ways between the two countings."""

    def __init__(self, text: str) -> None:
        clean = _shown(text.replace("\r\n", " \n").replace("\r", "\n"))
        breaks = _breaks(clean)
        self.shown = _broken(clean, breaks)
        astral = [found.end() for found in _ASTRAL.finditer(clean)] if not clean.isascii() else []
        #: Every place from which on the document is one unit further than the text.
        self._shifts = sorted(breaks + astral)
        self._shifted = [place + rank for rank, place in enumerate(self._shifts)]

    def unit(self, place: int) -> int:
        """The document's position of a place in the text."""
        return place + bisect_right(self._shifts, place)

    def place(self, unit: int) -> int:
        """The place in the text of a position in the document."""
        return unit - bisect_left(self._shifted, unit)

    def units(self, span: Span) -> Span:
        """A span of the text as the document counts."""
        return Span(self.unit(span.start), self.unit(span.end))

    def span(self, start: int, end: int) -> Span:
        """A stretch of the document as a span of the text."""
        return Span(self.place(start), self.place(end))


def _shown(text: str) -> str:
    """The text with a space for what cannot be shown; in pieces, for other threads wait while one is done."""
    pieces = (text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
    return "".join(_UNSHOWN.sub(" ", piece) for piece in pieces)


def _breaks(text: str) -> list[int]:
    """Where a line break is put into lines too long to lay out: after a space if one is near."""
    breaks = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = end if end >= 0 else len(text)
        place = start
        while end - place > LONGEST_LINE:
            space = text.rfind(" ", place + LONGEST_LINE // 2, place + LONGEST_LINE)
            place = space + 1 if space >= 0 else place + LONGEST_LINE
            breaks.append(place)
        start = end + 1
    return breaks


def _broken(text: str, breaks: list[int]) -> str:
    ends = [*breaks, len(text)]
    starts = [0, *breaks]
    return "\n".join(text[start:end] for start, end in zip(starts, ends, strict=True))
