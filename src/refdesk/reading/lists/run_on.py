"""References that run on in one paragraph without numbers: where each begins, told by a trained model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

import pycrfsuite

from refdesk.reading.lists.heads_and_tails import (
    HEAD,
    TAIL,
    author_pattern,
    binned,
    head_features,
    tail_features,
)
from refdesk.reading.lists.likeness import YEAR, likeness
from refdesk.resource_files import resource

START, REST = "start", "rest"
_ENDS = r"[.;)\]\d\"\u201d\u00bb>/\u3002\uff0e]"
#: A reference begins behind one of these, or an address, never with a small letter but for particles.
_PLACE = re.compile(r"(\S+)\s+(?=[^\W\d_]|[\"\u201c\u00ab\u201e\u300a\[]|[-\u2010-\u2015_])")
_CAN_END = re.compile(rf"{_ENDS}$|https?:|www\.|10\.\d{{4}}")
_PARTICLE = re.compile(r"(?:d[aeiou]s?|del|della|van|von|der|den|ten|ter|el|al|la|le|bin|ibn)[\s'\u2019-]")
_BRACKET = re.compile(r"[(\[\u201c\u00ab]|[)\]\u201d\u00bb]")
_AROUND = 250
#: So many places are tagged at a time, which bounds the memory of a very long paragraph.
_PORTION = 2000
_LIKE_REFERENCE = 2
#: No reference is longer, in letters: what follows must not wait for the end of a stretch that is none.
_LONGEST = 1500
#: A beginning must be so probable; several on average so, one alone so.
_LIKELY, _SURE, _SUREST = 0.5, 0.8, 0.98


class Place(NamedTuple):
    """Where a reference may begin, and how probable it is that one does."""

    start: int
    chance: float


class RunOnReferences:
    """The trained model, opened from its file; threads take turns."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._crf = pycrfsuite.Tagger()
        self._crf.open(str(resource("models", "run_on.crfsuite")))

    def beginnings(self, text: str) -> list[int]:
        """Where the references of a paragraph begin, 0 the first; only 0 where it hardly has several."""
        kept: list[Place] = []
        for place in self._places(text):
            if not kept or (place.chance > _LIKELY and _is_whole(text[kept[-1].start : place.start])):
                kept.append(place)
        if len(kept) > 1 and not _is_whole(text[kept[-1].start :]):
            kept.pop()
        return [place.start for place in kept] if _are_sure(text, kept[1:]) else [0]

    def _places(self, text: str) -> list[Place]:
        starts = possible_starts(text)
        found: list[Place] = []
        for low in range(0, len(starts), _PORTION):
            own = starts[low : low + _PORTION]
            with self._turn:
                self._crf.set(features_of(text, own))
                labels = self._crf.tag()
                chances = [self._crf.marginal(START, place) for place in range(len(own))]
            found += [
                Place(start, chance)
                for start, chance, label in zip(own, chances, labels, strict=True)
                if label == START or not start
            ]
        return found


def _are_sure(text: str, begun: Sequence[Place]) -> bool:
    """Whether the beginnings behind the first are sure on the whole; a single one must be an author's too."""
    if len(begun) == 1:
        pattern = author_pattern(text[begun[0].start : begun[0].start + HEAD])
        return begun[0].chance > _SUREST and pattern in ("surname", "initials")
    return bool(begun) and sum(place.chance for place in begun) / len(begun) > _SURE


def _is_whole(text: str) -> bool:
    return len(text) > _LONGEST or likeness(text) >= _LIKE_REFERENCE


def possible_starts(text: str) -> list[int]:
    """The places where a reference can begin by the marks around it; 0 is the first."""
    return [0] + [
        match.end()
        for match in _PLACE.finditer(text)
        if _CAN_END.search(match[1])
        and not _is_initial(match[1])
        and (not text[match.end()].islower() or _PARTICLE.match(text, match.end()))
    ]


def _is_initial(word: str) -> bool:
    """Whether a name or a title goes on behind a word such as `J.` or `(B.`; `211 с.` may end a reference."""
    letter = word[-2:-1]
    return word.endswith(".") and letter.isupper() and not word[:-2].strip('(-"')


def features_of(text: str, starts: Sequence[int]) -> list[list[str]]:
    """For every possible start its features."""
    first = author_pattern(text[starts[0] : starts[0] + HEAD]) if starts else ""
    depths = _depths(text, starts)
    years = [match.start() for match in YEAR.finditer(text, *_reach(text, starts))] if starts else []
    features, low = [], 0
    for place, start in enumerate(starts):
        before, after = text[max(0, start - _AROUND) : start].rstrip(), text[start : start + _AROUND]
        pattern = author_pattern(after[:HEAD])
        own = ["0:" + each for each in head_features(after[:HEAD], pattern)]
        own += ["p:" + each for each in tail_features(before[-TAIL:])]
        while low < len(years) and years[low] < start:
            low += 1
        back = binned(start - years[low - 1], (10, 30, 70, 150, 300)) if low else "none"
        ahead = binned(years[low] - start, (10, 30, 70, 150, 300)) if low < len(years) else "none"
        like = max(likeness(after), 0)
        own += [
            f"years={back}|{ahead}",
            f"back={back}",
            f"like={like}",
            f"like|back={like}|{back}",
            f"depth={min(depths[place], 2)}",
            f"first={first}|{pattern}",
            f"first={first}|{pattern}|{ahead}",
            f"pattern|back={pattern}|{back}",
            f"tail|pattern={before[-1:] if not before[-1:].isalnum() else 'x'}|{pattern}|{ahead}",
        ]
        features.append(own + list(_features_of_neighbours(text, starts, place)))
    return features


def _features_of_neighbours(text: str, starts: Sequence[int], place: int) -> Iterator[str]:
    """What the possible starts before and behind this one tell."""
    start = starts[place]
    if place == 0:
        yield "first"
    if place + 1 < len(starts):
        following = starts[place + 1]
        yield f"n:{binned(following - start, (5, 12, 30, 80))}"
        yield f"n:pattern={author_pattern(text[following : following + HEAD])}"
    if place:
        yield f"b:{binned(start - starts[place - 1], (5, 12, 30, 80))}"


def _reach(text: str, starts: Sequence[int]) -> tuple[int, int]:
    return max(0, starts[0] - _AROUND), min(len(text), starts[-1] + 2 * _AROUND)


def _depths(text: str, starts: Sequence[int]) -> list[int]:
    """How many brackets and quotations are open at each start, counted from a little before it."""
    depths = []
    for start in starts:
        depth = 0
        for match in _BRACKET.finditer(text, max(0, start - _AROUND), start):
            depth = depth + 1 if match.group() in "([\u201c\u00ab" else max(0, depth - 1)
        depths.append(depth)
    return depths


@lru_cache(maxsize=1)
def run_on_references() -> RunOnReferences:
    """The model, opened once."""
    return RunOnReferences()
