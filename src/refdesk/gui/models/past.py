"""The past in words: when, who, what; and a field before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from refdesk.domain.fields import FIELDS
from refdesk.domain.names import Name
from refdesk.domain.record import Value
from refdesk.domain.richtext import plain
from refdesk.gui.models.reference_list import TwoLines
from refdesk.library.history import ChangedRecord, Contents, FieldChange, PastChange, RecordEvent
from refdesk.translation import translate

#: Letters of a value that are shown beside another.
_MOST_LETTERS = 36


@dataclass(frozen=True, slots=True)
class PastLine:
    """One row of a record's history: a field that changed, or what else was done."""

    change: PastChange
    field: FieldChange | None = None

    @property
    def lines(self) -> TwoLines:
        """What the row shows."""
        told = told_when(self.change)
        if self.field is None:
            return TwoLines("", translate(self.change.label), told)
        after = text_of(self.field.after) or translate("(empty)")
        name = _label_of(self.field)
        return TwoLines("", f"{name}: {after}", f"{translate(self.change.label)}  \u00b7  {told}")


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """One row of what a change did: a record, and the field of it that changed, if any did."""

    record: ChangedRecord
    field: FieldChange | None = None

    @property
    def lines(self) -> TwoLines:
        """What the row shows."""
        title = self.record.title or translate("(deleted)")
        if self.field is None:
            return TwoLines("", title, "")
        before, after = (_shortened(text_of(each)) for each in (self.field.before, self.field.after))
        return TwoLines("", f"{_label_of(self.field)}: {before} \u2192 {after}", title)


def changed_lines(contents: Contents) -> list[ChangedLine]:
    """What a change did as rows, a row for every field."""
    return [ChangedLine(record, field) for record in contents.changed for field in record.fields or (None,)]


def lines_of(events: Sequence[RecordEvent]) -> list[PastLine]:
    """A record's events as rows, a row for every field; the newest first."""
    return [line for event in events for line in _lines(event)]


def told_when(change: PastChange) -> str:
    """`27 November 2026, 12:04  ·  anna  ·  undone`, the date only where it was not today."""
    at = datetime.fromtimestamp(change.at / 1000).astimezone()
    is_today = at.date() == datetime.now().astimezone().date()
    when = at.strftime("%H:%M") if is_today else at.strftime("%Y-%m-%d %H:%M")
    undone = translate("undone") if change.is_undone else ""
    return "  \u00b7  ".join(part for part in (when, change.actor, undone) if part)


def text_of(value: Value | None) -> str:
    """A value as text; names by `; `."""
    if isinstance(value, tuple):
        return "; ".join(each.sorted_form for each in value if isinstance(each, Name))
    return plain(str(value)) if value is not None else ""


def _shortened(text: str) -> str:
    """So much that both values are seen in one line."""
    short = text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}\u2026"
    return short or translate("(empty)")


def _label_of(field: FieldChange) -> str:
    return translate(FIELDS[field.field].label) if field.field in FIELDS else field.field


def _lines(event: RecordEvent) -> Iterator[PastLine]:
    if not event.fields:
        yield PastLine(event.change)
    for each in event.fields:
        yield PastLine(event.change, each)
