"""Reading parts of a page anew while a person reviews it; nothing is saved."""

from __future__ import annotations

from refdesk.domain.draft import Page, ReferenceDraft
from refdesk.domain.record import Value
from refdesk.reading import revising


def reread(reference: ReferenceDraft, text: str) -> ReferenceDraft:
    """The reference read again from a corrected text; words that still stand in the page keep their place."""
    return revising.reread(reference, text)


def merged(page: Page, first: ReferenceDraft, second: ReferenceDraft) -> ReferenceDraft:
    """Two references that follow each other as one, read anew."""
    return revising.merged(page, first, second)


def split_at(page: Page, reference: ReferenceDraft, place: int) -> tuple[ReferenceDraft, ReferenceDraft]:
    """One reference as two, each read anew, cut at a place of its text; ValueError where a half is empty."""
    return revising.split_at(page, reference, place)


def value_of(field: str, words: str) -> Value | None:
    """What a field makes of words that a person assigned to it: names, a date, or text; None for nothing."""
    return revising.value_of(field, words)
