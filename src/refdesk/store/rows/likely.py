"""Articles that may be one work: titles much alike, by the same first author, of about the same year.

Only those are compared whose titles begin alike, that share first author and year, or that stand near each
other in the list by author: it takes seconds for 100,000.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, pairwise, starmap
from operator import itemgetter

from rapidfuzz import fuzz
from sqlalchemy import Connection, delete, insert, select

from refdesk.domain.folding import fold
from refdesk.domain.richtext import plain
from refdesk.store.derived import keys
from refdesk.store.rows import matching, records
from refdesk.store.tables.list_order import LISTS
from refdesk.store.tables.schema import choice, likely
from refdesk.store.tables.sql import CHUNK, insert_rows

_BLOCKS = ("title_block", "author_block")
#: In a larger block titles are only compared with their neighbours in the order of letters.
_MOST = 60
#: So many that stand before an article in the list by author are compared with it.
_NEAR = 8
_WORDS = re.compile(r"[^\W_]+")
#: What tells one part of a work from another, where all else is the same.
_NUMBER = re.compile(r"\d+|\b[ivx]+\b")
#: Under this name the library keeps at which revision it was looked through.
_LOOKED_AT = "likely_duplicates_looked_at"
_Pair = tuple[int, int]
_Titled = tuple[int, str, tuple[str, ...], int]
_letters = itemgetter(1)


def find(connection: Connection) -> list[_Pair]:
    """Pairs of ids, the smaller one first, of articles outside the trash."""
    alike = {pair for column in _BLOCKS for pair in _alike_in_blocks(connection, column)}
    alike.update(_alike_by_author(connection))
    ordered = sorted(alike)
    return [
        pair
        for start in range(0, len(ordered), CHUNK)
        for pair in _likely(connection, ordered[start : start + CHUNK])
    ]


def keep(connection: Connection, pairs: Sequence[_Pair], revision: int) -> None:
    """Put these pairs in the place of those found before; the library stood at `revision`."""
    connection.execute(delete(likely))
    insert_rows(connection, likely.name, ("one", "other"), pairs)
    connection.execute(delete(choice).where(choice.c.name == _LOOKED_AT))
    connection.execute(insert(choice).values(name=_LOOKED_AT, value=str(revision)))


def looked_at(connection: Connection) -> int:
    """The revision at which the library was last looked through; -1 for never."""
    kept = connection.execute(select(choice.c.value).where(choice.c.name == _LOOKED_AT)).scalar_one_or_none()
    return int(kept) if kept else -1


def _alike_in_blocks(connection: Connection, column: str) -> Iterator[_Pair]:
    """Pairs of the same key whose titles are much alike."""
    rows = connection.exec_driver_sql(
        f"SELECT {column}, id, title, year_key FROM summary WHERE {LISTS['articles']}"
        f" AND {column} IS NOT NULL ORDER BY {column}"
    )
    for _, block in groupby(rows, key=itemgetter(0)):
        members = list(block)
        if len(members) > 1:
            titled = [_titled(*member) for _, *member in members]
            compared = (
                combinations(titled, 2) if len(titled) <= _MOST else pairwise(sorted(titled, key=_letters))
            )
            yield from filter(None, starmap(_pair, compared))


def _alike_by_author(connection: Connection) -> Iterator[_Pair]:
    """Pairs whose titles are much alike that are near each other: misspelt at the beginning, a year apart."""
    rows = connection.exec_driver_sql(
        f"SELECT id, title, year_key FROM summary WHERE {LISTS['articles']}"
        " ORDER BY author_key, year_key, title_key, id"
    )
    near: deque[_Titled] = deque(maxlen=_NEAR)
    for row in rows:
        titled = _titled(*row)
        yield from filter(None, (_pair(titled, each) for each in near))
        near.append(titled)


def _pair(one: _Titled, other: _Titled) -> _Pair | None:
    """The two where their titles are much alike, and no more than a year lies between them."""
    (first, letters, numbers, year), (second, others, other_numbers, other_year) = one, other
    if abs(year - other_year) > 1 and keys.NO_YEAR not in (year, other_year):
        return None
    is_alike = numbers == other_numbers and fuzz.ratio(letters, others, score_cutoff=matching.LIKELY)
    return (min(first, second), max(first, second)) if is_alike else None


def _titled(record_id: int, title: str, year_key: int) -> _Titled:
    folded = fold(plain(title))
    return record_id, "".join(_WORDS.findall(folded)), tuple(_NUMBER.findall(folded)), year_key


def _likely(connection: Connection, pairs: Sequence[_Pair]) -> Iterator[_Pair]:
    """Those of the pairs that are likely one work by all that they say."""
    stored = records.stored_many(connection, sorted({each for pair in pairs for each in pair}))
    for one, other in pairs:
        mine, theirs = stored[one].record, stored[other].record
        if matching.likeness(mine, theirs) and not matching.contradict(mine, theirs):
            yield one, other
