"""The items of a document: their order and numbers, and what sets their cites apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from refdesk.csl.elements.rendering import NamePlan
from refdesk.csl.elements.sorting import Keys
from refdesk.csl.items.item import Item
from refdesk.domain.problem import Problem


class BibliographyEntry(NamedTuple):
    """One entry of a bibliography, in the output format."""

    id: str
    text: str


class Entry:
    """One item of a document and what is known of it.

    `number` is its citation number, `place` its place in the order of citing; `suffix` the number of its year
    suffix, -1 for none; `text` its rendered bibliography entry while that is valid, `names` the first names
    in it and `above` those of the entry above when it was rendered.
    """

    __slots__ = (
        "above",
        "item",
        "keys",
        "names",
        "number",
        "place",
        "plan",
        "problem",
        "suffix",
        "text",
        "version",
    )

    def __init__(self, item: Item) -> None:
        self.item = item
        self.number = 0
        self.place = 0
        self.keys: Keys | None = None
        self.plan: NamePlan | None = None
        self.suffix = -1
        self.text: BibliographyEntry | None = None
        self.names: tuple[str, ...] = ()
        self.above: tuple[str, ...] = ()
        self.version = 0
        self.problem: Problem | None = None

    def touch(self) -> None:
        """Marks what was rendered of it as outdated."""
        self.text = None
        self.version += 1


class Registry:
    """The entries by id, in the order in which items were cited."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}

    def put(self, data: Mapping[str, Any]) -> Entry:
        """Adds an item, or replaces the one with its id in the same place."""
        item = Item(data)
        entry = self._entries.get(item.id)
        if entry is None:
            entry = self._entries[item.id] = Entry(item)
            entry.place = len(self._entries)
        else:
            entry.item = item
            entry.keys = None
            entry.touch()
        return entry

    def keep(self, ids: Iterable[str]) -> list[str]:
        """Only these items remain, in this order; the ids that went."""
        wanted = {key: self._entries[key] for key in dict.fromkeys(ids) if key in self._entries}
        gone = [key for key in self._entries if key not in wanted]
        self._entries = wanted
        for place, entry in enumerate(wanted.values(), 1):
            entry.place = place
        return gone

    def ids(self) -> list[str]:
        return list(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._entries

    def __getitem__(self, item_id: str) -> Entry:
        return self._entries[item_id]
