"""Where in a record the words of a search stand, for the hit to be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refdesk.domain.fields import FIELDS, Kind
from refdesk.domain.record import RecordId
from refdesk.domain.richtext import plain
from refdesk.domain.search_query import AllOf, AnyOf, Query, TextField, Words, parse
from refdesk.domain.transliteration import latin_forms
from refdesk.library.library import Library
from refdesk.store.derived.search_text import COLUMN_OF, is_unspaced, words
from refdesk.store.rows import attachments, collections, records, references

#: Letters shown on either side of the hit.
_AROUND = 60
_RUN = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s+")
#: What the rows of a list show anyway comes last: it needs no telling.
_SHOWN = ("title", "author", "container-title", "issued")

_BESIDE = {
    "tag": TextField.TAGS,
    "note": TextField.NOTES,
    "reference": TextField.CITES,
    "file": TextField.FILES,
    "citation-key": TextField.KEY,
}


@dataclass(frozen=True, slots=True)
class Hit:
    """The words found, and what stands around; `place` is a field, "tag", "note", "reference" or "file"."""

    place: str
    before: str
    found: str
    after: str


def hit(library: Library, record_id: RecordId, query: str) -> Hit | None:
    """The first place of a record where words of the search stand; None where no words are searched for.

    What a row of the list shows by itself is told only where the words stand nowhere else.
    """
    wanted = [each for each in _words_of(parse(query)) if words(each.text)]
    if not wanted:
        return None
    for place, text in _texts(library, record_id):
        for each in wanted:
            span = find(text, each) if _may_stand(each.field, place) else None
            if span:
                return _hit(place, text, *span)
    return None


def find(text: str, wanted: Words) -> tuple[int, int] | None:
    """Where in a text the words stand side by side, found as the search index finds them."""
    sought = words(wanted.text).split()
    tokens = list(_tokens(text))
    for start in range(len(tokens) - len(sought) + 1):
        stretch = tokens[start : start + len(sought)]
        if _fit(stretch, sought, wanted):
            return stretch[0].start, stretch[-1].end
    return None


@dataclass(frozen=True, slots=True)
class _Token:
    forms: tuple[str, ...]
    start: int
    end: int


def _tokens(text: str) -> Iterator[_Token]:
    for run in _RUN.finditer(text):
        start = run.start()
        while start < run.end():
            end = start + 1
            while not is_unspaced(text[start]) and end < run.end() and not is_unspaced(text[end]):
                end += 1
            folded = words(text[start:end])
            yield _Token((folded, *latin_forms(folded).split()), start, end)
            start = end


def _fit(stretch: Sequence[_Token], sought: Sequence[str], wanted: Words) -> bool:
    *others, last = zip(stretch, sought, strict=True)
    if not all(word in token.forms for token, word in others):
        return False
    token, word = last
    return any(form == word if wanted.is_exact else form.startswith(word) for form in token.forms)


def _words_of(query: Query) -> Iterator[Words]:
    match query:
        case Words():
            yield query
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _words_of(part)


def _texts(library: Library, record_id: RecordId) -> Iterator[tuple[str, str]]:
    with library.read() as connection:
        stored = records.stored_many(connection, [record_id]).get(record_id)
        if stored is None:
            return
        beside = [
            ("citation-key", [stored.citation_key]),
            ("tag", collections.tags_of(connection, record_id)),
            ("note", [row.text for row in collections.notes_of(connection, record_id)]),
        ]
        cited = [each.text for each in references.of_record(connection, record_id)]
        files = attachments.texts_of(connection, record_id)
    record = stored.record
    own = [(name, [plain(record.text(name))]) for name in sorted(record, key="abstract".__ne__)]
    hidden = [each for each in own if each[0] not in _SHOWN]
    shown = [each for each in own if each[0] in _SHOWN]
    for place, texts in (*hidden, *beside, ("reference", cited), ("file", files), *shown):
        yield from ((place, text) for text in texts)


def _may_stand(field: TextField, place: str) -> bool:
    """Whether words that are looked for in one column of the index may stand in this place."""
    if field is TextField.ANY:
        return True
    if place in _BESIDE:
        return _BESIDE[place] is field
    is_name = FIELDS[place].kind is Kind.NAMES
    return field.value == ("names" if is_name else COLUMN_OF.get(place))


def _hit(place: str, text: str, start: int, end: int) -> Hit:
    before, after = text[:start], text[end:]
    if len(before) > _AROUND:
        before = f"\u2026{before[-_AROUND:].lstrip()}"
    if len(after) > _AROUND:
        after = f"{after[:_AROUND].rstrip()}\u2026"
    return Hit(place, *(_SPACE.sub(" ", each) for each in (before, text[start:end], after)))
