"""Makes the derived rows, `summary` and the search index, from what is true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, func, select

from refdesk.store import search_index
from refdesk.store.codec import record_of
from refdesk.store.prepared import Prepared
from refdesk.store.schema import attachment, file_text, note, record, reference, source, summary, tag, tagging
from refdesk.store.search_text import Attached, search_row
from refdesk.store.sql import CHUNK, among

#: A cited work's own text is found by its words too; a whole page's is not.
_TEXT_KINDS = "reference"
#: In the order of the table's columns.
_INSERT = f"INSERT INTO summary VALUES ({', '.join('?' * len(summary.columns))})"
_COUNTS = (
    "UPDATE summary SET cited_by = (SELECT count(*) FROM reference JOIN record AS citing"
    " ON citing.id = reference.citing WHERE reference.cited = summary.id AND citing.trashed_at IS NULL)"
    " WHERE id = ?"
)


#: Records at hand, by id, with what their rows need; the others are read.
Known = Mapping[int, Prepared]
NONE_KNOWN: Known = {}


def refresh(connection: Connection, record_ids: Collection[int], known: Known) -> None:
    """Make the derived rows of these records new; those of records that are gone go."""
    for chunk in _chunks(record_ids):
        remove(connection, chunk)
        write(connection, chunk, known)


def write(connection: Connection, record_ids: Sequence[int], known: Known) -> None:
    """Make the derived rows of records that have none."""
    summaries, searched = derived_rows(connection, record_ids, known)
    if summaries:
        connection.exec_driver_sql(_INSERT, summaries)
    search_index.write(connection, searched)


def derived_rows(
    connection: Connection, record_ids: Sequence[int], known: Known
) -> tuple[list[tuple[Any, ...]], list[tuple[int | str, ...]]]:
    """What the rows of `summary` and of the search index ought to be, by record id."""
    rows = _rows(connection, record_ids, known)
    prepared = {row.id: known.get(row.id) or Prepared(record_of(row.item)) for row in rows}
    gathered = _Gathered(connection, record_ids)
    return (
        [_summary_row(row, prepared[row.id], gathered) for row in rows],
        [search_row(row.id, prepared[row.id].words, gathered.attached(row)) for row in rows],
    )


def remove(connection: Connection, record_ids: Iterable[int]) -> None:
    """Take the derived rows of these records away."""
    ids = [(each,) for each in record_ids]
    if ids:
        connection.exec_driver_sql("DELETE FROM summary WHERE id = ?", ids)
        search_index.remove(connection, (each for (each,) in ids))


def refresh_counts(connection: Connection, record_ids: Iterable[int]) -> None:
    """Count anew who cites these records."""
    ids = [(each,) for each in record_ids]
    if ids:
        connection.exec_driver_sql(_COUNTS, ids)


class _Gathered:
    """What other tables say of a few records, each asked once."""

    def __init__(self, connection: Connection, ids: Sequence[int]) -> None:
        self.doubtful: dict[int, int] = defaultdict(int)
        self.reference_count: dict[int, int] = defaultdict(int)
        self.cites: dict[int, list[str]] = defaultdict(list)
        self._read_references(connection, ids)
        self._read_sources(connection, ids)
        self.cited_by = _cited_by(connection, ids)
        self.tags = _texts(
            connection, select(tagging.c.record, tag.c.name).join(tag).where(among(tagging.c.record, ids))
        )
        self.notes = _texts(connection, select(note.c.record, note.c.text).where(among(note.c.record, ids)))
        self.with_attachment = set(
            connection.scalars(select(attachment.c.record).where(among(attachment.c.record, ids)))
        )
        self.files = _texts(
            connection,
            select(attachment.c.record, file_text.c.text)
            .join(file_text, file_text.c.attachment == attachment.c.id)
            .where(among(attachment.c.record, list(self.with_attachment))),
        )

    def attached(self, row: Row[Any]) -> Attached:
        """What the search index knows of a record beside its fields."""
        return Attached(
            row.citation_key or "",
            self.tags.get(row.id, ()),
            self.notes.get(row.id, ()),
            self.cites.get(row.id, ()),
            self.files.get(row.id, ()),
        )

    def _read_references(self, connection: Connection, ids: Sequence[int]) -> None:
        query = select(reference.c.citing, reference.c.doubtful, reference.c.text)
        for citing, doubtful, words in connection.execute(query.where(among(reference.c.citing, ids))):
            self.reference_count[citing] += 1
            self.doubtful[citing] += doubtful
            self.cites[citing].append(words)

    def _read_sources(self, connection: Connection, ids: Sequence[int]) -> None:
        query = select(source.c.record, source.c.doubtful, source.c.kind, source.c.text)
        for record_id, doubtful, kind, words in connection.execute(query.where(among(source.c.record, ids))):
            self.doubtful[record_id] += doubtful
            if kind == _TEXT_KINDS:
                self.cites[record_id].append(words)


def _cited_by(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    citing = record.alias("citing")
    query = (
        select(reference.c.cited, func.count())
        .join(citing, citing.c.id == reference.c.citing)
        .where(among(reference.c.cited, ids), citing.c.trashed_at.is_(None))
        .group_by(reference.c.cited)
    )
    return dict(connection.execute(query).all())


def _texts(connection: Connection, query: Any) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for record_id, words in connection.execute(query):
        found[record_id].append(words)
    return found


def _rows(connection: Connection, record_ids: Sequence[int], known: Known) -> Sequence[Row[Any]]:
    """The rows of the records, without the JSON where all are at hand."""
    columns = [column for column in record.c if column is not record.c.item]
    if not all(each in known for each in record_ids):
        columns.append(record.c.item)
    query = select(*columns).where(among(record.c.id, record_ids)).order_by(record.c.id)
    return connection.execute(query).all()


def _summary_row(row: Row[Any], of: Prepared, gathered: _Gathered) -> tuple[Any, ...]:
    return (
        row.id,
        of.record.type,
        of.record.year,
        gathered.cited_by.get(row.id, 0),
        gathered.reference_count.get(row.id, 0),
        gathered.doubtful.get(row.id, 0),
        row.is_article,
        int(row.trashed_at is not None),
        int(row.id in gathered.with_attachment),
        row.added_at,
        row.modified_at,
        *of.listed,
    )


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    remaining = iter(sorted(ids))
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk
