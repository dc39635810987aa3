"""What the lists show: ids in order, the summaries of some of them, and how many there are."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from refdesk.domain.query import Order, Place
from refdesk.domain.record import RecordId, Summary
from refdesk.domain.search_query import EVERYTHING, parse
from refdesk.library.library import Library
from refdesk.store.database import NEVER, Interrupted, Interruption
from refdesk.store.lists import contents
from refdesk.store.rows import records

__all__ = [
    "FIRST",
    "Counts",
    "Interrupted",
    "Interruption",
    "count",
    "counts",
    "first_ids",
    "ids",
    "summaries",
]

_BY_AUTHOR = Order()
#: More rows than a screen shows.
FIRST = 150


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records each list of the left pane has."""

    articles: int
    references: int
    unfiled: int
    doubtful: int
    trash: int


def ids(
    library: Library,
    place: Place,
    query: str = "",
    order: Order = _BY_AUTHOR,
    interruption: Interruption = NEVER,
) -> array[int]:
    """The ids of a list in its order, as an `array('q')`.

    `query` is what stands in the search field (`domain.search_query`); it never fails. Interrupted where
    `interruption` asks for that meanwhile.
    """
    with library.read(interruption) as connection:
        return contents.ids(connection, place, parse(query), order)


def first_ids(
    library: Library,
    place: Place,
    query: str = "",
    order: Order = _BY_AUTHOR,
    interruption: Interruption = NEVER,
) -> array[int]:
    """The `FIRST` ids of a list: what the screen shows before the rest is known.

    Interrupted where `interruption` asks for that meanwhile.
    """
    with library.read(interruption) as connection:
        return contents.first_ids(connection, place, parse(query), order, FIRST)


def summaries(library: Library, record_ids: Sequence[RecordId]) -> list[Summary]:
    """The rows of these records in the order asked; a record that is gone is left out."""
    with library.read() as connection:
        return records.summaries(connection, record_ids)


def counts(library: Library) -> Counts:
    """How many records each list has."""
    places = (Place.articles(), Place.references(), Place.doubtful(), Place.trash())
    with library.read() as connection:
        articles, references, doubtful, trash = (
            contents.count(connection, each, EVERYTHING) for each in places
        )
        return Counts(articles, references, articles - contents.filed(connection), doubtful, trash)


def count(library: Library, place: Place, query: str, interruption: Interruption = NEVER) -> int:
    """How many records a search finds.

    Interrupted where `interruption` asks for that meanwhile.
    """
    with library.read(interruption) as connection:
        return contents.count(connection, place, parse(query))
