"""Makes Zotero databases for tests: the tables of Zotero 7 that matter, filled row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_TABLES = """
CREATE TABLE version (schema TEXT PRIMARY KEY, version INT NOT NULL);
CREATE TABLE libraries (libraryID INTEGER PRIMARY KEY, type TEXT NOT NULL, editable INT NOT NULL,
    filesEditable INT NOT NULL, version INT NOT NULL DEFAULT 0, archived INT NOT NULL DEFAULT 0);
CREATE TABLE groups (groupID INTEGER PRIMARY KEY, libraryID INT NOT NULL UNIQUE, name TEXT NOT NULL,
    description TEXT NOT NULL, version INT NOT NULL);
CREATE TABLE itemTypes (itemTypeID INTEGER PRIMARY KEY, typeName TEXT, templateItemTypeID INT,
    display INT DEFAULT 1);
CREATE TABLE fields (fieldID INTEGER PRIMARY KEY, fieldName TEXT, fieldFormatID INT);
CREATE TABLE items (itemID INTEGER PRIMARY KEY, itemTypeID INT NOT NULL,
    dateAdded TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    dateModified TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    clientDateModified TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, libraryID INT NOT NULL,
    key TEXT NOT NULL, version INT NOT NULL DEFAULT 0, synced INT NOT NULL DEFAULT 0,
    UNIQUE (libraryID, key));
CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value UNIQUE);
CREATE TABLE itemData (itemID INT, fieldID INT, valueID INT, PRIMARY KEY (itemID, fieldID));
CREATE TABLE creators (creatorID INTEGER PRIMARY KEY, firstName TEXT, lastName TEXT, fieldMode INT,
    UNIQUE (lastName, firstName, fieldMode));
CREATE TABLE creatorTypes (creatorTypeID INTEGER PRIMARY KEY, creatorType TEXT);
CREATE TABLE itemCreators (itemID INT NOT NULL, creatorID INT NOT NULL, creatorTypeID INT NOT NULL DEFAULT 1,
    orderIndex INT NOT NULL DEFAULT 0, PRIMARY KEY (itemID, creatorID, creatorTypeID, orderIndex));
