"""Where entries begin among the lines of a list, told by a trained model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from threading import Lock
from typing import Protocol

import pycrfsuite

from refdesk.reading.lists.joining import ends_with_links, is_furniture, is_page_mark
from refdesk.reading.lists.likeness import likeness, starts_with_author
from refdesk.reading.lists.line_features import features_of
from refdesk.reading.text.lines import Line
from refdesk.resource_files import resource

START, REST = "start", "rest"
#: Lines are tagged so many at a time, which bounds the memory of a very long list.
_PORTION = 2000
#: A second work under one number must be so probable: numbers as a rule stand for one.
_SURE = 0.8
_FEWEST_LINKS = 2
#: A line that is so like a reference is a whole one.
_WHOLE = 5
_MOST_PARTS = 25
_LIKE_REFERENCE = 3
_FINAL = ".;])"
_PARTICLE = re.compile(
    r"(?:d[aeiou]s?|del|della|van|von|der|den|ten|ter|el|al|la|le|bin|ibn|af|av|zu)[\s'\u2019-]"
)
_LETTERED = re.compile(r"[a-h]\s?\)")


class Starts(Protocol):
    """Whatever tells where entries begin."""

    def places(self, lines: Sequence[Line]) -> list[int]:
        """The indexes of the lines that begin an entry; the first line always is one."""

    def second_works(self, lines: Sequence[Line], numbered: frozenset[int]) -> frozenset[int]:
        """The lines of a numbered list that begin another work under the number above them."""


class EntryStarts:
    """The trained model, opened from its file; threads take turns."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._crf = pycrfsuite.Tagger()
        self._crf.open(str(resource("models", "entry_starts.crfsuite")))

    def places(self, lines: Sequence[Line]) -> list[int]:
        """The indexes of the lines that begin an entry; the first line always is one.

        Links that a publisher prints behind every reference part them surely; the model splits the rest.
        """
        starts: list[int] = []
        for low, high in _between_links(lines):
            own = [place for place in range(low, high) if not is_furniture(lines[place].text)]
            if not own:
                continue
            chances = self._chances([lines[place] for place in own], frozenset())
            is_one = _is_one_entry([lines[place].text for place in own]) and (low, high) != (0, len(lines))
            starts += [
                place
                for index, (place, chance) in enumerate(zip(own, chances, strict=True))
                if index == 0
                or (
                    _can_begin(lines[own[index - 1]].text, lines[place].text)
                    and (chance > 0.5 and (not is_one or _is_apart(lines[place], chance)))
                )
            ]
        return starts or [0]

    def second_works(self, lines: Sequence[Line], numbered: frozenset[int]) -> frozenset[int]:
        """The lines of a numbered list that begin another work under the number above them."""
        possible = {
            place
            for place in range(1, len(lines))
            if place not in numbered and _can_be_second(lines[place - 1].text, lines[place].text)
        }
        if not possible:
            return frozenset()
        chances = self._chances(lines, numbered)
        return frozenset(place for place in possible if chances[place] > _SURE)

    def _chances(self, lines: Sequence[Line], numbered: frozenset[int]) -> list[float]:
        """For every line how probable it is that an entry begins there."""
        chances: list[float] = []
        for low in range(0, len(lines), _PORTION):
            portion = lines[low : low + _PORTION]
            own = frozenset(place - low for place in numbered if low <= place < low + len(portion))
            with self._turn:
                self._crf.set(features_of(portion, own))
                labels = self._crf.tag()
                found = [self._crf.marginal(START, place) for place in range(len(portion))]
            chances += [
                max(chance, 0.51) if label == START else min(chance, 0.5)
                for chance, label in zip(found, labels, strict=True)
            ]
        return chances


def _between_links(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The stretches that end with links of the publisher; all lines where there are few such links."""
    links = {place for place, line in enumerate(lines) if ends_with_links(line.text)}
    bare = {place for place in links if is_furniture(lines[place].text)}
    ends = [place + 1 for place in sorted(links) if place + 1 not in bare]
    if len(ends) < _FEWEST_LINKS:
        return [(0, len(lines))]
    if ends[-1] != len(lines):
        ends.append(len(lines))
    return list(zip([0, *ends[:-1]], ends, strict=True))


def _can_begin(before: str, text: str) -> bool:
    """Whether a line can begin an entry: not with a small letter inside a sentence, but for names."""
    return not text[0].islower() or before[-1] in _FINAL or _PARTICLE.match(text) is not None


def _is_apart(line: Line, chance: float) -> bool:
    """Whether a line surely begins an entry though no links stand before it."""
    return line.gap > 0 and chance > _SURE and likeness(line.text) >= _LIKE_REFERENCE


def _is_one_entry(texts: Sequence[str]) -> bool:
    """Whether the lines between two links are parts of one reference rather than several references."""
    whole = sum(likeness(text) >= _WHOLE for text in texts)
    return whole <= 1 and len(texts) <= _MOST_PARTS


def _can_be_second(before: str, text: str) -> bool:
    if is_page_mark(text):
        return False
    if _LETTERED.match(text):
        return True
    return (before[-1] in ".;])" or before[-1].isdigit()) and starts_with_author(text)


@lru_cache(maxsize=1)
def entry_starts() -> EntryStarts:
    """The model, opened once."""
    return EntryStarts()
