"""Changes: what one write did to the library, told so that it can be undone and shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NewType

ChangeId = NewType("ChangeId", int)
#: One row's stored values by column name; None stands for "there was / is no such row".
RowImage = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Edit:
    """One row before and after; `before` is None for an added row, `after` for a removed one."""

    table: str
    row: int
    before: RowImage
    after: RowImage

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.table, self.row, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """One write. `label` is what the Undo menu calls it ("Add article"); `at` is UTC milliseconds since 1970.

    `edits` are in the order they were made. An empty change did nothing and is not undoable.
    """

    id: ChangeId
    label: str
    edits: tuple[Edit, ...]
    at: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return not self.edits

    def rows(self, table: str) -> tuple[int, ...]:
        """The ids of the rows of `table` that this change touched, each once, in order."""
        return tuple(dict.fromkeys(edit.row for edit in self.edits if edit.table == table))

    def inverse(self) -> Change:
        """The change that undoes this one."""
        edits = tuple(edit.inverse() for edit in reversed(self.edits))
        return Change(ChangeId(0), self.label, edits)
