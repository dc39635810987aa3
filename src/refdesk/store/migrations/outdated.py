"""Step 6: more words are found of Kazakh texts; records are derived anew bit by bit, while nobody waits."""

from __future__ import annotations

import sqlite3

from refdesk.store.derived import search_index

_STATEMENTS = (
    """CREATE TABLE outdated (
        id INTEGER NOT NULL PRIMARY KEY,
        first BIGINT DEFAULT '0' NOT NULL,
        last BIGINT DEFAULT '0' NOT NULL
    )""",
    "INSERT INTO outdated (first, last) SELECT min(id), max(id) FROM record HAVING count(*) > 0",
    *search_index.SETUP,
)


def step(connection: sqlite3.Connection) -> None:
    """Bring tables of version 5 to version 6."""
    for statement in _STATEMENTS:
        connection.execute(statement)
