"""The one who writes: every row that is added, changed or removed goes through here and into the journal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, Update, bindparam, delete, select, update

from refdesk.domain.change import Edit, RowRange
from refdesk.domain.record import Record
from refdesk.store.derived import derive
from refdesk.store.derived.fresh import Fresh
from refdesk.store.derived.owners import Owners
from refdesk.store.derived.prepared import Preparation
from refdesk.store.tables.schema import record
from refdesk.store.tables.sql import among, insert_rows, keep_last_id, last_id, run_each

Image = dict[str, Any]


class Writer:
    """One transaction's writes. New rows are journalled as id ranges, others as what they were and became.

    `now` is the moment of the write in UTC milliseconds. What is derived from the rows is made when `flush`
    is called, or at the end.
    """

    def __init__(self, connection: Connection, now: int) -> None:
        self.connection = connection
        self.now = now
        self._first: dict[str, int] = {}
        self._next: dict[str, int] = {}
        self._edits: dict[tuple[str, int], tuple[Image | None, Image | None]] = {}
        self._owners = Owners()
        self._refreshed: set[int] = set()
        self._fresh = Fresh()
        #: What is worked out of the records being written; one that worked ahead may be put in its place.
        self.prepared = Preparation()

    def add(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> range:
        """Add rows (of the same columns, without ids); their ids, in order."""
        ids = self._take_ids(table, len(rows))
        if rows:
            columns = tuple(rows[0])
            values = [(row_id, *row.values()) for row_id, row in zip(ids, rows, strict=True)]
            insert_rows(self.connection, table.name, ("id", *columns), values)
            keep_last_id(self.connection, table.name, ids[-1])
            self._owners.add_new(table, rows)
            self._fresh.take(table, rows)
        return ids

    def add_records(self, rows: Sequence[Mapping[str, Any]], records: Sequence[Record]) -> range:
        """Add rows of the table of records, the records themselves being at hand."""
        prepared = list(map(self.prepared, records))
        ids = self.add(record, [{**row, "item": each.item} for row, each in zip(rows, prepared, strict=True)])
        self._fresh.add(ids, rows, prepared)
        return ids

    def change(self, table: Table, row: int, values: Mapping[str, Any]) -> None:
        """Set columns of a row; what has the value already is left alone, a row that is gone too."""
        before = self.connection.execute(_row_of(table, tuple(values)), {"row_id": row}).mappings().first()
        if before is None:
            return
        changed = {name: value for name, value in values.items() if before[name] != value}
        if not changed:
            return
        owners = Owners()
        owners.add_rows(self.connection, table, [row])
        self.connection.execute(_update_of(table, tuple(changed)), {**changed, "row_id": row})
        owners.add_rows(self.connection, table, [row])
        if table is record and "trashed_at" in changed:
            owners.add_cited_by(self.connection, [row])
        self._own(owners)
        self._note_edit(table, row, {name: before[name] for name in changed}, changed)

    def change_many(self, table: Table, values: Mapping[int, Mapping[str, Any]]) -> None:
        """Set the same columns of many rows, each to its own values."""
        names = list(next(iter(values.values()), {}))
        if not names:
            return
        columns = [table.c.id, *(table.c[name] for name in names)]
        query = select(*columns).where(among(table.c.id, values)).order_by(table.c.id)
        for before in self.connection.execute(query).mappings().all():
            row = before["id"]
            changed = {name: value for name, value in values[row].items() if before[name] != value}
            if changed:
                self._note_edit(table, row, {name: before[name] for name in changed}, changed)
        owners = Owners()
        owners.add_rows(self.connection, table, values)
        if table is record and "trashed_at" in names:
            owners.add_cited_by(self.connection, values)
        self._own(owners)
        pairs = [(*(each[name] for name in names), row) for row, each in values.items()]
        assigned = ", ".join(f'"{name}" = ?' for name in names)
        run_each(self.connection, f'UPDATE "{table.name}" SET {assigned} WHERE id = ?', pairs)

    def remove(self, table: Table, rows: Collection[int]) -> None:
        """Remove rows; one that is gone already does no harm."""
        query = select(table).where(among(table.c.id, rows)).order_by(table.c.id)
        found = self.connection.execute(query).mappings().all()
        self._own_rows(table, rows)
        for row in found:
            self._note_edit(table, row["id"], dict(row), None)
        self.connection.execute(delete(table).where(among(table.c.id, rows)))

    def next_id(self, table: Table) -> int:
        """The id that the next new row gets."""
        return self._next.get(table.name) or _next_id(self.connection, table)

    def is_new(self, table: Table, row: int) -> bool:
        """Whether this writer added the row."""
        return row >= self._first.get(table.name, row + 1)

    def flush(self) -> None:
        """Make the derived rows of all that was written so far."""
        owners, self._owners = self._owners, Owners()
        fresh, self._fresh = self._fresh, Fresh()
        fresh.write(self.connection)
        whole = (owners.whole | fresh.forgotten) - fresh.ids
        derive.refresh(self.connection, whole)
        derive.refresh_counts(self.connection, owners.counted - whole - fresh.ids)
        self._refreshed |= whole | owners.counted | fresh.ids

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What was done to rows that were there before, one edit a row."""
        return tuple(
            Edit(table, row, before, after)
            for (table, row), (before, after) in self._edits.items()
            if before != after
        )

    @property
    def added(self) -> tuple[RowRange, ...]:
        """The new rows; some in the middle may have been removed again."""
        return tuple(
            RowRange(table, first, self._next[table] - 1)
            for table, first in self._first.items()
            if first < self._next[table]
        )

    @property
    def refreshed(self) -> frozenset[int]:
        """The records whose derived rows were made anew, up to the last `flush`."""
        return frozenset(self._refreshed)

    def take_up(self, edits: Iterable[Edit]) -> None:
        """Go on from the edits of an earlier change, so that both become one."""
        for edit in edits:
            before = None if edit.before is None else dict(edit.before)
            after = None if edit.after is None else dict(edit.after)
            self._edits[edit.table, edit.row] = (before, after)

    def _take_ids(self, table: Table, count: int) -> range:
        if table.name not in self._next:
            self._first[table.name] = self._next[table.name] = _next_id(self.connection, table)
        start = self._next[table.name]
        self._next[table.name] = start + count
        return range(start, start + count)

    def _own_rows(self, table: Table, rows: Collection[int]) -> None:
        owners = Owners()
        owners.add_rows(self.connection, table, rows)
        self._own(owners)

    def _own(self, owners: Owners) -> None:
        """The derived rows of these are to be made from what is in the tables."""
        self._owners.update(owners)
        self._fresh.forget(owners.whole | owners.counted)

    def _note_edit(self, table: Table, row: int, before: Image, after: Image | None) -> None:
        """Keep the first `before` and the last `after` of every column of an older row."""
        if self.is_new(table, row):
            return
        first, last = self._edits.get((table.name, row), ({}, {}))
        merged_after = None if after is None else {**(last or {}), **after}
        self._edits[table.name, row] = ({**before, **(first or {})}, merged_after)


def _next_id(connection: Connection, table: Table) -> int:
    """One after the highest id ever given: an id is never used twice."""
    return last_id(connection, table.name) + 1


# Made once for each set of columns: to put a statement together takes longer than to run it.
@cache
def _row_of(table: Table, names: tuple[str, ...]) -> Select[Any]:
    return select(*(table.c[name] for name in names)).where(table.c.id == bindparam("row_id"))


@cache
def _update_of(table: Table, names: tuple[str, ...]) -> Update:
    return (
        update(table)
        .where(table.c.id == bindparam("row_id"))
        .values({name: bindparam(name) for name in names})
    )
