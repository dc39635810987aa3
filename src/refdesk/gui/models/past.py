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
from refdesk.library.history import FieldChange, PastChange, RecordEvent
from refdesk.translation import translate


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
        name = translate(FIELDS[self.field.field].label) if self.field.field in FIELDS else self.field.field
        after = text_of(self.field.after) or translate("(empty)")
        return TwoLines("", f"{name}: {after}", f"{translate(self.change.label)}  \u00b7  {told}")


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


def _lines(event: RecordEvent) -> Iterator[PastLine]:
    if not event.fields:
        yield PastLine(event.change)
    for each in event.fields:
        yield PastLine(event.change, each)
