"""Making citation keys anew by the library's pattern: shown first, then one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from refdesk.domain.change import Change
from refdesk.domain.key_pattern import is_variant, key_from, require_pattern
from refdesk.domain.record import RecordId
from refdesk.library.library import Library
from refdesk.store.database import Snapshot
from refdesk.store.rows import citation_keys, records


@dataclass(frozen=True, slots=True)
class KeyChange:
    """One record's key now and by the pattern, the same where it stays.

    `is_pinned`: a person or a file gave it, so that it only changes where that is asked for.
    """

    record_id: RecordId
    title: str
    before: str
    after: str
    is_pinned: bool


def pattern(library: Library) -> str:
    """The pattern of this library."""
    with library.read() as connection:
        return citation_keys.pattern(connection)


def set_pattern(library: Library, text: str) -> str:
    """Keep a pattern for this library, and for new records only; RefDeskError for one that is none."""
    bare = require_pattern(text)
    with library.write("Change the pattern of citation keys") as write:
        citation_keys.set_pattern(write.writer.connection, bare)
    return bare


def preview(library: Library, record_ids: Sequence[RecordId], text: str) -> list[KeyChange]:
    """What keys a pattern would make; RefDeskError for one that is none. Nothing is written."""
    bare = require_pattern(text)
    with library.read() as connection:
        return _changes(connection, record_ids, bare)


def sample(library: Library, record_ids: Sequence[RecordId], text: str) -> list[str]:
    """The keys that a pattern makes of records, taken or not."""
    bare = require_pattern(text)
    with library.read() as connection:
        found = records.stored_many(connection, record_ids)
    return [key_from(bare, found[each].record) for each in record_ids if each in found]


def make_keys(library: Library, record_ids: Sequence[RecordId], text: str) -> Change:
    """Give records the keys of a pattern, but for pinned ones; the pattern is the library's then."""
    return _make(library, record_ids, text, takes_pinned=False)


def make_all_keys(library: Library, record_ids: Sequence[RecordId], text: str) -> Change:
    """The same with keys that a person or a file gave."""
    return _make(library, record_ids, text, takes_pinned=True)


def _make(library: Library, record_ids: Sequence[RecordId], text: str, *, takes_pinned: bool) -> Change:
    bare = require_pattern(text)
    with library.write("Make citation keys") as write:
        citation_keys.set_pattern(write.writer.connection, bare)
        found = _changes(write.writer.connection, record_ids, bare)
        wanted = [
            each for each in found if each.before != each.after and (takes_pinned or not each.is_pinned)
        ]
        records.set_keys(write.writer, {each.record_id: each.after for each in wanted})
        records.mark_edited(write.writer, [each.record_id for each in wanted])
    return write.change


def _changes(connection: Snapshot, record_ids: Sequence[RecordId], text: str) -> list[KeyChange]:
    found = records.stored_many(connection, record_ids)
    pinned = records.pinned(connection, record_ids)
    there = [found[each] for each in dict.fromkeys(record_ids) if each in found and found[each].is_article]
    bases = [key_from(text, each.record) for each in there]
    # A key that the pattern made already stays, with the letters that made it unique.
    stays = [is_variant(each.citation_key, base) for each, base in zip(there, bases, strict=True)]
    free = iter(
        citation_keys.free_keys(
            connection, [base for base, is_kept in zip(bases, stays, strict=True) if not is_kept]
        )
    )
    return [
        KeyChange(
            each.id,
            each.record.text("title"),
            each.citation_key,
            each.citation_key if is_kept else next(free),
            each.id in pinned,
        )
        for each, is_kept in zip(there, stays, strict=True)
    ]
