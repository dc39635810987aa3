"""Writing records and references: every function is one transaction and one undo step."""

from __future__ import annotations

from collections.abc import Sequence

from refdesk.domain.change import Change
from refdesk.domain.draft import Draft, Page, ReferenceDraft
from refdesk.domain.record import Record, RecordId, Value
from refdesk.domain.reference import ReferenceId
from refdesk.library.library import Library


def add_record(library: Library, record: Record, collection: int | None = None) -> Change:
    """Add an article; `rows("record")` of the change begins with its id."""
    raise NotImplementedError


def add_page(
    library: Library,
    article: Draft | None,
    references: Sequence[ReferenceDraft],
    page: Page,
    collection: int | None = None,
) -> Change:
    """Save a page's article with its reference list, each reference pointing to the work it cites.

    A work that the library surely has already is not added again, nor one cited twice. Without an article the
    references become articles of their own. `rows("record")` begins with the article's id.
    """
    raise NotImplementedError


def set_field(library: Library, record_id: RecordId, field: str, value: Value | None) -> Change:
    """Set or clear one field; the field is then sure. Typing on merges into one undo step."""
    raise NotImplementedError


def set_type(library: Library, record_id: RecordId, type_name: str) -> Change:
    """Give the record another type; every field stays."""
    raise NotImplementedError


def accept_reading(library: Library, record_id: RecordId, field: str) -> Change:
    """A doubtful field is right as it is."""
    raise NotImplementedError


def set_citation_key(library: Library, record_id: RecordId, key: str) -> Change:
    """Give the record a key of the person's own; RefDeskError where another record has it."""
    raise NotImplementedError


def keep(library: Library, record_ids: Sequence[RecordId]) -> Change:
    """Make cited works articles."""
    raise NotImplementedError


def trash(library: Library, record_ids: Sequence[RecordId]) -> Change:
    """Put records into the trash; the lists then pass over them and over what only they cite."""
    raise NotImplementedError


def restore(library: Library, record_ids: Sequence[RecordId]) -> Change:
    """Take records out of the trash."""
    raise NotImplementedError


def delete_forever(library: Library, record_ids: Sequence[RecordId]) -> Change:
    """Delete records with their reference lists and notes.

    One that other articles cite stays as a cited work; works that nobody cites any more go too.
    """
    raise NotImplementedError


def set_reference(library: Library, reference_id: ReferenceId, draft: Draft) -> Change:
    """Correct a reference's reading; a work that only it points to follows."""
    raise NotImplementedError


def remove_references(library: Library, reference_ids: Sequence[ReferenceId]) -> Change:
    """Take entries out of their reference lists."""
    raise NotImplementedError


def point_reference(library: Library, reference_id: ReferenceId, record_id: RecordId) -> Change:
    """Let a reference point to another record."""
    raise NotImplementedError
