"""Queries back as the text of the search field: `parse(written(query))` means what the query means."""

from __future__ import annotations

from refdesk.domain.search_query import (
    EVERYTHING,
    AllOf,
    AnyOf,
    Between,
    Has,
    InCollection,
    InList,
    Not,
    NumberField,
    OfType,
    Query,
    Tagged,
    TextField,
    Words,
)

#: How a field is written before its words or its bounds: `author:smith`, `year:2015..2020`.
TEXT_NAMES = {
    TextField.TITLE: "title",
    TextField.NAMES: "author",
    TextField.CONTAINER: "journal",
    TextField.IDENTIFIERS: "id",
    TextField.KEY: "key",
    TextField.TAGS: "tags",
    TextField.NOTES: "note",
    TextField.ABSTRACT: "abstract",
    TextField.OTHER: "keyword",
    TextField.CITES: "cites",
    TextField.FILES: "file",
}
NUMBER_NAMES = {
    NumberField.YEAR: "year",
    NumberField.CITED_BY: "cited",
    NumberField.REFERENCE_COUNT: "references",
    NumberField.DOUBTFUL: "doubtful",
    NumberField.ADDED_AT: "added",
    NumberField.MODIFIED_AT: "modified",
}
DAYS = (NumberField.ADDED_AT, NumberField.MODIFIED_AT)
#: Words that mean something between others: they are words where they are denied twice.
_OPERATORS = ("OR", "NOT")


def written(query: Query) -> str:
    """The query as a person types it; empty for everything."""
    query = canonical(query)
    if isinstance(query, AllOf):
        return " ".join(map(_part, query.parts))
    if isinstance(query, AnyOf):
        return " OR ".join(map(_part, query.parts))
    return _part(query)


def canonical(query: Query) -> Query:
    """The query with one type in each part, and no group of one part or of none."""
    match query:
        case OfType(names) if len(names) > 1:
            return AnyOf(tuple(OfType((name,)) for name in names))
        case Not(part):
            return EVERYTHING if canonical(part) == EVERYTHING else Not(canonical(part))
        case AllOf(parts) | AnyOf(parts):
            kept = tuple(each for each in map(canonical, parts) if each != EVERYTHING)
            return kept[0] if len(kept) == 1 else type(query)(kept) if kept else EVERYTHING
    return query


def day_text(day: int) -> str:
    """`2026-11-23` for 20261123."""
    return f"{day // 10000:04d}-{day // 100 % 100:02d}-{day % 100:02d}"


def is_one_word(text: str) -> bool:
    """Whether a text can stand in a query without quotes."""
    return bool(text) and not any(each.isspace() or each in '()"' for each in text)


def _part(query: Query) -> str:
    match query:
        case Words(text, field, is_exact):
            return _words(text, field, is_exact=is_exact)
        case Between(field, low, high):
            return f"{NUMBER_NAMES[field]}:{_range(field, low, high)}"
        case OfType(names):
            return f"type:{names[0]}"
        case Tagged(name, is_exact):
            return f"tag:{_quoted(name)}" if is_exact or not is_one_word(name) else f"tag:{name}"
        case InCollection(name):
            return f"in:{_quoted(name)}"
        case InList(name):
            return f"is:{name}"
        case Has(what):
            return f"has:{what}"
        case Not(part):
            return f"-({_part(part)})" if isinstance(part, Not) else _negated(part)
    return f"({written(query)})"


def _negated(part: Query) -> str:
    is_bare = isinstance(part, Words) and part.field is TextField.ANY and not part.is_exact
    return f"-{part.text}" if is_bare and isinstance(part, Words) else f"-{_part(part)}"


def _words(text: str, field: TextField, *, is_exact: bool) -> str:
    name = f"{TEXT_NAMES[field]}:" if field in TEXT_NAMES else ""
    if is_exact or not is_one_word(text):
        return f"{name}{_quoted(text)}"
    is_operator = not name and (text in _OPERATORS or text.startswith("-"))
    return f"NOT -{text}" if is_operator else f"{name}{text}"


def _range(field: NumberField, low: int | None, high: int | None) -> str:
    said = day_text if field in DAYS else str
    if low is not None and low == high:
        return said(low)
    if high is None:
        return f">={said(low or 0)}"
    return f"<={said(high)}" if low is None else f"{said(low)}..{said(high)}"


def _quoted(text: str) -> str:
    bare = text.replace('"', " ")
    return f'"{bare}"'
