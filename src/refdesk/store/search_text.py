"""What can be found of a record: the words of each column of the search index, folded."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from refdesk.domain.folding import fold
from refdesk.domain.identifiers import normal_doi
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.domain.richtext import plain
from refdesk.domain.transliteration import latin_forms
from refdesk.store.schema import SEARCH_COLUMNS

#: Chinese, Japanese, Korean and Thai are written without spaces: every letter is a word of its own.
_UNSPACED = re.compile(r"([\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff])")
_COLUMNS = {
    "title": "title title-short original-title part-title reviewed-title",
    "container": "container-title container-title-short collection-title event-title volume-title",
    "identifiers": "DOI ISBN ISSN issn_print issn_online PMID PMCID arxiv URL call-number number",
    "abstract": "abstract other_abstracts",
    "other": (
        "keyword publisher publisher-place genre language note annote event-place authority archive"
        " jurisdiction status medium source volume issue page edition licence funding how_to_cite issued"
    ),
}
#: In which column the words of each field are found; names have one of their own.
_COLUMN_OF = {field: column for column, fields in _COLUMNS.items() for field in fields.split()}


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


def own_words(record: Record) -> dict[str, str]:
    """The words of the columns that a record itself fills."""
    texts: dict[str, list[str]] = defaultdict(list)
    for name, value in record.values.items():
        if isinstance(value, tuple):
            texts["names"] += map(_name_text, value)
        elif name == "DOI" and isinstance(value, str):
            texts["identifiers"].append(normal_doi(value))
        elif name in _COLUMN_OF:
            texts[_COLUMN_OF[name]].append(str(value))
    return {column: _words(each) for column, each in texts.items()}


def search_row(record_id: int, own: Mapping[str, str], attached: Attached) -> tuple[int | str, ...]:
    """The row of the index: the id, then a text for each of `schema.SEARCH_COLUMNS`."""
    beside = {
        "citation_key": _words([attached.citation_key]),
        "tags": _words(attached.tags),
        "notes": _words(attached.notes),
        "cites": _words(attached.cites),
    }
    return (record_id, *(beside.get(name) or own.get(name, "") for name in SEARCH_COLUMNS))


def _words(texts: Sequence[str]) -> str:
    return search_words(plain("\n".join(texts))) if texts else ""


def _name_text(name: Name) -> str:
    shown = name.display_form
    if not name.has_card:
        return shown
    return f"{shown} {name.affiliation} {name.city} {name.country} {name.orcid}"
