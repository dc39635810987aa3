"""Step 5: which articles may be one work, as far as was looked."""

from __future__ import annotations

import sqlite3

_STATEMENTS = ("CREATE TABLE likely (one BIGINT NOT NULL, other BIGINT NOT NULL, PRIMARY KEY (one, other))",)


def step(connection: sqlite3.Connection) -> None:
    """Bring tables of version 4 to version 5."""
    for statement in _STATEMENTS:
        connection.execute(statement)
