"""What JabRef's groups look for: read from their words, asked of an entry, and said as a search here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from refdesk.domain.search_query import (
    AllOf,
    AnyOf,
    Between,
    InCollection,
    Not,
    NumberField,
    OfType,
    Query,
    TextField,
    Words,
)
from refdesk.formats.bibtex import latex
from refdesk.formats.bibtex.mapping import ALIASES, TYPES

#: One piece of an expression (JabRef manual, "Searching within the library").
_PIECE = re.compile(
    r"\s*(?:(?P<mark>[()!])|(?P<word>and|or|not)\b"
    r"|(?:(?P<field>[\w-]+)\s*(?P<sign>!?=[=~]?!?|:|\bcontains\b|\bmatches\b)\s*)?"
    r'(?P<value>"[^"]*"|[^\s()"!]+))',
    re.IGNORECASE,
)
#: Where the search field looks for what an entry's fields say, by their names in BibTeX and of JabRef.
_TEXT_FIELDS: Mapping[str, TextField] = {
    "author": TextField.NAMES, "editor": TextField.NAMES, "title": TextField.TITLE,
    "journaltitle": TextField.CONTAINER, "booktitle": TextField.CONTAINER, "abstract": TextField.ABSTRACT,
    "note": TextField.OTHER, "keywords": TextField.OTHER, "publisher": TextField.OTHER,
    "anykeyword": TextField.OTHER, "doi": TextField.IDENTIFIERS, "isbn": TextField.IDENTIFIERS,
    "issn": TextField.IDENTIFIERS, "url": TextField.IDENTIFIERS, "citationkey": TextField.KEY,
    "bibtexkey": TextField.KEY, "": TextField.ANY, "any": TextField.ANY, "anyfield": TextField.ANY,
}  # fmt: skip
_ANY = frozenset({"", "any", "anyfield"})
_YEARS = frozenset({"year", "date"})
_TYPE = frozenset({"entrytype", "type"})
_YEAR = re.compile(r"\d{4}")
#: Deeper brackets are nobody's search.
_DEEPEST = 40


class Sign(Enum):
    """How a field is compared: it has the value in it, is the value, fits a pattern, has it as a keyword."""

    HAS = "has"
    IS = "is"
    FITS = "fits"
    LISTS = "lists"


@dataclass(frozen=True, slots=True)
class Term:
    """One field compared with a value; a field of no name is any."""

    field: str
    sign: Sign
    value: str
    heeds_case: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """The entries that are listed in a group, or in one below it."""

    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold; of no parts: always."""

    parts: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part holds."""

    parts: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Denied:
    """The part does not hold."""

    part: Asked


Asked = Term | Listed | Every | Either | Denied


def asked_by(expression: str, *, by_pattern: bool = False, heeds_case: bool = False) -> Asked | None:
    """What an expression asks; None where it is none. `by_pattern`: its values are regular expressions."""
    found = list(_PIECE.finditer(expression.strip()))
    is_whole = "".join(piece[0] for piece in found).strip() == expression.strip()
    if by_pattern and not any(piece["sign"] for piece in found):
        return Term("", Sign.FITS, expression.strip(), heeds_case) if expression.strip() else None
    if not is_whole or not found:
        return None
    pieces = _Pieces(found, by_pattern=by_pattern, heeds_case=heeds_case)
    asked = pieces.either()
    return asked if pieces.are_used_up else None


def holds(asked: Asked, fields: Mapping[str, str], groups: Sequence[tuple[str, ...]]) -> bool:
    """Whether an entry is meant: its fields under canonical names, and the groups it is listed in."""
    match asked:
        case Term():
            return _is_said(asked, fields)
        case Listed(path):
            return path in groups
        case Every(parts):
            return all(holds(part, fields, groups) for part in parts)
        case Either(parts):
            return any(holds(part, fields, groups) for part in parts)
        case Denied(part):
            return not holds(part, fields, groups)


def query_of(asked: Asked) -> Query | None:
    """The search that finds the same here; None where it cannot be said."""
    match asked:
        case Term():
            return _query_of_term(asked)
        case Listed(path):
            return None if '"' in path[-1] else InCollection(path[-1])
        case Every(parts):
            return _joined(AllOf, parts)
        case Either(parts):
            return _joined(AnyOf, parts)
        case Denied(part):
            query = query_of(part)
            return None if query is None else Not(query)


def _joined(kind: Callable[[tuple[Query, ...]], Query], parts: Sequence[Asked]) -> Query | None:
    queries = tuple(query for query in map(query_of, parts) if query is not None)
    return kind(queries) if len(queries) == len(parts) else None


def _query_of_term(term: Term) -> Query | None:
    field, value = _canonical(term.field), term.value.strip()
    if term.sign is Sign.FITS or not value or '"' in value:
        return None
    if field in _YEARS:
        return Between(NumberField.YEAR, int(value), int(value)) if _YEAR.fullmatch(value) else None
    if field in _TYPE:
        csl_type = TYPES.get(value.lower())
        return OfType((csl_type,)) if csl_type else None
    if field not in _TEXT_FIELDS:
        return None
    return Words(value, _TEXT_FIELDS[field], is_exact=term.sign is not Sign.HAS or " " in value)


def _is_said(term: Term, fields: Mapping[str, str]) -> bool:
    field = _canonical(term.field)
    if field in _ANY:
        texts = list(fields.values())
    else:
        texts = [fields.get("entrytype" if field in _TYPE else field, "")]
    pattern = _pattern(term)
    return any(pattern.search(latex.decoded(text)) for text in texts)


def _pattern(term: Term) -> re.Pattern[str]:
    bare = re.escape(term.value.strip())
    pattern = {
        Sign.HAS: bare,
        Sign.IS: rf"\A{bare}\Z",
        Sign.FITS: term.value,
        Sign.LISTS: rf"(?:^|[,;>\s]){bare}(?=$|[,;>\s])",
    }[term.sign]
    return re.compile(pattern, re.NOFLAG if term.heeds_case else re.IGNORECASE)


def _canonical(field: str) -> str:
    """The name under which an entry has a field; `key` is the citation key in a search."""
    name = field.lower()
    return "citationkey" if name in ("key", "bibtexkey") else ALIASES.get(name, name)


class _Pieces:
    """Reads `a and b or not (c)`: what stands side by side must all hold, `or` binds loosest."""

    def __init__(self, found: Sequence[re.Match[str]], *, by_pattern: bool, heeds_case: bool) -> None:
        self._found = found
        self._place = 0
        self._depth = 0
        self._by_pattern = by_pattern
        self._heeds_case = heeds_case

    @property
    def are_used_up(self) -> bool:
        return self._place == len(self._found)

    def either(self) -> Asked | None:
        parts = list(self._parted())
        if None in parts:
            return None
        known = tuple(part for part in parts if part is not None)
        return known[0] if len(known) == 1 else Either(known)

    def _parted(self) -> Iterator[Asked | None]:
        yield self._every()
        while self._takes("or"):
            yield self._every()

    def _every(self) -> Asked | None:
        parts: list[Asked] = []
        while not self.are_used_up and not self._is_at("or", ")"):
            if self._takes("and"):
                continue
            part = self._one()
            if part is None:
                return None
            parts.append(part)
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _one(self) -> Asked | None:
        if self._takes("not", "!"):
            part = None if self.are_used_up else self._one()
            return None if part is None else Denied(part)
        if self._takes("("):
            return self._in_brackets()
        if self.are_used_up or self._is_at("and", "or", ")"):
            return None
        piece = self._found[self._place]
        self._place += 1
        return self._term(piece)

    def _in_brackets(self) -> Asked | None:
        self._depth += 1
        part = self.either() if self._depth <= _DEEPEST else None
        self._depth -= 1
        return part if self._takes(")") else None

    def _term(self, piece: re.Match[str]) -> Asked | None:
        sign = (piece["sign"] or "").lower()
        value = piece["value"].removeprefix('"').removesuffix('"')
        if self._by_pattern or "~" in sign:
            how = Sign.FITS
        else:
            how = Sign.IS if sign.rstrip("!") in ("==", "!==", "matches") else Sign.HAS
        term = Term(piece["field"] or "", how, value, self._heeds_case or sign.endswith("!"))
        if how is Sign.FITS and not is_pattern(value):
            return None
        return Denied(term) if sign.startswith("!") else term

    def _is_at(self, *words: str) -> bool:
        if self.are_used_up:
            return False
        piece = self._found[self._place]
        return (piece["mark"] or piece["word"] or "").lower() in words

    def _takes(self, *words: str) -> bool:
        is_there = self._is_at(*words)
        self._place += is_there
        return is_there


def is_pattern(text: str) -> bool:
    """Whether a text is a regular expression that can be asked here."""
    try:
        re.compile(text)
    except re.error:
        return False
    return True
