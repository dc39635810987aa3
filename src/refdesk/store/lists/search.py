"""Turns a query into a condition on the rows of `summary`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, and_, exists, not_, or_, select
from sqlalchemy.sql.elements import ColumnElement

from refdesk.domain.fields import FIELDS
from refdesk.domain.folding import fold
from refdesk.domain.identifiers import normal_doi
from refdesk.domain.search_query import (
    AllOf,
    AnyOf,
    Between,
    Has,
    InCollection,
    InList,
    ListName,
    Not,
    NumberField,
    OfType,
    Query,
    Tagged,
    Words,
)
from refdesk.store.derived import search_index
from refdesk.store.derived.search_index import Wanted
from refdesk.store.derived.search_text import words
from refdesk.store.tables.schema import collection, member, note, record, summary, tag, tagging
from refdesk.store.tables.sql import among
from refdesk.store.tables.sql import member as json_member

_AFTER_ALL = "\U0010ffff"
_MILLISECONDS = 1000


def condition_of(connection: Connection, query: Query) -> ColumnElement[bool] | None:
    """What a row must fulfil; None where every row does."""
    match query:
        case Words():
            return _matching(connection, [query])
        case AllOf(parts):
            return _all_of(connection, parts)
        case AnyOf(parts):
            conditions = [condition_of(connection, part) for part in parts]
            wanted = [each for each in conditions if each is not None]
            return or_(*wanted) if wanted else None
        case Not(part):
            condition = condition_of(connection, part)
            return None if condition is None else not_(condition)
        case Between():
            return _between(query)
        case OfType(names):
            return summary.c.type.in_(names)
        case Tagged():
            return _tagged(query)
        case InCollection(name):
            return _in_collection(connection, name)
        case InList(name):
            return summary.c.cited_by > 0 if name is ListName.REFERENCES else summary.c.is_article == 1
        case Has(what):
            return _has(what)


def words_apart(query: Query) -> tuple[list[Wanted], Query]:
    """The words that a record must have, and the rest of the query."""
    parts = query.parts if isinstance(query, AllOf) else (query,)
    asked = [part for part in parts if isinstance(part, Words)]
    return wanted_words(asked), AllOf(tuple(part for part in parts if not isinstance(part, Words)))


def wanted_words(asked: Sequence[Words]) -> list[Wanted]:
    """What the index is asked for; nothing where there is no letter to look for."""
    # A DOI may be typed as an address; the index has it bare.
    wanted = [
        Wanted(words(normal_doi(each.text) or each.text), each.field.value, each.is_exact) for each in asked
    ]
    return [each for each in wanted if each.words]


def _all_of(connection: Connection, parts: Sequence[Query]) -> ColumnElement[bool] | None:
    """Words go to the index together, in one question."""
    asked = [part for part in parts if isinstance(part, Words)]
    conditions = [
        _matching(connection, asked),
        *(condition_of(connection, part) for part in parts if not isinstance(part, Words)),
    ]
    wanted = [each for each in conditions if each is not None]
    return and_(*wanted) if wanted else None


def _matching(connection: Connection, asked: Sequence[Words]) -> ColumnElement[bool] | None:
    wanted = wanted_words(asked)
    return summary.c.id.in_(search_index.found(connection, wanted)) if wanted else None


def _between(asked: Between) -> ColumnElement[bool]:
    column = summary.c[asked.field]
    low, high = asked.low, asked.high
    if asked.field in (NumberField.ADDED_AT, NumberField.MODIFIED_AT):
        low = None if low is None else _moment(low)
        high = None if high is None else _moment(high, days_on=1) - 1
    bounds = []
    if low is not None:
        bounds.append(column >= low)
    if high is not None:
        bounds.append(column <= high)
    return and_(column.is_not(None), *bounds)


def _moment(day: int, days_on: int = 0) -> int:
    """UTC milliseconds of the beginning of a day written as 20261123; a day that is none counts on."""
    year, month, number = max(day // 10000, 1), min(max(day // 100 % 100, 1), 12), max(day % 100, 1)
    start = datetime(min(year, 9000), month, 1, tzinfo=UTC) + timedelta(days=number - 1 + days_on)
    return int(start.timestamp() * _MILLISECONDS)


def _tagged(asked: Tagged) -> ColumnElement[bool]:
    name = fold(asked.name)
    is_named = tag.c.folded == name
    if not asked.is_exact:
        is_named = and_(tag.c.folded >= name, tag.c.folded < name + _AFTER_ALL)
    return summary.c.id.in_(select(tagging.c.record).join(tag, tag.c.id == tagging.c.tag).where(is_named))


def _in_collection(connection: Connection, name: str) -> ColumnElement[bool]:
    # Folded here: the lower() of a database knows no letters beyond ASCII.
    wanted, rows = fold(name), connection.execute(select(collection.c.id, collection.c.name))
    named = [row.id for row in rows if fold(row.name) == wanted]
    return summary.c.id.in_(select(member.c.record).where(among(member.c.collection, named)))


def _has(what: str) -> ColumnElement[bool]:
    match what:
        case "note":
            return exists().where(note.c.record == summary.c.id)
        case "tag":
            return exists().where(tagging.c.record == summary.c.id)
        case "attachment":
            return summary.c.has_attachment == 1
        case "reference":
            return summary.c.reference_count > 0
        case "doubt":
            return summary.c.doubtful > 0
        case "DOI":
            return summary.c.doi_key.is_not(None)
        case _:
            keys = (what,) if FIELDS[what].is_csl else ("custom", what)
            value = json_member(record.c.item, *keys)
            return exists().where(record.c.id == summary.c.id, value.is_not(None))
