"""Reading parts of a page anew as a person corrects them: a reference, its end, the words of a field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from refdesk.domain.dates import Date
from refdesk.domain.draft import Page, ReferenceDraft, Span
from refdesk.domain.fields import FIELDS, Kind
from refdesk.domain.record import Value
from refdesk.reading.lists.numbering import label_of
from refdesk.reading.names.person_names import read_names
from refdesk.reading.strings.reference import LONGEST, read_reference
from refdesk.reading.text.lines import Line
from refdesk.reading.text.written_dates import read_date

Pieces = tuple[tuple[int, Span], ...]


def reread(reference: ReferenceDraft, text: str) -> ReferenceDraft:
    """The reference with another text, read anew; words that stay keep their place in the page."""
    return replace(reference, draft=read_reference(text), pieces=_kept_pieces(reference, text))


def merged(page: Page, first: ReferenceDraft, second: ReferenceDraft) -> ReferenceDraft:
    """Two references that follow each other as one, under the number of the first.

    What stands between them in the page, the second one's label for instance, belongs to neither's text.
    """
    text = f"{first.text} {second.text}".strip()
    shift = len(text) - len(second.text)
    pieces = (*first.pieces, *((start + shift, place) for start, place in second.pieces))
    start = min(first.raw_span.start, second.raw_span.start)
    end = max(first.raw_span.end, second.raw_span.end)
    raw_span = Span(start, min(end, len(page.text)))
    return replace(first, draft=read_reference(text), raw_span=raw_span, pieces=pieces)


def split_at(page: Page, reference: ReferenceDraft, place: int) -> tuple[ReferenceDraft, ReferenceDraft]:
    """The reference cut before `place` of its text; ValueError where one part has no words.

    A number that the second part begins with is its label, else it counts on from the first.
    """
    head, tail = reference.text[:place].rstrip(), reference.text[place:]
    skipped = len(tail) - len(tail.lstrip())
    label = label_of(Line(tail.strip(), 0, 0, 0))
    start = place + skipped + (label.end if label and not label.is_alone else 0)
    text = reference.text[start:].rstrip()
    if not head or not text:
        raise ValueError("a part without words")
    first_pieces, second_pieces = (
        _cut(reference.pieces, 0, len(head)),
        _cut(reference.pieces, start, start + len(text)),
    )
    border = _border(page, reference, place + skipped)
    first = replace(
        reference,
        draft=read_reference(head),
        raw_span=Span(reference.raw_span.start, border),
        pieces=first_pieces,
    )
    second = ReferenceDraft(
        label.value if label else reference.number + 1,
        reference.text[place + skipped : start].strip(),
        read_reference(text, first.draft),
        Span(border, reference.raw_span.end),
        second_pieces,
    )
    return first, second


def value_of(field: str, words: str) -> Value | None:
    """What the words mean as a value of the field: names, a date, or the words; None where there are none."""
    words = " ".join(words.split())
    if not words:
        return None
    kind = FIELDS[field].kind
    if kind is Kind.NAMES:
        return read_names(words) or None
    if kind is Kind.DATE:
        return read_date(words) or Date(literal=words)
    return words


def _kept_pieces(reference: ReferenceDraft, text: str) -> Pieces:
    """Where the stretches that both texts have stand in the page."""
    if len(text) > LONGEST or len(reference.text) > LONGEST:
        return ()
    same = SequenceMatcher(None, reference.text, text, autojunk=False).get_matching_blocks()
    pieces = []
    for old, new, length in same:
        for start, place in _cut(reference.pieces, old, old + length):
            pieces.append((new + start, place))
    return tuple(pieces)


def _cut(pieces: Pieces, low: int, high: int) -> Pieces:
    """The pieces of a stretch of the text, counted from its beginning."""
    return tuple(_cut_each(pieces, low, high))


def _cut_each(pieces: Pieces, low: int, high: int) -> Iterator[tuple[int, Span]]:
    for start, place in pieces:
        first, last = max(start, low), min(start + len(place), high)
        if first < last:
            yield first - low, Span(place.start + first - start, place.start + last - start)


def _border(page: Page, reference: ReferenceDraft, place: int) -> int:
    """Where in the page the second part begins."""
    spans = reference.page_spans(Span(place, len(reference.text)))
    return spans[0].start if spans else min(reference.raw_span.end, len(page.text))
