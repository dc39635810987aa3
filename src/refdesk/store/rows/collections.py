"""Collections, tags and notes: rows in and out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from refdesk.domain.folding import fold
from refdesk.store.tables.schema import collection, member, note, record, tag, tagging
from refdesk.store.tables.sql import among
from refdesk.store.writing.writer import Writer


def all_collections(connection: Connection) -> list[Row[Any]]:
    """Rows of `id`, `name`, `parent`, `size` (records outside the trash)."""
    counted = (
        select(member.c.collection, func.count().label("size"))
        .join(record, record.c.id == member.c.record)
        .where(record.c.trashed_at.is_(None))
        .group_by(member.c.collection)
        .subquery()
    )
    query = select(
        collection.c.id,
        collection.c.name,
        collection.c.parent,
        func.coalesce(counted.c.size, 0).label("size"),
    ).join(counted, counted.c.collection == collection.c.id, isouter=True)
    return list(connection.execute(query))


def collection_id(connection: Connection, name: str, parent: int | None) -> int | None:
    """The id of the collection of this name in `parent`."""
    query = select(collection.c.id).where(
        collection.c.name == name, collection.c.parent.is_not_distinct_from(parent)
    )
    return connection.execute(query.limit(1)).scalar_one_or_none()


def add_collection(writer: Writer, name: str, parent: int | None) -> int:
    """Add a collection; its id."""
    return writer.add(collection, [{"parent": parent, "name": name}])[0]


def set_collection(writer: Writer, collection_id: int, values: dict[str, Any]) -> None:
    """Set a collection's `name` or `parent`."""
    writer.change(collection, collection_id, values)


def remove_collections(writer: Writer, collection_ids: Sequence[int]) -> None:
    """Remove collections, the inner ones first; their records stay."""
    members = select(member.c.id).where(among(member.c.collection, collection_ids))
    writer.remove(member, list(writer.connection.scalars(members)))
    for each in reversed(collection_ids):
        writer.remove(collection, [each])


def add_members(writer: Writer, collection_id: int, record_ids: Sequence[int]) -> None:
    """Put records into a collection; those that are in it, or gone, are passed over."""
    there = select(member.c.record).where(
        member.c.collection == collection_id, among(member.c.record, record_ids)
    )
    present = set(writer.connection.scalars(there))
    rows = [
        {"collection": collection_id, "record": each}
        for each in _existing(writer, record_ids)
        if each not in present
    ]
    writer.add(member, rows)


def remove_members(writer: Writer, collection_id: int, record_ids: Sequence[int]) -> None:
    """Take records out of a collection."""
    rows = select(member.c.id).where(member.c.collection == collection_id, among(member.c.record, record_ids))
    writer.remove(member, list(writer.connection.scalars(rows)))


def collections_of(connection: Connection, record_id: int) -> tuple[int, ...]:
    """The ids of the collections a record is in."""
    query = select(member.c.collection).where(member.c.record == record_id).order_by(member.c.collection)
    return tuple(connection.scalars(query))


def all_tags(connection: Connection) -> list[tuple[str, int]]:
    """Names and how many records outside the trash have them, by name."""
    query = (
        select(tag.c.name, func.count(record.c.id))
        .join(tagging, tagging.c.tag == tag.c.id, isouter=True)
        .join(record, (record.c.id == tagging.c.record) & record.c.trashed_at.is_(None), isouter=True)
        .group_by(tag.c.id)
        .order_by(tag.c.folded, tag.c.name)
    )
    return [(name, count) for name, count in connection.execute(query)]


def tags_of(connection: Connection, record_id: int) -> tuple[str, ...]:
    """The names of a record's tags, sorted."""
    query = select(tag.c.name).join(tagging, tagging.c.tag == tag.c.id).where(tagging.c.record == record_id)
    return tuple(connection.scalars(query.order_by(tag.c.folded, tag.c.name)))


