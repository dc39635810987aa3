"""Saved searches: lists that stay up to date by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from refdesk.domain.change import Change
from refdesk.domain.folding import fold
from refdesk.domain.problem import Problem, Severity
from refdesk.formats.format import Search
from refdesk.library.library import Library, require_text
from refdesk.store.rows import searches as store
from refdesk.store.writing.writer import Writer


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


def news(library: Library, found: Sequence[Search]) -> tuple[tuple[Search, ...], list[Problem]]:
    """The searches of files that the library does not have; what is to be said of those it has otherwise.

    Saved searches lie side by side: what they were below goes into their name. A name is not given twice.
    """
    there = {fold(each.name): each.query for each in searches(library)}
    new, told = [], []
    for each in found:
        name, query = " / ".join((*each.above, each.name)), each.query
        if fold(name) not in there:
            there[fold(name)] = query
            new.append(Search(name, query))
        elif there[fold(name)] != query:
            message = f"There is a saved search “{name}” already; it stays as it is. This one reads: {query}"
            told.append(Problem(Severity.NOTE, message))
    return tuple(new), told


def add_news(writer: Writer, found: Sequence[Search]) -> None:
    """Keep the searches whose names nobody has taken meanwhile."""
    taken = {fold(name) for _, name, _ in store.everything(writer.connection)}
    for each in found:
        if fold(each.name) not in taken:
            store.add(writer, each.name, each.query)


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
