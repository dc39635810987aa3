"""Putting records into the trash, and deleting them for good as far as the journal lets them go."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from refdesk.store.rows import references
from refdesk.store.tables.schema import attachment, member, note, record, reference, source, tagging
from refdesk.store.tables.sql import among
from refdesk.store.writing.writer import Writer


def trash(writer: Writer, record_ids: Sequence[int]) -> None:
    """Put records into the trash; those that are there already stay as they are."""
    rows = select(record.c.id).where(among(record.c.id, record_ids), record.c.trashed_at.is_(None))
    writer.change_many(record, {each: {"trashed_at": writer.now} for each in writer.connection.scalars(rows)})


def restore(writer: Writer, record_ids: Sequence[int]) -> None:
    """Take records out of the trash."""
    rows = select(record.c.id).where(among(record.c.id, record_ids), record.c.trashed_at.is_not(None))
    writer.change_many(record, {each: {"trashed_at": None} for each in writer.connection.scalars(rows)})


def delete(writer: Writer, record_ids: Sequence[int]) -> None:
    """Delete records with all that belongs to them.

    What others cite stays as a cited work with its bare data; what only these cited goes too.
    """
    lists = select(reference.c.id).where(among(reference.c.citing, record_ids))
    references.remove(writer, list(writer.connection.scalars(lists)))
    for table in (note, tagging, member, attachment):
        references.remove_of(writer, record_ids, table)
    cited_query = select(reference.c.cited).where(among(reference.c.cited, record_ids)).distinct()
    cited = set(writer.connection.scalars(cited_query))
    for record_id in cited:
        writer.change(record, record_id, {"is_article": 0, "trashed_at": None})
    gone = [each for each in record_ids if each not in cited]
    references.remove_of(writer, gone, source)
    writer.remove(record, gone)
