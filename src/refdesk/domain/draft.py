"""Drafts: what was read from pasted text and is not saved yet, with the words behind every field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from refdesk.domain.record import Record, Value

#: A field whose confidence is below this is marked as doubtful in the window.
DOUBTFUL_BELOW = 0.7


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)` in code points of a text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of this stretch."""
        return text[self.start : self.end]

    def moved(self, by: int) -> Span:
        """The same stretch, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


class Source(StrEnum):
    """What says a field: the text, tags in the page's HTML, the page's address, or a person."""

    TEXT = "text"
    HTML = "html"
    ADDRESS = "address"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Reading:
    """How one field was read: the spans its words come from, and how sure the reading is (0 to 1).

    `spans` is empty only for a value that the text does not have; `source` tells what has it. A field may
    come from several places; the first is the main one. With HTML as source, they say the same.
    """

    field: str
    spans: tuple[Span, ...]
    confidence: float
    source: Source = Source.TEXT

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look at it."""
        return self.confidence < DOUBTFUL_BELOW


@dataclass(frozen=True, slots=True)
class Draft:
    """A record read from `text`, a reading for every field, in the order of the text.

    Spans count in `text`: the page's for an article, the reference's own text for a reference.
    `type_confidence` is how sure the record's type is.
    """

    record: Record
    readings: tuple[Reading, ...]
    text: str
    type_confidence: float = 1.0

    def reading(self, field_name: str) -> Reading | None:
        """The reading of one field."""
        return next((each for each in self.readings if each.field == field_name), None)

    def confidence(self, field_name: str) -> float:
        """0 to 1; 0 for a field that was not read."""
        reading = self.reading(field_name)
        return reading.confidence if reading else 0.0

    @property
    def doubtful(self) -> tuple[str, ...]:
        """The fields to be checked, in the order of the text."""
        return tuple(each.field for each in self.readings if each.is_doubtful)

    def unread(self) -> tuple[Span, ...]:
        """The stretches of `text` that no field uses, in order, trimmed of white space, none empty."""
        used = sorted(span for reading in self.readings for span in reading.spans)
        return tuple(_trimmed(gaps_between(used, len(self.text)), self.text))

    def with_value(self, field_name: str, value: Value | None, spans: tuple[Span, ...] = ()) -> Self:
        """The draft after a person set a field, by hand or by assigning words: sure, from `spans`."""
        others = tuple(each for each in self.readings if each.field != field_name)
        record = self.record.with_field(field_name, value)
        source = Source.TEXT if spans else Source.PERSON
        added = (Reading(field_name, spans, 1.0, source),) if field_name in record else ()
        return replace(self, record=record, readings=others + added)

    def accepted(self, field_name: str) -> Self:
        """The draft after a person accepted a field as read."""
        readings = tuple(
            replace(each, confidence=1.0) if each.field == field_name else each for each in self.readings
        )
        return replace(self, readings=readings)


@dataclass(frozen=True, slots=True)
class ReferenceDraft:
    """One entry of a reference list as read.

    `number` is its place as printed, or counted where none is printed (`label` is then empty); `label` is
    the printed mark ("[12]", "3."). `draft.text` is the entry's own text: hard wraps joined, furniture of
    the page left out. `pieces` tells where that text stands in the page: pairs (start in the text, span in
    the page), in order, of equal length each; between two pieces the text has one space or nothing.
    `raw_span` is the stretch of the page from the label to the entry's end, furniture included.
    """

    number: int
    label: str
    draft: Draft
    raw_span: Span
    pieces: tuple[tuple[int, Span], ...]

    @property
    def text(self) -> str:
        """The entry's own text."""
        return self.draft.text

    @property
    def record(self) -> Record:
        """What was read."""
        return self.draft.record

    def page_spans(self, span: Span) -> tuple[Span, ...]:
        """Where a span of the text stands in the page."""
        found = []
        for start, place in self.pieces:
            low, high = max(span.start, start), min(span.end, start + len(place))
            if low < high:
                found.append(Span(place.start + low - start, place.start + high - start))
        return tuple(found)

    def text_spans(self, place: Span) -> tuple[Span, ...]:
        """Where a stretch of the page stands in the text: what `page_spans` tells, the other way."""
        found = []
        for start, piece in self.pieces:
            low, high = max(place.start, piece.start), min(place.end, piece.end)
            if low < high:
                found.append(Span(start + low - piece.start, start + high - piece.start))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Page:
    """Pasted or dropped text, with its HTML and address where the clipboard or the file had them.

    `file` is the path of the file that it was read from; the article gets that file when it is saved.
    """

    text: str
    html: str = ""
    address: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class PageDraft:
    """All that was read from a page. `article` is None where the page is only a list, or nothing readable.

    `sections` names stretches of the page for the window ("abstract", "references"...). `twins` are the
    entries of a list that the page prints again in another language or script, each at its reference's
    position; empty where there is no such list.
    """

    page: Page
    article: Draft | None
    references: tuple[ReferenceDraft, ...]
    sections: Mapping[str, Span] = field(default_factory=dict)
    twins: tuple[ReferenceDraft | None, ...] = ()

    def unread(self) -> tuple[Span, ...]:
        """The stretches of the page that neither the article nor a reference or its twin uses."""
        used = [span for reading in self.article.readings for span in reading.spans] if self.article else []
        used += [reference.raw_span for reference in (*self.references, *self.twins) if reference]
        return tuple(_trimmed(gaps_between(sorted(used), len(self.page.text)), self.page.text))


def gaps_between(spans: list[Span], length: int) -> list[Span]:
    """The stretches of `[0, length)` that sorted `spans` (which may overlap) leave free."""
    gaps, reached = [], 0
    for span in spans:
        if span.start > reached:
            gaps.append(Span(reached, span.start))
        reached = max(reached, span.end)
    if reached < length:
        gaps.append(Span(reached, length))
    return gaps


def _trimmed(spans: list[Span], text: str) -> list[Span]:
    trimmed = []
    for span in spans:
        words = span.of(text)
        start = span.start + len(words) - len(words.lstrip())
        end = span.end - len(words) + len(words.rstrip())
        if start < end:
            trimmed.append(Span(start, end))
    return trimmed
