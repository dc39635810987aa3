"""Paragraphs of a text: a line each, or lines that a PDF, a mail or an editor wrapped."""

from __future__ import annotations

from collections.abc import Sequence

from refdesk.reading.text.lines import Line

#: No text is wrapped at more letters.
_WIDEST = 130
#: So many of the lines, shortest first, are no longer than the text is wide.
_USUAL = 0.95
#: So many of them are full at least.
_LEAST_FULL = 0.25
_ENDLESS = 10**9
#: A line is full where the next word would reach so near to the width: letters are not equally wide.
_NEARLY = 0.9


def paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in order; those together of which each but the last had no room for the next word."""
    width = _width(lines)
    found: list[list[Line]] = []
    for line in lines:
        if found and not line.gap and _is_full(found[-1][-1], line, width):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def words_of(paragraph: Sequence[Line]) -> str:
    """Its words on one line."""
    return " ".join(line.text for line in paragraph)


def _width(lines: Sequence[Line]) -> int:
    """How many letters the text is wide; more than any line has where it is not wrapped."""
    lengths = sorted(len(line.text) for line in lines if " " in line.text)
    if not lengths or lengths[-1] > _WIDEST:
        return _ENDLESS
    width = lengths[int(_USUAL * (len(lengths) - 1))]
    full = sum(length >= _NEARLY * width for length in lengths)
    return width if full >= _LEAST_FULL * len(lengths) else _ENDLESS


def _is_full(line: Line, following: Line, width: int) -> bool:
    return len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > _NEARLY * width
