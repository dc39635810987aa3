"""A person's saved searches in Zotero, as searches here: what can be asked, and what is told instead."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from refdesk.domain.problem import Problem, Severity
from refdesk.domain.search_query import (
    AllOf,
    AnyOf,
    Between,
    InCollection,
    Not,
    NumberField,
    OfType,
    Query,
    Tagged,
    TextField,
    Words,
)
from refdesk.domain.search_writing import written
from refdesk.formats.format import Search
from refdesk.formats.xml.zotero_terms import TYPES
from refdesk.formats.zotero_library.mapping import NAMES, text_variable

_TABLES = frozenset({"savedSearches", "savedSearchConditions"})
#: Conditions that say how the others are taken: all of a library's items are records of their own here.
_OPTIONS = frozenset(
    {"joinMode", "recursive", "noChildren", "includeParentsAndChildren", "blockStart", "blockEnd"}
)
#: Conditions that look beside an item's fields (Zotero, `searchConditions.js`), and where they look here.
_TEXT_FIELDS: Mapping[str, TextField] = {
    **dict.fromkeys(("creator", "lastName"), TextField.NAMES),
    **dict.fromkeys(("note", "childNote", "annotationText", "annotationComment"), TextField.NOTES),
    **dict.fromkeys(("fulltextContent", "fulltextWord"), TextField.FILES),
    **dict.fromkeys(("anyField", "field"), TextField.ANY),
    "tag": TextField.TAGS,
    "citationKey": TextField.KEY,
    "extra": TextField.OTHER,
}
#: Where a CSL variable is looked for; what is not here stands among the others.
_VARIABLES: Mapping[str, TextField] = {
    "title": TextField.TITLE, "title-short": TextField.TITLE, "abstract": TextField.ABSTRACT,
    **dict.fromkeys(("container-title", "container-title-short", "collection-title", "event-title"),
                    TextField.CONTAINER),
    **dict.fromkeys(("DOI", "ISBN", "ISSN", "URL", "PMID", "PMCID", "call-number"), TextField.IDENTIFIERS),
    **dict.fromkeys(("publisher", "publisher-place", "genre", "language", "status", "medium", "source",
                     "volume", "issue", "page", "edition", "archive", "authority", "licence"),
                    TextField.OTHER),
}  # fmt: skip
_YEARS = frozenset({"date", "year"})
_YEAR = re.compile(r"\d{4}")
#: How a condition compares; those that deny are the same, denied.
_DENIALS = {"isNot": "is", "doesNotContain": "contains"}
_SAID = {
    "isNot": "is not", "doesNotContain": "does not contain", "beginsWith": "begins with",
    "isBefore": "is before", "isAfter": "is after", "isLessThan": "is less than",
    "isGreaterThan": "is greater than", "isInTheLast": "is in the last",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Condition:
    name: str
    operator: str
    value: str
    is_required: bool

    def __str__(self) -> str:
        return f"{self.name} {_SAID.get(self.operator, self.operator)} {self.value}".strip()


@dataclass(slots=True)
class _Saved:
    """A saved search with its conditions in order; `group` is the group library that it belongs to."""

    name: str
    group: str
    conditions: list[_Condition] = field(default_factory=list)

    def has(self, name: str, operator: str) -> bool:
        return any(each.name == name and each.operator == operator for each in self.conditions)


@dataclass(frozen=True, slots=True)
class _Library:
    """What conditions name by its key: searches, collections, and the collections in those."""

    saved: Mapping[str, _Saved]
    names: Mapping[str, str]
    below: Mapping[str, list[str]]


def searches(connection: sqlite3.Connection, tables: frozenset[str]) -> Iterator[Search | Problem]:
    """The saved searches outside the trash; what one asks that cannot be asked here comes as a problem."""
    if not tables >= _TABLES:
        return
    library = _library(connection, tables)
    for saved in library.saved.values():
        yield from _search(saved, library)


def _search(saved: _Saved, library: _Library) -> Iterator[Search | Problem]:
    unsaid: list[_Condition] = []
    query = _query(saved, library, (saved.name,), unsaid)
    text = written(query) if query else ""
    if text:
        yield Search(saved.name, text, (saved.group,) if saved.group else ())
    if unsaid or not text:
        yield Problem(Severity.NOTE, _told(saved, unsaid, text), field="savedSearches")


def _told(saved: _Saved, unsaid: list[_Condition], text: str) -> str:
    if not text:
        asked = "; ".join(str(each) for each in saved.conditions if each.name not in _OPTIONS)
        how = f"It reads: {asked}" if asked else "It has no condition."
        return f"The search “{saved.name}” of Zotero cannot be asked here and is not saved. {how}"
    left_out = "; ".join(map(str, unsaid))
    how = "less" if saved.has("joinMode", "any") else "more"
    return (
        f"The search “{saved.name}” of Zotero is saved without what cannot be asked here, and may find {how}:"
        f" {left_out}."
    )


def _query(
    saved: _Saved, library: _Library, names: tuple[str, ...], unsaid: list[_Condition]
) -> Query | None:
    """What a search asks, as far as it can be said; the rest is added to `unsaid`."""
    required: list[Query] = []
    others: list[Query] = []
    for each in saved.conditions:
        if each.name in _OPTIONS:
            continue
        query = _asked(each, saved, library, names)
        if query is None:
            unsaid.append(each)
        else:
            (required if each.is_required else others).append(query)
    if others and saved.has("joinMode", "any"):
        others = [AnyOf(tuple(others))]
    parts = (*required, *others)
    return AllOf(parts) if parts else None


def _asked(each: _Condition, saved: _Saved, library: _Library, names: tuple[str, ...]) -> Query | None:
    if each.operator in _DENIALS:
        stated = _Condition(each.name, _DENIALS[each.operator], each.value, each.is_required)
        query = _asked(stated, saved, library, names)
        return None if query is None else Not(query)
    if each.name == "collection":
        return _in_collection(each, library, with_those_below=saved.has("recursive", "true"))
    if each.name == "savedSearch":
        return _of_search(each, library, names)
    if each.name in _YEARS:
        return _in_years(each.operator, each.value.strip())
    if each.name == "itemType":
        csl_type = TYPES.get(each.value)
        return OfType((csl_type,)) if csl_type and each.operator == "is" else None
    return _of_words(each)


def _of_words(each: _Condition) -> Query | None:
    value = each.value.strip()
    if not value or '"' in value or each.operator not in ("is", "contains", "beginsWith"):
        return None
    if each.name == "tag" and each.operator == "is":
        return Tagged(value, is_exact=True)
    where = _text_field(each.name)
    return None if where is None else Words(value, where, is_exact=each.operator == "is")


def _text_field(name: str) -> TextField | None:
    if name in NAMES:
        return TextField.NAMES
    if name in _TEXT_FIELDS:
        return _TEXT_FIELDS[name]
    return _VARIABLES.get(text_variable(name, ""))


def _in_years(operator: str, value: str) -> Query | None:
    """Years alone are compared: of a day only its year is in the list."""
    if not _YEAR.fullmatch(value):
        return None
    year = int(value)
    bounds = {
        "is": (year, year), "contains": (year, year), "isBefore": (None, year - 1),
        "isLessThan": (None, year - 1), "isAfter": (year + 1, None), "isGreaterThan": (year + 1, None),
    }  # fmt: skip
    return Between(NumberField.YEAR, *bounds[operator]) if operator in bounds else None


def _in_collection(each: _Condition, library: _Library, *, with_those_below: bool) -> Query | None:
    key = _key(each.value)
    if key in library.saved:
        return None
    names = [library.names[key]] if key in library.names else []
    waiting = [key] if with_those_below else []
    met = {key}
    while waiting:
        below = [one for one in library.below.get(waiting.pop(), ()) if one not in met]
        met.update(below)
        waiting += below
        names += [library.names[one] for one in below]
    if not names or any('"' in name for name in names):
        return None
    parts = tuple(InCollection(name) for name in dict.fromkeys(names))
    return parts[0] if len(parts) == 1 else AnyOf(parts)


def _of_search(each: _Condition, library: _Library, names: tuple[str, ...]) -> Query | None:
    """What another saved search asks; nothing where it cannot be said whole, or they go round."""
    other = library.saved.get(_key(each.value))
    if other is None or other.name in names:
        return None
    unsaid: list[_Condition] = []
    query = _query(other, library, (*names, other.name), unsaid)
    return None if unsaid else query


def _key(value: str) -> str:
    """The key in `key`, or in `library_key` as older versions write it."""
    return re.split(r"[_/]", value)[-1]


def _library(connection: sqlite3.Connection, tables: frozenset[str]) -> _Library:
    names, keys, parents = {}, {}, {}
    for number, key, name, parent in connection.execute(
        "SELECT collectionID, key, collectionName, parentCollectionID FROM collections"
    ):
        names[key], keys[number], parents[key] = name, key, parent
    below = defaultdict(list)
    for key, parent in parents.items():
        if parent in keys:
            below[keys[parent]].append(key)
    return _Library(_saved(connection, tables), names, below)


def _saved(connection: sqlite3.Connection, tables: frozenset[str]) -> Mapping[str, _Saved]:
    groups: dict[int, str] = {}
    if "groups" in tables:
        groups = dict(connection.execute("SELECT libraryID, name FROM groups").fetchall())
    hidden = "WHERE savedSearchID NOT IN (SELECT savedSearchID FROM deletedSearches)"
    found, by_number = {}, {}
    for number, key, name, library in connection.execute(
        "SELECT savedSearchID, key, savedSearchName, libraryID FROM savedSearches"
        f" {hidden if 'deletedSearches' in tables else ''} ORDER BY savedSearchID"
    ):
        found[key] = by_number[number] = _Saved(name, groups.get(library, ""))
    for row in connection.execute(
        "SELECT * FROM savedSearchConditions ORDER BY savedSearchID, searchConditionID"
    ):
        if row["savedSearchID"] in by_number:
            by_number[row["savedSearchID"]].conditions.append(_condition(row))
    return found


def _condition(row: sqlite3.Row) -> _Condition:
    """What a row says; some names have a mode behind them, as `fulltextContent/regexp`."""
    name, operator, value = (str(row[column] or "") for column in ("condition", "operator", "value"))
    return _Condition(name.partition("/")[0], operator, value, bool(row["required"]))
