"""Taking a change back, and doing it again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, update

from refdesk.domain.change import Change, ChangeId, Edit, RowRange
from refdesk.store.derived import derive
from refdesk.store.derived.owners import Owners
from refdesk.store.tables.schema import JOURNALLED, edit, metadata, record, summary
from refdesk.store.tables.sql import defer_foreign_keys
from refdesk.store.writing import journal

_ORDER = {table.name: place for place, table in enumerate((*JOURNALLED, summary))}


def undo(connection: Connection) -> Change | None:
    """Take the last change back; None where there is none."""
    head = journal.last_done(connection)
    if head is None:
        return None
    change = journal.load(connection, ChangeId(head.id))
    owners = Owners()
    connection.exec_driver_sql(defer_foreign_keys())
    _collect(connection, owners, change)
    for each in sorted(_with_summaries(change.added), key=_place, reverse=True):
        _take_out(connection, change.id, each)
    _apply(connection, change.inverse().edits)
    _collect_edits(connection, owners, change.edits)
    _derive(connection, owners, change.added)
    journal.set_state(connection, change.id, journal.UNDONE)
    back = Change(change.id, change.label, change.inverse().edits, change.at, removed=change.added)
    return journal.told(back, owners.whole | owners.counted)


def redo(connection: Connection) -> Change | None:
    """Do the change again that was last taken back; None where there is none."""
    head = journal.first_undone(connection)
    if head is None:
        return None
    connection.exec_driver_sql(defer_foreign_keys())
    ranges = tuple(_ranges_out(connection, head.id))
    for each in sorted(_with_summaries(ranges), key=_place):
        _put_back(connection, head.id, each)
    change = journal.load(connection, ChangeId(head.id))
    owners = Owners()
    _collect_edits(connection, owners, change.edits)
    _apply(connection, change.edits)
    _collect(connection, owners, change)
    _derive(connection, owners, change.added)
    journal.set_state(connection, change.id, journal.DONE)
    return journal.told(change, owners.whole | owners.counted)


def _collect(connection: Connection, owners: Owners, change: Change) -> None:
    for each in change.added:
        owners.add_range(connection, metadata.tables[each.table], each.first, each.last)
    _collect_edits(connection, owners, change.edits)


def _collect_edits(connection: Connection, owners: Owners, edits: Sequence[Edit]) -> None:
    rows: dict[str, set[int]] = defaultdict(set)
    for each in edits:
        rows[each.table].add(each.row)
    for name, ids in rows.items():
        owners.add_rows(connection, metadata.tables[name], ids)
    trashed = {each.row for each in edits if each.table == "record" and "trashed_at" in (each.before or {})}
    owners.add_cited_by(connection, trashed)


def _derive(connection: Connection, owners: Owners, moved: Sequence[RowRange]) -> None:
    """Make the derived rows anew, but for the records that went or came back with theirs."""
    whole = set(owners.whole)
    for each in moved:
        if each.table == record.name:
            whole.difference_update(each.rows())
    derive.refresh(connection, whole)
    derive.refresh_counts(connection, owners.counted - whole)


def _with_summaries(ranges: Sequence[RowRange]) -> Iterator[RowRange]:
    """The rows of the lists go and come back with their records, ready made.

    Those of the search index stay: what they find is no longer in any list, and no id is used again.
    """
    for each in ranges:
        yield each
        if each.table == record.name:
            yield RowRange(summary.name, each.first, each.last)


def _apply(connection: Connection, edits: Sequence[Edit]) -> None:
    """Write what each edit's `after` says; the rows stand as its `before` has it."""
    inserts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for each in edits:
        table = metadata.tables[each.table]
        if each.after is None:
            connection.execute(delete(table).where(table.c.id == each.row))
        elif each.before is None:
            inserts[each.table].append(dict(each.after))
        else:
            connection.execute(update(table).where(table.c.id == each.row).values(dict(each.after)))
    for name in sorted(inserts, key=_ORDER.__getitem__):
        connection.execute(metadata.tables[name].insert(), inserts[name])


def _take_out(connection: Connection, change_id: int, taken: RowRange) -> None:
    """Move new rows out of their table into the journal, in the database itself: 10,000 take a moment."""
    table = metadata.tables[taken.table]
    pairs = ", ".join(f"'{column.name}', {_quoted(column.name)}" for column in table.columns)
    connection.exec_driver_sql(
        'INSERT INTO edit (change, table_name, "row", after)'
        f" SELECT ?, ?, id, json_object({pairs}) FROM {_quoted(table.name)} WHERE id BETWEEN ? AND ?",
        (change_id, table.name, taken.first, taken.last),
    )
    connection.execute(delete(table).where(table.c.id.between(taken.first, taken.last)))


def _put_back(connection: Connection, change_id: int, taken: RowRange) -> None:
    table = metadata.tables[taken.table]
    names = ", ".join(_quoted(column.name) for column in table.columns)
    values = ", ".join(f"json_extract(after, '$.{column.name}')" for column in table.columns)
    images = 'change = ? AND table_name = ? AND last_row IS NULL AND before IS NULL AND "row" BETWEEN ? AND ?'
    place = (change_id, table.name, taken.first, taken.last)
    connection.exec_driver_sql(
        f"INSERT INTO {_quoted(table.name)} ({names}) SELECT {values} FROM edit WHERE {images}", place
    )
    connection.exec_driver_sql(f"DELETE FROM edit WHERE {images}", place)


def _ranges_out(connection: Connection, change_id: int) -> Iterator[RowRange]:
    query = select(edit).where(edit.c.change == change_id, edit.c.last_row.is_not(None))
    for row in connection.execute(query).all():
        yield RowRange(row.table_name, row.row, row.last_row)


def _place(rows: RowRange) -> int:
    return _ORDER[rows.table]


def _quoted(name: str) -> str:
    return f'"{name}"'
