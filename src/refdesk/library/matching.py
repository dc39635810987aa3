"""Which record of the library is the work just read."""

from __future__ import annotations

from dataclasses import dataclass

from refdesk.domain.record import RecordId


@dataclass(frozen=True, slots=True)
class Match:
    """A record that is the same work: surely, or likely with `score` 0 to 1."""

    record_id: RecordId
    title: str
    score: float
    is_sure: bool
