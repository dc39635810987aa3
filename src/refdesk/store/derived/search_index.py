"""The search index: an FTS5 table of folded words, written in the transaction of its rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

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
from refdesk.store.tables.sql import listed

#: The words come folded and apart (`search_text`), so the tokenizer only cuts at spaces. Two and three
#: letters have an index of their own: one letter is too few to search for, and few words share four.
DDL = f"CREATE VIRTUAL TABLE search USING fts5({', '.join(SEARCH_COLUMNS)}, tokenize='ascii', prefix='2 3')"
_MARKS = ", ".join("?" * (len(SEARCH_COLUMNS) + 1))
_INSERT = f"INSERT INTO search (rowid, {', '.join(SEARCH_COLUMNS)}) VALUES ({_MARKS})"
_PRESENT = (
    f"SELECT rowid, {', '.join(SEARCH_COLUMNS)} FROM search WHERE rowid IN (SELECT value FROM json_each(?))"
)
#: A record's id, and a text for each of SEARCH_COLUMNS.
Texts = tuple[int | str, ...]
SETUP = (
    # Bytes collected in memory before they are merged into the index: an import merges half as often.
    "INSERT INTO search (search, rank) VALUES ('hashsize', 16777216)",
    # No edit waits until parts of the index are merged: `merge` does that while nobody waits, from eight
    # parts of a size on, or the edit that makes the sixty-fourth.
    "INSERT INTO search (search, rank) VALUES ('automerge', 0)",
    "INSERT INTO search (search, rank) VALUES ('usermerge', 8)",
    "INSERT INTO search (search, rank) VALUES ('crisismerge', 64)",
)
_SAMPLE = 3000
_FIRST_HITS = "SELECT count(*), max(rowid) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?)"
_search = table("search", column("rowid", Integer))
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


def found(wanted: Sequence[Wanted]) -> Select[tuple[int]]:
    """The ids of the records that have all of these."""
    return select(_search.c.rowid).where(_given("search MATCH :value", expression_of(wanted)))


def ranked(connection: Connection, wanted: Sequence[Wanted], most: int) -> list[int]:
    """The ids of the newest `most` hits, those first that the words fit best (BM25)."""
    newest = found(wanted).order_by(_search.c.rowid.desc()).limit(most).subquery()
    oldest = connection.execute(select(func.min(newest.c.rowid))).scalar_one()
    if oldest is None:
        return []
    weights = (_WEIGHTS.get(name, 1.0) for name in SEARCH_COLUMNS)
    best = func.bm25(literal_column("search"), *weights)
    query = found(wanted).where(_search.c.rowid >= oldest).order_by(best, _search.c.rowid.desc())
    return list(connection.scalars(query))


def holds(wanted: Sequence[Wanted], record_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether one record has all of these, told from its text: a tenth of what it takes to ask the index."""
    return select(_texts.c.id).where(_texts.c.id == record_id, *map(_has, wanted)).exists()


def roughly(connection: Connection, wanted: Sequence[Wanted], total: int) -> int:
    """About how many of `total` records have all of these: exact up to some thousands.

    Hits come by id, so how far the first ones reach tells how dense they are.
    """
    count, reach = connection.exec_driver_sql(_FIRST_HITS, (expression_of(wanted), _SAMPLE)).one()
    return int(count) if count < _SAMPLE else _SAMPLE * total // reach


def write(connection: Connection, rows: Sequence[Texts]) -> None:
    """Add rows; they must not be there."""
    if rows:
        connection.exec_driver_sql(_INSERT, list(rows))


def renew(connection: Connection, record_ids: Collection[int], rows: Sequence[Texts]) -> None:
    """Put these rows in the place of those of some records; a record without a row is forgotten.

    What the index has so already is left alone: to write it costs more than anything else in an edit.
    """
    found = connection.exec_driver_sql(_PRESENT, (listed(record_ids),))
    present = {row[0]: tuple(row) for row in found}
    wanted = [row for row in rows if present.get(row[0]) != row]
    outdated = present.keys() - {row[0] for row in rows} | present.keys() & {row[0] for row in wanted}
    if outdated:
        connection.exec_driver_sql("DELETE FROM search WHERE rowid = ?", [(each,) for each in outdated])
    write(connection, wanted)


def clear(connection: Connection) -> None:
    """Forget everything: quicker by far than row by row."""
    for statement in ("DROP TABLE search", DDL, *SETUP):
        connection.exec_driver_sql(statement)


def merge(connection: Connection, pages: int) -> bool:
    """Go on merging parts of the index, by about so many of its pages; whether there was anything to merge.

    https://sqlite.org/fts5.html, "The 'merge' Command".
    """
    before = _changes(connection)
    connection.exec_driver_sql("INSERT INTO search (search, rank) VALUES ('merge', ?)", (pages,))
    return _changes(connection) - before > 1


def _changes(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT total_changes()").scalar_one())


def _has(wanted: Wanted) -> TextClause:
    end = " " if wanted.is_whole else ""
    return _given(_texts_with(wanted.column), f" {wanted.words}{end}")


def _given(condition: str, value: str) -> TextClause:
    """A condition with one value, which gets a name of its own; text is put together in no time."""
    named: BindParameter[str] = bindparam("value", value, unique=True)
    return text(condition).bindparams(named)


@cache
def _texts_with(name: str) -> str:
    """The condition that the words stand in a column, or in any."""
    names = (name,) if name else SEARCH_COLUMNS
    # Column by column: to join them first takes longer than to look through them.
    places = (f"instr(' ' || c{SEARCH_COLUMNS.index(each)} || ' ', :value) > 0" for each in names)
    return f"({' OR '.join(places)})"
