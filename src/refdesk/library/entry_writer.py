"""Writes the entries of files into the library, with their tags, notes, collections and cited works."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from refdesk.domain.record import RecordId
from refdesk.domain.reference import Reference
from refdesk.formats.format import Entry
from refdesk.library.import_plan import Duplicates
from refdesk.store.derived.prepared import Preparation, Prepared
from refdesk.store.rows import attachments, collections, matching, records, references
from refdesk.store.rows.attachments import FileFacts
from refdesk.store.rows.records import NewRecord
from refdesk.store.tables.schema import record as record_table
from refdesk.store.writing.writer import Writer

_UNKNOWN = FileFacts()


class OwnWorks:
    """The works that one import wrote so far; articles are found before works that are only cited."""

    def __init__(self) -> None:
        self._articles, self._cited = matching.Mentions(), matching.Mentions()

    def keep_articles(self, articles: Iterable[Prepared], ids: Iterable[int]) -> None:
        """Remember articles."""
        for each, record_id in zip(articles, ids, strict=True):
            self._articles.keep(each.record, each.works, record_id)

    def keep_cited(self, of: Prepared, record_id: int) -> None:
        """Remember a cited work."""
        self._cited.keep(of.record, of.works, record_id)

    def find(self, of: Prepared, passed: Collection[int] = ()) -> int | None:
        """The record that is the same work, those `passed` over left out."""
        article = self._articles.find(of.record, of.works, passed)
        return self._cited.find(of.record, of.works, passed) if article is None else article


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
        #: What is known of the entries' records; the rest is worked out when it is needed.
        self.prepared = Preparation()
        self.collection: int | None = None
        self._duplicates = duplicates
        self._tags = tuple(dict.fromkeys(name for name in tags if name.strip()))
        self._facts = facts
        self._folders: dict[tuple[str, ...], int] = {}
        #: What stood in the library before has smaller ids; 0 until the first transaction.
        self._before = 0
        self._own: list[range] = []
        self._own_works = OwnWorks()

    def write(self, writer: Writer, chunk: Chunk, edited: Collection[int]) -> int:
        """Write some entries and what hangs on them; how many entries.

        `edited` are records that were changed by others since the first of them were written: an entry that
        would change one of those is added beside it.
        """
        self._writer, writer.prepared, self._edited = writer, self.prepared, edited
        self._before = self._before or writer.next_id(record_table)
        entries, known = chunk.entries, self._known(chunk)
        new = [each for place, each in enumerate(entries) if place not in known]
        ids = self._add([_new_record(each) for each in new])
        self._own_works.keep_articles(map(self.prepared, (each.record for each in new)), ids)
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
        for each in entries:
            self.prepared.forget((each.record, *each.references))
        return len(entries)

    def _add(self, new: Sequence[NewRecord]) -> list[RecordId]:
        ids = records.add(self._writer, new)
        if ids:
            follows_on = bool(self._own) and self._own[-1].stop == ids[0]
            first = self._own.pop().start if follows_on else ids[0]
            self._own.append(range(first, ids[-1] + 1))
        return ids

    def _known(self, chunk: Chunk) -> dict[int, Decision]:
        """By place, which record an entry is and what happens to it; nothing for one that is to be added."""
        entries, connection = chunk.entries, self._writer.connection
        open_places = [place for place in range(len(entries)) if place not in chunk.decided]
        wanted = [self.prepared(entries[place].record) for place in open_places]
        known = dict(chunk.decided)
        for number, each in self._find(wanted).items():
            if each.record_id < self._before:
                how = self._duplicates if each.is_article else Duplicates.REPLACE
                known[open_places[number]] = Decision(each.record_id, how)
        if not known:
            return {}
        there = records.stored_many(connection, [each.record_id for each in known.values()])
        return {
            place: each
            for place, each in known.items()
            if each.record_id in there
            and each.how is not Duplicates.ADD
            and (each.how is Duplicates.SKIP or each.record_id not in self._edited)
        }

    def _taken_over(self, decision: Decision, entry: Entry) -> Entry:
        """Write an entry into a record; what of the entry is still to be attached to it."""
        stored = records.stored(self._writer.connection, decision.record_id)
        bare = entry.record.with_field("citation-key", None)
        is_filling = decision.how is Duplicates.FILL
        merged = bare.overlaid(stored.record) if is_filling else stored.record.overlaid(bare)
        records.set_record(self._writer, stored.id, merged)
        records.mark_edited(self._writer, [stored.id])
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

    def _find(self, wanted: Sequence[Prepared]) -> dict[int, matching.Found]:
        """By position, the records of the library that surely are the same works."""
        was_empty = self._before == 1 and not self._edited
        if was_empty or not wanted:
            return {}
        records, works = [each.record for each in wanted], [each.works for each in wanted]
        return matching.find_sure(self._writer.connection, records, works)

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
        lists = [
            (citing, position, self.prepared(record))
            for citing, entry in written
            for position, record in enumerate(entry.references, start=1)
        ]
        cited = self._cited([each for _, _, each in lists])
        references.add(
            self._writer,
            [
                Reference(citing, position, position, "", of.text, each, of.record)
                for (citing, position, of), each in zip(lists, cited, strict=True)
            ],
        )

    def _cited(self, wanted: Sequence[Prepared]) -> list[RecordId]:
        """The records of works that are cited, in order; those that nobody has yet are added.

        What came with this import and was edited by others since is looked for in the library.
        """
        ids = [self._own_works.find(each) for each in wanted]
        places = [place for place, each in enumerate(ids) if each is None or each in self._edited]
        found = self._find([wanted[place] for place in places])
        first_new = self._writer.next_id(record_table)
        new: list[Prepared] = []
        for number, place in enumerate(places):
            of = wanted[place]
            ids[place] = self._still_the_same(of, found.get(number))
            if ids[place] is None:
                ids[place] = first_new + len(new)
                self._own_works.keep_cited(of, first_new + len(new))
                new.append(of)
        self._add([NewRecord(each.record, is_article=False) for each in new])
        return [RecordId(each) for each in ids if each is not None]

    def _still_the_same(self, of: Prepared, found: matching.Found | None) -> int | None:
        """The record that is a work: what was found in the library, or came with this import just now."""
        if found and self._may_cite(found.record_id):
            return found.record_id
        return self._own_works.find(of, self._edited)

    def _may_cite(self, record_id: int) -> bool:
        """Whether a record was there before, or came with this import."""
        return record_id < self._before or any(record_id in each for each in self._own)


def _new_record(entry: Entry) -> NewRecord:
    key = entry.record.text("citation-key") or entry.key
    return NewRecord(entry.record, key=key, kind=entry.source_format, text=entry.source)
