"""Records: rows in and out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, select

from refdesk.domain.draft import Draft, Reading
from refdesk.domain.errors import RefDeskError
from refdesk.domain.key_pattern import key_from
from refdesk.domain.record import Record, RecordId, Summary
from refdesk.store.rows import citation_keys
from refdesk.store.tables.codec import doubtful_count, item_of, readings_of, readings_to_text, record_of
from refdesk.store.tables.list_order import SUMMARY_COLUMNS, summary_of
from refdesk.store.tables.schema import record, source, summary
from refdesk.store.tables.sql import among, among_given, listed
from refdesk.store.writing.writer import Writer

#: The kinds of source that were read; any other is the id of the file format that `text` is in.
PAGE, REFERENCE = "page", "reference"
#: What ends such an id when the record was edited since.
EDITED = "+edited"
#: Made once: a list asks for its rows at every turn of the wheel.
_SUMMARIES = select(*(summary.c[name] for name in SUMMARY_COLUMNS)).where(among_given(summary.c.id, "ids"))
#: These every edit asks.
_STORED = (
    select(record, source.c.kind, source.c.text, source.c.readings)
    .join(source, source.c.record == record.c.id, isouter=True)
    .where(among_given(record.c.id, "ids"))
)
_UNEDITED = select(source.c.id, source.c.kind).where(
    among_given(source.c.record, "ids"),
    source.c.kind.not_in((PAGE, REFERENCE)),
    source.c.kind.not_like(f"%{EDITED}"),
)


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record to be added, and the citation key wished for; `kind`, `text` and `readings` are its source."""

    record: Record
    is_article: bool = True
    key: str = ""
    kind: str = ""
    text: str = ""
    readings: tuple[Reading, ...] = ()

    @classmethod
    def of_draft(cls, draft: Draft, kind: str) -> NewRecord:
        """What was read from a page or a reference."""
        return cls(draft.record, kind == PAGE, "", kind, draft.text, draft.readings)


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record with what its own rows say; `text` and `readings` are empty where it was not read."""

    id: RecordId
    record: Record
    is_article: bool
    in_trash: bool
    citation_key: str
    added_at: int
    modified_at: int
    kind: str = ""
    text: str = ""
    readings: tuple[Reading, ...] = field(default=())


def add(writer: Writer, new: Sequence[NewRecord]) -> list[RecordId]:
    """Add records; their ids in order. Articles get a citation key.

    The text of an imported entry is only kept where its key is: it would be written back with the old one.
    """
    if not new:
        return []
    bare = [_without_key(each) for each in new]
    wanted = _keys_wanted(writer.connection, bare)
    free = citation_keys.free_keys(writer.connection, wanted)
    rows = [
        {
            "is_article": int(each.is_article),
            "citation_key": key or None,
            "key_pinned": 1 if each.key else None,
            "added_at": writer.now,
            "modified_at": writer.now,
        }
        for each, key in zip(bare, free, strict=True)
    ]
    ids = writer.add_records(rows, [each.record for each in bare])
    sources = [
        _source_row(row_id, each)
        for row_id, each, key in zip(ids, bare, free, strict=True)
        if each.kind in (PAGE, REFERENCE) or (each.kind and key == each.key)
    ]
    writer.add(source, sources)
    return [RecordId(each) for each in ids]


def set_record(writer: Writer, record_id: int, changed: Record) -> None:
    """Put another record in the place of one."""
    writer.change(record, record_id, {"item": item_of(changed), "modified_at": writer.now})


def set_records(writer: Writer, changed: Mapping[int, Record]) -> None:
    """Put other records in the places of many, whose imported texts then say less."""
    values = {each: {"item": item_of(record), "modified_at": writer.now} for each, record in changed.items()}
    writer.change_many(record, values)
    mark_edited(writer, changed)


def set_keys(writer: Writer, keys: Mapping[int, str]) -> None:
    """Give records keys that the pattern made, all of them free."""
    writer.change_many(
        record, {each: {"citation_key": key, "key_pinned": None} for each, key in keys.items()}
    )


def pinned(connection: Connection, record_ids: Sequence[int]) -> frozenset[int]:
    """Those of the records whose keys a person or a file gave."""
    query = select(record.c.id).where(record.c.key_pinned == 1, among(record.c.id, record_ids))
    return frozenset(connection.scalars(query))


def set_readings(writer: Writer, record_id: int, readings: Sequence[Reading]) -> None:
    """Say anew how surely the fields of a record were read."""
    row = writer.connection.execute(select(source.c.id).where(source.c.record == record_id)).first()
    if row:
        values = {"readings": readings_to_text(readings), "doubtful": doubtful_count(readings)}
        writer.change(source, row.id, values)


def forget_readings(writer: Writer, fields: Mapping[int, Collection[str]]) -> None:
    """Make fields of some records sure: a person set them, whatever was read."""
    rows = select(source.c.id, source.c.record, source.c.readings).where(
        among(source.c.record, fields), source.c.readings != ""
    )
    changed = {}
    for row in writer.connection.execute(rows).all():
        readings = readings_of(row.readings)
        left = [each for each in readings if each.field not in fields[row.record]]
        if len(left) < len(readings):
            changed[row.id] = {"readings": readings_to_text(left), "doubtful": doubtful_count(left)}
    writer.change_many(source, changed)


def set_source(writer: Writer, record_id: int, new: NewRecord) -> None:
    """Put another text and its readings in place of what the record was read from."""
    row = writer.connection.execute(select(source.c.id).where(source.c.record == record_id)).first()
    values = _source_row(record_id, new)
    if row:
        writer.change(source, row.id, values)
    else:
        writer.add(source, [values])


def mark_edited(writer: Writer, record_ids: Iterable[int]) -> None:
    """Note of the texts of imported entries that they no longer say all that the records say."""
    found = writer.connection.execute(_UNEDITED, {"ids": listed(record_ids)})
    kinds = {row.id: {"kind": row.kind + EDITED} for row in found}
    writer.change_many(source, kinds)


def make_article(writer: Writer, record_ids: Sequence[int]) -> None:
    """Let a person keep these: cited works get a citation key and become articles."""
    cited = [each for each in stored_many(writer.connection, record_ids).values() if not each.is_article]
    pattern = citation_keys.pattern(writer.connection)
    wanted = [key_from(pattern, each.record) for each in cited]
    free = citation_keys.free_keys(writer.connection, wanted)
    for each, key in zip(cited, free, strict=True):
        writer.change(record, each.id, {"is_article": 1, "citation_key": each.citation_key or key})


def stored(connection: Connection, record_id: int) -> StoredRecord:
    """One record; RefDeskError where it is gone."""
    found = stored_many(connection, [record_id])
    if not found:
        raise RefDeskError(
            "This record is no longer in the library.", "Undo brings it back if it was deleted."
        )
    return found[record_id]


def stored_many(connection: Connection, record_ids: Sequence[int]) -> dict[int, StoredRecord]:
    """Records by id, without those that are gone."""
    rows = connection.execute(_STORED, {"ids": listed(record_ids)})
    return {row.id: _stored(row) for row in rows}


def summaries(connection: Connection, record_ids: Sequence[int]) -> list[Summary]:
    """The rows of a list in the order asked, without those that are gone."""
    rows = connection.execute(_SUMMARIES, {"ids": listed(record_ids)}).all()
    found = {row[0]: summary_of(row) for row in rows}
    return [found[each] for each in record_ids if each in found]


def _without_key(new: NewRecord) -> NewRecord:
    """The citation key has a column of its own, so that it is unique; in the record it would go stale."""
    if "citation-key" not in new.record:
        return new
    key = new.key or new.record.text("citation-key")
    bare = new.record.with_field("citation-key", None)
    return NewRecord(bare, new.is_article, key, new.kind, new.text, new.readings)


def _keys_wanted(connection: Connection, new: Sequence[NewRecord]) -> list[str]:
    """The keys that came with articles, or that the library's pattern makes; none for cited works."""
    if not any(each.is_article for each in new):
        return [""] * len(new)
    pattern = citation_keys.pattern(connection)
    return [each.key or key_from(pattern, each.record) if each.is_article else "" for each in new]


def _source_row(record_id: int, new: NewRecord) -> dict[str, Any]:
    return {
        "record": record_id,
        "kind": new.kind,
        "doubtful": doubtful_count(new.readings),
        "readings": readings_to_text(new.readings),
        "text": new.text,
    }


def _stored(row: Row[Any]) -> StoredRecord:
    return StoredRecord(
        RecordId(row.id),
        record_of(row.item),
        bool(row.is_article),
        row.trashed_at is not None,
        row.citation_key or "",
        row.added_at,
        row.modified_at,
        row.kind or "",
        row.text or "",
        readings_of(row.readings or ""),
    )
