"""Edits of many records at once, as values, and what each makes of one record and its tags."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from refdesk.domain.casing import Case, cased
from refdesk.domain.errors import RefDeskError
from refdesk.domain.fields import FIELDS, Kind
from refdesk.domain.names import Name
from refdesk.domain.record import Record, Value

#: What stands for a record's tags where a field is named.
TAGS = "tags"
_TEXT_KINDS = (Kind.TEXT, Kind.LONG, Kind.NUMBER, Kind.VERBATIM)
_BETWEEN_TAGS = re.compile(r"[;,]")


@dataclass(frozen=True, slots=True)
class Replace:
    """Every `find` becomes `replacement` in the fields; `is_pattern` where `find` is a regular expression."""

    fields: tuple[str, ...]
    find: str
    replacement: str
    is_pattern: bool = False
    ignores_case: bool = False


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
class Edited:
    """A record with its tags, before or after an edit."""

    record: Record
    tags: tuple[str, ...]

    def text(self, field: str) -> str:
        """A field's text; the tags by `; `."""
        return "; ".join(self.tags) if field == TAGS else self.record.text(field)

    def differences(self, other: Edited) -> list[str]:
        """The fields in which the two differ, `TAGS` last."""
        names = dict.fromkeys((*self.record, *other.record))
        changed = [name for name in names if self.record.get(name) != other.record.get(name)]
        return [*changed, TAGS] if set(self.tags) != set(other.tags) else changed


def edit_of(edit: BatchEdit) -> Callable[[Edited], Edited]:
    """What does the edit; RefDeskError for a faulty pattern."""
    match edit:
        case SetField(field, value):
            tags = _tags_in(value) if isinstance(value, str) else ()
            return lambda it: _with_tags(it, tags) if field == TAGS else _with_field(it, field, value)
        case Append(field, text):
            return lambda it: _appended(it, field, text)
        case Replace(fields):
            pattern = _pattern(edit)
            replacement = edit.replacement if edit.is_pattern else edit.replacement.replace("\\", r"\\")
            return lambda it: _rewritten(it, fields, lambda text: pattern.sub(replacement, text))
        case ChangeCase(fields, case):
            return lambda it: _rewritten(
                it, fields, lambda text: cased(text, case, it.record.text("language"))
            )


def _with_field(it: Edited, field: str, value: Value | None) -> Edited:
    return Edited(it.record.with_field(field, value), it.tags)


def _with_tags(it: Edited, tags: Iterable[str]) -> Edited:
    return Edited(it.record, tuple(dict.fromkeys(filter(None, map(str.strip, tags)))))


def _appended(it: Edited, field: str, text: str) -> Edited:
    if field == TAGS:
        return _with_tags(it, (*it.tags, *_tags_in(text)))
    return _with_field(it, field, f"{it.record.text(field)} {text}".strip())


def _tags_in(text: str) -> tuple[str, ...]:
    return tuple(_BETWEEN_TAGS.split(text))


def _pattern(edit: Replace) -> re.Pattern[str]:
    if not edit.find:
        raise RefDeskError("There is nothing to find.", "Type what is to be replaced.")
    try:
        flags = re.IGNORECASE if edit.ignores_case else re.NOFLAG
        pattern = re.compile(edit.find if edit.is_pattern else re.escape(edit.find), flags)
        pattern.sub(edit.replacement if edit.is_pattern else "", "")
    except (re.error, IndexError) as error:
        raise RefDeskError(
            f"The pattern cannot be used: {error}.", "Mend it, or look for plain text."
        ) from error
    return pattern


def _rewritten(it: Edited, fields: Iterable[str], rewrite: Callable[[str], str]) -> Edited:
    changes: dict[str, Value | None] = {}
    for name in fields:
        value = it.record.get(name)
        if isinstance(value, tuple):
            changes[name] = tuple(_renamed(each, rewrite) for each in value)
        elif isinstance(value, str) and FIELDS[name].kind in _TEXT_KINDS:
            changes[name] = rewrite(value)
    edited = Edited(it.record.with_fields(changes), it.tags)
    return _with_tags(edited, map(rewrite, it.tags)) if TAGS in fields else edited


def _renamed(name: Name, rewrite: Callable[[str], str]) -> Name:
    if name.literal:
        return Name.from_csl({**name.to_csl(), "literal": rewrite(name.literal)})
    return Name.from_csl({**name.to_csl(), "family": rewrite(name.family), "given": rewrite(name.given)})
