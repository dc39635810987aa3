"""What can be found of a record: the words of each column of the search index, folded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from refdesk.domain.fields import FIELDS
from refdesk.domain.folding import fold
from refdesk.domain.identifiers import normal_doi
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.domain.richtext import plain
from refdesk.domain.transliteration import latin_forms
from refdesk.store.tables.schema import SEARCH_COLUMNS

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
_PLACES = {field: place for place, field in enumerate(FIELDS)}
COLUMN_OF = {field: column for column, fields in _COLUMNS.items() for field in fields.split()}


@dataclass(frozen=True, slots=True)
class Attached:
    """What belongs to a record beside its fields."""

    citation_key: str = ""
    tags: Sequence[str] = ()
    notes: Sequence[str] = ()
    cites: Sequence[str] = ()
    files: Sequence[str] = ()


def words(text: str) -> str:
    """The words of a text as the index has them: folded, by single spaces.

    Letters of scripts without spaces (Chinese, Japanese, Korean, Thai) are words of their own.
    """
    return _words_by(_letters, text)


def search_words(text: str) -> str:
    """The words under which a text is found: Cyrillic also in Latin letters."""
    return _with_latin(words(text))


def _words_by(letters: Mapping[int, str], text: str) -> str:
    return " ".join(fold(text).translate(letters).split())


def _with_latin(found: str) -> str:
    if found.isascii():
        return found
    latin = latin_forms(found)
    return f"{found} {latin}" if latin else found


#: Stands between texts that are folded together; a text that has it is folded by itself.
_BETWEEN = "\x01"


class _Letters(dict[int, str]):
    """What each letter of a folded text becomes, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = seen = f" {letter} " if is_unspaced(letter) else letter if letter.isalnum() else " "
        return seen


def is_unspaced(letter: str) -> bool:
    """Whether a letter is a word of its own: of a script that is written without spaces."""
    code = ord(letter)
    return any(first <= code <= last for first, last in _UNSPACED)


#: Thai; radicals, kana and Chinese; Hangul; compatibility letters; rarer Chinese.
_UNSPACED = (
    (0x0E00, 0x0E7F),
    (0x2E80, 0x9FFF),
    (0xAC00, 0xD7AF),
    (0xF900, 0xFAFF),
    (0x20000, 0x323AF),
)
_letters = _Letters()
_letters_and_between = _Letters({ord(_BETWEEN): _BETWEEN})


def own_words(record: Record) -> dict[str, str]:
    """The words of the columns that a record itself fills, in the order of the table of fields."""
    texts: dict[str, list[str]] = defaultdict(list)
    for name in sorted(record, key=_PLACES.__getitem__):
        value = record.get(name)
        if isinstance(value, tuple):
            texts["names"] += map(_name_text, value)
        elif name == "DOI" and isinstance(value, str):
            texts["identifiers"].append(normal_doi(value))
        elif name in COLUMN_OF:
            texts[COLUMN_OF[name]].append(str(value))
    return dict(zip(texts, _each_in_words(["\n".join(each) for each in texts.values()]), strict=True))


def search_row(record_id: int, own: Mapping[str, str], attached: Attached) -> tuple[int | str, ...]:
    """The row of the index: the id, then a text for each of `schema.SEARCH_COLUMNS`."""
    beside = {
        "citation_key": _words([attached.citation_key]),
        "tags": _words(attached.tags),
        "notes": _words(attached.notes),
        "cites": _words(attached.cites),
        "files": _words(attached.files),
    }
    return (record_id, *(beside.get(name) or own.get(name, "") for name in SEARCH_COLUMNS))


def _words(texts: Sequence[str]) -> str:
    return search_words(plain("\n".join(texts))) if texts else ""


def _each_in_words(texts: Sequence[str]) -> list[str]:
    """The words of several texts, folded in one go: most are short."""
    joined = f" {_BETWEEN} ".join(map(plain, texts))
    folded = _words_by(_letters_and_between, joined).split(_BETWEEN)
    if len(folded) != len(texts):
        return [search_words(plain(each)) for each in texts]
    return [_with_latin(each.strip()) for each in folded]


def _name_text(name: Name) -> str:
    shown = name.display_form
    if not name.has_card:
        return shown
    return f"{shown} {name.affiliation} {name.city} {name.country} {name.orcid}"
