"""Where entries begin among the lines of a list, told by a trained model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from threading import Lock

import pycrfsuite

from refdesk.reading.likeness import starts_with_author
from refdesk.reading.line_features import features_of
from refdesk.reading.lines import Line
from refdesk.resource_files import resource

START, REST = "start", "rest"
#: Lines are tagged so many at a time, which bounds the memory of a very long list.
_PORTION = 2000
#: A second work under one number must be so probable: numbers as a rule stand for one.
_SURE = 0.8
_LETTERED = re.compile(r"[a-h]\s?\)")


class EntryStarts:
    """The trained model, opened from its file; threads take turns."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._crf = pycrfsuite.Tagger()
        self._crf.open(str(resource("models", "entry_starts.crfsuite")))

    def places(self, lines: Sequence[Line]) -> list[int]:
        """The indexes of the lines that begin an entry; the first line always is one."""
        chances = self._chances(lines, frozenset())
        return [place for place, chance in enumerate(chances) if place == 0 or chance > 0.5]

    def second_works(self, lines: Sequence[Line], numbered: frozenset[int]) -> frozenset[int]:
        """The lines of a numbered list that begin another work under the number above them."""
        chances = self._chances(lines, numbered)
        likely = {place for place, chance in enumerate(chances) if place and chance > _SURE} - numbered
        return frozenset(
            place for place in likely if _can_be_second(lines[place - 1].text, lines[place].text)
        )

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


def _can_be_second(before: str, text: str) -> bool:
    if _LETTERED.match(text):
        return True
    return (before[-1] in ".;])" or before[-1].isdigit()) and starts_with_author(text)


@lru_cache(maxsize=1)
def entry_starts() -> EntryStarts:
    """The model, opened once."""
    return EntryStarts()
