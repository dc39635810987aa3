"""Writes the entries of files into the library, with their tags, notes, collections and cited works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from refdesk.domain.record import Record, RecordId
from refdesk.domain.reference import Reference
from refdesk.formats.format import Entry
from refdesk.library.import_plan import Duplicates
from refdesk.library.matching import resolve
from refdesk.store import attachments, collections, matching, records, references
from refdesk.store.attachments import FileFacts
from refdesk.store.records import NewRecord
from refdesk.store.schema import record as record_table
from refdesk.store.writer import Writer

_NO_FACTS: Mapping[str, FileFacts] = {}
_UNKNOWN = FileFacts()


@dataclass(frozen=True, slots=True)
class Decision:
    """Which record an entry is, and what is to happen."""

    record_id: RecordId
    how: Duplicates


_NONE: Mapping[int, Decision] = {}


class EntryWriter:
    """Writes entries chunk by chunk; an entry is only compared with what stood in the library before.

    `facts` says of attached files, by path, what they are.
    """

    def __init__(
        self, writer: Writer, duplicates: Duplicates, facts: Mapping[str, FileFacts] = _NO_FACTS
    ) -> None:
        self._writer = writer
        self._duplicates = duplicates
        self._folders: dict[tuple[str, ...], int] = {}
        self._written: list[RecordId] = []
        self._passed: list[RecordId] = []
        self._facts = facts

    def write(self, entries: Sequence[Entry], decided: Mapping[int, Decision] = _NONE) -> None:
        """Write some entries and what hangs on them.

        `decided` says by place in `entries` what a person wants; others are looked for in the library.
        """
        known = self._known(entries, decided)
        new = [each for place, each in enumerate(entries) if place not in known]
        ids = records.add(self._writer, [_new_record(each) for each in new])
        written = list(zip(ids, new, strict=True))
        for place, decision in known.items():
            if decision.how is Duplicates.SKIP:
                self._passed.append(decision.record_id)
            else:
                written.append((decision.record_id, self._taken_over(decision, entries[place])))
        self._attach(written)
        self._written += [record_id for record_id, _ in written]
        self._writer.flush()

    def finish(self, collection: int | None, tags: Sequence[str]) -> None:
        """Put all entries into a collection, also those passed over, and tag what was written."""
        if collection is not None:
            collections.add_members(self._writer, collection, [*self._written, *self._passed])
        collections.add_tags(self._writer, [(each, name) for name in tags for each in self._written])

    def _known(self, entries: Sequence[Entry], decided: Mapping[int, Decision]) -> dict[int, Decision]:
        """By place, which record an entry is and what happens to it; nothing for one that is to be added."""
        open_places = [place for place in range(len(entries)) if place not in decided]
        found = matching.find(self._writer.connection, [entries[place].record for place in open_places])
        known = dict(decided)
        for number, each in found.items():
            if each.is_sure and not self._writer.is_new(record_table, each.record_id):
                how = self._duplicates if each.is_article else Duplicates.REPLACE
                known[open_places[number]] = Decision(each.record_id, how)
        there = records.stored_many(self._writer.connection, [each.record_id for each in known.values()])
        return {
            place: each
            for place, each in known.items()
            if each.how is not Duplicates.ADD and each.record_id in there
        }

    def _taken_over(self, decision: Decision, entry: Entry) -> Entry:
        """Write an entry into a record; what of the entry is still to be attached to it."""
        stored = records.stored(self._writer.connection, decision.record_id)
        bare = entry.record.with_field("citation-key", None)
        is_filling = decision.how is Duplicates.FILL
        merged = bare.overlaid(stored.record) if is_filling else stored.record.overlaid(bare)
        records.set_record(self._writer, stored.id, merged)
        records.forget_entries(self._writer, [stored.id])
        records.make_article(self._writer, [stored.id])
        return self._news_for(stored.id, entry)

    def _news_for(self, record_id: RecordId, entry: Entry) -> Entry:
        """The entry without the notes and files that the record has, and without a second reference list."""
        connection = self._writer.connection
        notes = {row.text for row in collections.notes_of(connection, record_id)}
        paths = {row.path for row in attachments.of_record(connection, record_id)}
        return replace(
            entry,
            notes=tuple(each for each in entry.notes if each not in notes),
            attachments=tuple(each for each in entry.attachments if each.path not in paths),
            references=() if references.of_record(connection, record_id) else entry.references,
        )

    def _attach(self, written: Sequence[tuple[RecordId, Entry]]) -> None:
        pairs = [(each, name) for each, entry in written for name in entry.tags if name.strip()]
        collections.add_tags(self._writer, pairs)
        collections.add_notes(
            self._writer, [(each, text) for each, entry in written for text in entry.notes if text.strip()]
        )
        files = [(each, file) for each, entry in written for file in entry.attachments]
        rows = [
            (each, file.path, file.label, file.mime, self._facts.get(file.path, _UNKNOWN))
            for each, file in files
        ]
        attachments.add(self._writer, rows)
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
