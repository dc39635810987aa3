"""What hangs on many records, asked for in one go: tags, notes, files, collections, reference lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from refdesk.domain.record import Record
from refdesk.store.rows import collections
from refdesk.store.tables.codec import record_of
from refdesk.store.tables.schema import attachment, collection, member, note, reference
from refdesk.store.tables.sql import among


@dataclass(slots=True)
class Belongings:
    """What hangs on one record, each in its order.

    `files` are path, label and MIME type; `paths` are its collections as the names from the top down.
    """

    tags: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    files: list[tuple[str, str, str]] = field(default_factory=list)
    paths: list[tuple[str, ...]] = field(default_factory=list)
    references: list[Record] = field(default_factory=list)


def of_records(connection: Connection, record_ids: Sequence[int]) -> Mapping[int, Belongings]:
    """By record id, what hangs on it; nothing for those that have nothing."""
    found: dict[int, Belongings] = defaultdict(Belongings)
    for record_id, names in collections.tags_of_many(connection, record_ids).items():
        found[record_id].tags = names
    notes = select(note.c.record, note.c.text).where(among(note.c.record, record_ids))
    for row in connection.execute(notes.order_by(note.c.id)):
        found[row.record].notes.append(row.text)
    files = select(attachment).where(among(attachment.c.record, record_ids))
    for row in connection.execute(files.order_by(attachment.c.id)):
        found[row.record].files.append((row.path, row.label, row.mime))
    _take_paths(connection, record_ids, found)
    cited = select(reference.c.citing, reference.c.item).where(among(reference.c.citing, record_ids))
    for row in connection.execute(cited.order_by(reference.c.citing, reference.c.position, reference.c.id)):
        found[row.citing].references.append(record_of(row.item))
    return found


def _take_paths(connection: Connection, record_ids: Sequence[int], found: dict[int, Belongings]) -> None:
    inside = select(member.c.record, member.c.collection).where(among(member.c.record, record_ids))
    rows = connection.execute(inside.order_by(member.c.collection)).all()
    if not rows:
        return
    every = {row.id: row for row in connection.execute(select(collection))}
    for row in rows:
        found[row.record].paths.append(tuple(_names_above(every, row.collection)))


def _names_above(rows: Mapping[int, Any], collection_id: int | None) -> list[str]:
    names: list[str] = []
    while collection_id is not None:
        row = rows[collection_id]
        names.insert(0, row.name)
        collection_id = row.parent
    return names
