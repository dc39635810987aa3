"""What can wait until nobody does: a little at a time, each in a short transaction."""

from __future__ import annotations

from sqlalchemy import Connection, Table, delete, select, update

from refdesk.store.derived import derive, search_index
from refdesk.store.tables.schema import leftover, outdated

#: Done in one go, so that an edit that comes meanwhile waits for some 20 ms: rows taken out of the search
#: index, records derived anew, pages of the index merged.
_REMOVED, _RENEWED, _MERGED = 100, 50, 200


def tidy(connection: Connection) -> bool:
    """Do a little of what waits; whether more of it does."""
    # All three: what the others write is merged as it comes, or the one part too many would wait for all.
    done = (renew_outdated(connection), sweep(connection), search_index.merge(connection, _MERGED))
    return any(done)


def sweep(connection: Connection) -> bool:
    """Take some rows of undone and dropped records out of the search index; whether there were any."""
    taken = _take(connection, leftover, _REMOVED)
    if taken:
        search_index.remove(connection, taken)
    return bool(taken)


def renew_outdated(connection: Connection, most: int = _RENEWED) -> bool:
    """Derive some records anew that are not derived as they would be now; whether there were any."""
    taken = _take(connection, outdated, most)
    derive.refresh(connection, taken)
    return bool(taken)


def outdated_ranges(connection: Connection) -> list[range]:
    """The records that are still to be derived anew."""
    return [range(row.first, row.last + 1) for row in connection.execute(select(outdated))]


def _take(connection: Connection, table: Table, most: int) -> range:
    """The first ids of the ranges that a table has, which are then taken from it; empty where it has none."""
    row = connection.execute(select(table).order_by(table.c.id).limit(1)).first()
    if row is None:
        return range(0)
    taken = range(row.first, min(row.last + 1, row.first + most))
    if taken.stop > row.last:
        connection.execute(delete(table).where(table.c.id == row.id))
    else:
        connection.execute(update(table).where(table.c.id == row.id).values(first=taken.stop))
    return taken
