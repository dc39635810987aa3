"""Duplicates: `Place.duplicates()` lists them; here they are merged, or kept apart for good."""

from __future__ import annotations

from collections.abc import Sequence

from refdesk.domain.change import Change
from refdesk.domain.errors import RefDeskError
from refdesk.domain.record import RecordId
from refdesk.library.library import Library
from refdesk.store.rows import duplicates as store
from refdesk.store.rows import likely, records
from refdesk.store.writing import journal


def find_likely(library: Library) -> bool:
    """Look for articles that may be one work; whether other ones are listed now.

    Seconds for 100,000 articles; nothing where nothing was written since the last look.
    """
    if library.is_read_only:
        return False
    with library.read() as connection:
        revision, before = journal.revision(connection), likely.looked_at(connection)
        pairs = likely.find(connection) if revision != before else []
    if revision == before:
        return False
    with library.write_unseen() as connection:
        likely.keep(connection, pairs, revision)
    return True


def only_likely(library: Library) -> frozenset[int]:
    """The listed articles that are likely the same work as another one, and surely of none."""
    with library.read() as connection:
        return store.only_likely(connection)


def merge(library: Library, kept: RecordId, record_ids: Sequence[RecordId]) -> Change:
    """Make one record of several, `kept` staying: what it lacks comes from the others, which go to the trash.

    Citations of the others, their notes, files, tags and collections become the kept one's.
    """
    others = [each for each in dict.fromkeys(record_ids) if each != kept]
    if not others:
        raise RefDeskError("One record alone cannot be merged.", "Choose two or more.")
    with library.write(f"Merge {len(others) + 1:,} records") as write:
        for each in (kept, *others):
            records.stored(write.writer.connection, each)
        store.merge(write.writer, kept, others)
    return write.change


def keep_apart(library: Library, record_ids: Sequence[RecordId]) -> Change:
    """Remember that these are no duplicates of each other."""
    if len(set(record_ids)) < 2:
        raise RefDeskError("One record alone is no duplicate.", "Choose two or more.")
    with library.write("Not duplicates") as write:
        store.keep_apart(write.writer, record_ids)
    return write.change
