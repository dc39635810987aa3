"""Finds the record of the library that is the same work as one just read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from sqlalchemy import Connection, or_, select

from refdesk.domain.identifiers import normal_doi
from refdesk.domain.record import Record, RecordId
from refdesk.store.derived import keys
from refdesk.store.tables.codec import record_of
from refdesk.store.tables.schema import record, summary
from refdesk.store.tables.sql import CHUNK, among

#: Titles less alike than this (0 to 100, Levenshtein ratio of their letters) are those of two works.
LIKELY = 88.0
#: A shared DOI under titles less alike than this is somebody's slip.
_SAME_DOI = 50.0
#: Where both records have one of these and they differ, they are two works for all their likeness.
_TELLING = ("volume", "issue", "edition", "number", "chapter-number")
_FIRST_NUMBER = re.compile(r"\w+")
#: More candidates than this share a block only by a title such as "Annual report".
_MOST_CANDIDATES = 200


@dataclass(frozen=True, slots=True)
class Found:
    """A record of the library, an article or only cited; `score` 0 to 1, `is_sure`: nobody needs to look."""

    record_id: RecordId
    title: str
    score: float
    is_sure: bool
    is_article: bool


def find(
    connection: Connection,
    records: Sequence[Record],
    works_of: Callable[[Record], keys.WorkKeys] = keys.work_keys,
) -> dict[int, Found]:
    """By position in `records`, the record of the library outside the trash that is the same work.

    A sure one where there is any, else the likeliest.
    """
    found: dict[int, Found] = {}
    for start in range(0, len(records), CHUNK):
        part = records[start : start + CHUNK]
        works = list(map(works_of, part))
        candidates = _Candidates(connection, works)
        for place, (each, work) in enumerate(zip(part, works, strict=True), start=start):
            rows = candidates.of(work)
            best = (_sure(each, work, rows) or _likeliest(each, rows)) if rows else None
            if best:
                found[place] = best
    return found


def find_sure(
    connection: Connection, records: Sequence[Record], works: Sequence[keys.WorkKeys]
) -> dict[int, Found]:
    """By position in `records`, whose keys are `works`, the record that surely is the same work."""
    found: dict[int, Found] = {}
    bare = [keys.WorkKeys(work.doi, work.work, None, None) for work in works]
    for start in range(0, len(records), CHUNK):
        candidates = _Candidates(connection, bare[start : start + CHUNK])
        for place in range(start, min(start + CHUNK, len(records))):
            best = _sure(records[place], bare[place], candidates.of(bare[place]))
            if best:
                found[place] = best
    return found


class Mentions:
    """Works met so far, each with a number, found again by what surely tells the same work."""

    def __init__(self) -> None:
        #: By DOI, and by what else tells a work: `keys.WorkKeys.doi` and `work`.
        self._met: tuple[dict[int, list[tuple[Record, int]]], ...] = ({}, {})

    def find(self, record: Record, work: keys.WorkKeys, passed: Collection[int] = ()) -> int | None:
        """The number of the first one that is the same work, those `passed` over left out."""
        for met, key in zip(self._met, work[:2], strict=True):
            if key is None:
                continue
            for earlier, number in met.get(key, ()):
                if number not in passed and not contradict(earlier, record):
                    return number
        return None

    def keep(self, record: Record, work: keys.WorkKeys, number: int) -> None:
        """Remember a work."""
        for met, key in zip(self._met, work[:2], strict=True):
            if key is not None:
                met.setdefault(key, []).append((record, number))


def is_same(one: Record, other: Record) -> bool:
    """Whether two records are surely one work."""
    mine, theirs = keys.work_keys(one), keys.work_keys(other)
    return _shares_sure_key(mine, theirs) and not contradict(one, other)


def likeness(one: Record, other: Record) -> float:
    """How likely two records are one work, 0 to 1; 0 for anything below "likely"."""
    years = one.year, other.year
    if None not in years and abs((years[0] or 0) - (years[1] or 0)) > 1:
        return 0.0
    titles = keys.title_letters(one), keys.title_letters(other)
    if not all(titles):
        return 0.0
    title = fuzz.ratio(*titles)
    authors = keys.first_author(one), keys.first_author(other)
    if title < LIKELY or (all(authors) and fuzz.ratio(*authors) < 70.0):
        return 0.0
    is_exact = years[0] == years[1] and all(authors)
    return round(title / 100 * (1.0 if is_exact else 0.95) * (0.9 if contradict(one, other) else 1.0), 3)


@dataclass(frozen=True, slots=True)
class _Candidate:
    id: int
    title: str
    is_article: bool
    work: keys.WorkKeys
    record: Record


def _sure(wanted: Record, work: keys.WorkKeys, candidates: Mapping[int, _Candidate]) -> Found | None:
    sure = [
        each
        for each in candidates.values()
        if _shares_sure_key(work, each.work) and not contradict(wanted, each.record)
    ]
    if not sure:
        return None
    # The one that a person keeps, then the oldest.
    best = min(sure, key=lambda each: (not each.is_article, each.id))
    return Found(RecordId(best.id), best.title, 1.0, True, best.is_article)


def _likeliest(wanted: Record, candidates: Mapping[int, _Candidate]) -> Found | None:
    scored = [(likeness(wanted, each.record), each) for each in candidates.values()]
    score, best = max(scored, key=lambda pair: (pair[0], -pair[1].id))
    return Found(RecordId(best.id), best.title, score, False, best.is_article) if score else None


class _Candidates:
    """The records that share any key with those wanted, read in one query."""

    def __init__(self, connection: Connection, wanted: Sequence[keys.WorkKeys]) -> None:
        self._by_key: dict[tuple[str, int], dict[int, _Candidate]] = defaultdict(dict)
        conditions = [
            among(summary.c[name], values) for name, values in _values_by_column(wanted).items() if values
        ]
        if not conditions:
            return
        columns = [summary.c[name] for name in ("id", "title", "is_article", *_COLUMNS)]
        # Each key has its own index; "or" lets SQLite use them all.
        query = select(*columns, record.c.item).join(record, record.c.id == summary.c.id)
        for row in connection.execute(query.where(or_(*conditions), summary.c.in_trash == 0)):
            candidate = _Candidate(
                row.id, row.title, bool(row.is_article), keys.WorkKeys(*row[3:7]), record_of(row.item)
            )
            for name, value in zip(_COLUMNS, candidate.work, strict=True):
                if value is not None and len(self._by_key[name, value]) < _MOST_CANDIDATES:
                    self._by_key[name, value][row.id] = candidate

    def of(self, wanted: keys.WorkKeys) -> dict[int, _Candidate]:
        """Those that share a key with one record."""
        rows: dict[int, _Candidate] = {}
        for name, value in zip(_COLUMNS, wanted, strict=True):
            if value is not None:
                rows.update(self._by_key.get((name, value), {}))
        return rows


_COLUMNS = ("doi_key", "work_key", "title_block", "author_block")


def _values_by_column(wanted: Iterable[keys.WorkKeys]) -> dict[str, set[int]]:
    values: dict[str, set[int]] = {name: set() for name in _COLUMNS}
    for each in wanted:
        for name, value in zip(_COLUMNS, each, strict=True):
            if value is not None:
                values[name].add(value)
    return values


def _shares_sure_key(one: keys.WorkKeys, other: keys.WorkKeys) -> bool:
    return any(mine is not None and mine == theirs for mine, theirs in zip(one[:2], other[:2], strict=True))


def contradict(one: Record, other: Record) -> bool:
    """Whether the two say things that cannot be true of one work."""
    if one == other:
        return False
    dois = normal_doi(one.text("DOI")), normal_doi(other.text("DOI"))
    if all(dois):
        titles = keys.title_letters(one), keys.title_letters(other)
        return dois[0] != dois[1] or (all(titles) and fuzz.ratio(*titles) < _SAME_DOI)
    pairs = [(_number(one, name), _number(other, name)) for name in (*_TELLING, "page")]
    return any(mine and theirs and mine != theirs for mine, theirs in pairs)


def _number(record: Record, name: str) -> str:
    match = _FIRST_NUMBER.search(record.text(name))
    return match.group().lstrip("0").lower() if match else ""
