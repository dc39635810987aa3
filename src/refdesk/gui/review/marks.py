"""Which words of the page belong to which field, found without walking through all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from refdesk.domain.draft import Reading, ReferenceDraft, Span
from refdesk.domain.fields import FIELDS, Kind
from refdesk.gui.review.review import ARTICLE, Entry, ItemId, Review, Spot


class Group(StrEnum):
    """Fields that are marked alike; the values end the names of the theme's tokens."""

    TITLE = "title"
    NAMES = "names"
    DATE = "date"
    CONTAINER = "container"
    PLACE = "place"
    NUMBER = "number"
    IDENTIFIER = "identifier"
    OTHER = "other"


_BY_KIND = {
    Kind.NAMES: Group.NAMES,
    Kind.DATE: Group.DATE,
    Kind.VERBATIM: Group.IDENTIFIER,
    Kind.NUMBER: Group.NUMBER,
}
_BY_NAME = {
    **dict.fromkeys(("title", "title-short", "original-title", "reviewed-title", "part-title"), Group.TITLE),
    **dict.fromkeys(("container-title", "container-title-short", "collection-title"), Group.CONTAINER),
    **dict.fromkeys(("publisher", "publisher-place", "event-place", "event-title"), Group.PLACE),
    "views": Group.OTHER,
}


def group_of(field: str) -> Group:
    """The group that a field is marked with."""
    return _BY_NAME.get(field) or _BY_KIND.get(FIELDS[field].kind, Group.OTHER)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the page that a field was read from."""

    span: Span
    spot: Spot
    is_doubtful: bool

    @property
    def group(self) -> Group:
        """How it is marked."""
        return group_of(self.spot.field)


class Marks:
    """The marks of a review. Those of a reference are worked out only where they are asked for."""

    def __init__(self, review: Review) -> None:
        self._review = review
        self._article = sorted(_article_marks(review), key=lambda mark: mark.span)
        stretches = [(span, entry) for entry in review.entries for span in entry.stretches]
        self._stretches = sorted(stretches, key=lambda each: each[0])
        self._starts = [span.start for span, _entry in self._stretches]
        self._reach = list(accumulate((span.end for span, _entry in self._stretches), max))

    def between(self, start: int, end: int) -> list[Mark]:
        """The marks that touch a stretch of the page, long ones before the short ones within them."""
        stretch = Span(start, end)
        found = [mark for mark in self._article if mark.span.overlaps(stretch)]
        for entry in self._entries_between(stretch):
            found += [mark for mark in _entry_marks(entry) if mark.span.overlaps(stretch)]
        return sorted(found, key=lambda mark: -len(mark.span))

    def at(self, place: int) -> Mark | None:
        """The narrowest mark at a place."""
        found = self.between(place, place + 1)
        return found[-1] if found else None

    def item_at(self, place: int) -> ItemId | None:
        """The item whose words stand at a place, also where no field uses them."""
        mark = self.at(place)
        if mark:
            return mark.spot.item
        entry = next(iter(self._entries_between(Span(place, place + 1))), None)
        return entry.id if entry else None

    def of(self, spot: Spot) -> tuple[Span, ...]:
        """The stretches of the page that a field was read from."""
        draft = self._review.draft(spot.item)
        reading = draft.reading(spot.field) if draft else None
        if reading is None:
            return ()
        if spot.item == ARTICLE:
            return reading.spans
        return _page_spans(self._review.entry(spot.item).reference, reading)

    def whole(self, item: ItemId) -> Span | None:
        """The stretch of the page that an item's words are in; None where it has none."""
        if item != ARTICLE:
            return self._review.entry(item).reference.raw_span
        return self._article[0].span if self._article else None

    def _entries_between(self, stretch: Span) -> Iterator[Entry]:
        index = bisect_left(self._starts, stretch.end) - 1
        while index >= 0 and self._reach[index] > stretch.start:
            span, entry = self._stretches[index]
            if span.overlaps(stretch):
                yield entry
            index -= 1


def _article_marks(review: Review) -> Iterator[Mark]:
    for reading in review.article.readings if review.article else ():
        for span in reading.spans:
            yield Mark(span, Spot(ARTICLE, reading.field), reading.is_doubtful)


def _entry_marks(entry: Entry) -> Iterator[Mark]:
    for reading in entry.draft.readings:
        for span in _page_spans(entry.reference, reading):
            yield Mark(span, Spot(entry.id, reading.field), reading.is_doubtful)


def _page_spans(reference: ReferenceDraft, reading: Reading) -> tuple[Span, ...]:
    return tuple(place for span in reading.spans for place in reference.page_spans(span))
