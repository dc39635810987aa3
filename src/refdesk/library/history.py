"""The history: what was done to the library, and to one record; any field can be brought back."""

from __future__ import annotations

from dataclasses import dataclass

from refdesk.domain.change import Change
from refdesk.domain.errors import RefDeskError
from refdesk.domain.record import RecordId, Value
from refdesk.library import editing
from refdesk.library.library import Library
from refdesk.store.rows import records
from refdesk.store.writing import history as store
from refdesk.store.writing.history import PastChange

__all__ = [
    "ChangedRecord",
    "Contents",
    "FieldChange",
    "PastChange",
    "RecordEvent",
    "changes",
    "of_change",
    "of_record",
    "restore_field",
]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after; None where it was empty."""

    field: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class RecordEvent:
    """What one change did to a record; `fields` is empty where it did not touch the fields."""

    change: PastChange
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class ChangedRecord:
    """What one change did to a record; `fields` is empty where it did not touch the fields."""

    record_id: RecordId
    title: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What one change did: to records that were there (`is_more` than those), and how many it added."""

    changed: tuple[ChangedRecord, ...]
    added: int
    is_more: bool


def of_change(library: Library, change_id: int, limit: int = 200) -> Contents:
    """What one change did to records, of which the first `limit` are told."""
    with library.read() as connection:
        found = store.of_change(connection, change_id, limit + 1)
        titles = {each.id: each.title for each in records.summaries(connection, [each for each, _ in found])}
        added = store.added_by(connection, change_id)
    changed = [
        ChangedRecord(RecordId(each), titles.get(RecordId(each), ""), _fields(done)) for each, done in found
    ]
    return Contents(tuple(changed[:limit]), added, len(changed) > limit)


def changes(library: Library, before: int | None = None, limit: int = 200) -> list[PastChange]:
    """The last changes of the library (before the change `before`), the newest first."""
    with library.read() as connection:
        return store.changes(connection, before, limit)


def of_record(library: Library, record_id: RecordId) -> list[RecordEvent]:
    """What was done to a record, the newest first; the last is its addition."""
    with library.read() as connection:
        return [RecordEvent(each.change, _fields(each)) for each in store.of_record(connection, record_id)]


def restore_field(library: Library, record_id: RecordId, change_id: int, field: str) -> Change:
    """Give a field the value again that it had before a change; RefDeskError where it did not change then."""
    for event in of_record(library, record_id):
        for each in event.fields:
            if event.change.id == change_id and each.field == field:
                return editing.set_field(library, record_id, field, each.before)
    raise RefDeskError("This change did not touch the field.", "Choose another change of the history.")


def _fields(of: store.RecordChange) -> tuple[FieldChange, ...]:
    if of.before is None or of.after is None:
        return ()
    names = dict.fromkeys((*of.before, *of.after))
    pairs = ((name, of.before.get(name), of.after.get(name)) for name in names)
    return tuple(FieldChange(*each) for each in pairs if each[1] != each[2])
