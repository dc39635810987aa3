"""Which records look or are found differently once a row of some table has changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select

from refdesk.store.tables.schema import attachment, note, record, reference, source, tag, tagging
from refdesk.store.tables.sql import among

_OWNED = {table.name: table for table in (source, note, attachment, tagging)}


@dataclass(slots=True)
class Owners:
    """Ids of records: `whole` to be derived anew, `counted` whose "cited by" alone may differ."""

    whole: set[int] = field(default_factory=set)
    counted: set[int] = field(default_factory=set)

    def add_new(self, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        """Take in the owners of rows that were just added; a new tag is on nothing yet."""
        if table is reference:
            for row in rows:
                self.whole.add(row["citing"])
                self.counted.add(row["cited"])
        elif table.name in _OWNED:
            self.whole.update(row["record"] for row in rows)

    def update(self, other: Owners) -> None:
        """Take in what others took in."""
        self.whole |= other.whole
        self.counted |= other.counted

    def add_rows(self, connection: Connection, table: Table, rows: Collection[int]) -> None:
        """Take in the owners that these rows have now; a record is its own, even one that is gone."""
        if table is record:
            self.whole.update(rows)
            return
        self._add(connection, table, among(table.c.id, rows))

    def add_range(self, connection: Connection, table: Table, first: int, last: int) -> None:
        """Take in the owners that the rows `first` to `last` have now."""
        self._add(connection, table, table.c.id.between(first, last))

    def add_cited_by(self, connection: Connection, record_ids: Collection[int]) -> None:
        """Take in what these records cite: it counts no longer, or again."""
        query = select(reference.c.cited).where(among(reference.c.citing, record_ids))
        self.counted.update(connection.scalars(query))

    def _add(self, connection: Connection, table: Table, condition: ColumnElement[bool]) -> None:
        if table is record:
            self.whole.update(connection.scalars(select(record.c.id).where(condition)))
        elif table is reference:
            for citing, cited in connection.execute(
                select(reference.c.citing, reference.c.cited).where(condition)
            ):
                self.whole.add(citing)
                self.counted.add(cited)
        elif table is tag:
            query = select(tagging.c.record).join(tag, tag.c.id == tagging.c.tag).where(condition)
            self.whole.update(connection.scalars(query))
        elif table.name in _OWNED:
            self.whole.update(connection.scalars(select(table.c.record).where(condition)))
