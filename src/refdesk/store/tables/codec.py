"""Records, readings and rows: what a value looks like in a column."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from refdesk.domain.draft import Reading, Span
from refdesk.domain.record import Record

#: The key under which a record's `extra` stands beside its CSL-JSON.
_EXTRA = "_extra"
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def item_of(record: Record) -> str:
    """The record as CSL-JSON, with what an imported entry had beyond our fields."""
    item = record.to_csl()
    if record.extra:
        item[_EXTRA] = dict(record.extra)
    return _encode(item)


def record_of(item: str) -> Record:
    """The record that `item_of` wrote."""
    data: dict[str, Any] = json.loads(item)
    extra = data.pop(_EXTRA, None)
    record = Record.from_csl(data)
    return replace(record, extra=extra) if extra else record


def readings_to_text(readings: Sequence[Reading]) -> str:
    """The readings as JSON: `[[field, confidence, start, end, ...], ...]`; empty for none."""
    if not readings:
        return ""
    return _encode([[each.field, each.confidence, *_ends(each)] for each in readings])


def readings_of(text: str) -> tuple[Reading, ...]:
    """The readings that `readings_to_text` wrote."""
    if not text:
        return ()
    return tuple(
        Reading(field, tuple(map(Span, ends[::2], ends[1::2])), confidence)
        for field, confidence, *ends in json.loads(text)
    )


def doubtful_count(readings: Sequence[Reading]) -> int:
    """How many of the readings a person should look at."""
    return sum(each.is_doubtful for each in readings)


def image_to_text(values: Mapping[str, Any] | None) -> str | None:
    """Some columns of a row as JSON; None for no row."""
    return None if values is None else _encode(dict(values))


def _ends(reading: Reading) -> list[int]:
    return [end for span in reading.spans for end in (span.start, span.end)]
