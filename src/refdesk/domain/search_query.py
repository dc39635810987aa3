"""The language of the search field: any text is a query, and what it does not know it looks for as words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from refdesk.domain.fields import FIELDS, TYPES


class TextField(StrEnum):
    """Where words can be looked for: `author:smith`."""

    ANY = ""
    TITLE = "title"
    NAMES = "names"
    CONTAINER = "container"
    IDENTIFIERS = "identifiers"
    KEY = "citation_key"
    TAGS = "tags"
    NOTES = "notes"
    ABSTRACT = "abstract"
    OTHER = "other"
    CITES = "cites"
    FILES = "files"


class NumberField(StrEnum):
    """What has a number or a day: `year:2015..2020`, `cited:>3`, `added:2026-11`."""

    YEAR = "year"
    CITED_BY = "cited_by"
    REFERENCE_COUNT = "reference_count"
    DOUBTFUL = "doubtful"
    ADDED_AT = "added_at"
    MODIFIED_AT = "modified_at"


@dataclass(frozen=True, slots=True)
class Words:
    """Words to be found side by side; the last one may go on (`smi` finds Smith) unless `is_exact`."""

    text: str
    field: TextField = TextField.ANY
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """A number from `low` to `high`, both included; None is no bound. Days are written as 20261123."""

    field: NumberField
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class OfType:
    """A record of one of these types."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A record with a tag: one that begins so, or exactly this one."""

    name: str
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class InCollection:
    """A record in a collection of this name."""

    name: str


class ListName(StrEnum):
    """The two lists of the left pane; a record can be in both."""

    ARTICLES = "article"
    REFERENCES = "reference"


@dataclass(frozen=True, slots=True)
class InList:
    """A record of one of the lists: `is:article`, `is:reference`."""

    name: ListName


@dataclass(frozen=True, slots=True)
class Has:
    """A record that has a field, by its name, or a "note", "tag", "attachment", "reference" or "doubt"."""

    what: str


@dataclass(frozen=True, slots=True)
class Not:
    """What the part does not find."""

    part: Query


@dataclass(frozen=True, slots=True)
class AllOf:
    """What every part finds; of no parts: everything."""

    parts: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """What at least one part finds."""

    parts: tuple[Query, ...]


Query = Words | Between | OfType | Tagged | InCollection | InList | Has | Not | AllOf | AnyOf
EVERYTHING = AllOf()

_TOKEN = re.compile(r'\s*(?:(-?)(\()|(\))|(-?)((?:[^\W\d]\w*:)?)(?:"([^"]*)(?:"|$)|([^\s()"]+))|(\S))')
_TEXT_FIELDS = {
    "title": TextField.TITLE, "author": TextField.NAMES, "authors": TextField.NAMES, "name": TextField.NAMES,
    "editor": TextField.NAMES, "journal": TextField.CONTAINER, "container": TextField.CONTAINER,
    "publication": TextField.CONTAINER, "doi": TextField.IDENTIFIERS, "isbn": TextField.IDENTIFIERS,
    "issn": TextField.IDENTIFIERS, "url": TextField.IDENTIFIERS, "id": TextField.IDENTIFIERS,
    "key": TextField.KEY, "note": TextField.NOTES, "notes": TextField.NOTES, "abstract": TextField.ABSTRACT,
    "keyword": TextField.OTHER, "publisher": TextField.OTHER, "place": TextField.OTHER,
    "tags": TextField.TAGS,
    "cites": TextField.CITES, "reference": TextField.CITES, "file": TextField.FILES, "text": TextField.FILES,
}  # fmt: skip
_NUMBER_FIELDS = {
    "year": NumberField.YEAR, "cited": NumberField.CITED_BY, "references": NumberField.REFERENCE_COUNT,
    "refs": NumberField.REFERENCE_COUNT, "doubtful": NumberField.DOUBTFUL, "added": NumberField.ADDED_AT,
    "modified": NumberField.MODIFIED_AT,
}  # fmt: skip
_DAYS = (NumberField.ADDED_AT, NumberField.MODIFIED_AT)
_THINGS = {
    "note": "note", "notes": "note", "tag": "tag", "tags": "tag", "pdf": "attachment", "file": "attachment",
    "attachment": "attachment", "reference": "reference", "references": "reference", "doubt": "doubt",
}  # fmt: skip
_STATES: dict[str, Query] = {
    "doubtful": Has("doubt"),
    **dict.fromkeys(("article", "articles"), InList(ListName.ARTICLES)),
    **dict.fromkeys(("reference", "references", "cited"), InList(ListName.REFERENCES)),
}
_FIELD_NAMES = {name.lower(): name for name in FIELDS}
_COMPARED = re.compile(r"(>=|<=|>|<|=)?(-?\d[\d-]*)")
_RANGE = re.compile(r"(-?\d[\d-]*)?\.\.(-?\d[\d-]*)?")
_YEARS = re.compile(r"(\d{4})-(\d{4})")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    field: str = ""
    is_exact: bool = False
    is_negated: bool = False
    bracket: str = ""


def parse(text: str) -> Query:
    """The query that a person typed; it never fails.

    Words side by side must all be found; `OR` between them asks for either, `-` or `NOT` for what lacks the
    next one, brackets group, quotes keep words together. A field that is not known is looked for as text.
    """
    return _Parser(_tokens(text)).any_of()


def asks_for_references(query: Query) -> bool:
    """Whether a saved search looks among the cited works; else it looks among the articles."""
    parts = query.parts if isinstance(query, AllOf) else (query,)
    return InList(ListName.REFERENCES) in parts


