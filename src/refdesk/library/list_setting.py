"""An article's own reference list set again in a style, in its order and with its numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from refdesk.csl import Bibliography, BibliographyEntry
from refdesk.csl.elements.program import Program
from refdesk.csl.output.formats import WRITERS
from refdesk.csl.text.markup import END_DISPLAY, LEFT_MARGIN, RIGHT_INLINE, without_marks
from refdesk.domain.fields import FIELDS
from refdesk.domain.record import Record, RecordId
from refdesk.domain.reference import Reference
from refdesk.library import dresses, rendering
from refdesk.library.comparison import Fate, Printed, Word, compare, missing_fields
from refdesk.library.details import references_of
from refdesk.library.library import Library
from refdesk.library.styles import StyleChoice, program
from refdesk.translation import translate

#: Fields that belong to the record and are not meant to be printed.
_NEVER_PRINTED = frozenset(("language", "citation-key", "abstract", "keyword", "note", "annote"))
#: An entry of which more of its letters than this were read into no field keeps its printed text.
_MOST_UNREAD = 0.2
_HEAD = re.compile(r"^[^\w]*\d+[^\w\s]*\s*")


@dataclass(frozen=True, slots=True)
class SetReference:
    """One reference in the style: its entry as marked text, plain and HTML, and what it lost.

    `words` are the fates of the words of the printed text; `dropped` the labels of the fields that the style
    does not print. One that `keeps_text` is better left as it was printed: too little of it was read.
    """

    reference: Reference
    entry: str
    html: str
    words: tuple[Word, ...] = ()
    dropped: tuple[str, ...] = ()
    keeps_text: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look at it."""
        return bool(self.reference.doubtful) or self.keeps_text or self.unread > 0

    @property
    def unread(self) -> int:
        """How many words stand in no field."""
        return sum(word.fate is Fate.UNREAD for word in self.words)


@dataclass(frozen=True, slots=True)
class SetList:
    """A whole list in a style; `made` has what belongs to all entries."""

    references: tuple[SetReference, ...]
    made: Bibliography

    @property
    def keeping(self) -> frozenset[int]:
        """The places of the references that keep their printed text unless a person decides otherwise."""
        return frozenset(place for place, each in enumerate(self.references) if each.keeps_text)


def set_list(library: Library, record_id: RecordId, choice: StyleChoice) -> SetList:
    """The reference list of an article in a style; RefDeskError where the style cannot be used."""
    return set_references(references_of(library, record_id), choice)


def set_references(references: Sequence[Reference], choice: StyleChoice) -> SetList:
    """The same of any references, in their order and with their numbers."""
    records = [each.record for each in references]
    made = rendering.numbered(records, [each.number for each in references], choice)
    entries = {entry.id: entry.text for entry in made.entries}
    compiled = program(choice)
    listed = [
        _set_reference(each, entries.get(str(place), ""), made, compiled)
        for place, each in enumerate(references)
    ]
    return SetList(tuple(listed), made)


def as_bibliography(found: SetList, keeping: Collection[int]) -> Bibliography:
    """The list as a bibliography, to be copied or written; those at `keeping` as they were printed."""
    entries = (
        BibliographyEntry(str(place), _as_printed(each) if place in keeping else each.entry)
        for place, each in enumerate(found.references)
    )
    made = found.made
    kept = tuple(entry for entry in entries if entry.text)
    return Bibliography(kept, made.format, made.problems, made.writer, made.quotes)


def _set_reference(reference: Reference, entry: str, made: Bibliography, compiled: Program) -> SetReference:
    printed = Printed(reference.text, reference.record, reference.readings)
    plain = WRITERS["text"].write(entry, made.quotes)
    unused = _unused_fields(reference.record, compiled)
    words = compare(printed, plain, unused)
    dropped = _named(missing_fields(printed, plain, unused), words)
    keeps_text = (
        not entry or "title" not in reference.record or _unread_share(reference.text, words) > _MOST_UNREAD
    )
    html = dresses.html(made.format).write(entry, made.quotes)
    return SetReference(reference, entry, html, words, tuple(dropped), keeps_text)


def _named(missing: Sequence[str], words: Sequence[Word]) -> list[str]:
    """The labels of the fields that are left out, and of those of which some words are."""
    partly = dict.fromkeys(word.field for word in words if word.fate is Fate.DROPPED)
    in_part = translate("{field} (in part)")
    return [
        *(translate(FIELDS[name].label) for name in missing),
        *(in_part.format(field=translate(FIELDS[name].label)) for name in partly if name not in missing),
    ]


def _unused_fields(record: Record, compiled: Program) -> list[str]:
    """The fields without which the entry would be the same."""
    whole = rendering.alone(record, compiled)
    return [
        name
        for name in record
        if name not in _NEVER_PRINTED and rendering.alone(record.with_field(name, None), compiled) == whole
    ]


def _unread_share(text: str, words: Sequence[Word]) -> float:
    unread = sum(len(word.span.of(text)) for word in words if word.fate is Fate.UNREAD)
    total = sum(len(word.span.of(text)) for word in words)
    return unread / total if total else 1.0


def _as_printed(each: SetReference) -> str:
    """The printed text with the number as the style prints it."""
    text, entry = without_marks(each.reference.text), each.entry
    if entry.startswith(LEFT_MARGIN):
        margin, _mark, _rest = entry.partition(END_DISPLAY)
        return f"{margin}{END_DISPLAY}{RIGHT_INLINE}{text}{END_DISPLAY}"
    head = _HEAD.match(without_marks(entry))
    is_number = head is not None and str(each.reference.number) in head.group()
    return f"{head.group()}{text}" if head and is_number else text
