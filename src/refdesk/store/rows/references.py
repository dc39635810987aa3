"""References: rows in and out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from refdesk.domain.draft import Draft
from refdesk.domain.errors import RefDeskError
from refdesk.domain.record import RecordId
from refdesk.domain.reference import Reference, ReferenceId
from refdesk.store.tables.codec import doubtful_count, item_of, readings_of, readings_to_text, record_of
from refdesk.store.tables.schema import attachment, member, note, record, reference, source, summary, tagging
from refdesk.store.tables.sql import among
from refdesk.store.writing.writer import Writer


def add(writer: Writer, new: Sequence[Reference]) -> list[ReferenceId]:
    """Add references (their own ids do not count); the new ids in order."""
    rows = [
        {
            "citing": each.citing,
            "position": each.position,
            "number": each.number,
            "label": each.label,
            "cited": each.cited,
            "doubtful": doubtful_count(each.readings),
            "text": each.text,
            "raw": each.raw,
            "item": writer.prepared(each.record).item,
            "readings": readings_to_text(each.readings),
        }
        for each in new
    ]
    return [ReferenceId(each) for each in writer.add(reference, rows)]


def set_draft(writer: Writer, reference_id: int, draft: Draft, raw: str) -> None:
    """Put another reading in place of a reference's; `raw` is what stood in the page, where that differs."""
    values = {
        "text": draft.text,
        "raw": raw,
        "item": item_of(draft.record),
        "readings": readings_to_text(draft.readings),
        "doubtful": doubtful_count(draft.readings),
    }
    writer.change(reference, reference_id, values)


def move(writer: Writer, reference_id: int, position: int) -> None:
    """Give a reference another place in its list."""
    writer.change(reference, reference_id, {"position": position})


def point(writer: Writer, reference_id: int, record_id: int) -> None:
    """Let a reference point to another record."""
    writer.change(reference, reference_id, {"cited": record_id})


def remove(writer: Writer, reference_ids: Sequence[int]) -> None:
    """Take references out of their lists, and the works that nobody cites any more out of the library."""
    cited = set(
        writer.connection.scalars(select(reference.c.cited).where(among(reference.c.id, reference_ids)))
    )
    writer.remove(reference, reference_ids)
    remove_orphans(writer, cited)


def remove_orphans(writer: Writer, record_ids: Iterable[int]) -> None:
    """Remove those of the records that are no articles, cited nowhere, and without a person's own marks."""
    query = select(record.c.id).where(among(record.c.id, record_ids), record.c.is_article == 0)
    for of_record in (
        reference.c.cited,
        reference.c.citing,
        note.c.record,
        tagging.c.record,
        member.c.record,
    ):
        query = query.where(~select(of_record).where(of_record == record.c.id).exists())
    orphans = list(writer.connection.scalars(query))
    remove_of(writer, orphans, source)
    remove_of(writer, orphans, attachment)
    writer.remove(record, orphans)


def remove_of(writer: Writer, record_ids: Sequence[int], table: Any) -> None:
    """Remove the rows of a table that belong to these records."""
    query = select(table.c.id).where(among(table.c.record, record_ids))
    writer.remove(table, list(writer.connection.scalars(query)))


def one(connection: Connection, reference_id: int) -> Reference:
    """One reference; RefDeskError where it is gone."""
    row = connection.execute(select(reference).where(reference.c.id == reference_id)).first()
    if row is None:
        raise RefDeskError("This reference is no longer in the library.", "Undo brings it back.")
    return _reference(row)


def of_record(connection: Connection, citing: int) -> list[Reference]:
    """The reference list of a record, in order."""
    query = select(reference).where(reference.c.citing == citing)
    return _all(connection, query.order_by(reference.c.position, reference.c.id))


def to_record(connection: Connection, cited: int) -> list[Reference]:
    """The references that point to a record, by the citing record's authors; none of records in the trash."""
    query = (
        select(reference)
        .join(summary, summary.c.id == reference.c.citing)
        .where(reference.c.cited == cited, summary.c.in_trash == 0)
        .order_by(summary.c.author_key, summary.c.year_key, reference.c.citing, reference.c.position)
    )
    return _all(connection, query)


def count_to(connection: Connection, cited: int) -> int:
    """How many references point to a record, also from the trash."""
    query = select(reference.c.id).where(reference.c.cited == cited)
    return len(connection.execute(query).all())


def _all(connection: Connection, query: Select[Any]) -> list[Reference]:
    return [_reference(row) for row in connection.execute(query)]


def _reference(row: Row[Any]) -> Reference:
    return Reference(
        RecordId(row.citing),
        row.position,
        row.number,
        row.label,
        row.text,
        RecordId(row.cited),
        record_of(row.item),
        readings_of(row.readings),
        row.raw,
        ReferenceId(row.id),
    )
