"""What a person can do to a review; every step gives a new review and leaves the old one for undo."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from refdesk.domain.draft import Draft, ReferenceDraft, Span
from refdesk.domain.fields import FIELDS, Kind
from refdesk.domain.record import Value
from refdesk.gui.review.review import ARTICLE, Entry, ItemId, Review, Spot
from refdesk.reading.correcting.assigning import located


def with_draft(review: Review, item: ItemId, draft: Draft) -> Review:
    """The review with one draft replaced."""
    return replace(review, article=draft) if item == ARTICLE else with_drafts(review, {item: draft})


def with_value(review: Review, spot: Spot, value: Value | None) -> Review:
    """The review after a person typed a value.

    Where a reference's text has it word for word it is marked there, else the words it was read from are.
    """
    draft = _draft(review, spot)
    reading = draft.reading(spot.field)
    spans = located(draft, spot.field, value) if value and spot.item != ARTICLE else ()
    kept = reading.spans if reading else ()
    return with_draft(review, spot.item, draft.with_value(spot.field, value, spans or kept))


def with_words(review: Review, spot: Spot, value: Value, place: Span) -> Review:
    """The review after a person gave a field words of the page, from where they may belong to others too."""
    spans = own_spans(review, spot.item, place)
    return with_draft(review, spot.item, _draft(review, spot).with_value(spot.field, value, spans))


def with_drafts(review: Review, drafts: Mapping[ItemId, Draft]) -> Review:
    """The review with the drafts of several references replaced."""
    entries = tuple(
        entry.with_draft(drafts[entry.id]) if entry.id in drafts else entry for entry in review.entries
    )
    return replace(review, entries=entries)


def with_words_added(review: Review, spot: Spot, value: Value, place: Span) -> Review:
    """The review after a person added words of the page to what a field has."""
    draft = _draft(review, spot)
    reading = draft.reading(spot.field)
    spans = (reading.spans if reading else ()) + own_spans(review, spot.item, place)
    both = joined(spot.field, draft.record.get(spot.field), value)
    return with_draft(review, spot.item, draft.with_value(spot.field, both, spans))


def joined(field: str, first: Value | None, second: Value) -> Value:
    """Two values of one field as one: names follow each other, texts too, a date is replaced."""
    if isinstance(first, tuple) and isinstance(second, tuple):
        return first + second
    if isinstance(first, str) and isinstance(second, str):
        mark = "; " if field == "keyword" else ", " if FIELDS[field].kind is Kind.NUMBER else " "
        return f"{first}{mark}{second}"
    return second


def own_spans(review: Review, item: ItemId, place: Span) -> tuple[Span, ...]:
    """A stretch of the page as spans of the item's own text; none where the item has no such words."""
    if item == ARTICLE:
        return (place,)
    return review.entry(item).reference.text_spans(place)


def with_type(review: Review, item: ItemId, type_name: str) -> Review:
    """The review with an item's record of another type, now sure."""
    draft = review.draft(item)
    assert draft is not None
    changed = replace(draft, record=draft.record.with_type(type_name), type_confidence=1.0)
    return with_draft(review, item, changed)


def accepted(review: Review, spot: Spot) -> Review:
    """The review after a person accepted a field as it was read."""
    return with_draft(review, spot.item, _draft(review, spot).accepted(spot.field))


def all_accepted(review: Review) -> Review:
    """The review with every doubtful field accepted."""
    article = _accepted_whole(review.article) if review.article else None
    entries = tuple(
        entry.with_draft(_accepted_whole(entry.draft)) if entry.draft.doubtful else entry
        for entry in review.entries
    )
    return replace(review, article=article, entries=entries)


def with_chosen(review: Review, items: Collection[ItemId]) -> Review:
    """The review in which exactly these references are to be saved."""
    entries = tuple(replace(entry, is_chosen=entry.id in items) for entry in review.entries)
    return replace(review, entries=entries)


def without(review: Review, items: Collection[ItemId]) -> Review:
    """The review without some references."""
    entries = tuple(entry for entry in review.entries if entry.id not in items)
    return replace(review, entries=entries)


def with_reference(review: Review, item: ItemId, reference: ReferenceDraft) -> Review:
    """The review with one reference read anew; what the library has of it is not known any more."""
    changed = replace(review.entry(item), reference=reference, match=None)
    return _with_entries(review, review.position(item), 1, (changed,))


def merged_with_previous(review: Review, item: ItemId, reference: ReferenceDraft) -> Review:
    """The review in which `reference` stands for an item and the one before it, whose id it takes."""
    place = review.position(item) - 1
    changed = replace(review.entries[place], reference=reference, match=None)
    return _with_entries(review, place, 2, (changed,))


def split(review: Review, item: ItemId, parts: tuple[ReferenceDraft, ReferenceDraft]) -> Review:
    """The review in which two references stand for one; the first keeps its id."""
    old = review.entry(item)
    first = replace(old, reference=parts[0], match=None)
    second = Entry(review.next_id, parts[1], is_chosen=old.is_chosen)
    changed = _with_entries(review, review.position(item), 1, (first, second))
    return replace(changed, next_id=ItemId(review.next_id + 1))


def _with_entries(review: Review, place: int, count: int, new: tuple[Entry, ...]) -> Review:
    entries = review.entries
    return replace(review, entries=entries[:place] + new + entries[place + count :])


def _draft(review: Review, spot: Spot) -> Draft:
    draft = review.draft(spot.item)
    assert draft is not None, f"no draft {spot.item}"
    return draft


def _accepted_whole(draft: Draft) -> Draft:
    for field in draft.doubtful:
        draft = draft.accepted(field)
    return draft
