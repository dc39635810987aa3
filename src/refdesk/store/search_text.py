"""What can be found of a record: the words of each column of the search index, folded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from refdesk.domain.fields import FIELDS, Kind
from refdesk.domain.folding import fold
from refdesk.domain.identifiers import normal_doi
from refdesk.domain.record import Record
from refdesk.domain.richtext import plain
from refdesk.domain.transliteration import latin_forms

#: Chinese, Japanese, Korean and Thai are written without spaces: every letter is a word of its own.
_UNSPACED = re.compile(r"([\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff])")
_CONTAINERS = ("container-title", "container-title-short", "collection-title", "event-title", "volume-title")
_TITLES = ("title", "title-short", "original-title", "part-title", "reviewed-title")
_IDENTIFIERS = (
    "ISBN", "ISSN", "issn_print", "issn_online", "PMID", "PMCID", "arxiv", "URL", "call-number", "number",
)  # fmt: skip
_NAMES = tuple(name for name, field in FIELDS.items() if field.kind is Kind.NAMES)
_OTHER = (
    "keyword", "publisher", "publisher-place", "genre", "language", "note", "annote", "event-place",
    "authority", "archive", "jurisdiction", "status", "medium", "source", "volume", "issue", "page",
    "edition", "licence", "funding", "how_to_cite",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attached:
    """What belongs to a record beside its fields."""

    citation_key: str = ""
    tags: Sequence[str] = ()
    notes: Sequence[str] = ()
    cites: Sequence[str] = ()


def search_words(text: str) -> str:
    """A text as it stands in the index: folded, unspaced scripts cut up, Cyrillic also in Latin letters."""
    folded = fold(text)
    if folded.isascii():
        return folded
    spaced = _UNSPACED.sub(r" \1 ", folded)
    latin = latin_forms(folded)
    return f"{spaced} {latin}" if latin else spaced


def spaced(folded: str) -> str:
    """A folded text with the letters of unspaced scripts apart."""
    return folded if folded.isascii() else _UNSPACED.sub(r" \1 ", folded)


def search_row(record_id: int, record: Record, attached: Attached) -> tuple[int | str, ...]:
    """The row of the index: the id, then a text for each of `schema.SEARCH_COLUMNS`."""
    return (
        record_id,
        _words(record.text(name) for name in _TITLES),
        _words(_name_texts(record)),
        _words(record.text(name) for name in _CONTAINERS),
        _words((normal_doi(record.text("DOI")), *(record.text(name) for name in _IDENTIFIERS))),
        fold(attached.citation_key),
        _words(attached.tags),
        _words(attached.notes),
        _words((record.text("abstract"),)),
        _words((_dates(record), *(record.text(name) for name in _OTHER))),
        _words(attached.cites),
    )


def _name_texts(record: Record) -> Iterable[str]:
    for role in _NAMES:
        for name in record.names(role):
            yield name.display_form
            yield f"{name.affiliation} {name.city} {name.country} {name.orcid}".strip()


def _dates(record: Record) -> str:
    date = record.date("issued")
    return str(date) if date else ""


def _words(texts: Iterable[str]) -> str:
    return search_words(plain("\n".join(text for text in texts if text)))
