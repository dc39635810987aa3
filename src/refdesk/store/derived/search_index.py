"""The search index: an FTS5 table of folded words, written in the transaction of its rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Integer,
    Select,
    TextClause,
    bindparam,
    column,
    func,
    literal_column,
    select,
    table,
    text,
)

from refdesk.store.tables.list_order import SEARCH_COLUMNS
from refdesk.store.tables.sql import among_given, insert_rows, listed, run_each

#: The words come folded and apart (`search_text`), so the tokenizer only cuts at spaces. Two and three
#: letters have an index of their own: one letter is too few to search for, and few words share four.
DDL = f"CREATE VIRTUAL TABLE search USING fts5({', '.join(SEARCH_COLUMNS)}, tokenize='ascii', prefix='2 3')"
#: A record's id, and a text for each of SEARCH_COLUMNS.
Texts = tuple[Any, ...]
SETUP = (
    # Bytes collected in memory before they are merged into the index: an import merges half as often.
    "INSERT INTO search (search, rank) VALUES ('hashsize', 16777216)",
    # No edit waits until parts of the index are merged: `merge` does that while nobody waits, from eight
    # parts of a size on, or the edit that makes the sixty-fourth.
    "INSERT INTO search (search, rank) VALUES ('automerge', 0)",
    "INSERT INTO search (search, rank) VALUES ('usermerge', 8)",
    "INSERT INTO search (search, rank) VALUES ('crisismerge', 64)",
)
#: PostgreSQL keeps the texts in a table and looks through all of them: right, and slow (decision 12).
_PLAIN_DDL = (
    "CREATE TABLE search (rowid BIGINT PRIMARY KEY, "
    + ", ".join(f"{each} TEXT NOT NULL" for each in SEARCH_COLUMNS)
    + ")"
)
#: That words stand in a column.
_FTS5_TEXT = "instr(' ' || c{place} || ' ', :value) > 0"
_PLAIN_TEXT = "strpos(' ' || {column} || ' ', :value) > 0"
_SAMPLE = 3000
_FIRST_HITS = "SELECT count(*), max(rowid) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?)"
_COLUMNS = ("rowid", *SEARCH_COLUMNS)
_search = table("search", column("rowid", Integer), *map(column, SEARCH_COLUMNS))
_PRESENT = select(_search).where(among_given(_search.c.rowid, "ids"))
#: Where FTS5 keeps the texts: https://sqlite.org/fts5.html, "The %_content table".
_texts = table("search_content", column("id", Integer))
#: How much a word counts in each column when hits are ranked.
_WEIGHTS = {
    "title": 10.0,
    "names": 8.0,
    "citation_key": 8.0,
    "tags": 5.0,
    "container": 3.0,
    "identifiers": 3.0,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Folded words that stand side by side; in one column, or any; the last may go on unless `is_whole`."""

    words: str
    column: str = ""
    is_whole: bool = False

    @property
    def expression(self) -> str:
        """In the language of FTS5."""
        named = f"{self.column} : " if self.column else ""
        return f'{named}"{self.words}"{"" if self.is_whole else " *"}'


def expression_of(wanted: Sequence[Wanted]) -> str:
    """The FTS5 expression that finds what has all of these."""
    return " AND ".join(each.expression for each in wanted)


def found(connection: Connection, wanted: Sequence[Wanted]) -> Select[tuple[int]]:
    """The ids of the records that have all of these."""
    ids = select(_search.c.rowid)
    if _is_fts5(connection):
        return ids.where(_given("search MATCH :value", expression_of(wanted)))
    return ids.where(*(_has(each, _PLAIN_TEXT) for each in wanted))


def ranked(connection: Connection, wanted: Sequence[Wanted], most: int) -> list[int]:
    """The ids of the newest `most` hits, those first that the words fit best (BM25)."""
    newest = found(connection, wanted).order_by(_search.c.rowid.desc()).limit(most).subquery()
    oldest = connection.execute(select(func.min(newest.c.rowid))).scalar_one()
    if oldest is None:
        return []
    weights = (_WEIGHTS.get(name, 1.0) for name in SEARCH_COLUMNS)
    bm25 = func.bm25(literal_column("search"), *weights)
    best = bm25 if _is_fts5(connection) else -_search.c.rowid
    query = found(connection, wanted).where(_search.c.rowid >= oldest).order_by(best, _search.c.rowid.desc())
    return list(connection.scalars(query))


