"""What the stretches of a reference between commas, stops and quotes hold, and what follows them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from refdesk.reading.names.gazetteer import LEFT_OUT, JournalTitles
from refdesk.reading.strings.word_marks import Word

#: What a segment may hold that tells of its field, by the mark it gets.
_TELLING = frozenset(
    {"journal", "house", "body", "meeting", "thesis", "report", "place", "month", "editor", "access"}
)
_BORDERS = frozenset(',;:()[]“”"«»„')
#: What belongs to the segment before it where it follows that at once, as a stop after a bracket.
_CLOSING = _BORDERS | {"."}
_FAR = 4
#: The place of this segment and of all later ones.
_LATE = 9


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
    sides = [_NONE, *segments, _NONE]
    for place, (former, segment, following) in enumerate(zip(sides, segments, sides[2:], strict=False)):
        start, end, cues, begins, cases = segment
        last = words[end - 1].shape
        size = min(end - start, 12) // 2
        until = numbered[place]
        marks = [
            _mark("G", place if place < _LATE else _LATE, begins),
            _mark("L", size, last, following.begins),
            _mark("C", cases, size, until),
            _mark("U", until, last),
            _beside("O", following.begins, following.cues),
            _beside("P", former.begins, former.cues),
        ]
        if cues:
            marks += [f"H{cue}".encode() for cue in cues]
        found.extend([marks] * (end - start))
    return _with_journals(found, segments, words, journals)


_NONE = _Segment(0, 0, (), "$", "")


@lru_cache(maxsize=16_384)
def _mark(kind: str, *values: str | int) -> bytes:
    return f"{kind}{'|'.join(map(str, values))}".encode()


@lru_cache(maxsize=4096)
def _beside(kind: str, begins: str, cues: tuple[str, ...]) -> bytes:
    return f"{kind}{begins}{','.join(cues)}".encode()


def _cut(words: Sequence[Word]) -> list[_Segment]:
    segments: list[_Segment] = []
    start = 0
    last = len(words) - 1
    borders = [index for index, word in enumerate(words) if word.form in _CLOSING]
    if last >= 0 and (not borders or borders[-1] != last):
        borders.append(last)
    for index in borders:
        if index == start and segments and words[index].form in _CLOSING:
            segments[-1] = segments[-1]._replace(end=index + 1)
            start = index + 1
        elif index == last or _ends_segment(words, index):
            segments.append(_segment(words, start, index + 1))
            start = index + 1
    return segments


def _segment(words: Sequence[Word], start: int, end: int) -> _Segment:
    held = words[start:end]
    cues = [word.cue for word in held if word.cue in _TELLING]
    first = "9" if held[0].is_number else held[0].shape[:1]
    return _Segment(start, end, tuple(sorted({*cues})) if cues else (), first, _cases(held))


def _ends_segment(words: Sequence[Word], index: int) -> bool:
    form = words[index].form
    if form == ".":
        return index > 0 and len(words[index - 1].form) > 3
    return form in _BORDERS


def _cases(words: Sequence[Word]) -> str:
    """Whether the longer words have capitals: all (C, U), none but the first (s), some (m), none (l)."""
    cases = "".join([word.case for word in words])
    if not cases:
        return "-"
    small = cases.count("l")
    if not small:
        return "C" if "C" in cases else "U"
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
    forms = [word.form for word in words]
    kept = [index for index, form in enumerate(forms) if form[0].isalpha() and form not in LEFT_OUT]
    breaks = [index for index, form in enumerate(forms) if form not in _INSIDE and not form[0].isalpha()]
    breaks.append(len(words))
    reached = 0
    for segment in segments:
        start = _first_word(words, segment.start) if segment.start >= reached else len(words)
        end = min(start + _LONGEST_SEARCH, breaks[bisect_left(breaks, start)]) if start < len(words) else 0
        if end <= start:
            continue
        low, high = bisect_left(kept, start), bisect_left(kept, end)
        count = journals.count_of([forms[place] for place in kept[low:high]])
        if count:
            reached = kept[low + count - 1] + 1
            size = b"J%d" % min(sum(form[0].isalpha() for form in forms[start:reached]), 3)
            for place in range(start, reached):
                found[place] = [*found[place], size, b"j0" if place == start else b"j1"]
    return found


def _first_word(words: Sequence[Word], start: int) -> int:
    """Where the words from a place on begin that may be a journal's name; the end where they begin small."""
    while start < len(words) and (words[start].form in _LEADING or words[start].cue == "in"):
        start += 1
    return start if start < len(words) and words[start].shape[0] in "Xhk" else len(words)


_LONGEST_SEARCH = 20
_INSIDE = frozenset({".", "&", "-", "*"})
_LEADING = frozenset({".", "*", "“", "«", "the"})
