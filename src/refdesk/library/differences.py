"""What two records of one work say differently."""

from __future__ import annotations

from dataclasses import dataclass

from refdesk.domain.record import Record

#: Stands for a record's type among the names of fields.
TYPE = "type"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field (or the type) as each side has it, as text; empty where a side has none."""

    field: str
    ours: str
    theirs: str


def told_differently(ours: Record, theirs: Record) -> tuple[Difference, ...]:
    """What `theirs` says that `ours` does not say, or says otherwise, in the order of `theirs`."""
    fields = [(name, ours.text(name), theirs.text(name)) for name in theirs if name != "citation-key"]
    sides = [(TYPE, ours.type, theirs.type), *fields]
    return tuple(Difference(*side) for side in sides if side[1] != side[2])
