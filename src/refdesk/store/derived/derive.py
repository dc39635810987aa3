"""Makes the derived rows, `summary` and the search index, from what is true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select

from refdesk.store.derived import search_index
from refdesk.store.derived.beside import Beside
from refdesk.store.derived.prepared import Prepared
from refdesk.store.derived.search_text import search_row
from refdesk.store.tables.codec import record_of
from refdesk.store.tables.schema import record, summary
from refdesk.store.tables.sql import CHUNK, among_given, insert_rows, listed, run_each

_COLUMNS = tuple(column.name for column in summary.columns)
_PRESENT = select(summary).where(among_given(summary.c.id, "ids"))
_RECORDS = select(record).where(among_given(record.c.id, "ids")).order_by(record.c.id)
_COUNTS = (
    "UPDATE summary SET cited_by = (SELECT count(*) FROM reference JOIN record AS citing"
    " ON citing.id = reference.citing WHERE reference.cited = summary.id AND citing.trashed_at IS NULL)"
    " WHERE id = ?"
)


#: A row of the table of records by column; the record itself may be left out.
RecordRow = Mapping[Any, Any]
#: A row of `summary`.
Image = tuple[Any, ...]
#: Rows of `summary`, and rows of the search index.
Derived = tuple[list[Image], list[search_index.Texts]]
#: Records by id, with what their rows need.
Known = Mapping[int, Prepared]


def refresh(connection: Connection, record_ids: Collection[int]) -> None:
    """Make the derived rows of these records new; those of records that are gone go.

    Only what differs is written: every column that stays spares the indexes that it stands in.
    """
    for chunk in _chunks(record_ids):
        summaries, searched = derived_rows(connection, chunk)
        _renew_summaries(connection, chunk, summaries)
        search_index.renew(connection, chunk, searched)


def write(connection: Connection, record_ids: Sequence[int]) -> None:
    """Make the derived rows of records that have none."""
    _insert(connection, derived_rows(connection, record_ids))


def write_new(connection: Connection, rows: Sequence[RecordRow], known: Known, beside: Beside) -> None:
    """Make the derived rows of records that were just added, out of memory."""
    _insert(connection, _derived(rows, known, beside))


def derived_rows(connection: Connection, record_ids: Sequence[int]) -> Derived:
    """What the derived rows ought to be, by record id."""
    rows = connection.execute(_RECORDS, {"ids": listed(record_ids)}).mappings().all()
    prepared = {row["id"]: Prepared(record_of(row["item"])) for row in rows}
    return _derived(rows, prepared, Beside.read(connection, record_ids))


def refresh_counts(connection: Connection, record_ids: Iterable[int]) -> None:
    """Count anew who cites these records."""
    ids = [(each,) for each in record_ids]
    if ids:
        run_each(connection, _COUNTS, ids)


def _renew_summaries(connection: Connection, ids: Sequence[int], wanted: Sequence[Image]) -> None:
    present = {row[0]: tuple(row) for row in connection.execute(_PRESENT, {"ids": listed(ids)})}
    gone = [(each,) for each in present.keys() - {row[0] for row in wanted}]
    if gone:
        run_each(connection, "DELETE FROM summary WHERE id = ?", gone)
    _insert_summaries(connection, [row for row in wanted if row[0] not in present])
    updates: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in wanted:
        before = present.get(row[0], row)
        changed = [place for place, value in enumerate(row) if value != before[place]]
        if changed:
            assigned = ", ".join(f"{_COLUMNS[place]} = ?" for place in changed)
            updates[assigned].append((*(row[place] for place in changed), row[0]))
    for assigned, values in updates.items():
        run_each(connection, f"UPDATE summary SET {assigned} WHERE id = ?", values)


def _insert(connection: Connection, derived: Derived) -> None:
    summaries, searched = derived
    _insert_summaries(connection, summaries)
    search_index.write(connection, searched)


def _insert_summaries(connection: Connection, rows: Sequence[Image]) -> None:
    insert_rows(connection, summary.name, _COLUMNS, rows)


def _derived(rows: Sequence[RecordRow], known: Known, beside: Beside) -> Derived:
    return (
        [_summary_row(row, known[row["id"]], beside) for row in rows],
        [_search_row(row, known[row["id"]], beside) for row in rows],
    )


def _search_row(row: RecordRow, of: Prepared, beside: Beside) -> search_index.Texts:
    record_id = row["id"]
    return search_row(record_id, of.words, beside.attached(record_id, row["citation_key"] or ""))


def _summary_row(row: RecordRow, of: Prepared, beside: Beside) -> Image:
    record_id = row["id"]
    return (
        record_id,
        of.record.type,
        of.record.year,
        beside.cited_by.get(record_id, 0),
        beside.reference_count.get(record_id, 0),
        beside.doubtful.get(record_id, 0),
        row["is_article"],
        int(row["trashed_at"] is not None),
        int(record_id in beside.with_attachment),
        row["added_at"],
        row["modified_at"],
        *of.listed,
    )


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    remaining = iter(sorted(ids))
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk
