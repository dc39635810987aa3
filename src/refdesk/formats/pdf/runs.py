"""Runs of text: what is drawn without a jump, on one line of one column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Box = tuple[float, float, float, float]
#: A jump to the right of more letter heights than this is a gutter or a table's cell, not a space.
_GUTTER = 1.3
#: A step back of more letter heights than this begins another run.
_BACK = 0.6
#: PDFium's sign for a hyphen that only the end of a line asked for.
SOFT_HYPHEN = "\u00ad"
_ENDS = "\r\n"
_HYPHENS = {"\x02": SOFT_HYPHEN, "\ufffe": SOFT_HYPHEN}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text and its box in points; `bottom` and `top` count from the foot of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """The height of its line, about the size of its type."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Half way up."""
        return (self.top + self.bottom) / 2


def runs_of(letters: Iterable[tuple[str, Box]]) -> Iterator[Run]:
    """The runs in letters as they are drawn."""
    open_run: list[tuple[str, Box]] = []
    for letter, box in letters:
        letter = _HYPHENS.get(letter, letter)
        if letter in _ENDS or (not letter.isprintable() and letter != SOFT_HYPHEN):
            yield from _closed(open_run)
            open_run = []
            continue
        # A space or a hyphen that PDFium put in has no box of its own; it jumps nowhere.
        if open_run and _is_inked(letter) and _is_jump(_last_box(open_run), box):
            yield from _closed(open_run)
            open_run = []
        open_run.append((letter, box))
    yield from _closed(open_run)


def _closed(letters: list[tuple[str, Box]]) -> Iterator[Run]:
    boxes = [box for letter, box in letters if _is_inked(letter) and box[2] > box[0]]
    text = " ".join("".join(letter for letter, _ in letters).split())
    if text and boxes:
        yield Run(
            text,
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )


def _last_box(letters: list[tuple[str, Box]]) -> Box | None:
    return next((box for letter, box in reversed(letters) if _is_inked(letter)), None)


def _is_inked(letter: str) -> bool:
    return not letter.isspace() and letter != SOFT_HYPHEN


def _is_jump(last: Box | None, box: Box) -> bool:
    if last is None:
        return False
    height = max(last[3] - last[1], box[3] - box[1], 1.0)
    overlap = min(last[3], box[3]) - max(last[1], box[1])
    is_elsewhere = overlap < 0.25 * min(last[3] - last[1], box[3] - box[1])
    return is_elsewhere or box[0] - last[2] > _GUTTER * height or last[0] - box[0] > _BACK * height
