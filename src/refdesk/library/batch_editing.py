"""Changing many records at once: a preview first, then one undo step."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from refdesk.domain.change import Change
from refdesk.domain.errors import RefDeskError
from refdesk.domain.fields import FIELDS, Kind
from refdesk.domain.names import Name
from refdesk.domain.record import Record, RecordId, Value
from refdesk.library.library import Library
from refdesk.store import records

_TEXT_KINDS = (Kind.TEXT, Kind.LONG, Kind.NUMBER, Kind.VERBATIM)
_CHUNK = 500


class Case(StrEnum):
    """How letters are written; a sentence keeps the capitals of words that are all capitals."""

    LOWER = "lower"
    UPPER = "upper"
    SENTENCE = "sentence"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Replace:
    """Every `find` becomes `replacement` in the fields; `is_pattern` where `find` is a regular expression."""

    fields: tuple[str, ...]
    find: str
    replacement: str
    is_pattern: bool = False


@dataclass(frozen=True, slots=True)
class SetField:
    """The field gets this value everywhere; None clears it."""

    field: str
    value: Value | None


@dataclass(frozen=True, slots=True)
class Append:
    """The text is added at the end of the field, or is the field where that is empty."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class ChangeCase:
    """The letters of the fields are written another way."""

    fields: tuple[str, ...]
    case: Case


BatchEdit = Replace | SetField | Append | ChangeCase


@dataclass(frozen=True, slots=True)
class Previewed:
    """One field of one record that would change, as text."""

    record_id: RecordId
    field: str
    before: str
    after: str


def preview(
    library: Library, record_ids: Sequence[RecordId], edit: BatchEdit, limit: int = 200
) -> list[Previewed]:
    """The first fields that would change, in the order of the records; RefDeskError for a faulty pattern."""
    edited = _edited(library, record_ids, edit)
    return list(islice((each for changed in edited for each in _differences(*changed)), limit))


def apply(library: Library, record_ids: Sequence[RecordId], edit: BatchEdit) -> Change:
    """Change the records, in one undo step; those that stay as they are are not touched."""
    label = "Edit 1 record" if len(record_ids) == 1 else f"Edit {len(record_ids):,} records"
    call = _call_of(edit)
    with library.write(label) as write:
        for start in range(0, len(record_ids), _CHUNK):
            found = records.stored_many(write.writer.connection, record_ids[start : start + _CHUNK])
            changed: dict[int, Record] = {}
            for stored in found.values():
                record = call(stored.record)
                if record != stored.record:
                    changed[stored.id] = record
            records.set_records(write.writer, changed)
            write.writer.flush()
    return write.change


def _edited(
    library: Library, record_ids: Sequence[RecordId], edit: BatchEdit
) -> Iterable[tuple[RecordId, Record, Record]]:
    call = _call_of(edit)
    for start in range(0, len(record_ids), _CHUNK):
        chunk = record_ids[start : start + _CHUNK]
        with library.read() as connection:
            found = records.stored_many(connection, chunk)
        yield from ((each, found[each].record, call(found[each].record)) for each in chunk if each in found)


def _differences(record_id: RecordId, before: Record, after: Record) -> Iterable[Previewed]:
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            yield Previewed(record_id, name, before.text(name), after.text(name))


def _call_of(edit: BatchEdit) -> Callable[[Record], Record]:
    match edit:
        case SetField(field, value):
            return lambda record: record.with_field(field, value)
        case Append(field, text):
            return lambda record: record.with_field(field, _joined(record.text(field), text))
        case Replace(fields):
            pattern = _pattern(edit)
            replacement = edit.replacement if edit.is_pattern else edit.replacement.replace("\\", r"\\")
            return lambda record: _rewritten(record, fields, lambda text: pattern.sub(replacement, text))
        case ChangeCase(fields, case):
            return lambda record: _rewritten(record, fields, lambda text: _cased(text, case))


def _pattern(edit: Replace) -> re.Pattern[str]:
    if not edit.find:
        raise RefDeskError("There is nothing to find.", "Type what is to be replaced.")
    try:
        pattern = re.compile(edit.find if edit.is_pattern else re.escape(edit.find))
        pattern.sub(edit.replacement if edit.is_pattern else "", "")
    except (re.error, IndexError) as error:
        raise RefDeskError(
            f"The pattern cannot be used: {error}.", "Mend it, or look for plain text."
        ) from error
    return pattern


def _rewritten(record: Record, fields: Iterable[str], rewrite: Callable[[str], str]) -> Record:
    changes: dict[str, Value | None] = {}
    for name in fields:
        value = record.get(name)
        if isinstance(value, tuple):
            changes[name] = tuple(_renamed(each, rewrite) for each in value)
        elif isinstance(value, str) and FIELDS[name].kind in _TEXT_KINDS:
            changes[name] = rewrite(value)
    return record.with_fields(changes)


def _renamed(name: Name, rewrite: Callable[[str], str]) -> Name:
    if name.literal:
        return Name.from_csl({**name.to_csl(), "literal": rewrite(name.literal)})
    return Name.from_csl({**name.to_csl(), "family": rewrite(name.family), "given": rewrite(name.given)})


def _joined(before: str, text: str) -> str:
    return f"{before} {text}".strip()


def _cased(text: str, case: Case) -> str:
    match case:
        case Case.LOWER:
            return text.lower()
        case Case.UPPER:
            return text.upper()
        case Case.TITLE:
            return re.sub(r"\b\w[\w'’]*", lambda match: match.group()[0].upper() + match.group()[1:], text)
        case Case.SENTENCE:
            words = re.sub(r"\w[\w'’]*", _unless_capitals, text)
            return words[:1].upper() + words[1:]


def _unless_capitals(match: re.Match[str]) -> str:
    word = match.group()
    return word if len(word) > 1 and word.isupper() else word.lower()