def holds(
    connection: Connection, wanted: Sequence[Wanted], record_id: ColumnElement[int]
) -> ColumnElement[bool]:
    """Whether one record has all of these, told from its text: a tenth of what it takes to ask the index."""
    if not _is_fts5(connection):
        return record_id.in_(found(connection, wanted))
    return (
        select(_texts.c.id)
        .where(_texts.c.id == record_id, *(_has(each, _FTS5_TEXT) for each in wanted))
        .exists()
    )


def roughly(connection: Connection, wanted: Sequence[Wanted], total: int) -> int:
    """About how many of `total` records have all of these: exact up to some thousands.

    Hits come by id, so how far the first ones reach tells how dense they are.
    """
    if not _is_fts5(connection):
        return connection.scalar(select(func.count()).select_from(found(connection, wanted).subquery())) or 0
    count, reach = connection.exec_driver_sql(_FIRST_HITS, (expression_of(wanted), _SAMPLE)).one()
    return int(count) if count < _SAMPLE else _SAMPLE * total // reach


def write(connection: Connection, rows: Sequence[Texts]) -> None:
    """Add rows; they must not be there."""
    # FTS5 writes itself to disk at every statement that adds many.
    insert_rows(connection, _search.name, _COLUMNS, rows, together=1)


def renew(connection: Connection, record_ids: Collection[int], rows: Sequence[Texts]) -> None:
    """Put these rows in the place of those of some records; a record without a row is forgotten.

    What the index has so already is left alone: to write it costs more than anything else in an edit.
    """
    present = texts_of(connection, record_ids)
    wanted = [row for row in rows if present.get(row[0]) != row]
    outdated = present.keys() - {row[0] for row in rows} | present.keys() & {row[0] for row in wanted}
    remove(connection, outdated)
    write(connection, wanted)


def remove(connection: Connection, record_ids: Collection[int]) -> None:
    """Forget records; one that the index does not have does no harm."""
    if record_ids:
        run_each(connection, "DELETE FROM search WHERE rowid = ?", [(each,) for each in record_ids])


def texts_of(connection: Connection, record_ids: Collection[int]) -> dict[int, Texts]:
    """By record id, what the index has of each."""
    rows = connection.execute(_PRESENT, {"ids": listed(record_ids)})
    return {row[0]: tuple(row) for row in rows}


def make(connection: Connection) -> None:
    """Make an empty index."""
    for statement in (DDL, *SETUP) if _is_fts5(connection) else (_PLAIN_DDL,):
        connection.exec_driver_sql(statement)


def clear(connection: Connection) -> None:
    """Forget everything: quicker by far than row by row."""
    connection.exec_driver_sql("DROP TABLE search")
    make(connection)


def merge(connection: Connection, pages: int) -> bool:
    """Go on merging parts of the index, by about so many of its pages; whether there was anything to merge.

    https://sqlite.org/fts5.html, "The 'merge' Command".
    """
    if not _is_fts5(connection):
        return False
    before = _changes(connection)
    connection.exec_driver_sql("INSERT INTO search (search, rank) VALUES ('merge', ?)", (pages,))
    return _changes(connection) - before > 1


def _changes(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT total_changes()").scalar_one())


def _is_fts5(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _has(wanted: Wanted, turn: str) -> TextClause:
    end = " " if wanted.is_whole else ""
    return _given(_texts_with(wanted.column, turn), f" {wanted.words}{end}")


def _given(condition: str, value: str) -> TextClause:
    """A condition with one value, which gets a name of its own; text is put together in no time."""
    named: BindParameter[str] = bindparam("value", value, unique=True)
    return text(condition).bindparams(named)


@cache
def _texts_with(name: str, turn: str) -> str:
    """The condition that the words stand in a column, or in any."""
    names = (name,) if name else SEARCH_COLUMNS
    # Column by column: to join them first takes longer than to look through them.
    places = (turn.format(column=each, place=SEARCH_COLUMNS.index(each)) for each in names)
    return f"({' OR '.join(places)})"
