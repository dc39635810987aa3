"""What the stretches of a reference between commas, stops and quotes hold, and what follows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from refdesk.reading.names.gazetteer import JournalTitles
from refdesk.reading.strings.word_marks import Word

#: What a segment may hold that tells of its field, by the mark it gets.
_TELLING = frozenset(
    {"journal", "house", "body", "meeting", "thesis", "report", "place", "month", "editor", "access"}
)
_BORDERS = frozenset(',;:()[]“”"«»„')
#: What belongs to the segment before it where it follows that at once, as a stop after a bracket.
_CLOSING = _BORDERS | {"."}
_FAR = 4


class _Segment(NamedTuple):
    """`words[start:end]` with the mark that ends it."""

    start: int
    end: int
    cues: tuple[str, ...]
    begins: str
    cases: str


def segments_of(words: Sequence[Word], journals: JournalTitles) -> list[list[bytes]]:
    """For each word: the features of its segment and of the ones beside it."""
    segments = _cut(words)
    numbered = _until_number(segments)
    found: list[list[bytes]] = []
    for place, segment in enumerate(segments):
        last = words[segment.end - 1].shape
        following = segments[place + 1] if place + 1 < len(segments) else _NONE
        former = segments[place - 1] if place else _NONE
        size = min(segment.end - segment.start, 12) // 2
        marks = [
            f"G{min(place, 9)}|{segment.begins}".encode(),
            f"L{size}|{last}|{following.begins}".encode(),
            f"C{segment.cases}|{size}|{numbered[place]}".encode(),
            f"U{numbered[place]}|{last}".encode(),
            f"O{following.begins}{','.join(following.cues)}".encode(),
            f"P{former.begins}{','.join(former.cues)}".encode(),
            *(f"H{cue}".encode() for cue in segment.cues),
        ]
        found.extend([marks] * (segment.end - segment.start))
    return _with_journals(found, segments, words, journals)


_NONE = _Segment(0, 0, (), "$", "")


def _cut(words: Sequence[Word]) -> list[_Segment]:
    segments: list[_Segment] = []
    start = 0
    last = len(words) - 1
    for index, word in enumerate(words):
        is_border = word.form in _CLOSING
        if index == start and is_border and segments:
            segments[-1] = segments[-1]._replace(end=index + 1)
            start = index + 1
        elif index == last or (is_border and _ends_segment(words, index)):
            held = words[start : index + 1]
            cues = sorted({word.cue for word in held} & _TELLING)
            first = "9" if held[0].is_number else held[0].shape[:1]
            segments.append(_Segment(start, index + 1, tuple(cues), first, _cases(held)))
            start = index + 1
    return segments


def _ends_segment(words: Sequence[Word], index: int) -> bool:
    form = words[index].form
    if form == ".":
        return index > 0 and len(words[index - 1].form) > 3
    return form in _BORDERS


def _cases(words: Sequence[Word]) -> str:
    """Whether the longer words have capitals: all (C, U), none but the first (s), some (m), none (l)."""
    cases = [word.case for word in words if word.case]
    if not cases:
        return "-"
    small = cases.count("l")
    if not small:
        return "U" if "C" not in cases else "C"
    if small == len(cases):
        return "l"
    return "s" if small == len(cases) - 1 and cases[0] != "l" else "m"


def _until_number(segments: Sequence[_Segment]) -> list[int]:
    """How many segments each stands before the next that begins with a number (at most four)."""
    distances = [_FAR] * len(segments)
    distance = _FAR
    for place in range(len(segments) - 1, -1, -1):
        distances[place] = distance
        distance = 0 if segments[place].begins == "9" else min(distance + 1, _FAR)
    return distances


def _with_journals(
    found: list[list[bytes]], segments: Sequence[_Segment], words: Sequence[Word], journals: JournalTitles
) -> list[list[bytes]]:
    """With a mark on the words that are the title of a known journal, whole or abbreviated."""
    reached = 0
    for segment in segments:
        places = _words_from(words, segment.start) if segment.start >= reached else ()
        count = journals.longest([words[place].form for place in places]) if places else 0
        if count:
            reached = places[count - 1] + 1
            size = min(count, 3)
            for place in range(places[0], reached):
                found[place] = [*found[place], b"J%d" % size, b"j0" if place == places[0] else b"j1"]
    return found


def _words_from(words: Sequence[Word], start: int) -> Sequence[int]:
    """The words from a place on that only stops, hyphens and "&" part; none after a small first letter."""
    while start < len(words) and (words[start].form in _LEADING or words[start].cue == "in"):
        start += 1
    if start == len(words) or words[start].shape[0] not in "Xhk":
        return ()
    places: list[int] = []
    for index in range(start, min(start + _LONGEST_SEARCH, len(words))):
        if words[index].form[0].isalpha():
            places.append(index)
        elif words[index].form not in _INSIDE:
            break
    return places


_LONGEST_SEARCH = 20
_INSIDE = frozenset({".", "&", "-", "*"})
_LEADING = frozenset({".", "*", "“", "«", "the"})
