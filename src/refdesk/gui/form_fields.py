"""Which fields the form of a draft shows, and in which order."""

from __future__ import annotations

from refdesk.domain.fields import DEFAULT_TYPE, FIELDS, TYPES, Kind
from refdesk.domain.record import Record

#: Fields that a form shows only where they have a value.
_SHOWN_IF_FILLED = frozenset(
    {
        "abstract", "accessed", "arxiv", "collection-number", "collection-title", "edition", "event-place",
        "genre", "interviewer", "ISBN", "ISSN", "keyword", "language", "medium", "note", "number-of-pages",
        "number-of-volumes", "recipient", "section", "translator", "URL",
    }
)  # fmt: skip
#: Fields whose values are short enough to stand two on a line.
_SHORT_KINDS = frozenset({Kind.NUMBER, Kind.DATE})
_SHORT = frozenset(
    {"ISSN", "ISBN", "issn_print", "issn_online", "PMID", "PMCID", "arxiv", "language", "publisher-place"}
)


def shown_fields(record: Record) -> tuple[str, ...]:
    """The fields of the form: those usual for the type, in its order, then what else the record has."""
    usual = [name for name in _usual(record) if name in record or name not in _SHOWN_IF_FILLED]
    others = [name for name in FIELDS if name in record and name not in usual]
    return tuple(dict.fromkeys(usual + others))


def addable_fields(record: Record) -> tuple[str, ...]:
    """The fields that a form can still take, those usual for the type first."""
    shown = set(shown_fields(record))
    return tuple(name for name in dict.fromkeys((*_usual(record), *FIELDS)) if name not in shown)


def is_short(field: str) -> bool:
    """Whether the field's values are short: two such fields share a line of the form."""
    return field in _SHORT or FIELDS[field].kind in _SHORT_KINDS


def _usual(record: Record) -> tuple[str, ...]:
    known = TYPES.get(record.type) or TYPES[DEFAULT_TYPE]
    return known.shown
