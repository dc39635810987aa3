"""Collections and tags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from refdesk.domain.change import Change
from refdesk.domain.errors import RefDeskError
from refdesk.domain.folding import fold
from refdesk.domain.progress import Progress, no_progress
from refdesk.domain.record import RecordId
from refdesk.library.bulk import write_about
from refdesk.library.library import Library, require_text
from refdesk.store.rows import collections as store
from refdesk.store.rows import records
from refdesk.store.writing.writer import Writer


@dataclass(frozen=True, slots=True)
class Collection:
    """One collection; `parent` is None at the top, `count` are the articles directly in it."""

    id: int
    name: str
    parent: int | None
    count: int


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag and how many records have it."""

    name: str
    count: int


def collections(library: Library) -> list[Collection]:
    """All collections, every one before those in it, by name."""
    with library.read() as connection:
        rows = store.all_collections(connection)
    inside: dict[int | None, list[Collection]] = {}
    for row in sorted(rows, key=lambda row: (fold(row.name), row.id)):
        inside.setdefault(row.parent, []).append(Collection(row.id, row.name, row.parent, row.size))
    return list(_with_inner(inside, None))


def path_of(collection: Collection, collections: Sequence[Collection]) -> str:
    """The names from the top down to a collection, for choosing among many."""
    by_id = {each.id: each for each in collections}
    names = [collection.name]
    above = by_id.get(collection.parent) if collection.parent is not None else None
    while above is not None:
        names.insert(0, above.name)
        above = by_id.get(above.parent) if above.parent is not None else None
    return " / ".join(names)


def create_collection(library: Library, name: str, parent: int | None = None) -> Change:
    """Make a collection; `rows("collection")` of the change has its id."""
    with library.write("Create collection") as write:
        store.add_collection(write.writer, require_text(name, "A collection's name"), parent)
    return write.change


def rename_collection(library: Library, collection_id: int, name: str) -> Change:
    """Give a collection another name."""
    with library.write("Rename collection") as write:
        bare = require_text(name, "A collection's name")
        store.set_collection(write.writer, collection_id, {"name": bare})
    return write.change


def move_collection(library: Library, collection_id: int, parent: int | None) -> Change:
    """Put a collection into another, or to the top; RefDeskError where that would be into itself."""
    with library.write("Move collection") as write:
        if parent in _with_those_inside(write.writer, collection_id):
            raise RefDeskError("A collection cannot be moved into itself.", "Choose another place.")
        store.set_collection(write.writer, collection_id, {"parent": parent})
    return write.change


def delete_collection(library: Library, collection_id: int) -> Change:
    """Delete a collection and those in it; their records stay in the library."""
    with library.write("Delete collection") as write:
        store.remove_collections(write.writer, _with_those_inside(write.writer, collection_id))
    return write.change


def add_to_collection(library: Library, collection_id: int, record_ids: Sequence[RecordId]) -> Change:
    """Put records into a collection."""
    with library.write("Add to collection") as write:
        store.add_members(write.writer, collection_id, record_ids)
    return write.change


def remove_from_collection(library: Library, collection_id: int, record_ids: Sequence[RecordId]) -> Change:
    """Take records out of a collection; they stay in the library."""
    with library.write("Remove from collection") as write:
        store.remove_members(write.writer, collection_id, record_ids)
    return write.change


def tags(library: Library) -> list[Tag]:
    """All tags by name."""
    with library.read() as connection:
        return [Tag(name, count) for name, count in store.all_tags(connection)]


def add_tags(
    library: Library, record_ids: Sequence[RecordId], names: Sequence[str], progress: Progress = no_progress
) -> Change:
    """Tag records; a tag that is new is made. `progress`: as with `bulk.write_about`."""
    bare = [require_text(name, "A tag") for name in names]

    def write(writer: Writer, some: Sequence[RecordId]) -> None:
        store.add_tags(writer, [(each, name) for each in some for name in bare])
        records.mark_edited(writer, some)

    label = "Add tag" if len(bare) == 1 else "Add tags"
    return write_about(library, record_ids, label, write, progress)


def remove_tags(library: Library, record_ids: Sequence[RecordId], names: Sequence[str]) -> Change:
    """Take tags off records; a tag that nothing has any more goes."""
    with library.write("Remove tag" if len(names) == 1 else "Remove tags") as write:
        store.remove_tags(write.writer, record_ids, names)
        records.mark_edited(write.writer, record_ids)
    return write.change


def rename_tag(library: Library, name: str, new_name: str) -> Change:
    """Rename a tag; where the new name exists the two become one."""
    bare = require_text(new_name, "A tag")
    with library.write("Rename tag") as write:
        number = store.tag_id(write.writer.connection, name)
        tagged = store.tagged_with(write.writer.connection, name)
        records.mark_edited(write.writer, tagged)
        if number is not None and store.tag_id(write.writer.connection, bare) is None:
            store.rename_tag(write.writer, number, bare)
        elif number is not None and bare != name:
            store.add_tags(write.writer, [(each, bare) for each in tagged])
            store.remove_tags(write.writer, tagged, [name])
    return write.change


def delete_tag(library: Library, name: str) -> Change:
    """Take a tag off everything."""
    with library.write("Delete tag") as write:
        tagged = store.tagged_with(write.writer.connection, name)
        store.remove_tags(write.writer, tagged, [name])
        records.mark_edited(write.writer, tagged)
    return write.change


def _with_inner(inside: Mapping[int | None, list[Collection]], parent: int | None) -> Iterator[Collection]:
    for each in inside.get(parent, ()):
        yield each
        yield from _with_inner(inside, each.id)


def _with_those_inside(writer: Writer, collection_id: int) -> list[int]:
    """The collection and all in it, every one before those in it."""
    rows = store.all_collections(writer.connection)
    found = [collection_id]
    for outer in found:
        found.extend(row.id for row in rows if row.parent == outer)
    return found
