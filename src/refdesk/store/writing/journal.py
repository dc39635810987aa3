"""The journal: what every write did, kept in the write's own transaction, so that it can be taken back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, func, insert, select, update

from refdesk.domain.change import Change, ChangeId, Edit, RowRange
from refdesk.store.derived.owners import Owners
from refdesk.store.tables.codec import image_to_text
from refdesk.store.tables.schema import JOURNALLED, change, edit, leftover, record
from refdesk.store.tables.sql import among, insert_rows
from refdesk.store.writing.writer import Writer

DONE = "done"
UNDONE = "undone"
#: Undone, and then something else was done: it cannot be done again, the history still names it.
DROPPED = "dropped"
# Every write asks these; to put a statement together takes longer than to run it.
_LAST_DONE = select(change).where(change.c.state == DONE).order_by(change.c.id.desc()).limit(1)
_FIRST_UNDONE = select(change).where(change.c.state == UNDONE).order_by(change.c.id).limit(1)
_LAST_REVISION = select(func.max(change.c.revision))
_SINCE = select(change).where(change.c.revision > bindparam("seen")).order_by(change.c.revision)
_NEW = insert(change).returning(change.c.id)


def keep(writer: Writer, label: str, actor: str) -> Change:
    """Write down what the writer did as a new change; an empty one where it did nothing."""
    writer.flush()
    edits, added = writer.edits, writer.added
    if not edits and not added:
        return Change(ChangeId(0), label)
    connection = writer.connection
    _drop_undone(connection)
    head = {"revision": next_revision(connection), "at": writer.now, "actor": actor, "label": label}
    change_id = ChangeId(connection.execute(_NEW, {**head, "state": DONE}).scalar_one())
    _write_edits(connection, change_id, edits)
    _write_ranges(connection, change_id, added)
    return told(Change(change_id, label, edits, writer.now, added), writer.refreshed)


def append(writer: Writer, change_id: ChangeId) -> Change:
    """Write down what the writer did as one more part of a change; what the part did.

    Later changes stay later: what they touched, the writer must have left alone.
    """
    writer.flush()
    connection = writer.connection
    edits, added = writer.edits, writer.added
    _write_edits(connection, change_id, edits)
    _lengthen_ranges(connection, change_id, added)
    connection.execute(
        update(change).where(change.c.id == change_id).values(revision=next_revision(connection))
    )
    return told(Change(change_id, "", edits, writer.now, added), writer.refreshed)


def is_done(connection: Connection, change_id: ChangeId) -> bool:
    """Whether a change holds: neither undone nor gone."""
    query = select(change.c.state).where(change.c.id == change_id)
    return connection.execute(query).scalar_one_or_none() == DONE


def edited_since(connection: Connection, change_id: ChangeId) -> set[int]:
    """The records that later changes touched, other than by adding them."""
    query = select(edit.c.row).where(
        edit.c.change > change_id, edit.c.table_name == record.name, edit.c.last_row.is_(None)
    )
    return set(connection.scalars(query))


def drop(connection: Connection, change_id: ChangeId) -> None:
    """Forget an undone change: Redo does not offer it, the history still names it."""
    _drop(connection, change.c.id == change_id)


def extend(writer: Writer, change_id: ChangeId) -> Change:
    """Write down what the writer did as part of an earlier change, the last one.

    The writer took up that change's edits before it began.
    """
    writer.flush()
    connection = writer.connection
    connection.execute(delete(edit).where(edit.c.change == change_id, edit.c.last_row.is_(None)))
    _write_edits(connection, change_id, writer.edits)
    _write_ranges(connection, change_id, writer.added)
    connection.execute(
        update(change)
        .where(change.c.id == change_id)
        .values(revision=next_revision(connection), at=writer.now)
    )
    return told(load(connection, change_id), writer.refreshed)


def load(connection: Connection, change_id: ChangeId) -> Change:
    """A change as it was kept, its rows in the order of the tables."""
    head = connection.execute(select(change).where(change.c.id == change_id)).one()
    rows = connection.execute(select(edit).where(edit.c.change == change_id).order_by(edit.c.id)).all()
    ranges = tuple(
        RowRange(row.table_name, row.row, row.last_row) for row in rows if row.last_row is not None
    )
    edits = tuple(_edit_of(row) for row in rows if row.last_row is None)
    return Change(change_id, head.label, edits, head.at, ranges)


def outline(connection: Connection, change_id: ChangeId) -> Change:
    """A change without what stood in the rows: of each edit only whether there was a row before and after.

    What an edit of 100,000 records wrote would fill the memory.
    """
    head = connection.execute(select(change).where(change.c.id == change_id)).one()
    query = (
        select(
            edit.c.table_name, edit.c.row, edit.c.last_row, edit.c.before.is_(None), edit.c.after.is_(None)
        )
        .where(edit.c.change == change_id)
        .order_by(edit.c.id)
    )
    edits, ranges = [], []
    for table, row, last_row, is_new, is_gone in connection.execute(query):
        if last_row is None:
            edits.append(Edit(table, row, None if is_new else {}, None if is_gone else {}))
        else:
            ranges.append(RowRange(table, row, last_row))
    return Change(change_id, head.label, tuple(edits), head.at, tuple(ranges))


def edit_ids(connection: Connection, change_id: int) -> list[int]:
    """The edits of rows that were there before, by their ids in the journal, in the order they were made."""
    query = select(edit.c.id).where(edit.c.change == change_id, edit.c.last_row.is_(None))
    return list(connection.scalars(query.order_by(edit.c.id)))


def edits(connection: Connection, ids: Sequence[int]) -> list[Edit]:
    """Edits with what stood in the rows, in the order of these ids."""
    found = {row.id: _edit_of(row) for row in connection.execute(select(edit).where(among(edit.c.id, ids)))}
    return [found[each] for each in ids]


def told(of: Change, refreshed: Iterable[int]) -> Change:
    """The change with the records that look different although it has no edit of theirs."""
    named = set(of.rows("record"))
    others = tuple(sorted(set(refreshed) - named))
    return Change(of.id, of.label, of.edits, of.at, of.added, of.removed, others)


def last_done(connection: Connection) -> Row[Any] | None:
    """The change that Undo takes back."""
    return connection.execute(_LAST_DONE).first()


def first_undone(connection: Connection) -> Row[Any] | None:
    """The change that Redo does again."""
    return connection.execute(_FIRST_UNDONE).first()


def set_state(connection: Connection, change_id: int, state: str) -> None:
    """Write down that a change was undone or done again."""
    values = {"state": state, "revision": next_revision(connection)}
    connection.execute(update(change).where(change.c.id == change_id).values(values))


def revision(connection: Connection) -> int:
    """The number of the last write, undo or redo; 0 in a new library."""
    return connection.execute(_LAST_REVISION).scalar_one() or 0


def next_revision(connection: Connection) -> int:
    """The number of the write that is going on."""
    return revision(connection) + 1


def since(connection: Connection, seen: int) -> Sequence[Row[Any]]:
    """The changes written, undone or done again after revision `seen`, in that order."""
    return connection.execute(_SINCE, {"seen": seen}).all()


def seen_again(connection: Connection, row: Row[Any]) -> Change:
    """A change of another window, told with the records that look different through it."""
    kept = outline(connection, ChangeId(row.id))
    owners = Owners()
    for table in JOURNALLED:
        owners.add_rows(connection, table, kept.rows(table.name))
    if row.state == DONE:
        return told(kept, owners.whole | owners.counted)
    images = tuple(each for each in kept.edits if each.before is not None)
    back = Change(
        kept.id, kept.label, Change(kept.id, "", images).inverse().edits, kept.at, removed=kept.added
    )
    return told(back, owners.whole | owners.counted)


def _drop_undone(connection: Connection) -> None:
    if first_undone(connection) is None:
        return
    _drop(connection, change.c.state == UNDONE)


def _drop(connection: Connection, which: ColumnElement[bool]) -> None:
    undone = select(change.c.id).where(which)
    gone = select(edit.c.row, edit.c.last_row).where(
        edit.c.change.in_(undone), edit.c.table_name == "record", edit.c.last_row.is_not(None)
    )
    connection.execute(insert(leftover).from_select(["first", "last"], gone))
    connection.execute(delete(edit).where(edit.c.change.in_(undone)))
    connection.execute(update(change).where(which).values(state=DROPPED))


def _write_edits(connection: Connection, change_id: int, edits: Sequence[Edit]) -> None:
    rows = [
        (change_id, each.table, each.row, image_to_text(each.before), image_to_text(each.after))
        for each in edits
    ]
    insert_rows(connection, edit.name, ("change", "table_name", "row", "before", "after"), rows)


def _write_ranges(connection: Connection, change_id: int, ranges: Sequence[RowRange]) -> None:
    for each in ranges:
        connection.execute(
            insert(edit).values(change=change_id, table_name=each.table, row=each.first, last_row=each.last)
        )


def _lengthen_ranges(connection: Connection, change_id: int, ranges: Sequence[RowRange]) -> None:
    """New rows that follow on those before make the range longer."""
    for each in ranges:
        before = (edit.c.change == change_id) & (edit.c.table_name == each.table)
        lengthened = connection.execute(
            update(edit).where(before, edit.c.last_row == each.first - 1).values(last_row=each.last)
        )
        if not lengthened.rowcount:
            _write_ranges(connection, change_id, [each])


def _edit_of(row: Row[Any]) -> Edit:
    before = json.loads(row.before) if row.before is not None else None
    after = json.loads(row.after) if row.after is not None else None
    return Edit(row.table_name, row.row, before, after)
