"""Step 4: which records a person said are no duplicates of each other."""

from __future__ import annotations

import sqlite3

_STATEMENTS = (
    """CREATE TABLE apart (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        one BIGINT DEFAULT '0' NOT NULL,
        other BIGINT DEFAULT '0' NOT NULL,
        UNIQUE (one, other)
    )""",
)


def step(connection: sqlite3.Connection) -> None:
    """Bring tables of version 3 to version 4."""
    for statement in _STATEMENTS:
        connection.execute(statement)
