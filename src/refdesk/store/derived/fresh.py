"""Records that a writer adds: their derived rows are made out of memory, without asking the library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table

from refdesk.store.derived import derive
from refdesk.store.derived.beside import Beside
from refdesk.store.derived.prepared import Prepared
from refdesk.store.tables.schema import reference

#: Records derived in one go.
_BATCH = 500


class Fresh:
    """One writer's new records; one that may be otherwise now than it was written is to be forgotten."""

    def __init__(self) -> None:
        self._rows: dict[int, Mapping[str, Any]] = {}
        self._prepared: dict[int, Prepared] = {}
        self._beside = Beside()

    @property
    def ids(self) -> frozenset[int]:
        """The records that are known whole."""
        return frozenset(self._rows)

    @property
    def forgotten(self) -> frozenset[int]:
        """The new records that are to be read from the library."""
        return frozenset(self._prepared.keys() - self._rows.keys())

    def add(self, ids: range, rows: Sequence[Mapping[str, Any]], prepared: Sequence[Prepared]) -> None:
        """Take in new records."""
        for row_id, row, each in zip(ids, rows, prepared, strict=True):
            self._rows[row_id] = {"trashed_at": None, **row, "id": row_id}
            self._prepared[row_id] = each

    def take(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Take in what was written beside records."""
        self._beside.take(table, rows)
        if table is reference:
            self._count(rows)

    def forget(self, record_ids: Iterable[int]) -> None:
        """Leave these to be read from the library."""
        for each in record_ids:
            self._rows.pop(each, None)

    def write(self, connection: Connection) -> None:
        """Make the derived rows of all."""
        self._beside.name_tags(connection)
        rows = list(self._rows.values())
        for start in range(0, len(rows), _BATCH):
            derive.write_new(connection, rows[start : start + _BATCH], self._prepared, self._beside)

    def _count(self, references: Sequence[Mapping[str, Any]]) -> None:
        """Whether an older record that cites is in the trash, and does not count, only the library knows."""
        for row in references:
            if row["citing"] in self._rows:
                self._beside.cited_by[row["cited"]] += 1
            else:
                self._rows.pop(row["cited"], None)
