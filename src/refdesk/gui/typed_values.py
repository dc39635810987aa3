"""A field's value as the text that a person edits, and back."""

from __future__ import annotations

from refdesk.domain.dates import Date
from refdesk.domain.fields import FIELDS, Kind
from refdesk.domain.names import Name
from refdesk.domain.record import Record, Value


def text_of(record: Record, field: str) -> str:
    """The text that stands for the field's value in a form."""
    return record.text(field)


def value_of(text: str, field: str, old: Value | None) -> Value | None:
    """The value that a person typed; None for nothing. What `old` knows beyond the text is kept."""
    text = text.strip()
    if not text:
        return None
    kind = FIELDS[field].kind
    if kind is Kind.NAMES:
        return _names(text, old if isinstance(old, tuple) else ())
    if kind is Kind.DATE:
        return Date.from_edtf(text) or Date(literal=text)
    return text


def _names(text: str, old: tuple[Name, ...]) -> tuple[Name, ...]:
    typed = [part for part in (each.strip() for each in text.split(";")) if part]
    known = {name.sorted_form: name for name in old}
    names = []
    for place, part in enumerate(typed):
        former = old[place] if place < len(old) else Name()
        kept_card = former if former.sorted_form not in typed else Name()
        names.append(known.get(part) or Name.from_sorted_form(part).with_card_of(kept_card))
    return tuple(names)
