"""Giving a field other words of its reference: where a typed value stands, and what other fields lose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from refdesk.domain.dates import Date
from refdesk.domain.draft import Draft, Reading, Span
from refdesk.domain.fields import FIELDS, Kind
from refdesk.domain.names import Name
from refdesk.domain.record import Value
from refdesk.reading.correcting.revising import value_of

#: A year in a title, or a number in a name, may well be read twice: only these share no words.
_EXCLUSIVE = frozenset({Kind.TEXT, Kind.LONG, Kind.NAMES})
_HEAD = re.compile(r"[\s.,;:/|=–—•*<>)\]}”»-]*")
_TAIL = re.compile(r"[\s,;:/|=–—•*<>(\[{“«-]*\Z")
_FULL_STOP = re.compile(r"(?<!\b\w)\.\Z")
_WORD = re.compile(r"\w+")
#: A date is written in so many words at the most (`Accessed` and the like left out).
_LONGEST_DATE = 5


def given_words(draft: Draft, field: str, spans: tuple[Span, ...]) -> Draft:
    """The draft with words given to a field; texts and names that had them have them no more.

    The same draft where the words mean nothing to the field.
    """
    value = value_of(field, " ".join(span.of(draft.text) for span in spans))
    if value is None:
        return draft
    given = draft.with_value(field, value, spans)
    for reading in draft.readings:
        is_exclusive = FIELDS[reading.field].kind in _EXCLUSIVE
        if reading.field != field and is_exclusive and _overlap(reading.spans, spans):
            given = _without(given, reading, spans)
    return given


def overlapping(draft: Draft, span: Span) -> frozenset[str]:
    """The fields that were read from some of these words."""
    return frozenset(each.field for each in draft.readings if _overlap(each.spans, (span,)))


def located(draft: Draft, field: str, value: Value) -> tuple[Span, ...]:
    """Where in the draft's text a typed value stands word for word; empty where nowhere, or in two places.

    Of two places the one that the field was read from wins.
    """
    found = list(_places(draft.text, field, value))
    reading = draft.reading(field)
    own = [span for span in found if reading and _overlap(reading.spans, (span,))]
    choice = found if len(found) == 1 else own
    return (choice[0],) if len(choice) == 1 else ()


def _places(text: str, field: str, value: Value) -> Iterator[Span]:
    if isinstance(value, str):
        yield from _occurrences(text, value)
    elif isinstance(value, Date):
        yield from _written_dates(text, field, value)
    else:
        yield from _written_names(text, field, value)


def _occurrences(text: str, words: str) -> Iterator[Span]:
    """Where words stand in a text, however wrapped; not within longer words."""
    parts = words.split()
    if parts:
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, parts)) + r"(?!\w)"
        yield from (Span(*match.span()) for match in re.finditer(pattern, text))


def _written_dates(text: str, field: str, value: Date) -> Iterator[Span]:
    """The shortest stretches that read as this date."""
    words = list(_WORD.finditer(text)) if value.year is not None else []
    for length in range(1, _LONGEST_DATE + 1):
        reached = 0
        for first, last in zip(words, words[length - 1 :], strict=False):
            stretch = Span(first.start(), last.end())
            is_apart = stretch.start >= reached and str(value.year) in stretch.of(text)
            if is_apart and value_of(field, stretch.of(text)) == value:
                reached = stretch.end
                yield stretch
        if reached:
            return


def _written_names(text: str, field: str, names: tuple[Name, ...]) -> Iterator[Span]:
    """The stretches from the first name to the last that read as just these names."""
    if not names:
        return
    wanted = [name.sorted_form for name in names]
    starts = {span.start for span in _parts(text, names[0])}
    ends = {span.end for span in _parts(text, names[-1])}
    for start, end in sorted(product(starts, ends)):
        read = value_of(field, text[start:end]) if start < end else None
        if isinstance(read, tuple) and [name.sorted_form for name in read] == wanted:
            yield Span(start, end)


def _parts(text: str, name: Name) -> Iterator[Span]:
    for part in (name.family, name.given, name.literal):
        for span in _occurrences(text, part.rstrip(".")):
            yield span
            if text[span.end : span.end + 1] == ".":
                yield Span(span.start, span.end + 1)


def _without(draft: Draft, reading: Reading, taken: tuple[Span, ...]) -> Draft:
    """The draft whose field keeps only what it has beside the taken words."""
    left = [part for span in reading.spans for part in _rest(span, taken)]
    kept = [part for part in (_trimmed(draft.text, part) for part in left) if part]
    if FIELDS[reading.field].kind is not Kind.NAMES:
        kept = sorted(kept, key=len)[-1:]
    words = " ".join(span.of(draft.text) for span in kept)
    return draft.with_value(reading.field, value_of(reading.field, words), tuple(kept))


def _rest(span: Span, taken: Iterable[Span]) -> list[Span]:
    left = [span]
    for cut in taken:
        left = [
            part
            for each in left
            for part in (
                Span(each.start, min(each.end, cut.start)),
                Span(max(each.start, cut.end), each.end),
            )
            if part.start < part.end
        ]
    return left


def _trimmed(text: str, span: Span) -> Span | None:
    """The stretch without the marks around it; None where it has no words."""
    head = _HEAD.match(text, span.start, span.end)
    start = head.end() if head else span.start
    tail = _TAIL.search(text[start : span.end])
    end = start + tail.start() if tail else span.end
    stop = _FULL_STOP.search(text[start:end])
    end = start + stop.start() if stop else end
    return Span(start, end) if _WORD.search(text, start, end) else None


def _overlap(some: Iterable[Span], others: Iterable[Span]) -> bool:
    return any(one.overlaps(other) for one, other in product(some, others))
