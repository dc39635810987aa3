"""Takes out of the search index what undone and dropped records left in it."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from refdesk.store.tables.schema import leftover

#: Rows removed in one go: a fraction of a second when the library is closed.
_MOST = 1000


def has_leftovers(connection: Connection) -> bool:
    """Whether there is anything to remove."""
    return connection.execute(select(leftover.c.id).limit(1)).first() is not None


def sweep(connection: Connection) -> None:
    """Remove some of the rows whose records are gone for good; the rest waits for the next time."""
    room = _MOST
    for row in connection.execute(select(leftover).order_by(leftover.c.id)).all():
        last = min(row.last, row.first + room - 1)
        connection.exec_driver_sql("DELETE FROM search WHERE rowid BETWEEN ? AND ?", (row.first, last))
        room -= last - row.first + 1
        if last < row.last:
            connection.execute(update(leftover).where(leftover.c.id == row.id).values(first=last + 1))
        else:
            connection.execute(delete(leftover).where(leftover.c.id == row.id))
        if room <= 0:
            return
