"""Makes everything derived anew, in steps: what a kill leaves undone is done at the next opening."""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, select

from refdesk.domain.progress import Progress
from refdesk.store.database import FOLD_SOON, Database
from refdesk.store.derived import search_index, tidying
from refdesk.store.tables.schema import leftover, outdated, record, summary

#: Records in one transaction: in one for a million the log is as big as the library, and each page is looked
#: for in it. Records between two calls of `told`.
KEPT, TOLD = 20_000, 1_000


def rebuild(database: Database, told: Progress) -> None:
    """Make everything derived anew; `told` gets (done, total) records."""
    with database.write() as connection:
        _forget(connection)
    _derive(database, told)


def complete(database: Database, told: Progress) -> None:
    """Derive what was not yet, as after a migration, or a rebuild that was cut off."""
    with database.read() as connection:
        newest = connection.scalar(select(func.max(record.c.id)))
        is_complete = newest is None or connection.scalar(select(summary.c.id).where(summary.c.id == newest))
        waiting = tidying.outdated_ranges(connection)
    if is_complete:
        return
    if waiting:
        _derive(database, told)
    else:
        rebuild(database, told)


def _forget(connection: Connection) -> None:
    """Leave all records to be derived; that is done from the first to the newest."""
    for table in (summary, outdated, leftover):
        connection.execute(table.delete())
    search_index.clear(connection)
    ends = select(func.min(record.c.id), func.max(record.c.id)).having(func.count() > 0)
    connection.execute(insert(outdated).from_select(["first", "last"], ends))


def _derive(database: Database, told: Progress) -> None:
    with database.read() as connection:
        total = sum(map(len, tidying.outdated_ranges(connection)))
    done, is_more = 0, True
    while is_more:
        with database.write(FOLD_SOON) as connection:
            for _ in range(KEPT // TOLD):
                told(min(done, total), total)
                is_more = tidying.renew_outdated(connection, TOLD)
                done += TOLD
