"""Edges: where a field's words begin and end in a reference, told by the marks and fields beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from refdesk.domain.draft import Draft, Reading, Span

_NO_WORDS = r"[^\w]*"
_GAP_BEFORE = re.compile(rf"{_NO_WORDS}\Z")
_GAP_AFTER = re.compile(_NO_WORDS)
#: At most two words that no field has, and a colon or space behind them: `In:`, `Available at`, `В кн.:`.
_CUE = re.compile(r"(?<!\w)(?:[^\W\d_]{1,12}\s)?[^\W\d_]{2,12}(?:\.?\s?:\s*|\s+)\Z")
_INITIAL = re.compile(r"(?:(?<!\w)\w|(?<!\w)[^\W\d_a-zа-я]{2,3})\.?\Z")
#: What a full stop, comma or space may follow to tell an edge: everything else it follows too often.
_TELLING_SHAPES = frozenset({"initial", "number"})
_OPENING, _CLOSING = "“„«\"'‘", "”“»\"'’"
_DASHES = "‐‑‒–—―−-"


class Strength(IntEnum):
    """How rarely a mark means anything else."""

    WEAK = 0
    FAIR = 1
    STRONG = 2


class EdgeKind(StrEnum):
    """What an edge is told by: the text's own end, the field beside it, the mark alone, or where it was."""

    TEXT = "text"
    FIELD = "field"
    MARK = "mark"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge of a field's words. `mark` stands between the words and what is beside them.

    `is_last` tells that of several such marks the last one counts, `shape` what the mark follows.
    """

    kind: EdgeKind
    mark: str = ""
    field: str = ""
    is_last: bool = False
    shape: str = ""

    @property
    def strength(self) -> Strength:
        """How surely the mark alone tells the edge."""
        return _strength(self.mark) if self.kind is EdgeKind.MARK else Strength.WEAK


def edges_before(draft: Draft, span: Span, zone: Span, own: Reading | None) -> Iterator[Edge]:
    """What tells where the words begin, the most telling first. `draft` has the fields that stay as they are.

    A weak mark counts only within the zone. `own` is how the field itself was read before.
    """
    text = draft.text
    gap = _GAP_BEFORE.search(text, 0, span.start)
    begin = gap.start() if gap else span.start
    mark = text[begin : span.start]
    cue = _CUE.search(text[: span.start])
    if cue and _is_unread(draft, Span(cue.start(), begin)):
        yield from _counted_before(draft, cue[0], span, zone)
    if begin == 0:
        yield Edge(EdgeKind.TEXT, mark)
        return
    if _strength(mark) > Strength.WEAK:
        yield from _counted_before(draft, mark, span, zone)
    for reading in draft.readings:
        if _end_of(reading) in range(begin, span.start + 1):
            yield Edge(EdgeKind.FIELD, text[_end_of(reading) : span.start], reading.field)
    if _strength(mark) is Strength.WEAK and _shape(text, begin) in _TELLING_SHAPES:
        yield from _counted_before(draft, mark, span, zone)
    if own and _start_of(own) == span.start:
        yield Edge(EdgeKind.OWN, field=own.field)


def edges_after(draft: Draft, span: Span, own: Reading | None) -> Iterator[Edge]:
    """What tells where the words end, the most telling first."""
    text = draft.text
    gap = _GAP_AFTER.match(text, span.end)
    end = gap.end() if gap else span.end
    mark = text[span.end : end]
    if end == len(text):
        yield Edge(EdgeKind.TEXT, mark)
        return
    if _strength(mark) > Strength.WEAK:
        yield Edge(EdgeKind.MARK, mark)
    for reading in draft.readings:
        if _start_of(reading) in range(span.end, end + 1):
            yield Edge(EdgeKind.FIELD, text[span.end : _start_of(reading)], reading.field)
    if own and _end_of(own) == span.end:
        yield Edge(EdgeKind.OWN, field=own.field)


def find_start(edge: Edge, draft: Draft, zone: Span) -> int | None:
    """Where the words begin in another reference by this edge; None where nothing is like it."""
    if edge.kind is EdgeKind.TEXT:
        found = re.match(_NO_WORDS if edge.mark else r"\s*", draft.text)
        return found.end() if found else None
    reading = draft.reading(edge.field)
    if edge.kind is EdgeKind.OWN:
        return _start_of(reading) if reading and reading.spans else None
    if edge.kind is EdgeKind.FIELD:
        end = _end_of(reading) if reading and reading.spans else len(draft.text)
        found = re.compile(_pattern(edge.mark)).match(draft.text, end)
        return found.end() if found and end < len(draft.text) else None
    places = list(_starts(edge, draft, zone))
    return (places[-1] if edge.is_last else places[0]) if places else None


def find_end(edge: Edge, draft: Draft, start: int) -> int | None:
    """Where words that begin at `start` end by this edge; None where nothing is like it."""
    text = draft.text
    if edge.kind is EdgeKind.TEXT:
        gap = re.search(_pattern(edge.mark) + r"\Z", text) if edge.mark.strip() else None
        return gap.start() if gap and gap.start() > start else len(text.rstrip())
    reading = draft.reading(edge.field)
    if edge.kind is EdgeKind.OWN:
        return _end_of(reading) if reading and reading.spans else None
    if edge.kind is EdgeKind.FIELD:
        limit = _start_of(reading) if reading and reading.spans else -1
        gap = re.search(_pattern(edge.mark) + r"\Z", text[:limit]) if limit > start else None
        return gap.start() if gap and gap.start() > start else None
    found = re.compile(_bounded(edge.mark)).search(text, start + 1)
    return found.start() if found else None


def _counted_before(draft: Draft, mark: str, span: Span, zone: Span) -> Iterator[Edge]:
    """The mark before the words where they follow the first of its kind, or the last."""
    edge = Edge(EdgeKind.MARK, mark, shape=_shape(draft.text, span.start - len(mark)))
    places = list(_starts(edge, draft, zone))
    if places and places[0] == span.start:
        yield edge
    elif places and places[-1] == span.start:
        yield Edge(EdgeKind.MARK, mark, is_last=True, shape=edge.shape)


def _starts(edge: Edge, draft: Draft, zone: Span) -> Iterator[int]:
    """Where words begin behind the mark."""
    is_weak = edge.strength is Strength.WEAK
    for found in re.finditer(_bounded(edge.mark), draft.text):
        is_here = zone.start <= found.end() <= zone.end and _shape(draft.text, found.start()) == edge.shape
        if is_here or not is_weak:
            yield found.end()


def _start_of(reading: Reading) -> int:
    return min(each.start for each in reading.spans)


def _end_of(reading: Reading) -> int:
    return max(each.end for each in reading.spans)


def _is_unread(draft: Draft, span: Span) -> bool:
    return not any(each.overlaps(span) for reading in draft.readings for each in reading.spans)


def _strength(mark: str) -> Strength:
    if "//" in mark or re.search(r"\w", mark):
        return Strength.STRONG
    is_fair = re.search(rf"[:;/|=(\[{{{_OPENING}]|\s[{_DASHES}]\s", mark)
    return Strength.FAIR if is_fair else Strength.WEAK


def _bounded(mark: str) -> str:
    """The mark and nothing more: a comma is none of `.,`."""
    if re.search(r"\w", mark):
        return r"(?<!\w)" + _pattern(mark)
    return rf"(?<![^\w\s]){_pattern(mark)}(?![^\w\s])"


def _pattern(mark: str) -> str:
    """The mark in any spacing, with any dash or quote for another."""
    is_weak = _strength(mark) is Strength.WEAK
    space = r"\s+" if is_weak else r"\s*"
    return re.sub(
        r"(?:\\s[*+])+", lambda found: found[0][:3], "".join(_one(letter, space) for letter in mark)
    )


def _one(letter: str, space: str) -> str:
    if letter.isspace():
        return space
    for alike in (_DASHES, _OPENING, _CLOSING):
        if letter in alike:
            return f"[{alike}]"
    return f"(?i:{re.escape(letter)})" if letter.isalpha() else re.escape(letter)


def _shape(text: str, place: int) -> str:
    """What stands before a place: an initial, a number, a mark, or a word."""
    before = text[max(0, place - 6) : place]
    if _INITIAL.search(before):
        return "initial"
    last = before[-1:]
    return "number" if last.isdigit() else "word" if last.isalpha() else "mark"
