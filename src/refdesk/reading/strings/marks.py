"""Marks: stretches of a reference that belong to a field, as a reader found them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from refdesk.reading.strings.tagger import OTHER, Tag
from refdesk.reading.strings.tokens import KINDS, Token
from refdesk.reading.text.late_pattern import LatePattern

_BETWEEN = LatePattern(r"[\s.,;:'\"“”«»()&–—-]{0,4}")


#: How sure a border is that was mended.
MENDED = 0.45


class Mark(NamedTuple):
    """One stretch `[start, end)` of the text and the field it belongs to.

    `probability` is the mean over its words, `least` that of its least sure word.
    """

    start: int
    end: int
    label: str
    probability: float = 1.0
    least: float = 1.0


def labels_of(marks: Iterable[Mark]) -> set[str]:
    """The fields that have a mark."""
    return {mark.label for mark in marks}


def longest_of(marks: Sequence[Mark], label: str) -> Mark | None:
    """The longest mark of a field; None where it has none."""
    found = [mark for mark in marks if mark.label == label]
    return max(found, key=lambda mark: mark.end - mark.start) if found else None


def marks_of(text: str, tokens: Sequence[Token], tags: Sequence[Tag]) -> list[Mark]:
    """The tagged tokens as marks, in order; runs of one label with only punctuation between are one mark."""
    marks: list[Mark] = []
    run: list[int] = []
    for index, tag in enumerate(tags):
        is_free = tag.label == OTHER or tag.label in KINDS
        if tokens[index].kind or is_free or (run and tags[run[-1]].label != tag.label):
            _close(marks, run, tokens, tags)
            run = []
        if tokens[index].kind:
            marks.append(Mark(tokens[index].start, tokens[index].end, tokens[index].kind))
        elif not is_free:
            run.append(index)
    _close(marks, run, tokens, tags)
    return _joined(text, marks)


def _close(marks: list[Mark], run: Sequence[int], tokens: Sequence[Token], tags: Sequence[Tag]) -> None:
    if run:
        chances = [tags[index].probability for index in run]
        mean = sum(chances) / len(chances)
        marks.append(Mark(tokens[run[0]].start, tokens[run[-1]].end, tags[run[0]].label, mean, min(chances)))


def _joined(text: str, marks: Iterable[Mark]) -> list[Mark]:
    joined: list[Mark] = []
    for mark in marks:
        last = joined[-1] if joined else None
        if last and last.label == mark.label and _BETWEEN.fullmatch(text, last.end, mark.start):
            chance = (last.probability + mark.probability) / 2
            joined[-1] = Mark(last.start, mark.end, mark.label, chance, min(last.least, mark.least))
        else:
            joined.append(mark)
    return joined
