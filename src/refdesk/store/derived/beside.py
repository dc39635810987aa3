"""What stands beside records in other tables and is shown or found with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, Self

from sqlalchemy import Connection, Select, Table, func, select

from refdesk.store.derived.search_text import Attached
from refdesk.store.tables.schema import attachment, file_text, note, record, reference, source, tag, tagging
from refdesk.store.tables.sql import among, among_given, listed

#: A cited work's own text is found by its words too; a whole page's is not.
_TEXT_KINDS = "reference"
#: A row by column.
_Row = Mapping[Any, Any]


class Beside:
    """By record id: read from the library, or taken from new rows while they are written."""

    def __init__(self) -> None:
        self.doubtful: dict[int, int] = defaultdict(int)
        self.reference_count: dict[int, int] = defaultdict(int)
        self.cited_by: dict[int, int] = defaultdict(int)
        self.with_attachment: set[int] = set()
        self._cites: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self._source_texts: dict[int, str] = {}
        self._tags: dict[int, list[int]] = defaultdict(list)
        self._tag_names: dict[int, str] = {}
        self._notes: dict[int, list[str]] = defaultdict(list)
        self._files: dict[int, list[str]] = defaultdict(list)

    @classmethod
    def read(cls, connection: Connection, ids: Sequence[int]) -> Self:
        """What the library has beside a few records, each table asked once."""
        made = cls()
        wanted = {"ids": listed(ids)}
        for table, query in _NEEDED.items():
            made.take(table, connection.execute(query, wanted).mappings())
        made.cited_by.update(connection.execute(_CITED_BY, wanted).all())
        made._read_files(connection)
        made.name_tags(connection)
        return made

    def take(self, table: Table, rows: Iterable[_Row]) -> None:
        """Take in rows of any table, in the order of their ids.

        Who is cited by them is counted elsewhere: it depends on whether the citing record is in the trash.
        """
        take = _TAKERS.get(table.name)
        if take:
            for row in rows:
                take(self, row)

    def name_tags(self, connection: Connection) -> None:
        """Ask for the names of the tags that were taken in."""
        wanted = {each for tags in self._tags.values() for each in tags}
        if wanted:
            query = select(tag.c.id, tag.c.name).where(among(tag.c.id, sorted(wanted)))
            self._tag_names = dict(connection.execute(query).all())

    def attached(self, record_id: int, citation_key: str) -> Attached:
        """What the search index knows of a record beside its fields."""
        cites = [text for _, text in sorted(self._cites.get(record_id, ()), key=itemgetter(0))]
        own = self._source_texts.get(record_id)
        return Attached(
            citation_key,
            [self._tag_names[each] for each in self._tags.get(record_id, ())],
            self._notes.get(record_id, ()),
            cites if own is None else [*cites, own],
            self._files.get(record_id, ()),
        )

    def _take_reference(self, row: _Row) -> None:
        citing = row["citing"]
        self.reference_count[citing] += 1
        self.doubtful[citing] += row["doubtful"]
        self._cites[citing].append((row["position"], row["text"]))

    def _take_source(self, row: _Row) -> None:
        self.doubtful[row["record"]] += row["doubtful"]
        if row["kind"] == _TEXT_KINDS:
            self._source_texts[row["record"]] = row["text"]

    def _take_note(self, row: _Row) -> None:
        self._notes[row["record"]].append(row["text"])

    def _take_attachment(self, row: _Row) -> None:
        self.with_attachment.add(row["record"])

    def _take_tagging(self, row: _Row) -> None:
        self._tags[row["record"]].append(row["tag"])

    def _read_files(self, connection: Connection) -> None:
        if not self.with_attachment:
            return
        query = (
            select(attachment.c.record, file_text.c.text)
            .join(file_text, file_text.c.attachment == attachment.c.id)
            .where(among(attachment.c.record, sorted(self.with_attachment)))
            .order_by(attachment.c.id)
        )
        for record_id, words in connection.execute(query):
            self._files[record_id].append(words)


_TAKERS = {
    reference.name: Beside._take_reference,
    source.name: Beside._take_source,
    note.name: Beside._take_note,
    attachment.name: Beside._take_attachment,
    tagging.name: Beside._take_tagging,
}


def _of_some(table: Table, owner: str, *others: str) -> Select[Any]:
    """What is read of a table for some records: whose a row is, and what it says."""
    columns = [table.c[name] for name in (owner, *others)]
    return select(*columns).where(among_given(table.c[owner], "ids")).order_by(table.c.id)


# These are made once: to put a statement together takes longer than to run it.
_NEEDED = {
    reference: _of_some(reference, "citing", "position", "doubtful", "text"),
    source: _of_some(source, "record", "doubtful", "kind", "text"),
    note: _of_some(note, "record", "text"),
    attachment: _of_some(attachment, "record"),
    tagging: _of_some(tagging, "record", "tag"),
}
_citing = record.alias("citing")
_CITED_BY = (
    select(reference.c.cited, func.count())
    .join(_citing, _citing.c.id == reference.c.citing)
    .where(among_given(reference.c.cited, "ids"), _citing.c.trashed_at.is_(None))
    .group_by(reference.c.cited)
)
