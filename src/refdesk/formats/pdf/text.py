"""A PDF's text as a person would copy it: without running heads, words that a line broke made whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from refdesk.formats.pdf.document import PdfDocument
from refdesk.formats.pdf.layout import Line, lines_of
from refdesk.formats.pdf.runs import SOFT_HYPHEN

#: Running heads and feet stand among so many lines at an edge of the page.
_EDGE_LINES = 3
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:p(?:age|\.)?\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?[\W_]*", re.I
)
_DIGITS = re.compile(r"\d+")
_BROKEN = re.compile(rf"(\w)[-\u2010{SOFT_HYPHEN}]\Z")
_FIRST_WORD = re.compile(r"([a-zа-яёәғқңөұүһіïöäüéèç]\S*)(?:\s+|\Z)")
#: Where two lines are further apart than this many usual distances, a paragraph ends.
_PARAGRAPH = 1.35
#: Two lines of different columns are apart where so many of their heights are between them.
_FAR = 1.6


def body_lines(document: PdfDocument) -> list[Line]:
    """The lines in reading order, without page numbers, running heads and feet.

    Those of the first page stay: they often say journal, volume and pages.
    """
    pages = [lines_of(page) for page in document.pages]
    heads = _running(pages)
    return [
        line
        for lines in pages
        for line in lines
        if not (_at_edge(line, lines) and _is_furniture(line, heads))
    ]


def text_of(lines: Sequence[Line]) -> str:
    """The lines as text: a blank line between paragraphs, and between the entries of a hanging list."""
    text: list[str] = []
    above: Line | None = None
    for _, group in groupby(lines, key=lambda line: (line.page, line.column)):
        column = list(group)
        text += _with_gaps(column, above)
        above = column[-1]
    return "\n".join(_mended(text)).replace(SOFT_HYPHEN, "")


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """The lines with those of one paragraph put together, as a web page has them."""
    usual = median(line.height for line in lines) if lines else 0.0
    joined: list[Line] = []
    last: Line | None = None
    for line in lines:
        if last and _goes_on(last, line, lines, usual):
            joined[-1] = replace(joined[-1], text=_put_together(joined[-1].text, line.text))
        else:
            joined.append(line)
        last = line
    return joined


def _goes_on(above: Line, line: Line, lines: Sequence[Line], usual: float) -> bool:
    """Whether a line belongs to the paragraph of the one above it."""
    if (above.page, above.column) != (line.page, line.column):
        return False
    is_alike = abs(above.height - line.height) < 0.12 * line.height
    if not is_alike or not 0 < above.bottom - line.bottom < 1.6 * line.height:
        return False
    if line.height > 1.2 * usual:
        return True
    column = [each for each in lines if (each.page, each.column) == (line.page, line.column)]
    left, right = min(each.left for each in column), max(each.right for each in column)
    return above.right > right - 0.12 * (right - left) and line.left < left + 0.1 * (right - left)


def _put_together(text: str, more: str) -> str:
    return "\n".join(_mended([text, more])).replace("\n", " ")


def title_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines of the first page set in its largest type, as far as they stand together; none for a scan."""
    first = [line for line in lines if line.page == lines[0].page] if lines else []
    lettered = [line for line in first if sum(each.isalpha() for each in line.text) >= 4]
    if not lettered:
        return []
    largest = max(line.height for line in lettered)
    usual = median(line.height for line in lettered)
    if largest < 1.15 * usual:
        return []
    places = [place for place, line in enumerate(first) if line.height > 0.93 * largest and line in lettered]
    together = [places[0]]
    for place in places[1:]:
        if place != together[-1] + 1:
            break
        together.append(place)
    return [first[place] for place in together]


def _is_furniture(line: Line, heads: frozenset[str]) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.text)) or (line.page > 1 and _pattern(line) in heads)


def _running(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """What stands at the same edge of several pages, numbers apart."""
    counts: Counter[str] = Counter()
    for lines in pages:
        counts.update({_pattern(line) for line in lines if _at_edge(line, lines)})
    least = 2 if len(pages) < 6 else 3
    return frozenset(pattern for pattern, count in counts.items() if count >= least and len(pattern) > 1)


def _at_edge(line: Line, lines: Sequence[Line]) -> bool:
    above = sum(other.bottom >= line.top - 1 for other in lines)
    below = sum(other.top <= line.bottom + 1 for other in lines)
    return min(above, below) < _EDGE_LINES


def _pattern(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold()).strip()


def _with_gaps(lines: Sequence[Line], above: Line | None) -> Iterator[str]:
    """The lines of one column, with an empty one where something new begins; `above` stands before them."""
    steps = [upper.bottom - lower.bottom for upper, lower in pairwise(lines)]
    usual = median(steps) if steps else 0.0
    if above and _is_far_below(above, lines[0]):
        yield ""
    margin = _hanging_margin(lines)
    for place, line in enumerate(lines):
        is_apart = place > 0 and steps[place - 1] > _PARAGRAPH * usual > 0
        is_entry = place > 0 and margin is not None and abs(line.left - margin) < 2
        if is_apart or is_entry or (place == 0 and margin is not None and abs(line.left - margin) < 2):
            yield ""
        yield line.text


def _is_far_below(above: Line, line: Line) -> bool:
    step = above.bottom - line.bottom
    return above.page == line.page and step > _FAR * max(above.height, line.height)


def _hanging_margin(lines: Sequence[Line]) -> float | None:
    """The left edge of first lines where those after them are set in; None where nothing hangs."""
    if len(lines) < 4:
        return None
    edges = Counter(round(line.left) for line in lines)
    margin = min(edge for edge, count in edges.items() if count >= 2) if max(edges.values()) > 1 else None
    if margin is None:
        return None
    first = sum(abs(line.left - margin) < 2 for line in lines)
    inner = [line.left - margin for line in lines if 4 < line.left - margin < 45]
    is_hanging = (
        len(inner) >= 0.35 * len(lines) and first <= 0.6 * len(lines) and len(set(map(round, inner))) <= 3
    )
    return float(margin) if is_hanging else None


def _mended(lines: Iterable[str]) -> Iterator[str]:
    """Words that the end of a line broke are whole, at the end of their first line."""
    waiting: str | None = None
    for line in lines:
        if waiting is None:
            waiting = line
            continue
        word = _FIRST_WORD.match(line) if _BROKEN.search(waiting) else None
        if word:
            # A word with a hyphen of its own keeps the one at the end: "state-of-the-" is no broken word.
            is_compound = "-" in waiting.rsplit(maxsplit=1)[-1][:-1]
            waiting = waiting[:-1] + ("-" if is_compound else "") + word[1]
            line = line[word.end() :]
            if not line:
                continue
        yield _with_hyphen(waiting)
        waiting = line
    if waiting is not None:
        yield _with_hyphen(waiting)


def _with_hyphen(line: str) -> str:
    """A line whose word is not broken after all: PDFium takes every hyphen at an end for one of the line."""
    return f"{line[:-1]}-" if line.endswith(SOFT_HYPHEN) else line
