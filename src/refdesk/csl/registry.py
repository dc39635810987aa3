"""The items of a document: their order and numbers, and what sets their cites apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from refdesk.csl.item import Item
from refdesk.csl.rendering import NamePlan
from refdesk.csl.sorting import Key


class Entry:
    """One item of a document and what is known of it."""

    __slots__ = ("cite", "item", "keys", "number", "plan", "suffix", "text")

    def __init__(self, item: Item) -> None:
        self.item = item
        self.number = 0
        self.keys: tuple[Key, ...] | None = None
        self.cite: str | None = None
        self.plan: NamePlan | None = None
        self.suffix = -1
        self.text: str | None = None


class Registry:
    """The entries by id, in the order in which items were cited."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}

    def put(self, data: Mapping[str, Any]) -> Entry:
        """Adds an item, or replaces the one with its id in the same place."""
        entry = Entry(Item(data))
        old = self._entries.get(entry.item.id)
        if old is not None:
            entry.number = old.number
        self._entries[entry.item.id] = entry
        return entry

    def keep(self, ids: Iterable[str]) -> None:
        """Only these items remain, in this order."""
        self._entries = {key: self._entries[key] for key in dict.fromkeys(ids) if key in self._entries}

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._entries

    def __getitem__(self, item_id: str) -> Entry:
        return self._entries[item_id]

    def get(self, item_id: str) -> Entry | None:
        return self._entries.get(item_id)
