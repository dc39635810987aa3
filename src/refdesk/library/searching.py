"""Saved searches: lists that stay up to date by themselves."""

from __future__ import annotations

from dataclasses import dataclass

from refdesk.domain.change import Change
from refdesk.domain.folding import fold
from refdesk.library.library import Library, require_text
from refdesk.store.rows import searches as store


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search with a name; `Place.search(id)` is its list."""

    id: int
    name: str
    query: str


def searches(library: Library) -> list[SavedSearch]:
    """All saved searches by name."""
    with library.read() as connection:
        found = [SavedSearch(*each) for each in store.everything(connection)]
    return sorted(found, key=lambda each: (fold(each.name), each.id))


def save_search(library: Library, name: str, query: str) -> Change:
    """Keep a search; `rows("saved_search")` of the change has its id."""
    with library.write("Save search") as write:
        store.add(write.writer, require_text(name, "A search's name"), require_text(query, "A search"))
    return write.change


def change_search(library: Library, search_id: int, name: str, query: str) -> Change:
    """Give a saved search another name and query."""
    with library.write("Edit saved search") as write:
        bare = require_text(name, "A search's name")
        store.change(write.writer, search_id, bare, require_text(query, "A search"))
    return write.change


def delete_search(library: Library, search_id: int) -> Change:
    """Forget a saved search; what it finds stays."""
    with library.write("Delete saved search") as write:
        store.remove(write.writer, search_id)
    return write.change
