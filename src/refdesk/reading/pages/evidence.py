"""What several places of a page say of one field, and what is made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from refdesk.domain.dates import Date
from refdesk.domain.draft import Draft, Reading, Source, Span
from refdesk.domain.folding import fold
from refdesk.domain.names import Name
from refdesk.domain.record import Record, Value
from refdesk.reading.strings.confidence import UNCHANGED, Calibration
from refdesk.resource_files import resource

#: No reading by rules is surer than this.
_SUREST = 0.98
#: What a value loses where another one is as well attested.
_LOSS = 0.4


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that says something of a field: the value, its spans in the page, and how far to trust it."""

    field: str
    value: Value
    spans: tuple[Span, ...]
    weight: float
    source: Source = Source.TEXT


def settled(
    text: str, type_name: str, evidence: Iterable[Evidence], calibration: Calibration = UNCHANGED
) -> Draft:
    """The draft that the evidence adds up to: for each field the best attested value."""
    by_field: dict[str, list[Evidence]] = {}
    for each in evidence:
        if each.value not in ("", ()) and each.weight > 0:
            by_field.setdefault(each.field, []).append(each)
    values: dict[str, Value] = {}
    readings: list[Reading] = []
    for field, said in by_field.items():
        values[field], reading = _best(_completed(text, said), calibration)
        readings.append(reading)
    readings.sort(key=lambda reading: reading.spans[:1])
    return Draft(Record(type_name).with_fields(values), tuple(readings), text)


def _completed(text: str, said: list[Evidence]) -> list[Evidence]:
    """The evidence, a part of a weightier value made whole where its place in the page has the whole value.

    A citation line says a title word for word though its reader began it a few words too late.
    """
    return [_whole(text, each, said) if isinstance(each.value, str) else each for each in said]


def _whole(text: str, part: Evidence, said: list[Evidence]) -> Evidence:
    for each in said:
        if each.weight <= part.weight or not isinstance(each.value, str) or len(part.spans) != 1:
            continue
        place = each.value.find(str(part.value))
        if place < 0 or each.value == part.value:
            continue
        start = part.spans[0].start - place
        if start >= 0 and text.startswith(each.value, start):
            return replace(part, value=each.value, spans=(Span(start, start + len(each.value)),))
    return part


def _best(said: list[Evidence], calibration: Calibration) -> tuple[Value, Reading]:
    """The value that is best attested, and where; its source is that of the weightiest evidence."""
    groups: list[list[Evidence]] = []
    for each in sorted(said, key=lambda one: -one.weight):
        group = next((group for group in groups if _agree_all(group, each)), None)
        if group is None:
            groups.append([each])
        else:
            group.append(each)
    scored = sorted(((_combined(group), group) for group in groups), key=lambda pair: -pair[0])
    score, group = scored[0]
    rival = scored[1][0] if len(scored) > 1 else 0.0
    spans = tuple(dict.fromkeys(span for each in group for span in each.spans))
    confidence = calibration.confidence(group[0].field, min(_SUREST, score * (1 - _LOSS * rival)))
    return _fullest(group), Reading(group[0].field, spans, round(confidence, 3), group[0].source)


@cache
def page_confidence() -> Calibration:
    """From the weight of evidence to the share of fields that were right (`training/calibrate_pages.py`)."""
    return Calibration.load(resource("models", "page_confidence.json"))


def _combined(group: list[Evidence]) -> float:
    doubt = 1.0
    for each in group:
        doubt *= 1 - each.weight
    return 1 - doubt


def _fullest(group: list[Evidence]) -> Value:
    dates = [each.value for each in group if isinstance(each.value, Date)]
    if dates:
        return max(dates, key=lambda date: len(date.start.to_parts()) if date.start else 0)
    return group[0].value


def _agree_all(group: list[Evidence], each: Evidence) -> bool:
    if isinstance(each.value, Date):
        return all(_agree(other.value, each.value) for other in group)
    return _agree(group[0].value, each.value)


def _agree(one: Value, other: Value) -> bool:
    if isinstance(one, Date) and isinstance(other, Date):
        return _dates_agree(one, other)
    return _key(one) == _key(other)


def _dates_agree(one: Date, other: Date) -> bool:
    if one.start is None or other.start is None:
        return one == other
    shared = min(len(one.start.to_parts()), len(other.start.to_parts()))
    return one.start.to_parts()[:shared] == other.start.to_parts()[:shared]


def _key(value: Value) -> str:
    if isinstance(value, tuple):
        return " ".join(_name_key(name) for name in value)
    return re.sub(r"[\W_]+", "", fold(str(value)))


def _name_key(name: Name) -> str:
    return re.sub(r"[\W_]+", "", fold(name.sorted_form))
