"""What the lists ask: ids in order, and how many there are."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, func, literal_column, select, text
from sqlalchemy.sql.elements import ColumnElement

from refdesk.domain.query import Column, Order, Place, PlaceKind
from refdesk.domain.search_query import AllOf, Query, asks_for_references
from refdesk.store.derived import search_index
from refdesk.store.derived.search_index import Wanted
from refdesk.store.lists.search import condition_of, words_apart
from refdesk.store.rows import duplicates, searches
from refdesk.store.tables.list_order import LISTS, keys_of
from refdesk.store.tables.schema import collection, member, summary, tag, tagging
from refdesk.store.tables.sql import among, joined

#: Word for word what the partial indexes say, so that SQLite uses them.
_CONDITIONS = {
    PlaceKind.ARTICLES: LISTS["articles"],
    PlaceKind.REFERENCES: LISTS["references"],
    PlaceKind.UNFILED: f"{LISTS['articles']} AND NOT EXISTS (SELECT 1 FROM member WHERE record = summary.id)",
    PlaceKind.DOUBTFUL: f"{LISTS['articles']} AND doubtful > 0",
    PlaceKind.DUPLICATES: duplicates.CONDITION,
    PlaceKind.TRASH: "in_trash = 1",
}

_INDEXED = (PlaceKind.ARTICLES, PlaceKind.REFERENCES)
#: So many hits, the newest ones, are ranked.
_RANKED = 2000
#: So many of them at a time are looked up in the list.
_LOOKED_UP = 400
#: Letters of ids that are read in one go.
_PIECE = 50_000
#: Measured at a million records: what a hit costs where its row is fetched, and where it is only noted; and
#: what a row of a list costs that is walked over, and one whose texts are looked at.
_ROW_US, _FETCH_US, _WALK_US, _TEXT_US = 3.5, 0.33, 0.5, 10.0
#: So many rows of a list have their texts looked at where hits are dense; after so many it is asked whether
#: they are.
_HEAD, _SAMPLE = 1500, 100


def ids(connection: Connection, place: Place, query: Query, order: Order) -> array[int]:
    """The ids of a list in its order, as an `array('q')`."""
    in_order = _all_ids(connection, _selected(connection, place, query, None), order)
    if order.column is not Column.RELEVANCE:
        return in_order
    best = _best(connection, place, query, len(in_order))
    if not best:
        return in_order
    others = set(in_order).difference(best)
    return best + array("q", (each for each in in_order if each in others))


def first_ids(connection: Connection, place: Place, query: Query, order: Order, limit: int) -> array[int]:
    """The first ids of a list: what is on the screen, before the rest is known."""
    if order.column is Column.RELEVANCE and (best := _best(connection, place, query, limit)):
        return best
    if (found := _dense_hits(connection, *_meant(connection, place, query), order, limit)) is not None:
        return found
    listed = _selected(connection, place, query, limit).order_by(*_sort_columns(order)).limit(limit)
    return array("q", connection.scalars(listed))


def _dense_hits(
    connection: Connection, place: Place, query: Query, order: Order, limit: int
) -> array[int] | None:
    """The first hits, told from the texts of the first rows of a list; None where they are too far apart."""
    wanted, rest = words_apart(query)
    if not wanted or place.kind not in _INDEXED:
        return None
    condition = condition_of(connection, rest)
    is_hit = search_index.holds(connection, wanted, summary.c.id)
    fits = is_hit if condition is None else and_(is_hit, condition)
    listed = select(summary.c.id, fits.label("fits")).where(_condition(place))
    found, met, total = array("q"), 0, _last_id(connection)
    with connection.execute(listed.order_by(*_sort_columns(order)).limit(_HEAD)) as rows:
        for part in rows.partitions(_SAMPLE):
            met += len(part)
            found.extend(each.id for each in part if each.fits)
            if len(found) >= limit:
                return found[:limit]
            if not _are_dense(len(found) / met, total, limit):
                return None
    return found if met < _HEAD else None


def _are_dense(share: float, total: int, limit: int) -> bool:
    """Whether it pays to look at texts where such a share of all records are hits."""
    rows_met = limit / share if share else math.inf
    return rows_met <= _HEAD and _TEXT_US * rows_met < min(_index_us(share * total, total, limit))


def _index_us(hits: float, total: int, limit: int) -> tuple[float, float]:
    """What the first hits cost where they are asked of the index: all fetched and sorted, or looked up."""
    rows_met = min(limit * total / max(hits, 1), total)
    return _ROW_US * hits, _FETCH_US * hits + _WALK_US * rows_met


def _last_id(connection: Connection) -> int:
    """The highest id of a record: about how many there are."""
    return connection.exec_driver_sql("SELECT max(id) FROM summary").scalar_one() or 1


def _all_ids(connection: Connection, selected: Select[tuple[int]], order: Order) -> array[int]:
    listed = selected.order_by(*_sort_columns(order)).subquery()
    told: str = connection.execute(select(joined("id")).select_from(listed)).scalar_one() or ""
    found = array("q")
    start = 0
    while start < len(told):
        # Piece by piece: one call for a million ids would keep the window's thread waiting.
        end = told.find(",", start + _PIECE) if start + _PIECE < len(told) else -1
        end = len(told) if end < 0 else end
        found.extend(map(int, told[start:end].split(",")))
        start = end + 1
    return found


def _best(connection: Connection, place: Place, query: Query, limit: int) -> array[int]:
    """The hits of a list that the words fit best, the best first; none where no words are asked for."""
    place, query = _meant(connection, place, query)
    wanted, rest = words_apart(query)
    best = array("q")
    if not wanted:
        return best
    ranked = search_index.ranked(connection, wanted, _RANKED)
    selected = _filtered(connection, place, rest)
    for start in range(0, len(ranked), _LOOKED_UP):
        some = ranked[start : start + _LOOKED_UP]
        there: set[int] = set(connection.scalars(selected.where(among(summary.c.id, some))))
        best.extend(each for each in some if each in there)
        if len(best) >= limit:
            break
    return best[:limit]


def count(connection: Connection, place: Place, query: Query) -> int:
    """How many records a list has."""
    listed = _selected(connection, place, query, None).subquery()
    return int(connection.execute(select(func.count()).select_from(listed)).scalar_one())


def _selected(connection: Connection, place: Place, query: Query, limit: int | None) -> Select[tuple[int]]:
    place, query = _meant(connection, place, query)
    wanted, rest = words_apart(query)
    selected = _filtered(connection, place, rest)
    return selected.where(_is_hit(connection, place, wanted, limit)) if wanted else selected


def _filtered(connection: Connection, place: Place, rest: Query) -> Select[tuple[int]]:
    """The rows of a list that fulfil what is asked beside words."""
    selected = select(summary.c.id).where(_condition(place))
    condition = condition_of(connection, rest)
    return selected if condition is None else selected.where(condition)


def _meant(connection: Connection, place: Place, query: Query) -> tuple[Place, Query]:
    """Where and what is looked for: a saved search says itself whether among articles or cited works."""
    if place.kind is not PlaceKind.SEARCH:
        return place, query
    saved = searches.query_of(connection, int(place.key or 0))
    searched = Place.references() if asks_for_references(saved) else Place.articles()
    return searched, AllOf((*_parts(saved), *_parts(query)))


def _parts(query: Query) -> tuple[Query, ...]:
    return query.parts if isinstance(query, AllOf) else (query,)


def _is_hit(
    connection: Connection, place: Place, wanted: Sequence[Wanted], limit: int | None
) -> ColumnElement[bool]:
    """Whether a row is among the hits, asked in the way that is quickest for so many of them.

    Few hits are fetched and sorted. For many the list is walked in its order until enough hits are met, each
    row being looked up among all hits; adding 0 keeps SQLite from going by id.
    """
    found = search_index.found(connection, wanted)
    if place.kind not in _INDEXED:
        return summary.c.id.in_(found)
    total = _last_id(connection)
    hits = search_index.roughly(connection, wanted, total)
    if limit is None:
        return summary.c.id.in_(found) if hits < total / 4 else (summary.c.id + 0).in_(found)
    sorting, looking_up = _index_us(hits, total, limit)
    return summary.c.id.in_(found) if sorting < looking_up else (summary.c.id + 0).in_(found)


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


def _sort_columns(order: Order) -> list[ColumnElement[Any]]:
    columns = [summary.c[name] for name in keys_of(order.column)]
    return [column.desc() for column in columns] if order.is_descending else list(columns)
