"""What the lists show: ids in order, the summaries of some of them, and how many there are."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from refdesk.domain.query import Order, Place
from refdesk.domain.record import RecordId, Summary
from refdesk.library.library import Library


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records each list of the left pane has."""

    articles: int
    references: int
    unfiled: int
    doubtful: int
    trash: int


def ids(library: Library, place: Place, query: str = "", order: Order | None = None) -> array[int]:
    """The ids of a list in its order (by author where none is given), as an `array('q')`.

    `query` is what stands in the search field (`domain.query.parse`); it never fails.
    """
    raise NotImplementedError


def summaries(library: Library, record_ids: Sequence[RecordId]) -> list[Summary]:
    """The rows of these records in the order asked; a record that is gone is left out."""
    raise NotImplementedError


def counts(library: Library) -> Counts:
    """How many records each list has."""
    raise NotImplementedError
