"""Changing many records at once: a preview first, then one undo step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refdesk.domain.batch_edit import BatchEdit, Edited, edit_of
from refdesk.domain.change import Change
from refdesk.domain.progress import Progress, no_progress
from refdesk.domain.record import RecordId
from refdesk.library.bulk import write_about
from refdesk.library.library import Library
from refdesk.store.database import Snapshot
from refdesk.store.rows import collections, records
from refdesk.store.writing.writer import Writer

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Previewed:
    """One field (or `TAGS`) of one record that would change, as text."""

    record_id: RecordId
    title: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What an edit would change: the first fields, and how many fields and records there are in all."""

    shown: tuple[Previewed, ...]
    field_count: int
    record_count: int


def preview(
    library: Library,
    record_ids: Sequence[RecordId],
    edit: BatchEdit,
    limit: int = 200,
    progress: Progress = no_progress,
) -> Preview:
    """What would change, in the order of the records; RefDeskError for a faulty pattern.

    `progress` gets (records looked at, of how many), and may raise Cancelled.
    """
    shown: list[Previewed] = []
    field_count = record_count = 0
    for record_id, before, after in _edited(library, record_ids, edit, progress):
        fields = before.differences(after)
        field_count += len(fields)
        record_count += bool(fields)
        if len(shown) < limit:
            shown += [
                Previewed(record_id, before.text("title"), each, before.text(each), after.text(each))
                for each in fields
            ]
    return Preview(tuple(shown[:limit]), field_count, record_count)


def apply(
    library: Library, record_ids: Sequence[RecordId], edit: BatchEdit, progress: Progress = no_progress
) -> Change:
    """Change the records, in one undo step; those that stay as they are are not touched.

    A field that is changed is sure then, as where a person types into it. `progress` and records that others
    edit meanwhile: as with `bulk.write_about`.
    """
    label = "Edit 1 record" if len(record_ids) == 1 else f"Edit {len(record_ids):,} records"
    call = edit_of(edit)

    def write(writer: Writer, some: Sequence[RecordId]) -> None:
        found = _stored(writer.connection, some)
        changed = [(each, before, call(before)) for each, before in found.items()]
        _write(writer, [each for each in changed if each[1] != each[2]])

    return write_about(library, record_ids, label, write, progress)


def _write(writer: Writer, changed: Sequence[tuple[RecordId, Edited, Edited]]) -> None:
    records.set_records(
        writer, {each: after.record for each, before, after in changed if before.record != after.record}
    )
    records.forget_readings(writer, {each: before.differences(after) for each, before, after in changed})
    added = [(each, tag) for each, before, after in changed for tag in after.tags if tag not in before.tags]
    collections.add_tags(writer, added)
    gone: dict[str, list[RecordId]] = {}
    for each, before, after in changed:
        for tag in before.tags:
            if tag not in after.tags:
                gone.setdefault(tag, []).append(each)
    for tag, record_ids in gone.items():
        collections.remove_tags(writer, record_ids, [tag])
    records.mark_edited(writer, [each for each, before, after in changed if before.tags != after.tags])


def _edited(
    library: Library, record_ids: Sequence[RecordId], edit: BatchEdit, progress: Progress
) -> Iterator[tuple[RecordId, Edited, Edited]]:
    call = edit_of(edit)
    for start in range(0, len(record_ids), _CHUNK):
        progress(start, len(record_ids))
        chunk = record_ids[start : start + _CHUNK]
        with library.read() as connection:
            found = _stored(connection, chunk)
        yield from ((each, found[each], call(found[each])) for each in chunk if each in found)


def _stored(connection: Snapshot, record_ids: Sequence[RecordId]) -> dict[RecordId, Edited]:
    tags = collections.tags_of_many(connection, record_ids)
    return {
        RecordId(each.id): Edited(each.record, tags.get(each.id, ()))
        for each in records.stored_many(connection, record_ids).values()
    }
