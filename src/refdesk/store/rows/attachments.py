"""Attached files: rows in and out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select, update

from refdesk.store.tables.schema import attachment, file_text, summary
from refdesk.store.tables.sql import among
from refdesk.store.writing.writer import Writer


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file was: hash (empty where it was not read), bytes, UTC milliseconds; None where unknown."""

    sha256: str = ""
    size: int | None = None
    mtime: int | None = None


@dataclass(frozen=True, slots=True)
class StoredAttachment:
    """One row: what hangs on a record, and what the file was when it was last looked at."""

    id: int
    record: int
    path: str
    label: str
    mime: str
    facts: FileFacts


def of_record(connection: Connection, record_id: int) -> list[StoredAttachment]:
    """What hangs on a record, in the order it was attached."""
    query = select(attachment).where(attachment.c.record == record_id).order_by(attachment.c.id)
    return _stored(connection, query)


def everything(connection: Connection) -> list[StoredAttachment]:
    """What hangs on any record that is not in the trash, in the order it was attached."""
    query = select(attachment).join(summary, summary.c.id == attachment.c.record)
    return _stored(connection, query.where(summary.c.in_trash == 0).order_by(attachment.c.id))


def without_hash(connection: Connection, limit: int) -> list[StoredAttachment]:
    """What was attached without being read, the newest first."""
    query = select(attachment).where(attachment.c.sha256.is_(None), attachment.c.size.is_not(None))
    return _stored(connection, query.order_by(attachment.c.id.desc()).limit(limit))


def set_hashes(connection: Connection, hashes: Mapping[int, str]) -> None:
    """Keep what is in files, by attachment id; what they are otherwise stays."""
    for number, digest in hashes.items():
        connection.execute(update(attachment).where(attachment.c.id == number).values(sha256=digest))


def without_text(connection: Connection, limit: int) -> list[tuple[int, str]]:
    """Id and path of PDF files whose text is not kept, the newest first."""
    is_pdf = (attachment.c.mime == "application/pdf") | func.lower(attachment.c.path).endswith(".pdf")
    query = (
        select(attachment.c.id, attachment.c.path)
        .join(file_text, file_text.c.attachment == attachment.c.id, isouter=True)
        .where(file_text.c.attachment.is_(None), is_pdf)
        .order_by(attachment.c.id.desc())
        .limit(limit)
    )
    return [(row.id, row.path) for row in connection.execute(query)]


def texts_of(connection: Connection, record_id: int) -> list[str]:
    """The texts of a record's files, as far as they are kept."""
    query = select(file_text.c.text).join(attachment, attachment.c.id == file_text.c.attachment)
    return list(connection.scalars(query.where(attachment.c.record == record_id)))


def set_texts(connection: Connection, texts: Mapping[int, str]) -> list[int]:
    """Keep the texts of files by attachment id; the records they hang on."""
    connection.execute(delete(file_text).where(among(file_text.c.attachment, texts)))
    rows = [{"attachment": number, "text": text} for number, text in texts.items()]
    if rows:
        connection.execute(insert(file_text), rows)
    return owners(connection, list(texts))


def owners(connection: Connection, attachment_ids: Sequence[int]) -> list[int]:
    """The records that these hang on."""
    query = select(attachment.c.record).where(among(attachment.c.id, attachment_ids))
    return list(dict.fromkeys(connection.scalars(query)))


def add(writer: Writer, rows: Sequence[tuple[int, str, str, str, FileFacts]]) -> range:
    """Attach, each row being record id, path, label, MIME type and facts; the new ids."""
    return writer.add(
        attachment,
        [
            {"record": record, "path": path, "label": label, "mime": mime, **_columns(facts)}
            for record, path, label, mime, facts in rows
        ],
    )


def remove(writer: Writer, attachment_ids: Sequence[int]) -> None:
    """Take files off their records."""
    writer.remove(attachment, attachment_ids)


def set_place(writer: Writer, attachment_id: int, path: str, facts: FileFacts) -> None:
    """Say where a file is now, and what it is."""
    writer.change(attachment, attachment_id, {"path": path, **_columns(facts)})


def _columns(facts: FileFacts) -> dict[str, str | int | None]:
    return {"sha256": facts.sha256 or None, "size": facts.size, "mtime": facts.mtime}


def _stored(connection: Connection, query: Select[Any]) -> list[StoredAttachment]:
    return [
        StoredAttachment(
            row.id,
            row.record,
            row.path,
            row.label,
            row.mime,
            FileFacts(row.sha256 or "", row.size, row.mtime),
        )
        for row in connection.execute(query)
    ]
