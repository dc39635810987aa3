"""The search index: an FTS5 table of folded words, written in the transaction of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
)

from refdesk.store.schema import SEARCH_COLUMNS

#: The words come folded (`search_text`), so the tokenizer only cuts. Two and three letters have an index of
#: their own: one letter is too few to search for, and few words share four.
DDL = (
    f"CREATE VIRTUAL TABLE search USING fts5({', '.join(SEARCH_COLUMNS)}, "
    "tokenize=\"unicode61 remove_diacritics 0\", prefix='2 3')"
)
_MARKS = ", ".join("?" * (len(SEARCH_COLUMNS) + 1))
_INSERT = f"INSERT INTO search (rowid, {', '.join(SEARCH_COLUMNS)}) VALUES ({_MARKS})"
#: What is collected in memory before it is merged into the index, in bytes: an import merges half as often.
SETUP = "INSERT INTO search (search, rank) VALUES ('hashsize', 16777216)"
_SAMPLE = 3000
_search = table("search", column("rowid", Integer))


def found(expression: str) -> Select[tuple[int]]:
    """The ids of the records that an FTS5 expression finds."""
    return select(_search.c.rowid).where(literal_column("search").op("MATCH")(literal(expression)))


def holds(expression: str, record_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether an FTS5 expression finds one record; asked of the index record by record."""
    return found(expression).where(_search.c.rowid == record_id).exists()


def roughly(connection: Connection, expression: str, total: int) -> int:
    """About how many of `total` records an FTS5 expression finds: exact up to some thousands.

    Hits come by id, so how far the first ones reach tells how dense they are.
    """
    first = found(expression).limit(_SAMPLE).subquery()
    count, reach = connection.execute(select(func.count(), func.max(first.c.rowid))).one()
    return int(count) if count < _SAMPLE else _SAMPLE * total // reach


def write(connection: Connection, rows: Sequence[tuple[int | str, ...]]) -> None:
    """Add rows of (record id, a text for each of SEARCH_COLUMNS); they must not be there."""
    if rows:
        connection.exec_driver_sql(_INSERT, list(rows))


def remove(connection: Connection, record_ids: Iterable[int]) -> None:
    """Forget records; one that is not there does no harm."""
    ids = [(each,) for each in record_ids]
    if ids:
        connection.exec_driver_sql("DELETE FROM search WHERE rowid = ?", ids)
