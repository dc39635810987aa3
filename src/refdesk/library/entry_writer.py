"""Writes the entries of files into the library, with their tags, notes, collections and cited works."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from refdesk.domain.record import Record, RecordId
from refdesk.domain.reference import Reference
from refdesk.formats.format import Entry
from refdesk.library.matching import resolve
from refdesk.store import collections, matching, records, references
from refdesk.store.records import NewRecord
from refdesk.store.schema import attachment
from refdesk.store.schema import record as record_table
from refdesk.store.writer import Writer


class Duplicates(StrEnum):
    """What to do with entries that the library surely has: pass over them, add them, let theirs win."""

    SKIP = "skip"
    ADD = "add"
    REPLACE = "replace"


class EntryWriter:
    """Writes entries chunk by chunk; an entry is only compared with what stood in the library before."""

    def __init__(self, writer: Writer, duplicates: Duplicates) -> None:
        self._writer = writer
        self._duplicates = duplicates
        self._folders: dict[tuple[str, ...], int] = {}
        self._written: list[RecordId] = []

    def write(self, entries: Sequence[Entry]) -> None:
        """Write some entries and what hangs on them."""
        known = self._known([each.record for each in entries])
        new = [each for place, each in enumerate(entries) if place not in known]
        ids = records.add(self._writer, [_new_record(each) for each in new])
        written = list(zip(ids, new, strict=True))
        for place, found in known.items():
            if self._take_over(found, entries[place]):
                written.append((found.record_id, entries[place]))
        self._attach(written)
        self._written += [record_id for record_id, _ in written]
        self._writer.flush()

    def finish(self, collection: int | None, tags: Sequence[str]) -> None:
        """Put all that was written into a collection and tag it."""
        if collection is not None:
            collections.add_members(self._writer, collection, self._written)
        collections.add_tags(self._writer, [(each, name) for name in tags for each in self._written])

    def _known(self, wanted: Sequence[Record]) -> dict[int, matching.Found]:
        """By place, what the library had before this import; articles only where they are not added again."""
        found = matching.find(self._writer.connection, wanted)
        return {
            place: each
            for place, each in found.items()
            if each.is_sure
            and not self._writer.is_new(record_table, each.record_id)
            and not (each.is_article and self._duplicates is Duplicates.ADD)
        }

    def _take_over(self, found: matching.Found, entry: Entry) -> bool:
        """Write an entry into a record; whether it was wanted."""
        if found.is_article and self._duplicates is Duplicates.SKIP:
            return False
        stored = records.stored(self._writer.connection, found.record_id)
        bare = entry.record.with_field("citation-key", None)
        records.set_record(self._writer, stored.id, stored.record.overlaid(bare))
        records.forget_entries(self._writer, [stored.id])
        records.make_article(self._writer, [stored.id])
        return True

    def _attach(self, written: Sequence[tuple[RecordId, Entry]]) -> None:
        pairs = [(each, name) for each, entry in written for name in entry.tags if name.strip()]
        collections.add_tags(self._writer, pairs)
        collections.add_notes(
            self._writer, [(each, text) for each, entry in written for text in entry.notes if text.strip()]
        )
        files = [(each, file) for each, entry in written for file in entry.attachments]
        self._writer.add(
            attachment,
            [
                {"record": each, "path": file.path, "label": file.label, "mime": file.mime}
                for each, file in files
            ],
        )
        self._file(written)
        self._cite(written)

    def _file(self, written: Sequence[tuple[RecordId, Entry]]) -> None:
        members: dict[int, list[RecordId]] = {}
        for each, entry in written:
            for path in entry.collections:
                members.setdefault(self._folder(path), []).append(each)
        for folder, ids in members.items():
            collections.add_members(self._writer, folder, ids)

    def _folder(self, path: tuple[str, ...]) -> int:
        """The collection of a path of names, made where it is missing."""
        if path not in self._folders:
            parent = self._folder(path[:-1]) if len(path) > 1 else None
            there = collections.collection_id(self._writer.connection, path[-1], parent)
            self._folders[path] = there or collections.add_collection(self._writer, path[-1], parent)
        return self._folders[path]

    def _cite(self, written: Sequence[tuple[RecordId, Entry]]) -> None:
        """Write the reference lists that entries bring."""
        lists = [(each, position, record) for each, entry in written for position, record in _numbered(entry)]
        if not lists:
            return
        resolved = resolve(self._writer.connection, [record for _, _, record in lists])
        new = resolved.new()
        added = records.add(self._writer, [NewRecord(lists[place][2], is_article=False) for place in new])
        ids = dict(zip(new, added, strict=True)) | dict(resolved.known)
        rows = [
            Reference(citing, position, position, "", _text_of(record), ids.get(place) or ids[first], record)
            for place, ((citing, position, record), first) in enumerate(
                zip(lists, resolved.first, strict=True)
            )
        ]
        references.add(self._writer, rows)


def _new_record(entry: Entry) -> NewRecord:
    key = entry.record.text("citation-key") or entry.key
    return NewRecord(entry.record, key=key, kind=entry.source_format, text=entry.source)


def _numbered(entry: Entry) -> list[tuple[int, Record]]:
    return list(enumerate(entry.references, start=1))


def _text_of(record: Record) -> str:
    """What stands for a reference whose printed text nobody kept."""
    parts = (
        record.text("author"),
        record.text("issued"),
        record.text("title"),
        record.text("container-title"),
    )
    return ". ".join(part for part in parts if part)
