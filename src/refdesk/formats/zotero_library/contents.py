"""What a Zotero database holds, by item: read with one query a table."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from refdesk.domain.names import Name
from refdesk.domain.problem import Problem
from refdesk.formats.format import Attachment, Search
from refdesk.formats.notes import plain_note
from refdesk.formats.zotero_library.annotations import annotation_notes
from refdesk.formats.zotero_library.mapping import text_variable
from refdesk.formats.zotero_library.searches import searches

_LINKED_ADDRESS = 3
_EMBEDDED_IMAGE = 4
_STORED = "storage:"


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the table of items."""

    id: int
    type: str
    key: str


@dataclass(slots=True)
class Contents:
    """Everything of a library by item id; what is in the trash is not there."""

    folder: Path
    items: list[Item] = field(default_factory=list)
    fields: Mapping[int, list[tuple[str, str]]] = field(default_factory=dict)
    creators: Mapping[int, list[tuple[str, Name]]] = field(default_factory=dict)
    tags: Mapping[int, list[str]] = field(default_factory=dict)
    collections: Mapping[int, list[tuple[str, ...]]] = field(default_factory=dict)
    notes: Mapping[int, list[str]] = field(default_factory=dict)
    attachments: Mapping[int, list[Attachment]] = field(default_factory=dict)
    related: Mapping[int, list[str]] = field(default_factory=dict)
    searches: tuple[Search | Problem, ...] = ()

    @classmethod
    def of(cls, connection: sqlite3.Connection, folder: Path) -> Contents:
        contents = cls(folder)
        tables = _tables(connection)
        trash = _ids(connection, "deletedItems", "itemID", tables)
        rows = _item_rows(connection)
        shown = [row for row in rows if row["itemID"] not in trash]
        contents.items = [Item(row["itemID"], row["typeName"], row["key"]) for row in shown]
        contents.fields = _fields(connection)
        contents.creators = _creators(connection)
        contents.tags = _tags(connection)
        contents.collections = _collections(connection, tables)
        contents.attachments = _attachments(connection, trash, folder)
        contents.notes = _notes(connection, trash, tables)
        contents.related = _related(connection, contents, tables)
        contents.searches = tuple(searches(connection, tables))
        return contents

    def title(self, item_id: int) -> str:
        """What an item is called, for a list of related ones."""
        return next(
            (value for name, value in self.fields.get(item_id, ()) if text_variable(name, "") == "title"), ""
        )


