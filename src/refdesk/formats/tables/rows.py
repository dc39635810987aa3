"""What a row of a written table holds of an entry: the same columns in every kind of table."""

from __future__ import annotations

from refdesk.domain.fields import FIELDS, Kind
from refdesk.formats.format import Entry
from refdesk.formats.people import written

#: The first row.
WRITTEN = (
    "type", "citation-key", "author", "title", "container-title", "issued", "volume", "issue", "page",
    "editor",
    "collection-title", "edition", "publisher", "publisher-place", "number", "genre", "event-title", "DOI",
    "ISBN",
    "ISSN", "PMID", "URL", "accessed", "language", "abstract", "keyword", "note",
)  # fmt: skip
HELD = frozenset({*WRITTEN, "notes"})


def cells_of(entry: Entry) -> list[str]:
    """The texts of an entry's row, in the order of the columns."""
    return [_cell(entry, name) for name in WRITTEN]


def _cell(entry: Entry, name: str) -> str:
    record = entry.record
    if name == "type":
        return record.type
    if name == "citation-key":
        return entry.key
    if FIELDS[name].kind is Kind.NAMES:
        names = record.names(name)
        return "; ".join(f"{each.literal}," if each.literal else written(each) for each in names)
    if name == "note":
        return "\n\n".join(filter(None, (record.text(name), *entry.notes)))
    return record.text(name)
