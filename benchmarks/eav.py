"""A library in Zotero's table layout (items, itemData, itemDataValues, creators), to compare schemas."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from refdesk.domain.record import Record

_TABLES = """
CREATE TABLE items (itemID INTEGER PRIMARY KEY, itemTypeID INT NOT NULL, dateAdded TIMESTAMP);
CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value UNIQUE);
CREATE TABLE itemData (itemID INT, fieldID INT, valueID INT, PRIMARY KEY (itemID, fieldID));
CREATE INDEX itemData_fieldID ON itemData(fieldID);
CREATE INDEX itemData_valueID ON itemData(valueID);
CREATE TABLE creators (
    creatorID INTEGER PRIMARY KEY, firstName TEXT, lastName TEXT, UNIQUE (lastName, firstName)
);
CREATE TABLE itemCreators (
    itemID INT, creatorID INT, orderIndex INT, PRIMARY KEY (itemID, creatorID, orderIndex)
);
CREATE INDEX itemCreators_creatorID ON itemCreators(creatorID);
"""
_FIELDS = ("title", "container-title", "issued", "volume", "page", "DOI", "abstract")
_SORTED = """
SELECT i.itemID FROM items i
LEFT JOIN itemCreators ic ON ic.itemID = i.itemID AND ic.orderIndex = 0
LEFT JOIN creators c ON c.creatorID = ic.creatorID
LEFT JOIN itemData d ON d.itemID = i.itemID AND d.fieldID = {field}
LEFT JOIN itemDataValues v ON v.valueID = d.valueID
ORDER BY {keys}
"""
_BY_AUTHOR = _SORTED.format(field=2, keys="c.lastName COLLATE NOCASE, c.firstName COLLATE NOCASE, v.value")
_BY_TITLE = _SORTED.format(field=0, keys="v.value COLLATE NOCASE")
_SEARCH = """
SELECT DISTINCT d.itemID FROM itemDataValues v JOIN itemData d ON d.valueID = v.valueID WHERE v.value LIKE ?
UNION SELECT ic.itemID FROM creators c JOIN itemCreators ic ON ic.creatorID = c.creatorID
WHERE c.lastName LIKE ? LIMIT 100
"""


class EavLibrary:
    """The comparison's library."""

    def __init__(self, path: Path) -> None:
        self._file = sqlite3.connect(path, isolation_level=None)
        self._file.execute("PRAGMA journal_mode = WAL")
        if not self._file.execute("SELECT 1 FROM sqlite_master").fetchone():
            self._file.executescript(_TABLES)

    def add(self, records: Sequence[Record]) -> None:
        """Add records in one transaction."""
        self._file.execute("BEGIN IMMEDIATE")
        for record in records:
            self._add(record)
        self._file.execute("COMMIT")

    def multiply(self, times: int) -> None:
        """Make it so many times its size; the copies share their values, which favours this layout."""
        (step,) = self._file.execute("SELECT max(itemID) FROM items").fetchone()
        for turn in range(1, times):
            self._file.execute("BEGIN IMMEDIATE")
            for table, rest in (
                ("items", "itemTypeID, dateAdded"),
                ("itemData", "fieldID, valueID"),
                ("itemCreators", "creatorID, orderIndex"),
            ):
                self._file.execute(
                    f"INSERT INTO {table} (itemID, {rest}) SELECT itemID + {turn * step}, {rest} FROM {table}"
                    f" WHERE itemID <= {step}"
                )
            self._file.execute("COMMIT")

    def first_by_author(self) -> list[int]:
        """The first 100 ids by author."""
        return [row[0] for row in self._file.execute(_BY_AUTHOR + " LIMIT 100")]

    def all_by_title(self) -> list[int]:
        """All ids by title."""
        return [row[0] for row in self._file.execute(_BY_TITLE)]

    def search(self, text: str) -> list[int]:
        """The first 100 ids whose values contain the text."""
        return [row[0] for row in self._file.execute(_SEARCH, (f"%{text}%", f"{text}%"))]

    def set_title(self, item_id: int, title: str) -> None:
        """One edit, kept."""
        self._file.execute("BEGIN IMMEDIATE")
        value = self._value(title)
        self._file.execute(
            "UPDATE itemData SET valueID = ? WHERE itemID = ? AND fieldID = 0", (value, item_id)
        )
        self._file.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _add(self, record: Record) -> None:
        execute = self._file.execute
        item_id = execute("INSERT INTO items (itemTypeID) VALUES (1)").lastrowid
        for field, field_name in enumerate(_FIELDS):
            text = record.text(field_name)
            if text:
                execute("INSERT INTO itemData VALUES (?, ?, ?)", (item_id, field, self._value(text)))
        for place, name in enumerate(record.names("author")):
            execute(
                "INSERT OR IGNORE INTO creators (firstName, lastName) VALUES (?, ?)",
                (name.given, name.family),
            )
            found = execute(
                "SELECT creatorID FROM creators WHERE lastName = ? AND firstName = ?",
                (name.family, name.given),
            )
            execute("INSERT INTO itemCreators VALUES (?, ?, ?)", (item_id, found.fetchone()[0], place))

    def _value(self, text: str) -> int:
        self._file.execute("INSERT OR IGNORE INTO itemDataValues (value) VALUES (?)", (text,))
        found = self._file.execute("SELECT valueID FROM itemDataValues WHERE value = ?", (text,))
        return int(found.fetchone()[0])
