"""Writes the entries of files into the library, with their tags, notes, collections and cited works."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from refdesk.domain.record import Record, RecordId
from refdesk.domain.reference import Reference
from refdesk.formats.format import Entry
from refdesk.library.import_plan import Duplicates
from refdesk.library.matching import resolve
from refdesk.store import attachments, collections, matching, records, references
from refdesk.store.attachments import FileFacts
from refdesk.store.prepared import Preparation
from refdesk.store.records import NewRecord
from refdesk.store.schema import record as record_table
from refdesk.store.writer import Writer

_UNKNOWN = FileFacts()


@dataclass(frozen=True, slots=True)
class Decision:
    """Which record an entry is, and what is to happen."""

    record_id: RecordId
    how: Duplicates


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some entries, and what a person decided of them by place; the others are looked for in the library."""

    entries: Sequence[Entry]
    decided: Mapping[int, Decision] = field(default_factory=dict)


class EntryWriter:
    """Writes entries chunk by chunk, each in a transaction of its own, between which others may write.

    An entry is only compared with what stood in the library before. What others add meanwhile is left alone:
    their change comes later, and is taken back first. `facts` says of attached files, by path, what they are.
    All entries go into `collection`, also those passed over; what is written gets the `tags`.
    """

    def __init__(self, duplicates: Duplicates, tags: Sequence[str], facts: Mapping[str, FileFacts]) -> None:
        self.collection: int | None = None
        self._duplicates = duplicates
        self._tags = tuple(dict.fromkeys(name for name in tags if name.strip()))
        self._facts = facts
        self._folders: dict[tuple[str, ...], int] = {}
        self._prepared = Preparation()
        #: What stood in the library before has smaller ids; 0 until the first transaction.
        self._before = 0
        self._own: list[range] = []

    def prepare(self, entries: Sequence[Entry]) -> None:
        """Work out what can be before the library is locked."""
        self._prepared.ahead(each.record for each in entries)
        self._prepared.ahead(cited for each in entries for cited in each.references)

    def write(self, writer: Writer, chunk: Chunk, edited: Collection[int]) -> None:
        """Write some entries and what hangs on them.

        `edited` are records that were changed by others since the first of them were written: an entry that
        would change one of those is added beside it.
        """
        self._writer, writer.prepared = writer, self._prepared
        self._before = self._before or writer.next_id(record_table)
        entries, known = chunk.entries, self._known(chunk, edited)
        new = [each for place, each in enumerate(entries) if place not in known]
        ids = self._add([_new_record(each) for each in new])
        written = list(zip(ids, new, strict=True))
        passed = []
        for place, decision in known.items():
            if decision.how is Duplicates.SKIP:
                passed.append(decision.record_id)
            else:
                written.append((decision.record_id, self._taken_over(decision, entries[place])))
        self._attach(written)
        if self.collection is not None:
            collections.add_members(writer, self.collection, [*(each for each, _ in written), *passed])
        writer.flush()

    def _add(self, new: Sequence[NewRecord]) -> list[RecordId]:
        ids = records.add(self._writer, new)
        if ids:
            follows_on = bool(self._own) and self._own[-1].stop == ids[0]
            first = self._own.pop().start if follows_on else ids[0]
            self._own.append(range(first, ids[-1] + 1))
        return ids

    def _known(self, chunk: Chunk, edited: Collection[int]) -> dict[int, Decision]:
        """By place, which record an entry is and what happens to it; nothing for one that is to be added."""
        entries, connection = chunk.entries, self._writer.connection
        open_places = [place for place in range(len(entries)) if place not in chunk.decided]
        wanted = [entries[place].record for place in open_places]
        known = dict(chunk.decided)
        for number, each in matching.find(connection, wanted, self._prepared.works_of).items():
            if each.is_sure and each.record_id < self._before:
                how = self._duplicates if each.is_article else Duplicates.REPLACE
                known[open_places[number]] = Decision(each.record_id, how)
        there = records.stored_many(connection, [each.record_id for each in known.values()])
        return {
            place: each
            for place, each in known.items()
            if each.record_id in there
            and each.how is not Duplicates.ADD
            and (each.how is Duplicates.SKIP or each.record_id not in edited)
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
        pairs += [(each, name) for each, _ in written for name in self._tags]
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
        cited = [record for _, _, record in lists]
        resolved = resolve(self._writer.connection, cited, self._prepared.works_of)
        known = {place: each for place, each in resolved.known.items() if self._may_cite(each)}
        new = [place for place, first in enumerate(resolved.first) if first == place and place not in known]
        added = self._add([NewRecord(cited[place], is_article=False) for place in new])
        ids = dict(zip(new, added, strict=True)) | known
        rows = [
            Reference(citing, position, position, "", _text_of(record), ids.get(place) or ids[first], record)
            for place, ((citing, position, record), first) in enumerate(
                zip(lists, resolved.first, strict=True)
            )
        ]
        references.add(self._writer, rows)

    def _may_cite(self, record_id: int) -> bool:
        """Whether a record was there before, or came with this import."""
        return record_id < self._before or any(record_id in each for each in self._own)


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
