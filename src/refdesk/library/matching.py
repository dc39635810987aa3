"""Which record of the library is the work just read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from refdesk.domain.record import Record, RecordId
from refdesk.library.library import Library
from refdesk.store.database import Snapshot
from refdesk.store.derived import keys
from refdesk.store.rows import matching


@dataclass(frozen=True, slots=True)
class Match:
    """A record, an article or a cited work, that is the same: surely, or likely with `score` 0 to 1."""

    record_id: RecordId
    title: str
    score: float
    is_sure: bool
    is_article: bool = True


def matches(library: Library, records: Sequence[Record]) -> dict[int, Match]:
    """By position in `records`, what the library already has, surely or likely."""
    with library.read() as connection:
        found = matching.find(connection, records)
    return {
        place: Match(each.record_id, each.title, each.score, each.is_sure, each.is_article)
        for place, each in found.items()
    }


def repeats(records: Sequence[Record]) -> dict[int, int]:
    """By position of a record that is surely a work that stands earlier in the list: where that is."""
    firsts = _first_mentions(records, [keys.work_keys(each) for each in records])
    return {place: first for place, first in enumerate(firsts) if first != place}


@dataclass(frozen=True, slots=True)
class Resolved:
    """For each record of a list, the record of the library or the one of the list that it is.

    `known` has by position the library's record, `first` by position the place of the same work's first
    mention in the list (its own, where it is the first).
    """

    known: Mapping[int, RecordId]
    first: Sequence[int]

    def new(self) -> list[int]:
        """The places of the works that are to be added, in order."""
        return [place for place, first in enumerate(self.first) if first == place and place not in self.known]


def resolve(connection: Snapshot, records: Sequence[Record]) -> Resolved:
    """Which records of a list are surely in the library, and which are surely the same work."""
    works = list(map(keys.work_keys, records))
    found = matching.find_sure(connection, records, works)
    return Resolved({place: each.record_id for place, each in found.items()}, _first_mentions(records, works))


def _first_mentions(records: Sequence[Record], works: Sequence[keys.WorkKeys]) -> list[int]:
    mentions = matching.Mentions()
    firsts: list[int] = []
    for place, (record, work) in enumerate(zip(records, works, strict=True)):
        first = mentions.find(record, work)
        if first is None:
            mentions.keep(record, work, place)
        firsts.append(place if first is None else first)
    return firsts
