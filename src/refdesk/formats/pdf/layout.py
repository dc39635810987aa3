"""The reading order of a page: lines, columns, and what stretches across them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from refdesk.formats.pdf.document import PdfPage
from refdesk.formats.pdf.runs import Run

#: Columns are parted in this middle part of a page's width...
_MIDDLE = (0.3, 0.7)
#: ...where at most this share of the lines crosses the gutter...
_MOST_CROSSING = 0.3
#: ...and each side has at least this share of them.
_LEAST_SIDE = 0.2
_STEPS = 41
_FEWEST_LINES = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a column. `page` counts from 1; `height` is about the size of its type, in points."""

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
    column: int = 0

    @property
    def height(self) -> float:
        """The height of the line."""
        return self.top - self.bottom


def lines_of(page: PdfPage) -> list[Line]:
    """The lines of a page in the order they are read: column by column between what crosses them."""
    gutter = _gutter(page)
    if gutter is None:
        return _down(page, page.runs, 0)
    lines: list[Line] = []
    above: list[Run] = []
    for run in sorted(page.runs, key=lambda run: -run.top):
        if run.left < gutter < run.right:
            lines += [*_columns(page, above, gutter), *_down(page, [run], 0)]
            above = []
        else:
            above.append(run)
    return _joined_across([*lines, *_columns(page, above, gutter)])


def _columns(page: PdfPage, runs: Sequence[Run], gutter: float) -> Iterator[Line]:
    yield from _down(page, [run for run in runs if run.right <= gutter], 1)
    yield from _down(page, [run for run in runs if run.left >= gutter], 2)


def _gutter(page: PdfPage) -> float | None:
    """Where the space between two columns is; None for a page of one."""
    runs = [run for run in page.runs if len(run.text) > 3]
    if len(runs) < _FEWEST_LINES:
        return None
    low, high = (share * page.width for share in _MIDDLE)
    places = [low + (high - low) * step / (_STEPS - 1) for step in range(_STEPS)]
    parted = [place for place in places if _sides(runs, place) >= _LEAST_SIDE * len(runs)]
    if not parted:
        return None
    crossing = [sum(run.left < place < run.right for run in runs) for place in parted]
    fewest = min(crossing)
    # The middle of the free space: a narrow one beside it may be chance.
    free = [place for place, count in zip(parted, crossing, strict=True) if count == fewest]
    place = min(free, key=lambda each: abs(each - median(free)))
    return place if fewest <= _MOST_CROSSING * len(runs) and _stand_side_by_side(runs, place) else None


def _sides(runs: Sequence[Run], place: float) -> int:
    """How many runs stand on that side of a place that has fewer."""
    return min(sum(run.right <= place for run in runs), sum(run.left >= place for run in runs))


def _stand_side_by_side(runs: Sequence[Run], place: float) -> bool:
    """Whether the sides share heights of the page: a narrow paragraph above a wide one is no column."""
    left = [run for run in runs if run.right <= place]
    right = [run for run in runs if run.left >= place]
    low = max(min(run.bottom for run in left), min(run.bottom for run in right))
    high = min(max(run.top for run in left), max(run.top for run in right))
    shared = sum(low <= run.middle <= high for run in (*left, *right))
    return shared >= 0.5 * (len(left) + len(right))


def _down(page: PdfPage, runs: Sequence[Run], column: int) -> list[Line]:
    """The lines of one column from the top; runs of one height are one line, raised numbers included."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -run.middle):
        row = rows[-1] if rows else []
        if row and _is_beside(row, run):
            row.append(run)
        else:
            rows.append([run])
    return [_line(page, sorted(row, key=lambda run: run.left), column) for row in rows]


def _is_beside(row: Sequence[Run], run: Run) -> bool:
    top, bottom = max(each.top for each in row), min(each.bottom for each in row)
    overlap = min(top, run.top) - max(bottom, run.bottom)
    is_free = all(run.left >= each.right - 1 or run.right <= each.left + 1 for each in row)
    return is_free and overlap > 0.5 * min(run.height, top - bottom)


def _line(page: PdfPage, row: Sequence[Run], column: int) -> Line:
    text = row[0].text
    for before, run in pairwise(row):
        text += (" " if run.left - before.right > 0.15 * run.height else "") + run.text
    return Line(
        text,
        page.number,
        min(run.left for run in row),
        min(run.bottom for run in row),
        max(run.right for run in row),
        max(run.top for run in row),
        column,
    )


def _joined_across(lines: list[Line]) -> list[Line]:
    """Lines that cross the columns and stand beside each other are one line."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and last.column == line.column == 0 and abs(last.bottom - line.bottom) < 0.3 * line.height:
            first, second = sorted((last, line), key=lambda each: each.left)
            joined[-1] = Line(
                f"{first.text} {second.text}", line.page, first.left, min(last.bottom, line.bottom),
                max(first.right, second.right), max(last.top, line.top),
            )  # fmt: skip
        else:
            joined.append(line)
    return joined
