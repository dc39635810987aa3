"""Collections kept in step with files: what both were when they were last alike.

No part of the journal: undo changes the library, and the file follows.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from refdesk.domain.record import Record
from refdesk.store.tables.codec import record_of
from refdesk.store.tables.schema import (
    attachment,
    collection,
    linked_entry,
    linked_file,
    member,
    record,
    tag,
    tagging,
)


@dataclass(frozen=True, slots=True)
class LinkedFile:
    """One link; `sha256` is that of the file when both were last alike, empty before the first time."""

    id: int
    collection: int
    name: str
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SyncedEntry:
    """One entry as both sides had it: the file's `text` (reads alone), the library's `state`."""

    key: str
    record: int
    text: str
    state: str


@dataclass(frozen=True, slots=True)
class Member:
    """One record of a linked collection; `state` is another where anything that a file holds is."""

    record: int
    key: str
    state: str


def linked_files(connection: Connection) -> list[LinkedFile]:
    """The links whose collections are there, by id."""
    query = (
        select(linked_file, collection.c.name)
        .join(collection, collection.c.id == linked_file.c.collection)
        .order_by(linked_file.c.id)
    )
    return [
        LinkedFile(row.id, row.collection, row.name, row.path, row.sha256)
        for row in connection.execute(query)
    ]


def add_link(connection: Connection, collection_id: int, path: str) -> int:
    """Link a collection to a file, in place of any it was linked to; the link's id."""
    remove_link(connection, collection_id)
    made = insert(linked_file).values(collection=collection_id, path=path).returning(linked_file.c.id)
    return int(connection.execute(made).scalar_one())


def remove_link(connection: Connection, collection_id: int) -> None:
    """Forget a link; collection and file stay as they are."""
    ids = list(connection.scalars(select(linked_file.c.id).where(linked_file.c.collection == collection_id)))
    connection.execute(delete(linked_entry).where(linked_entry.c.linked_file.in_(ids)))
    connection.execute(delete(linked_file).where(linked_file.c.id.in_(ids)))


def move_link(connection: Connection, link_id: int, path: str) -> None:
    """Say where a linked file is now."""
    connection.execute(update(linked_file).where(linked_file.c.id == link_id).values(path=path))


def synced(connection: Connection, link_id: int) -> dict[str, SyncedEntry]:
    """By key what both sides had when they were last alike."""
    query = select(linked_entry).where(linked_entry.c.linked_file == link_id).order_by(linked_entry.c.id)
    return {
        row.key: SyncedEntry(row.key, row.record, row.text, row.item) for row in connection.execute(query)
    }


def set_synced(connection: Connection, link_id: int, sha256: str, entries: Iterable[SyncedEntry]) -> None:
    """Both sides are alike now."""
    connection.execute(delete(linked_entry).where(linked_entry.c.linked_file == link_id))
    rows = [
        {
            "linked_file": link_id,
            "key": each.key,
            "record": each.record,
            "text": each.text,
            "item": each.state,
        }
        for each in entries
    ]
    if rows:
        connection.execute(insert(linked_entry), rows)
    connection.execute(update(linked_file).where(linked_file.c.id == link_id).values(sha256=sha256))


def members(connection: Connection, collection_id: int) -> list[Member]:
    """The records of a collection outside the trash, in the order they came into it."""
    query = (
        select(record.c.id, record.c.citation_key, record.c.item)
        .join(member, member.c.record == record.c.id)
        .where(member.c.collection == collection_id, record.c.trashed_at.is_(None))
        .order_by(member.c.id)
    )
    rows = connection.execute(query).all()
    tags = _tags(connection, collection_id)
    files = _files(connection, collection_id)
    return [
        Member(
            row.id,
            row.citation_key or "",
            json.dumps(
                [row.item, row.citation_key, tags.get(row.id, []), files.get(row.id, [])], ensure_ascii=False
            ),
        )
        for row in rows
    ]


def record_of_state(state: str) -> Record:
    """The record in a state."""
    return record_of(json.loads(state)[0])


def key_of_state(state: str) -> str:
    """The citation key in a state."""
    return str(json.loads(state)[1] or "")


def _tags(connection: Connection, collection_id: int) -> Mapping[int, list[str]]:
    query = (
        select(tagging.c.record, tag.c.name)
        .join(tag, tag.c.id == tagging.c.tag)
        .join(member, member.c.record == tagging.c.record)
        .where(member.c.collection == collection_id)
        .order_by(tagging.c.record, tag.c.name)
    )
    found = defaultdict(list)
    for number, name in connection.execute(query):
        found[number].append(name)
    return found


def _files(connection: Connection, collection_id: int) -> Mapping[int, list[str]]:
    query = (
        select(attachment.c.record, attachment.c.path)
        .join(member, member.c.record == attachment.c.record)
        .where(member.c.collection == collection_id)
        .order_by(attachment.c.record, attachment.c.id)
    )
    found = defaultdict(list)
    for number, path in connection.execute(query):
        found[number].append(path)
    return found
