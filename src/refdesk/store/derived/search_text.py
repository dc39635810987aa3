"""What can be found of a record: the words of each column of the search index, folded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from refdesk.domain.fields import FIELDS
from refdesk.domain.folding import fold
from refdesk.domain.identifiers import normal_doi
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.domain.richtext import plain
from refdesk.domain.transliteration import latin_forms
from refdesk.store.tables.list_order import SEARCH_COLUMNS

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
COLUMN_OF = {field: column for column, fields in _COLUMNS.items() for field in fields.split()}
_PLACES = {field: place for place, field in enumerate(FIELDS)}
_COLUMN_PLACES = {column: place for place, column in enumerate(SEARCH_COLUMNS)}
_BESIDE = tuple(_COLUMN_PLACES[each] for each in ("citation_key", "tags", "notes", "cites", "files"))


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
    if text.isascii() and text.isalnum():
        return text.lower()
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


def own_words(record: Record) -> tuple[str, ...]:
    """The words of the record itself: a text for each of SEARCH_COLUMNS, its fields in our order."""
    texts: dict[int, list[str]] = {}
    for name in sorted(record, key=_PLACES.__getitem__):
        value = record.get(name)
        if isinstance(value, tuple):
            texts.setdefault(_COLUMN_PLACES["names"], []).extend(map(_name_text, value))
        elif name in COLUMN_OF:
            said = normal_doi(str(value)) if name == "DOI" else str(value)
            texts.setdefault(_COLUMN_PLACES[COLUMN_OF[name]], []).append(said)
    row = [""] * len(SEARCH_COLUMNS)
    found = _each_in_words(["\n".join(each) for each in texts.values()])
    for place, each in zip(texts, found, strict=True):
        row[place] = each
    return tuple(row)


def search_row(record_id: int, own: Sequence[str], attached: Attached) -> tuple[int | str, ...]:
    """The row of the index: the id, then a text for each of SEARCH_COLUMNS."""
    row = list(own)
    beside = ((attached.citation_key,), attached.tags, attached.notes, attached.cites, attached.files)
    for place, texts in zip(_BESIDE, beside, strict=True):
        if texts:
            row[place] = _words(texts)
    return (record_id, *row)


def _words(texts: Sequence[str]) -> str:
    joined = plain("\n".join(texts))
    if joined.isascii():
        return words(joined)
    # A letter beyond ASCII makes the folding of its whole text ten times slower.
    return _with_latin(" ".join(filter(None, map(words, joined.split("\n")))))


def _each_in_words(texts: Sequence[str]) -> list[str]:
    """The words of several texts, folded in one go where that is quick: most are short."""
    joined = f" {_BETWEEN} ".join(map(plain, texts))
    folded = _words_by(_letters_and_between, joined).split(_BETWEEN) if joined.isascii() else ()
    if len(folded) != len(texts):
        return [search_words(plain(each)) for each in texts]
    return [each.strip() for each in folded]


def _name_text(name: Name) -> str:
    shown = name.display_form
    if not name.has_card:
        return shown
    return f"{shown} {name.affiliation} {name.city} {name.country} {name.orcid}"
