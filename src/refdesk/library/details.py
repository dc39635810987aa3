"""What the right pane shows of one record."""

from __future__ import annotations

from dataclasses import dataclass

from refdesk.domain.draft import Reading
from refdesk.domain.record import Record, RecordId, Summary
from refdesk.domain.reference import Reference
from refdesk.library.library import Library


@dataclass(frozen=True, slots=True)
class Note:
    """One note of a record; times are UTC milliseconds since 1970."""

    id: int
    text: str
    added_at: int
    modified_at: int


@dataclass(frozen=True, slots=True)
class Details:
    """All that is known of one record.

    `readings` count in `text`, the page's or the reference's, empty where it was typed or imported.
    `collections` are the ids of those it stands in, `tags` the names, sorted.
    """

    id: RecordId
    record: Record
    readings: tuple[Reading, ...]
    text: str
    tags: tuple[str, ...]
    notes: tuple[Note, ...]
    collections: tuple[int, ...]
    citation_key: str
    is_article: bool
    in_trash: bool
    added_at: int
    modified_at: int


@dataclass(frozen=True, slots=True)
class CitedBy:
    """One place where a record is cited: the reference, and the article in whose list it stands."""

    reference: Reference
    citing: Summary


def details(library: Library, record_id: RecordId) -> Details:
    """The record with everything attached to it; RefDeskError where it is gone."""
    raise NotImplementedError


def references_of(library: Library, record_id: RecordId) -> list[Reference]:
    """The record's reference list in its order."""
    raise NotImplementedError


def cited_by(library: Library, record_id: RecordId) -> list[CitedBy]:
    """Where the record is cited, by the citing articles' authors and years."""
    raise NotImplementedError
