"""What the journal tells of the past: of the whole library, and of one record."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, func, or_, select

from refdesk.domain.record import Record
from refdesk.store.tables.codec import record_of
from refdesk.store.tables.schema import change, edit, record


@dataclass(frozen=True, slots=True)
class PastChange:
    """One write: who (as the system calls them), when (UTC milliseconds), what; whether it was undone."""

    id: int
    at: int
    actor: str
    label: str
    is_undone: bool


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What one write did to a record; `before` is None where it was added, `after` where it was deleted.

    Both are None where the write touched only what stands beside the fields (trash, citation key).
    """

    change: PastChange
    before: Record | None
    after: Record | None


def changes(connection: Connection, before: int | None, limit: int) -> list[PastChange]:
    """The last changes (before the id `before`), the newest first."""
    query = select(change).order_by(change.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(change.c.id < before)
    return [_past(row) for row in connection.execute(query)]


def of_record(connection: Connection, record_id: int) -> list[RecordChange]:
    """What was done to a record, the newest first; changes that were undone and dropped are left out."""
    is_edit = and_(edit.c.row == record_id, edit.c.last_row.is_(None))
    is_added = and_(edit.c.last_row.is_not(None), edit.c.row <= record_id, edit.c.last_row >= record_id)
    query = (
        select(change, edit.c.before, edit.c.after, edit.c.last_row)
        .join(edit, edit.c.change == change.c.id)
        .where(edit.c.table_name == record.name, or_(is_edit, is_added))
        .order_by(change.c.id.desc())
    )
    rows = connection.execute(query).all()
    return [_told(row) for row in _without_images(rows)]


def of_change(connection: Connection, change_id: int, limit: int) -> list[tuple[int, RecordChange]]:
    """What one write did to records that were there before, by record id: the first `limit` of them."""
    query = (
        select(change, edit.c.row, edit.c.before, edit.c.after)
        .join(edit, edit.c.change == change.c.id)
        .where(change.c.id == change_id, edit.c.table_name == record.name)
        .where(edit.c.last_row.is_(None), edit.c.before.is_not(None))
        .order_by(edit.c.row)
        .limit(limit)
    )
    return [(row.row, _told(row)) for row in connection.execute(query)]


def added_by(connection: Connection, change_id: int) -> int:
    """How many records one write added."""
    counted = func.coalesce(func.sum(edit.c.last_row - edit.c.row + 1), 0)
    query = select(counted).where(
        edit.c.change == change_id, edit.c.table_name == record.name, edit.c.last_row.is_not(None)
    )
    return int(connection.execute(query).scalar_one())


def _without_images(rows: Sequence[Row[Any]]) -> list[Row[Any]]:
    """An undone addition has its range and the record's image: one of them is enough."""
    return [row for row in rows if row.last_row is not None or row.before is not None]


def _told(row: Row[Any]) -> RecordChange:
    return RecordChange(_past(row), _record(row.before), _record(row.after))


def _record(image: str | None) -> Record | None:
    item = json.loads(image).get("item") if image else None
    return record_of(item) if item else None


def _past(row: Row[Any]) -> PastChange:
    return PastChange(row.id, row.at, row.actor, row.label, row.state != "done")