def _tables(connection: sqlite3.Connection) -> frozenset[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    return frozenset(row[0] for row in rows)


def _ids(connection: sqlite3.Connection, table: str, column: str, tables: frozenset[str]) -> frozenset[int]:
    if table not in tables:
        return frozenset()
    return frozenset(row[0] for row in connection.execute(f"SELECT {column} FROM {table}"))


def _item_rows(connection: sqlite3.Connection) -> list[sqlite3.Row]:
    """Items of one's own library and of groups; what feeds brought is no library."""
    return connection.execute(
        "SELECT items.itemID, itemTypes.typeName, items.key FROM items"
        " JOIN itemTypes USING (itemTypeID) JOIN libraries USING (libraryID)"
        " WHERE libraries.type IN ('user', 'group', 'publications')"
        " ORDER BY libraries.type = 'group', libraryID, items.itemID"
    ).fetchall()


def _fields(connection: sqlite3.Connection) -> Mapping[int, list[tuple[str, str]]]:
    found = defaultdict(list)
    query = (
        "SELECT itemID, fieldName, value FROM itemData JOIN fields USING (fieldID)"
        " JOIN itemDataValues USING (valueID) ORDER BY itemID, fieldID"
    )
    for item, name, value in connection.execute(query):
        if text := str(value).strip():
            found[item].append((name, text))
    return found


def _creators(connection: sqlite3.Connection) -> Mapping[int, list[tuple[str, Name]]]:
    found = defaultdict(list)
    query = (
        "SELECT itemID, creatorType, firstName, lastName, fieldMode FROM itemCreators"
        " JOIN creators USING (creatorID) JOIN creatorTypes USING (creatorTypeID) ORDER BY itemID, orderIndex"
    )
    for item, role, first, last, is_single in connection.execute(query):
        found[item].append((role, _name(first or "", last or "", is_body=bool(is_single))))
    return found


def _name(first: str, last: str, *, is_body: bool) -> Name:
    if is_body or not first:
        return Name(literal=last) if is_body or " " in last else Name(family=last)
    if not last or "," in last:
        return Name(family=last, given=first)
    return Name.from_sorted_form(f"{last}, {first}")


def _tags(connection: sqlite3.Connection) -> Mapping[int, list[str]]:
    found = defaultdict(list)
    for item, name in connection.execute(
        "SELECT itemID, name FROM itemTags JOIN tags USING (tagID) ORDER BY itemID, name"
    ):
        found[item].append(name.strip())
    return found


def _collections(
    connection: sqlite3.Connection, tables: frozenset[str]
) -> Mapping[int, list[tuple[str, ...]]]:
    trash = _ids(connection, "deletedCollections", "collectionID", tables)
    groups: dict[int, str] = {}
    if "groups" in tables:
        groups = dict(connection.execute("SELECT libraryID, name FROM groups").fetchall())
    query = "SELECT collectionID, collectionName, parentCollectionID, libraryID FROM collections"
    folders = {row[0]: row for row in connection.execute(query) if row[0] not in trash}
    found = defaultdict(list)
    for collection, item in connection.execute(
        "SELECT collectionID, itemID FROM collectionItems ORDER BY itemID, collectionID"
    ):
        if path := _path(collection, folders):
            group = groups.get(folders[collection]["libraryID"])
            found[item].append((group, *path) if group else path)
    for item, library in connection.execute("SELECT itemID, libraryID FROM items"):
        if library in groups and item not in found:
            found[item].append((groups[library],))
    return found


def _path(collection: int | None, folders: Mapping[int, sqlite3.Row]) -> tuple[str, ...]:
    """The names from the top; empty where a folder above is in the trash, or they go round."""
    names: list[str] = []
    seen: set[int] = set()
    while collection is not None:
        if collection not in folders or collection in seen:
            return ()
        seen.add(collection)
        names.insert(0, folders[collection]["collectionName"])
        collection = folders[collection]["parentCollectionID"]
    return tuple(names)


def _notes(
    connection: sqlite3.Connection, trash: frozenset[int], tables: frozenset[str]
) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for item, parent, text in connection.execute(
        "SELECT itemID, parentItemID, note FROM itemNotes ORDER BY itemID"
    ):
        if item not in trash and (plain := plain_note(text or "").strip()):
            found[parent or item].append(plain)
    if "itemAnnotations" in tables:
        for parent, text in annotation_notes(connection, trash):
            found[parent].append(text)
    return found


def _attachments(
    connection: sqlite3.Connection, trash: frozenset[int], folder: Path
) -> Mapping[int, list[Attachment]]:
    found = defaultdict(list)
    fields = {
        row[0]: (row[1], row[2])
        for row in connection.execute(
            "SELECT itemID, max(CASE WHEN fieldName = 'title' THEN value END),"
            " max(CASE WHEN fieldName = 'url' THEN value END) FROM itemData JOIN fields USING (fieldID)"
            " JOIN itemDataValues USING (valueID) JOIN itemAttachments USING (itemID) GROUP BY itemID"
        )
    }
    query = (
        "SELECT itemID, parentItemID, linkMode, contentType, path, key FROM itemAttachments"
        " JOIN items USING (itemID) ORDER BY itemID"
    )
    for item, parent, mode, mime, path, key in connection.execute(query):
        title, address = fields.get(item, ("", ""))
        place = address if mode == _LINKED_ADDRESS else _place(path or "", key, folder)
        if item not in trash and mode != _EMBEDDED_IMAGE and place:
            found[parent or item].append(Attachment(place, title or "", mime or ""))
    return found


def _place(path: str, key: str, folder: Path) -> str:
    """Where a file lies: stored ones in a folder of their own, linked ones where the path says."""
    if path.startswith(_STORED):
        return str(folder / "storage" / key / path.removeprefix(_STORED))
    return path.removeprefix("attachments:")


def _related(
    connection: sqlite3.Connection, contents: Contents, tables: frozenset[str]
) -> Mapping[int, list[str]]:
    """The titles of the items that a person called related."""
    if not {"itemRelations", "relationPredicates"} <= tables:
        return {}
    by_key = {each.key: each.id for each in contents.items}
    found = defaultdict(list)
    query = (
        "SELECT itemID, object FROM itemRelations JOIN relationPredicates USING (predicateID)"
        " WHERE predicate = 'dc:relation' ORDER BY itemID, object"
    )
    for item, address in connection.execute(query):
        other = by_key.get(str(address).rpartition("/")[2])
        if other is not None and (title := contents.title(other)):
            found[item].append(title)
    return found