class _Parser:
    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0

    def any_of(self) -> Query:
        parts = [self._all_of()]
        while self._take_word("OR"):
            parts.append(self._all_of())
        wanted = tuple(part for part in parts if part != EVERYTHING)
        return AnyOf(wanted) if len(wanted) > 1 else (*wanted, EVERYTHING)[0]

    def _all_of(self) -> Query:
        parts: list[Query] = []
        while (token := self._next()) is not None:
            if token.bracket == ")":
                if self._depth:
                    break
                self._place += 1
                continue
            if _is_word(token, "OR"):
                break
            part = self._one()
            if part != EVERYTHING:
                parts.append(part)
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _one(self) -> Query:
        is_negated = False
        while self._take_word("NOT"):
            is_negated = not is_negated
        token = self._next()
        if token is None or token.bracket == ")" or _is_word(token, "OR"):
            return Words("NOT") if is_negated else EVERYTHING
        self._place += 1
        part = self._group() if token.bracket else _meaning(token)
        if part == EVERYTHING:
            return part
        return Not(part) if is_negated != token.is_negated else part

    def _group(self) -> Query:
        self._depth += 1
        part = self.any_of()
        self._depth -= 1
        closing = self._next()
        if closing and closing.bracket == ")":
            self._place += 1
        return part

    def _next(self) -> _Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _take_word(self, word: str) -> bool:
        token = self._next()
        is_there = token is not None and _is_word(token, word)
        self._place += is_there
        return is_there


#: Deeper brackets than a person types are read as text, so that no query exhausts the stack.
_DEEPEST = 40


def _tokens(text: str) -> list[_Token]:
    tokens, depth = [], 0
    for match in _TOKEN.finditer(text):
        minus, opening, closing, negation, field, quoted, word, other = match.groups()
        if opening and depth < _DEEPEST:
            depth += 1
            tokens.append(_Token("", bracket="(", is_negated=bool(minus)))
        elif closing:
            depth -= 1 if depth else 0
            tokens.append(_Token("", bracket=")"))
        elif quoted is not None or word:
            words = quoted if quoted is not None else word
            tokens.append(_Token(words, field[:-1], quoted is not None, bool(negation)))
        elif other:
            tokens.append(_Token(other))
    return tokens


def _is_word(token: _Token, word: str) -> bool:
    return token.text == word and not (token.field or token.is_exact or token.is_negated or token.bracket)


def _meaning(token: _Token) -> Query:
    field, text = token.field.lower(), token.text
    if field in _TEXT_FIELDS and text:
        return Words(text, _TEXT_FIELDS[field], token.is_exact)
    found = _number(field, text) or _filter(field, token)
    if found:
        return found
    words = f"{token.field}:{text}" if token.field else text
    return Words(words, TextField.ANY, token.is_exact) if words.strip() else EVERYTHING


def _filter(field: str, token: _Token) -> Query | None:
    text = token.text
    if not text:
        return None
    if field == "tag":
        return Tagged(text, token.is_exact)
    if field in ("in", "collection"):
        return InCollection(text)
    if field == "has":
        what = _THINGS.get(text.lower()) or _FIELD_NAMES.get(text.lower())
        return Has(what) if what else None
    if field == "is":
        return _STATES.get(text.lower())
    if field == "type":
        names = tuple(name for name, row in TYPES.items() if _is_type(text.lower(), name, row.label.lower()))
        return OfType(names) if names else None
    return None


def _is_type(asked: str, name: str, label: str) -> bool:
    exact = asked in TYPES
    if exact:
        return name == asked
    return name.startswith(asked) or label.startswith(asked) or label.replace(" ", "").startswith(asked)


def _number(field: str, text: str) -> Query | None:
    if field not in _NUMBER_FIELDS:
        return None
    target = _NUMBER_FIELDS[field]
    years = _YEARS.fullmatch(text) if target is NumberField.YEAR else None
    if years:
        return Between(target, int(years[1]), int(years[2]))
    bounds = _RANGE.fullmatch(text)
    if bounds:
        low = _bounds(target, bounds[1])[0] if bounds[1] else None
        high = _bounds(target, bounds[2])[1] if bounds[2] else None
        is_known = (low is not None or not bounds[1]) and (high is not None or not bounds[2])
        return Between(target, low, high) if is_known and bounds.group() != ".." else None
    compared = _COMPARED.fullmatch(text)
    return _comparison(target, compared[1] or "=", compared[2]) if compared else None


def _comparison(target: NumberField, sign: str, text: str) -> Query | None:
    low, high = _bounds(target, text)
    if low is None or high is None:
        return None
    pairs = {
        "=": (low, high),
        ">": (high + 1, None),
        ">=": (low, None),
        "<": (None, low - 1),
        "<=": (None, high),
    }
    return Between(target, *pairs[sign])


def _bounds(target: NumberField, text: str) -> tuple[int | None, int | None]:
    """The first and last number (or day, as 20261123) that the text means."""
    if target not in _DAYS:
        is_number = text.removeprefix("-").isascii() and text.removeprefix("-").isdecimal() and len(text) < 16
        return (int(text), int(text)) if is_number else (None, None)
    match = _DAY.fullmatch(text)
    if match is None:
        return None, None
    year, month, day = match.groups()
    start = int(year) * 10000 + int(month or 1) * 100 + int(day or 1)
    return start, int(year) * 10000 + int(month or 12) * 100 + int(day or 31)