CREATE TABLE tags (tagID INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE itemTags (itemID INT NOT NULL, tagID INT NOT NULL, type INT NOT NULL,
    PRIMARY KEY (itemID, tagID));
CREATE TABLE itemNotes (itemID INTEGER PRIMARY KEY, parentItemID INT, note TEXT, title TEXT);
CREATE TABLE itemAttachments (itemID INTEGER PRIMARY KEY, parentItemID INT, linkMode INT, contentType TEXT,
    charsetID INT, path TEXT, syncState INT DEFAULT 0, storageModTime INT, storageHash TEXT);
CREATE TABLE itemAnnotations (itemID INTEGER PRIMARY KEY, parentItemID INT NOT NULL, type INTEGER NOT NULL,
    authorName TEXT, text TEXT, comment TEXT, color TEXT, pageLabel TEXT, sortIndex TEXT NOT NULL,
    position TEXT NOT NULL, isExternal INT NOT NULL);
CREATE TABLE collections (collectionID INTEGER PRIMARY KEY, collectionName TEXT NOT NULL,
    parentCollectionID INT DEFAULT NULL, clientDateModified TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    libraryID INT NOT NULL, key TEXT NOT NULL, version INT NOT NULL DEFAULT 0, synced INT NOT NULL DEFAULT 0);
CREATE TABLE collectionItems (collectionID INT NOT NULL, itemID INT NOT NULL,
    orderIndex INT NOT NULL DEFAULT 0, PRIMARY KEY (collectionID, itemID));
CREATE TABLE deletedItems (itemID INTEGER PRIMARY KEY, dateDeleted DEFAULT CURRENT_TIMESTAMP NOT NULL);
CREATE TABLE deletedCollections (collectionID INTEGER PRIMARY KEY,
    dateDeleted DEFAULT CURRENT_TIMESTAMP NOT NULL);
CREATE TABLE savedSearches (savedSearchID INTEGER PRIMARY KEY, savedSearchName TEXT NOT NULL,
    clientDateModified TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, libraryID INT NOT NULL,
    key TEXT NOT NULL, version INT NOT NULL DEFAULT 0, synced INT NOT NULL DEFAULT 0);
CREATE TABLE savedSearchConditions (savedSearchID INT NOT NULL, searchConditionID INT NOT NULL,
    condition TEXT NOT NULL, operator TEXT, value TEXT, required NONE,
    PRIMARY KEY (savedSearchID, searchConditionID));
CREATE TABLE deletedSearches (savedSearchID INTEGER PRIMARY KEY,
    dateDeleted DEFAULT CURRENT_TIMESTAMP NOT NULL);
CREATE TABLE relationPredicates (predicateID INTEGER PRIMARY KEY, predicate TEXT UNIQUE);
CREATE TABLE itemRelations (itemID INT NOT NULL, predicateID INT NOT NULL, object TEXT NOT NULL,
    PRIMARY KEY (itemID, predicateID, object));
INSERT INTO libraries VALUES (1, 'user', 1, 1, 0, 0), (2, 'group', 1, 1, 0, 0), (3, 'feed', 0, 0, 0, 0);
INSERT INTO groups VALUES (77, 2, 'Reading group', '', 0);
INSERT INTO relationPredicates VALUES (1, 'owl:sameAs'), (2, 'dc:relation');
"""
GROUP, FEED = 2, 3


@dataclass(slots=True)
class ZoteroFile:
    """A database that grows as a person would let it grow."""

    path: Path
    connection: sqlite3.Connection = field(init=False)

    def __post_init__(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.connection = sqlite3.connect(self.path, isolation_level=None)
        self.connection.executescript(_TABLES)

    def item(self, kind: str, fields: Mapping[str, str] | None = None, library: int = 1) -> int:
        """Adds an item; its id. Its key is `KEY` and the id."""
        number = self._next("items", "itemID")
        self._insert(
            "items",
            {
                "itemID": number,
                "itemTypeID": self._named("itemTypes", "itemTypeID", "typeName", kind),
                "libraryID": library,
                "key": f"KEY{number:05}",
            },
        )
        for name, value in (fields or {}).items():
            row = {
                "itemID": number,
                "fieldID": self._named("fields", "fieldID", "fieldName", name),
                "valueID": self._named("itemDataValues", "valueID", "value", value),
            }
            self._insert("itemData", row)
        return number

    def creator(self, item: int, role: str, last: str, first: str = "", *, is_body: bool = False) -> None:
        """Names a person or a body."""
        number = self._next("creators", "creatorID")
        place = self.connection.execute(
            "SELECT count(*) FROM itemCreators WHERE itemID = ?", (item,)
        ).fetchone()
        self._insert(
            "creators",
            {"creatorID": number, "firstName": first, "lastName": last, "fieldMode": int(is_body)},
        )
        self._insert(
            "itemCreators",
            {
                "itemID": item,
                "creatorID": number,
                "creatorTypeID": self._named("creatorTypes", "creatorTypeID", "creatorType", role),
                "orderIndex": place[0],
            },
        )

    def tag(self, item: int, name: str) -> None:
        """Tags an item."""
        self._insert(
            "itemTags", {"itemID": item, "tagID": self._named("tags", "tagID", "name", name), "type": 0}
        )

    def search(self, name: str, *conditions: tuple[str, str, str], library: int = 1) -> int:
        """Keeps a search of conditions, each a name, an operator and a value; its id.

        Its key is `FIND` and the id. A name that ends with `!` must hold whatever the others do.
        """
        number = self._next("savedSearches", "savedSearchID")
        self._insert(
            "savedSearches",
            {
                "savedSearchID": number,
                "savedSearchName": name,
                "libraryID": library,
                "key": f"FIND{number:04}",
            },
        )
        for place, (condition, operator, value) in enumerate(conditions):
            row = {
                "savedSearchID": number, "searchConditionID": place, "condition": condition.rstrip("!"),
                "operator": operator, "value": value, "required": int(condition.endswith("!")),
            }  # fmt: skip
            self._insert("savedSearchConditions", row)
        return number

    def note(self, html: str, parent: int | None = None) -> int:
        """Adds a note, on its own or below an item; its id."""
        number = self.item("note")
        self._insert("itemNotes", {"itemID": number, "parentItemID": parent, "note": html, "title": ""})
        return number

    def attachment(self, path: str | None, parent: int | None = None, mode: int = 0, **fields: str) -> int:
        """Adds a file, on its own or below an item; its id."""
        number = self.item("attachment", fields)
        self._insert(
            "itemAttachments",
            {
                "itemID": number,
                "parentItemID": parent,
                "linkMode": mode,
                "contentType": "application/pdf",
                "path": path,
            },
        )
        return number

    def annotation(self, file: int, page: str, text: str, comment: str = "") -> int:
        """Marks words in a file; the mark's id."""
        number = self.item("annotation")
        self._insert(
            "itemAnnotations",
            {
                "itemID": number, "parentItemID": file, "type": 1, "text": text, "comment": comment,
                "pageLabel": page, "sortIndex": f"{int(page):05}", "position": "{}", "isExternal": 0,
            },
        )  # fmt: skip
        return number

    def collection(
        self, name: str, items: Sequence[int] = (), parent: int | None = None, library: int = 1
    ) -> int:
        """Adds a collection of items; its id."""
        number = self._next("collections", "collectionID")
        row = {
            "collectionID": number, "collectionName": name, "parentCollectionID": parent,
            "libraryID": library, "key": f"COL{number:05}",
        }  # fmt: skip
        self._insert("collections", row)
        for item in items:
            self._insert("collectionItems", {"collectionID": number, "itemID": item})
        return number

    def trash(self, item: int) -> None:
        """Puts an item into the trash."""
        self._insert("deletedItems", {"itemID": item})

    def trash_collection(self, collection: int) -> None:
        """Puts a collection into the trash."""
        self._insert("deletedCollections", {"collectionID": collection})

    def relate(self, item: int, other: int) -> None:
        """Calls an item related to another."""
        address = f"http://zotero.org/users/local/abc/items/KEY{other:05}"
        self._insert("itemRelations", {"itemID": item, "predicateID": 2, "object": address})

    def _insert(self, table: str, row: Mapping[str, object]) -> None:
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        self.connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))

    def _next(self, table: str, column: str) -> int:
        (number,) = self.connection.execute(f"SELECT coalesce(max({column}), 0) + 1 FROM {table}").fetchone()
        return int(number)

    def _named(self, table: str, number: str, column: str, value: str) -> int:
        self.connection.execute(
            f"INSERT INTO {table} ({column}) SELECT ? WHERE NOT EXISTS"
            f" (SELECT 1 FROM {table} WHERE {column} = ?)",
            (value, value),
        )
        found = self.connection.execute(
            f"SELECT {number} FROM {table} WHERE {column} = ?", (value,)
        ).fetchone()
        return int(found[0])
