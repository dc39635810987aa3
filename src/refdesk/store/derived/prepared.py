"""A record with all that its rows say of it alone, worked out once however many rows need it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from refdesk.domain.names import author_text
from refdesk.domain.record import Record
from refdesk.domain.richtext import plain
from refdesk.store.derived import keys
from refdesk.store.derived.search_text import own_words
from refdesk.store.tables.codec import item_of

#: By name, what `Prepared` has worked out: so it goes from one process to another.
WorkedOut = Mapping[str, Any]


class Prepared:
    """One record; everything else is worked out when it is first asked for."""

    def __init__(self, record: Record) -> None:
        self.record = record

    @cached_property
    def item(self) -> str:
        """The record as JSON."""
        return item_of(self.record)

    @cached_property
    def works(self) -> keys.WorkKeys:
        """The keys by which other records of the same work are found."""
        return keys.work_keys(self.record)

    @cached_property
    def listed(self) -> tuple[str | int | None, ...]:
        """The last columns of `summary`: sort keys, matching keys, and what is shown."""
        record = self.record
        title, container = plain(record.text("title")), plain(record.text("container-title"))
        return (
            keys.author_key(record),
            keys.year_key(record),
            keys.sort_key(title),
            keys.sort_key(container),
            *self.works,
            title,
            author_text(keys.creators(record)),
            container,
        )

    @cached_property
    def words(self) -> tuple[str, ...]:
        """A folded text for each column of the search index, empty for those that others than it fill."""
        return own_words(self.record)

    @cached_property
    def text(self) -> str:
        """What stands for a reference whose printed text nobody kept."""
        parts = map(self.record.text, ("author", "issued", "title", "container-title"))
        return ". ".join(filter(None, parts))

    @property
    def worked_out(self) -> WorkedOut:
        """All that a new record's rows say of it."""
        _ = self.item, self.listed, self.words
        return {name: value for name, value in self.__dict__.items() if name != "record"}

    @property
    def worked_out_as_cited(self) -> WorkedOut:
        """The same for one that a reference points to."""
        _ = self.text
        return self.worked_out

    def take(self, known: WorkedOut) -> None:
        """Take over what was worked out elsewhere of an equal record."""
        self.__dict__.update(known)


class Preparation:
    """Remembers what was worked out: done before a transaction begins, it makes that one short."""

    def __init__(self) -> None:
        self._prepared: dict[int, Prepared] = {}

    def __call__(self, record: Record) -> Prepared:
        """What is known of this very object."""
        # It keeps the record alive, so that no other one gets its id.
        return self._prepared.get(id(record)) or self._prepared.setdefault(id(record), Prepared(record))

    def forget(self, records: Iterable[Record]) -> None:
        """Make room."""
        for each in records:
            self._prepared.pop(id(each), None)
