"""What the right pane shows of one record."""

from __future__ import annotations

from dataclasses import dataclass

from refdesk.domain.draft import Reading
from refdesk.domain.record import Record, RecordId, Summary
from refdesk.domain.reference import Reference
from refdesk.library import attaching
from refdesk.library.attaching import AttachedFile
from refdesk.library.library import Library
from refdesk.store.rows import collections, records, references


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
    `collections` are the ids of those it stands in, `tags` the names, sorted. `files`
    were looked at just now.
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
    files: tuple[AttachedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedBy:
    """One place where a record is cited: the reference, and the article in whose list it stands."""

    reference: Reference
    citing: Summary


def details(library: Library, record_id: RecordId) -> Details:
    """The record with everything attached to it; RefDeskError where it is gone."""
    files = tuple(attaching.attached(library, record_id))
    with library.read() as connection:
        stored = records.stored(connection, record_id)
        notes = collections.notes_of(connection, record_id)
        is_read = stored.kind in (records.PAGE, records.REFERENCE)
        return Details(
            stored.id,
            stored.record,
            stored.readings,
            stored.text if is_read else "",
            collections.tags_of(connection, record_id),
            tuple(Note(row.id, row.text, row.added_at, row.modified_at) for row in notes),
            collections.collections_of(connection, record_id),
            stored.citation_key,
            stored.is_article,
            stored.in_trash,
            stored.added_at,
            stored.modified_at,
            files,
        )


def references_of(library: Library, record_id: RecordId) -> list[Reference]:
    """The record's reference list in its order."""
    with library.read() as connection:
        return references.of_record(connection, record_id)


def cited_by(library: Library, record_id: RecordId) -> list[CitedBy]:
    """Where the record is cited, by the citing articles' authors; those in the trash do not count."""
    with library.read() as connection:
        found = references.to_record(connection, record_id)
        citing = {each.id: each for each in records.summaries(connection, [one.citing for one in found])}
    return [CitedBy(each, citing[each.citing]) for each in found if each.citing in citing]
