"""Step 2: what attached files were, files kept in step with collections, who gave a citation key."""

from __future__ import annotations

import sqlite3

_STATEMENTS = (
    "ALTER TABLE attachment ADD COLUMN sha256 TEXT",
    "ALTER TABLE attachment ADD COLUMN size BIGINT",
    "ALTER TABLE attachment ADD COLUMN mtime BIGINT",
    "ALTER TABLE record ADD COLUMN key_pinned BIGINT",
    # A key that came with an entry is somebody's; the text of an entry is only kept under its own key.
    "UPDATE record SET key_pinned = 1 WHERE id IN"
    " (SELECT record FROM source WHERE kind NOT IN ('page', 'reference'))",
    """CREATE TABLE linked_file (
        id INTEGER NOT NULL,
        collection BIGINT NOT NULL,
        path TEXT DEFAULT '' NOT NULL,
        sha256 TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (collection)
    )""",
    """CREATE TABLE linked_entry (
        id INTEGER NOT NULL,
        linked_file INTEGER NOT NULL,
        "key" TEXT DEFAULT '' NOT NULL,
        record BIGINT DEFAULT '0' NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        item TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (linked_file, "key"),
        FOREIGN KEY(linked_file) REFERENCES linked_file (id) ON DELETE CASCADE
    )""",
    "CREATE TABLE choice (name TEXT NOT NULL, value TEXT DEFAULT '' NOT NULL, PRIMARY KEY (name))",
)


def step(connection: sqlite3.Connection) -> None:
    """Bring tables of version 1 to version 2."""
    for statement in _STATEMENTS:
        connection.execute(statement)
