"""References: the saved entries of an article's reference list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from refdesk.domain.draft import Reading
from refdesk.domain.record import Record, RecordId

ReferenceId = NewType("ReferenceId", int)


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of the reference list of `citing`, at `position` (from 1), with the record it points to.

    `number` is the number as printed (or counted), `label` the printed mark, empty where there was none.
    `text` is the entry's text, `raw` the same as it stood in the page where that differs (else empty).
    `record` is what the entry says, `readings` where in `text` each of its fields was read, and how surely.
    `cited` is the record of the library that stands for the work.
    """

    citing: RecordId
    position: int
    number: int
    label: str
    text: str
    cited: RecordId
    record: Record
    readings: tuple[Reading, ...] = ()
    raw: str = ""
    id: ReferenceId = ReferenceId(0)

    @property
    def doubtful(self) -> tuple[str, ...]:
        """The fields to be checked."""
        return tuple(each.field for each in self.readings if each.is_doubtful)
