"""A page as lines that know where they stand in its text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from refdesk.domain.draft import Span

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
#: Invisible marks that browsers copy along: zero-width spaces and joiners, soft hyphens, byte order marks.
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\xad"
#: `34 A. Ash / Journal of Trees 12 (2016) 33-41`, and with the page's number behind.
_RUNNING_HEAD = re.compile(
    r"(?P<number>\d{1,4})\s+(?P<before>[^\W\d].{9,})|(?P<behind>[^\W\d].{9,}?)\s+(?P<last>\d{1,4})"
)
_LONGEST_HEAD, _FEWEST_PAGES = 160, 3
_BLANK = " \t\xa0\u2002\u2003\u2007\u2009\u200a\u202f\u3000" + _INVISIBLE


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: its words without surrounding space, and where they stand.

    `number` counts all lines of the page, blank ones too; `gap` tells how many blank lines stand before it.
    """

    text: str
    start: int
    number: int
    gap: int

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        """Its place in the page."""
        return Span(self.start, self.end)

    def part(self, start: int, end: int | None = None) -> Line:
        """A stretch of the line as a line of its own, trimmed."""
        stop = len(self.text) if end is None else end
        words = self.text[start:stop]
        trimmed = words.lstrip(_BLANK)
        return Line(
            trimmed.rstrip(_BLANK), self.start + start + len(words) - len(trimmed), self.number, self.gap
        )


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not blank, in order."""
    lines: list[Line] = []
    number, reached, blank = 0, 0, 0
    for match in _LINE.finditer(text):
        between = text[reached : match.start()]
        breaks = len(between) - between.count("\r\n")
        number += breaks
        blank += max(breaks - 1, 0)
        reached = match.end()
        words = match.group()
        trimmed = words.lstrip(_BLANK)
        if not trimmed:
            blank += 1
            continue
        start = match.start() + len(words) - len(trimmed)
        lines.append(Line(trimmed.rstrip(_BLANK), start, number, blank))
        blank = 0
    return lines


def without_running_heads(lines: list[Line]) -> list[Line]:
    """The lines without those that a PDF file repeats on its pages beside the page's number."""
    found: dict[str, set[str]] = {}
    heads: dict[int, str] = {}
    for place, line in enumerate(lines):
        match = _RUNNING_HEAD.fullmatch(line.text) if len(line.text) < _LONGEST_HEAD else None
        if match:
            words = match["before"] or match["behind"]
            heads[place] = words
            found.setdefault(words, set()).add(match["number"] or match["last"])
    repeated = {words for words, numbers in found.items() if len(numbers) >= _FEWEST_PAGES}
    return (
        [line for place, line in enumerate(lines) if heads.get(place) not in repeated] if repeated else lines
    )


def span_of(lines: Iterable[Line]) -> Span:
    """The stretch of the page from the first of the lines to the last."""
    all_lines = list(lines)
    return Span(all_lines[0].start, all_lines[-1].end)


def runs_of(lines: Iterable[Line]) -> tuple[Span, ...]:
    """The stretches of the page that the lines fill: one for each run of lines with nothing else between."""
    runs: list[Span] = []
    before: Line | None = None
    for line in lines:
        if before and 0 < line.number - before.number <= line.gap + 1:
            runs[-1] = Span(runs[-1].start, line.end)
        else:
            runs.append(line.span)
        before = line
    return tuple(runs)
