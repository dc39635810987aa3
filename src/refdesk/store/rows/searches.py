"""Saved searches: rows in and out."""

from __future__ import annotations

from sqlalchemy import Connection, select

from refdesk.domain.errors import RefDeskError
from refdesk.domain.search_query import Query, parse
from refdesk.store.tables.schema import saved_search
from refdesk.store.writing.writer import Writer


def add(writer: Writer, name: str, query: str) -> int:
    """Keep a search; its id."""
    return writer.add(saved_search, [{"name": name, "query": query}])[0]


def change(writer: Writer, search_id: int, name: str, query: str) -> None:
    """Give a search another name and query."""
    writer.change(saved_search, search_id, {"name": name, "query": query})


def remove(writer: Writer, search_id: int) -> None:
    """Forget a search; what it finds stays."""
    writer.remove(saved_search, [search_id])


def everything(connection: Connection) -> list[tuple[int, str, str]]:
    """Id, name and query of every saved search."""
    rows = connection.execute(select(saved_search.c.id, saved_search.c.name, saved_search.c.query))
    return [(row.id, row.name, row.query) for row in rows]


def query_of(connection: Connection, search_id: int) -> Query:
    """What a saved search looks for; RefDeskError where it is gone."""
    query = select(saved_search.c.query).where(saved_search.c.id == search_id)
    text = connection.execute(query).scalar_one_or_none()
    if text is None:
        raise RefDeskError("This saved search is no longer in the library.", "Undo brings it back.")
    return parse(text)
