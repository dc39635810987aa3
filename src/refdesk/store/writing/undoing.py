"""Taking a change back, and doing it again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Integer,
    and_,
    cast,
    delete,
    insert,
    literal,
    select,
)

from refdesk.domain.change import Change, ChangeId, Edit, RowRange
from refdesk.domain.progress import Progress, no_progress
from refdesk.store.derived import derive
from refdesk.store.derived.owners import Owners
from refdesk.store.tables.schema import JOURNALLED, edit, metadata, record, summary
from refdesk.store.tables.sql import CHUNK, as_object, defer_foreign_keys, member, run_each
from refdesk.store.writing import journal

_ORDER = {table.name: place for place, table in enumerate((*JOURNALLED, summary))}


def undo(connection: Connection, progress: Progress = no_progress) -> Change | None:
    """Take the last change back; None where there is none.

    `progress` gets (done, total); what it raises ends the undoing.
    """
    head = journal.last_done(connection)
    if head is None:
        return None
    change = journal.outline(connection, ChangeId(head.id))
    edits = journal.edit_ids(connection, change.id)[::-1]
    owners = Owners()
    defer_foreign_keys(connection)
    _collect(connection, owners, change.added)
    for each in sorted(_with_summaries(change.added), key=_place, reverse=True):
        _take_out(connection, change.id, each)
    _apply_all(connection, owners, edits, Edit.inverse, progress)
    _derive(connection, owners, change.added, progress)
    journal.set_state(connection, change.id, journal.UNDONE)
    back = Change(change.id, change.label, change.inverse().edits, change.at, removed=change.added)
    return journal.told(back, owners.whole | owners.counted)


def redo(connection: Connection, progress: Progress = no_progress) -> Change | None:
    """Do the change again that was last taken back; None where there is none. `progress`: as above."""
    head = journal.first_undone(connection)
    if head is None:
        return None
    defer_foreign_keys(connection)
    ranges = tuple(_ranges_out(connection, head.id))
    for each in sorted(_with_summaries(ranges), key=_place):
        _put_back(connection, head.id, each)
    change = journal.outline(connection, ChangeId(head.id))
    owners = Owners()
    _apply_all(connection, owners, journal.edit_ids(connection, change.id), _as_it_was, progress)
    _collect(connection, owners, change.added)
    _derive(connection, owners, change.added, progress)
    journal.set_state(connection, change.id, journal.DONE)
    return journal.told(change, owners.whole | owners.counted)


def _as_it_was(edit: Edit) -> Edit:
    return edit


def _collect(connection: Connection, owners: Owners, added: Sequence[RowRange]) -> None:
    for each in added:
        owners.add_range(connection, metadata.tables[each.table], each.first, each.last)


def _apply_all(
    connection: Connection,
    owners: Owners,
    edit_ids: Sequence[int],
    turned: Callable[[Edit], Edit],
    progress: Progress,
) -> None:
    """Write these edits in this order, some at a time: all of them may be more than fits into memory."""
    for start in range(0, len(edit_ids), CHUNK):
        # Half of the way: the other half is making the derived rows.
        progress(start, 2 * len(edit_ids))
        edits = [turned(each) for each in journal.edits(connection, edit_ids[start : start + CHUNK])]
        _collect_edits(connection, owners, edits)
        _apply(connection, edits)
        _collect_edits(connection, owners, edits)


def _collect_edits(connection: Connection, owners: Owners, edits: Sequence[Edit]) -> None:
    rows: dict[str, set[int]] = defaultdict(set)
    for each in edits:
        rows[each.table].add(each.row)
    for name, ids in rows.items():
        owners.add_rows(connection, metadata.tables[name], ids)
    trashed = {each.row for each in edits if each.table == "record" and "trashed_at" in (each.after or {})}
    owners.add_cited_by(connection, trashed)


def _derive(connection: Connection, owners: Owners, moved: Sequence[RowRange], progress: Progress) -> None:
    """Make the derived rows anew, but for the records that went or came back with theirs."""
    whole = set(owners.whole)
    for each in moved:
        if each.table == record.name:
            whole.difference_update(each.rows())
    in_order = sorted(whole)
    for start in range(0, len(in_order), CHUNK):
        progress(len(in_order) + start, 2 * len(in_order))
        derive.refresh(connection, in_order[start : start + CHUNK])
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
    """Write what each edit's `after` says, in order; the rows stand as its `before` has it."""
    for statement, alike in groupby(edits, key=_statement_of):
        rows = [
            (*(each.after or {}).values(), *(() if each.before is None else (each.row,))) for each in alike
        ]
        run_each(connection, statement, rows)


def _statement_of(edit: Edit) -> str:
    """What writes an edit, given the values of its `after`, and the row's id where it is no new row."""
    table = _quoted(edit.table)
    if edit.after is None:
        return f"DELETE FROM {table} WHERE id = ?"
    names = [_quoted(each) for each in edit.after]
    if edit.before is None:
        return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    return f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?"


def _take_out(connection: Connection, change_id: int, taken: RowRange) -> None:
    """Move new rows out of their table into the journal, in the database itself: 10,000 take a moment."""
    table = metadata.tables[taken.table]
    is_taken = table.c.id.between(taken.first, taken.last)
    images = select(literal(change_id), literal(table.name), table.c.id, as_object(table.c)).where(is_taken)
    connection.execute(insert(edit).from_select(["change", "table_name", "row", "after"], images))
    connection.execute(delete(table).where(is_taken))


def _put_back(connection: Connection, change_id: int, taken: RowRange) -> None:
    table = metadata.tables[taken.table]
    is_image = and_(
        edit.c.change == change_id,
        edit.c.table_name == table.name,
        edit.c.last_row.is_(None),
        edit.c.before.is_(None),
        edit.c.row.between(taken.first, taken.last),
    )
    rows = select(*map(_value, table.c)).where(is_image)
    connection.execute(insert(table).from_select([each.name for each in table.c], rows))
    connection.execute(delete(edit).where(is_image))


def _value(column: Column[Any]) -> ColumnElement[Any]:
    """What the image of a row has of a column."""
    value = member(edit.c.after, column.name)
    return cast(value, BigInteger()) if isinstance(column.type, Integer) else value


def _ranges_out(connection: Connection, change_id: int) -> Iterator[RowRange]:
    query = select(edit).where(edit.c.change == change_id, edit.c.last_row.is_not(None))
    for row in connection.execute(query).all():
        yield RowRange(row.table_name, row.row, row.last_row)


def _place(rows: RowRange) -> int:
    return _ORDER[rows.table]


def _quoted(name: str) -> str:
    return f'"{name}"'
