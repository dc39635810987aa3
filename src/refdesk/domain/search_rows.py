"""Queries as rows of field, operator and value in groups, as a person composes them, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from refdesk.domain.fields import TYPES
from refdesk.domain.search_query import (
    EVERYTHING,
    AllOf,
    AnyOf,
    Between,
    Has,
    InCollection,
    InList,
    ListName,
    Not,
    OfType,
    Query,
    Tagged,
    TextField,
    Words,
    parse,
)
from refdesk.domain.search_writing import DAYS, NUMBER_NAMES, TEXT_NAMES, canonical, day_text, is_one_word


class Match(StrEnum):
    """How many parts of a group must be right."""

    ALL = "all"
    ANY = "any"
    NONE = "none"


class Operator(StrEnum):
    """What a field must do with a value."""

    HAS = "has"
    HAS_NOT = "has not"
    HAS_EXACTLY = "has exactly"
    HAS_NOT_EXACTLY = "has not exactly"
    IS = "is"
    IS_NOT = "is not"
    BEGINS = "begins"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    BETWEEN = "between"


class ValueKind(StrEnum):
    """What a value is: words, a number, a day (`2026-11-23`, `2026-11`, `2026`), or one of a list."""

    WORDS = "words"
    NUMBER = "number"
    DAY = "day"
    TYPE = "type"
    TAG = "tag"
    COLLECTION = "collection"
    LIST = "list"
    THING = "thing"


_COMPARED = (Operator.IS, Operator.AT_LEAST, Operator.AT_MOST, Operator.BETWEEN)
#: What can be said of each kind of value, the usual one first.
OPERATORS: Mapping[ValueKind, tuple[Operator, ...]] = {
    ValueKind.WORDS: (Operator.HAS, Operator.HAS_NOT, Operator.HAS_EXACTLY, Operator.HAS_NOT_EXACTLY),
    ValueKind.NUMBER: _COMPARED,
    ValueKind.DAY: _COMPARED,
    ValueKind.TYPE: (Operator.IS, Operator.IS_NOT),
    ValueKind.TAG: (Operator.IS, Operator.IS_NOT, Operator.BEGINS),
    ValueKind.COLLECTION: (Operator.IS, Operator.IS_NOT),
    ValueKind.LIST: (Operator.IS, Operator.IS_NOT),
    ValueKind.THING: (Operator.HAS, Operator.HAS_NOT),
}
_TEXT_NAMES = {"any": TextField.ANY} | {name: field for field, name in TEXT_NAMES.items()}
_NUMBER_NAMES = {name: field for field, name in NUMBER_NAMES.items() if field not in DAYS}
_DAY_NAMES = {name: field for field, name in NUMBER_NAMES.items() if field in DAYS}
#: The fields in the order in which they are offered.
KINDS: Mapping[str, ValueKind] = {
    **dict.fromkeys(_TEXT_NAMES, ValueKind.WORDS),
    **dict.fromkeys(_NUMBER_NAMES, ValueKind.NUMBER),
    **dict.fromkeys(_DAY_NAMES, ValueKind.DAY),
    "type": ValueKind.TYPE,
    "tag": ValueKind.TAG,
    "collection": ValueKind.COLLECTION,
    "list": ValueKind.LIST,
    "has": ValueKind.THING,
}
_NAMES_OF = {field: name for name, field in {**_TEXT_NAMES, **_NUMBER_NAMES, **_DAY_NAMES}.items()}
_DENIED = {
    Operator.HAS: Operator.HAS_NOT,
    Operator.HAS_EXACTLY: Operator.HAS_NOT_EXACTLY,
    Operator.IS: Operator.IS_NOT,
}
_STATED = {denied: stated for stated, denied in _DENIED.items()}
_SIGNS = {Operator.IS: "", Operator.AT_LEAST: ">=", Operator.AT_MOST: "<=", Operator.BETWEEN: ""}


@dataclass(frozen=True, slots=True)
class Row:
    """One condition. Of two bounds the value is `low..high`."""

    field: str = "any"
    operator: Operator = Operator.HAS
    value: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions and groups of them."""

    match: Match = Match.ALL
    parts: tuple[Row | Group, ...] = ()


