"""Drafts put together by hand from a text and the words of its fields, as a reader might have read them."""

from __future__ import annotations

from refdesk.domain.draft import Draft, Reading, Span
from refdesk.domain.record import Record
from refdesk.reading.correcting.revising import value_of


def draft_of(text: str, type_name: str = "article-journal", sure: float = 0.95, /, **words: str) -> Draft:
    """The draft of a reference whose fields have these words; `_` stands for `-`."""
    fields = {name if name.isupper() else name.replace("_", "-"): found for name, found in words.items()}
    values = {field: value_of(field, found) for field, found in fields.items()}
    readings = [Reading(field, (span_of(text, found),), sure) for field, found in fields.items()]
    return Draft(
        Record(type_name).with_fields(values), tuple(sorted(readings, key=lambda each: each.spans)), text
    )


def span_of(text: str, words: str) -> Span:
    """Where words stand first."""
    start = text.index(words)
    return Span(start, start + len(words))


def words_of(draft: Draft, field: str) -> str:
    """The words of the text that a field was read from."""
    reading = draft.reading(field)
    return " ".join(span.of(draft.text) for span in reading.spans) if reading else ""
