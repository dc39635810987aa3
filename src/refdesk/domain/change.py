"""Changes: what one write did to the library, told so that it can be undone and shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, NewType

ChangeId = NewType("ChangeId", int)
#: One row's stored values by column name; None stands for "there was / is no such row".
RowImage = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Edit:
    """One row before and after, the changed columns only; `after` is None for a row taken away."""

    table: str
    row: int
    before: RowImage
    after: RowImage

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.table, self.row, self.after, self.before)


@dataclass(frozen=True, slots=True)
class RowRange:
    """The rows `first` to `last` (both included) of a table: an import of 10,000 is one of these a table."""

    table: str
    first: int
    last: int

    def rows(self) -> range:
        """The ids, in order."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True)
class Change:
    """One write. `label` is what the Undo menu calls it ("Add article"); `at` is UTC milliseconds since 1970.

    `added` and `removed` tell new and taken-back rows by id range, `edits` what was done to rows that existed
    before. `refreshed` are the records whose row in a list looks different although nobody edited them (their
    "cited by" changed). An empty change did nothing and is not undoable.
    """

    id: ChangeId
    label: str
    edits: tuple[Edit, ...] = ()
    at: int = 0
    added: tuple[RowRange, ...] = ()
    removed: tuple[RowRange, ...] = ()
    refreshed: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return not (self.edits or self.added or self.removed)

    def rows(self, table: str) -> tuple[int, ...]:
        """The ids of the rows of `table` that this change touched, each once: edited, added, removed ones.

        For the table "record" the refreshed ones come last.
        """
        edited = (edit.row for edit in self.edits if edit.table == table)
        refreshed = self.refreshed if table == "record" else ()
        ranges = chain(self.added_rows(table), _rows(self.removed, table))
        return tuple(dict.fromkeys(chain(edited, ranges, refreshed)))

    def added_rows(self, table: str) -> tuple[int, ...]:
        """The ids of the new rows of `table`, in the order they were made."""
        return tuple(_rows(self.added, table))

    def inverse(self) -> Change:
        """The change that undoes this one."""
        edits = tuple(edit.inverse() for edit in reversed(self.edits))
        return Change(
            ChangeId(0), self.label, edits, added=self.removed, removed=self.added, refreshed=self.refreshed
        )


def _rows(ranges: tuple[RowRange, ...], table: str) -> Iterator[int]:
    return chain.from_iterable(each.rows() for each in ranges if each.table == table)