def group_of(query: Query) -> Group:
    """The query as a group; `query_of` takes it back."""
    query = canonical(query)
    if isinstance(query, AllOf):
        return Group(Match.ALL, tuple(map(_part_of, query.parts)))
    if isinstance(query, AnyOf):
        return Group(Match.ANY, tuple(map(_part_of, query.parts)))
    part = _part_of(query)
    return part if isinstance(part, Group) else Group(Match.ALL, (part,))


def query_of(group: Group) -> Query:
    """What a group asks for; rows without a value that means something are passed over."""
    parts = tuple(query_of(each) if isinstance(each, Group) else _query_of_row(each) for each in group.parts)
    kept = tuple(each for each in parts if each != EVERYTHING)
    if group.match is Match.ALL:
        return canonical(AllOf(kept))
    found = canonical(AnyOf(kept))
    return canonical(Not(found)) if group.match is Match.NONE else found


def _part_of(query: Query) -> Row | Group:
    match query:
        case AllOf(parts):
            return Group(Match.ALL, tuple(map(_part_of, parts)))
        case AnyOf(parts):
            return Group(Match.ANY, tuple(map(_part_of, parts)))
        case Not(AnyOf(parts)):
            return Group(Match.NONE, tuple(map(_part_of, parts)))
        case Not(part):
            row = _part_of(part)
            if isinstance(row, Row) and row.operator in _DENIED and not isinstance(part, Between):
                return Row(row.field, _DENIED[row.operator], row.value)
            return Group(Match.NONE, (row,))
    return _row_of(query)


def _row_of(query: Query) -> Row:
    match query:
        case Words(text, field, is_exact):
            is_bare = not is_exact and len(text.split()) == 1
            return Row(_NAMES_OF[field], Operator.HAS if is_bare else Operator.HAS_EXACTLY, text)
        case Between():
            return _compared(query)
        case OfType(names):
            return Row("type", Operator.IS, names[0])
        case Tagged(name, is_exact):
            return Row("tag", Operator.IS if is_exact else Operator.BEGINS, name)
        case InCollection(name):
            return Row("collection", Operator.IS, name)
        case InList(name):
            return Row("list", Operator.IS, name.value)
        case Has(what):
            return Row("has", Operator.HAS, what)
    raise TypeError(query)


def _compared(query: Between) -> Row:
    said = day_text if query.field in _DAY_NAMES.values() else str
    name, low, high = _NAMES_OF[query.field], query.low, query.high
    if high is None:
        return Row(name, Operator.AT_LEAST, said(low or 0))
    if low is None:
        return Row(name, Operator.AT_MOST, said(high))
    if low == high:
        return Row(name, Operator.IS, said(low))
    return Row(name, Operator.BETWEEN, f"{said(low)}..{said(high)}")


def _query_of_row(row: Row) -> Query:
    if not row.value.strip():
        return EVERYTHING
    operator = _STATED.get(row.operator, row.operator)
    found = _stated(row.field, operator, row.value.replace('"', " "))
    return canonical(Not(found)) if row.operator in _STATED else found


def _stated(field: str, operator: Operator, value: str) -> Query:
    kind = KINDS[field]
    if kind is ValueKind.WORDS and operator is Operator.HAS_EXACTLY:
        return Words(value, _TEXT_NAMES[field], is_exact=True)
    if kind is ValueKind.WORDS:
        words = [Words(word, _TEXT_NAMES[field], not is_one_word(word)) for word in value.split()]
        return canonical(AllOf(tuple(words)))
    if kind in (ValueKind.NUMBER, ValueKind.DAY):
        compared = parse(f"{field}:{_SIGNS.get(operator, '')}{''.join(value.split())}")
        return compared if isinstance(compared, Between) else EVERYTHING
    if kind is ValueKind.TAG:
        return Tagged(value, operator is Operator.IS or not is_one_word(value))
    if kind is ValueKind.TYPE:
        return OfType((value,)) if value in TYPES else EVERYTHING
    if kind is ValueKind.COLLECTION:
        return InCollection(value)
    if kind is ValueKind.LIST:
        return InList(ListName(value)) if value in list(ListName) else EVERYTHING
    thing = parse(f"has:{value}")
    return thing if isinstance(thing, Has) else EVERYTHING
