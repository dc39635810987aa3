"""What the lists ask: ids in order, and how many there are."""

from __future__ import annotations

from array import array

from sqlalchemy import Column, Connection, Select, func, literal_column, select, text
from sqlalchemy.sql.elements import ColumnElement

from refdesk.domain.query import Order, Place, PlaceKind
from refdesk.domain.search_query import AllOf, Query
from refdesk.store import search_index, searches
from refdesk.store.list_order import LISTS, SORT_KEYS
from refdesk.store.schema import collection, member, summary, tag, tagging
from refdesk.store.search import condition_of, words_apart
from refdesk.store.sql import joined

#: Word for word what the partial indexes say, so that SQLite uses them.
_CONDITIONS = {
    PlaceKind.ARTICLES: LISTS["articles"],
    PlaceKind.REFERENCES: LISTS["references"],
    PlaceKind.UNFILED: f"{LISTS['articles']} AND NOT EXISTS (SELECT 1 FROM member WHERE record = summary.id)",
    PlaceKind.DOUBTFUL: f"{LISTS['articles']} AND doubtful > 0",
    PlaceKind.TRASH: "in_trash = 1",
}

_INDEXED = (PlaceKind.ARTICLES, PlaceKind.REFERENCES)
_FEW_HITS = 3000


def ids(connection: Connection, place: Place, query: Query, order: Order) -> array[int]:
    """The ids of a list in its order, as an `array('q')`."""
    listed = _selected(connection, place, query, None).order_by(*_sort_columns(order)).subquery()
    told = connection.execute(select(joined("id")).select_from(listed)).scalar_one()
    return array("q", map(int, told.split(","))) if told else array("q")


def first_ids(connection: Connection, place: Place, query: Query, order: Order, limit: int) -> array[int]:
    """The first ids of a list: what is on the screen, before the rest is known."""
    listed = _selected(connection, place, query, limit).order_by(*_sort_columns(order)).limit(limit)
    return array("q", connection.scalars(listed))


def count(connection: Connection, place: Place, query: Query) -> int:
    """How many records a list has."""
    listed = _selected(connection, place, query, None).subquery()
    return int(connection.execute(select(func.count()).select_from(listed)).scalar_one())


def _selected(connection: Connection, place: Place, query: Query, limit: int | None) -> Select[tuple[int]]:
    if place.kind is PlaceKind.SEARCH:
        saved = searches.query_of(connection, int(place.key or 0))
        return _selected(connection, Place.articles(), AllOf((saved, query)), limit)
    selected = select(summary.c.id).where(_condition(place))
    expression, rest = words_apart(query)
    if expression:
        selected = selected.where(_is_hit(connection, place, expression, limit))
    condition = condition_of(rest)
    return selected if condition is None else selected.where(condition)


def _is_hit(connection: Connection, place: Place, expression: str, limit: int | None) -> ColumnElement[bool]:
    """Whether a row is among the hits, asked in the way that is quickest for so many of them.

    Few hits are fetched and sorted. For many the list is walked in its order (adding 0 keeps SQLite from
    going by id) until enough hits are met, each looked up among all hits or, where hits are dense, in the
    search index itself. Measured: to look up costs 0.15 us for every hit there is, to ask 50 us a row.
    """
    found = search_index.found(expression)
    if place.kind not in _INDEXED:
        return summary.c.id.in_(found)
    total = connection.execute(select(func.max(summary.c.id))).scalar_one() or 1
    hits = search_index.roughly(connection, expression, total)
    if hits < _FEW_HITS or (limit is None and hits < total / 4):
        return summary.c.id.in_(found)
    questions = 50 * (limit or total) * total / hits
    return (
        (summary.c.id + 0).in_(found)
        if 0.15 * hits < questions
        else search_index.holds(expression, summary.c.id)
    )


def filed(connection: Connection) -> int:
    """How many articles are in a collection; far fewer, as a rule, than those in none."""
    members = select(member.c.record).distinct()
    counted = select(func.count()).where(_condition(Place.articles()), summary.c.id.in_(members))
    return int(connection.execute(counted).scalar_one())


def _condition(place: Place) -> ColumnElement[bool]:
    if place.kind is PlaceKind.COLLECTION:
        return summary.c.id.in_(_in_collection(int(place.key or 0))) & text("in_trash = 0")
    if place.kind is PlaceKind.TAG:
        tagged = select(tagging.c.record).join(tag, tag.c.id == tagging.c.tag).where(tag.c.name == place.key)
        return summary.c.id.in_(tagged) & text("in_trash = 0")
    return literal_column(f"({_CONDITIONS[place.kind]})")


def _in_collection(collection_id: int) -> Select[tuple[int]]:
    return select(member.c.record).join(collection).where(collection.c.id == collection_id)


def _sort_columns(order: Order) -> list[Column[int] | ColumnElement[int]]:
    columns = [summary.c[name] for name in SORT_KEYS[order.column]]
    return [column.desc() for column in columns] if order.is_descending else list(columns)