def tags_of_many(connection: Connection, record_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The names of the tags of each record that has any, sorted."""
    query = select(tagging.c.record, tag.c.name).join(tag, tagging.c.tag == tag.c.id)
    found: dict[int, tuple[str, ...]] = {}
    wanted = query.where(among(tagging.c.record, record_ids)).order_by(tag.c.folded, tag.c.name)
    for record_id, name in connection.execute(wanted):
        found[record_id] = (*found.get(record_id, ()), name)
    return found


def tag_id(connection: Connection, name: str) -> int | None:
    """The id of the tag of exactly this name."""
    return connection.execute(select(tag.c.id).where(tag.c.name == name)).scalar_one_or_none()


def add_tags(writer: Writer, pairs: Iterable[tuple[int, str]]) -> None:
    """Tag records, given as (record id, tag name); tags that are new are made."""
    wanted = list(dict.fromkeys(pairs))
    if not wanted:
        return
    numbers = make_tags(writer, [name for _, name in wanted])
    existing = set(_existing(writer, [each for each, _ in wanted]))
    there = select(tagging.c.record, tagging.c.tag).where(among(tagging.c.record, existing))
    present = {(row.record, row.tag) for row in writer.connection.execute(there)}
    rows = [
        {"tag": numbers[name], "record": each}
        for each, name in wanted
        if (each, numbers[name]) not in present and each in existing
    ]
    writer.add(tagging, rows)


def remove_tags(writer: Writer, record_ids: Sequence[int], names: Sequence[str]) -> None:
    """Take tags off records; a tag that nothing has any more goes."""
    ids = list(writer.connection.scalars(select(tag.c.id).where(among(tag.c.name, names))))
    rows = select(tagging.c.id).where(among(tagging.c.tag, ids), among(tagging.c.record, record_ids))
    writer.remove(tagging, list(writer.connection.scalars(rows)))
    used = select(tagging.c.tag).where(tagging.c.tag == tag.c.id).exists()
    writer.remove(tag, list(writer.connection.scalars(select(tag.c.id).where(among(tag.c.id, ids), ~used))))


def rename_tag(writer: Writer, number: int, name: str) -> None:
    """Give a tag another name, which no tag has."""
    writer.change(tag, number, {"name": name, "folded": fold(name)})


def tagged_with(connection: Connection, name: str) -> list[int]:
    """The ids of the records that have a tag."""
    query = select(tagging.c.record).join(tag, tag.c.id == tagging.c.tag).where(tag.c.name == name)
    return list(connection.scalars(query))


def add_notes(writer: Writer, pairs: Iterable[tuple[int, str]]) -> range:
    """Add notes, given as (record id, text); their ids."""
    rows = [
        {"record": each, "added_at": writer.now, "modified_at": writer.now, "text": text}
        for each, text in pairs
    ]
    return writer.add(note, rows)


def set_note(writer: Writer, note_id: int, text: str) -> None:
    """Replace a note's text."""
    writer.change(note, note_id, {"text": text, "modified_at": writer.now})


def remove_note(writer: Writer, note_id: int) -> None:
    """Remove a note."""
    writer.remove(note, [note_id])


def records_of_note(connection: Connection, note_id: int) -> list[int]:
    """The record that a note belongs to; empty where the note is gone."""
    return list(connection.scalars(select(note.c.record).where(note.c.id == note_id)))


def notes_of(connection: Connection, record_id: int) -> list[Row[Any]]:
    """Rows of `id`, `text`, `added_at`, `modified_at`, in the order they were made."""
    return list(connection.execute(select(note).where(note.c.record == record_id).order_by(note.c.id)))


def make_tags(writer: Writer, names: Sequence[str]) -> dict[str, int]:
    """The ids of tags by name; those that are new are made."""
    rows = writer.connection.execute(select(tag.c.name, tag.c.id).where(among(tag.c.name, names)))
    numbers: dict[str, int] = dict(rows.all())
    new = [name for name in dict.fromkeys(names) if name not in numbers]
    ids = writer.add(tag, [{"name": name, "folded": fold(name)} for name in new])
    return numbers | dict(zip(new, ids, strict=True))


def _existing(writer: Writer, record_ids: Sequence[int]) -> list[int]:
    wanted = list(dict.fromkeys(record_ids))
    there = set(writer.connection.scalars(select(record.c.id).where(among(record.c.id, wanted))))
    return [each for each in wanted if each in there]
