"""Records that are surely one work, and what a person says of them: merged, or kept apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, select

from refdesk.store.rows import collections, records, references
from refdesk.store.tables.list_order import LISTS
from refdesk.store.tables.schema import apart, attachment, note, record, reference
from refdesk.store.tables.sql import among
from refdesk.store.writing.writer import Writer

_ARTICLE = LISTS["articles"]
_IS_APART = "EXISTS (SELECT 1 FROM apart WHERE one = {one} AND other = {other})"
#: Articles that share a key with another one. First the keys that are there twice, which their index alone
#: tells; only those rows are compared.
_SHARING = (
    "SELECT mine.id FROM summary AS mine"
    " JOIN summary AS twin ON twin.{key} = mine.{key} AND twin.id <> mine.id"
    " WHERE mine.{key} IN"
    " (SELECT {key} FROM summary WHERE {key} IS NOT NULL GROUP BY {key} HAVING count(*) > 1)"
    " AND twin.is_article = 1 AND twin.in_trash = 0"
    f" AND NOT {_IS_APART.format(one='mine.id', other='twin.id')}"
    f" AND NOT {_IS_APART.format(one='twin.id', other='mine.id')}"
)
_LIKELY = (
    "SELECT likely.{mine} FROM likely JOIN summary AS twin ON twin.id = likely.{twin}"
    " WHERE twin.is_article = 1 AND twin.in_trash = 0"
    f" AND NOT {_IS_APART.format(one='likely.one', other='likely.other')}"
)
_LISTED = (
    _SHARING.format(key="work_key"),
    _SHARING.format(key="doi_key"),
    _LIKELY.format(mine="one", twin="other"),
    _LIKELY.format(mine="other", twin="one"),
)
#: Articles that are surely or likely the same work as another one, and were not said to be a different one.
CONDITION = f"{_ARTICLE} AND id IN ({' UNION '.join(_LISTED)})"
#: Those of them that only the look at their titles tells, and no key.
_ONLY_LIKELY = (
    f"SELECT id FROM summary WHERE {_ARTICLE}"
    f" AND id IN ({' UNION '.join(_LISTED[2:])} EXCEPT {' EXCEPT '.join(_LISTED[:2])})"
)


def only_likely(connection: Connection) -> frozenset[int]:
    """The articles that are listed as likely duplicates, and surely of none."""
    return frozenset(connection.exec_driver_sql(_ONLY_LIKELY).scalars())


def merge(writer: Writer, kept: int, others: Sequence[int]) -> None:
    """Make one record of several: what the kept one lacks comes from the others, in their order.

    Who cited the others cites the kept one; their notes, files, tags and collections become its own, and
    their reference list where it has none. The others go to the trash.
    """
    stored = records.stored_many(writer.connection, [kept, *others])
    whole = stored[kept].record
    for each in others:
        whole = stored[each].record.overlaid(whole).with_type(whole.type)
    if whole != stored[kept].record:
        records.set_record(writer, kept, whole.with_field("citation-key", None))
        records.mark_edited(writer, [kept])
    for each in others:
        _move(writer, each, kept)
        writer.change(record, each, {"trashed_at": writer.now})


def keep_apart(writer: Writer, record_ids: Sequence[int]) -> None:
    """Remember that these are different works, each from each."""
    pairs = list(combinations(sorted(set(record_ids)), 2))
    there = select(apart.c.one, apart.c.other).where(among(apart.c.one, {one for one, _ in pairs}))
    known = {(row.one, row.other) for row in writer.connection.execute(there)}
    writer.add(apart, [{"one": one, "other": other} for one, other in pairs if (one, other) not in known])


def _move(writer: Writer, other: int, kept: int) -> None:
    connection = writer.connection
    for table in (note, attachment):
        for row in _rows(writer, table, table.c.record == other):
            writer.change(table, row, {"record": kept})
    for row in _rows(writer, reference, reference.c.cited == other):
        references.point(writer, row, kept)
    if not _rows(writer, reference, reference.c.citing == kept):
        for row in _rows(writer, reference, reference.c.citing == other):
            writer.change(reference, row, {"citing": kept})
    collections.add_tags(writer, [(kept, name) for name in collections.tags_of(connection, other)])
    for folder in collections.collections_of(connection, other):
        collections.add_members(writer, folder, [kept])


def _rows(writer: Writer, table: Any, condition: Any) -> list[int]:
    return list(writer.connection.scalars(select(table.c.id).where(condition)))
