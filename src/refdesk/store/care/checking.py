"""Looks whether a library is sound: the file, what points where, and what is derived."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, select

from refdesk.store.derived import derive, search_index, tidying
from refdesk.store.tables.schema import record, summary
from refdesk.store.tables.sql import CHUNK, among


class Area(StrEnum):
    """Where something is wrong: the file's pages, rows that point nowhere, or what can be derived anew."""

    FILE = "file"
    LINKS = "links"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong."""

    area: Area
    sentence: str


def findings(connection: Connection) -> Iterator[Finding]:
    """All that is wrong; nothing for a sound library. Reads everything: seconds for 100,000 records."""
    if connection.dialect.name == "sqlite":
        yield from _of_file(connection)
    ids = list(connection.scalars(select(record.c.id).order_by(record.c.id)))
    known = set(ids)
    waiting = tidying.outdated_ranges(connection)
    strays = [each for each in connection.scalars(select(summary.c.id)) if each not in known]
    if strays:
        yield Finding(Area.DERIVED, f"The lists have {len(strays):,} rows without a record.")
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        yield from _stale(connection, [each for each in some if not any(each in part for part in waiting)])


def _of_file(connection: Connection) -> Iterator[Finding]:
    """What is wrong with an SQLite file; a server sees to its pages and to what points where itself."""
    for (answer,) in connection.exec_driver_sql("PRAGMA integrity_check(20)").all():
        if answer != "ok":
            yield Finding(Area.FILE, f"The file is damaged: {answer}.")
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield Finding(Area.LINKS, f"A row of {row[0]} ({row[1]}) points to a {row[2]} that is not there.")


def _stale(connection: Connection, ids: Sequence[int]) -> Iterator[Finding]:
    """The records whose derived rows do not say what the records say."""
    if not ids:
        return
    wanted, searched = derive.derived_rows(connection, ids)
    listed = connection.execute(select(summary).where(among(summary.c.id, ids)))
    present = {row.id: tuple(row) for row in listed}
    found = search_index.texts_of(connection, ids)
    for summary_row, search_row in zip(wanted, searched, strict=True):
        if present.get(summary_row[0]) != summary_row:
            yield Finding(Area.DERIVED, f"The list row of record {summary_row[0]} is stale.")
        if found.get(search_row[0]) != search_row:
            yield Finding(Area.DERIVED, f"The search index of record {search_row[0]} is stale.")
