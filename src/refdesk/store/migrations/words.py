"""Step 3: the words of attached files; the index has words by single spaces, and is made anew on opening."""

from __future__ import annotations

import sqlite3

from refdesk.store.derived import search_index

_STATEMENTS = (
    "CREATE TABLE file_text"
    " (attachment INTEGER NOT NULL, text TEXT DEFAULT '' NOT NULL, PRIMARY KEY (attachment))",
    "DROP TABLE search",
    search_index.DDL,
    *search_index.SETUP,
    # Without rows of the lists beside its records a library is known to lack what is derived.
    "DELETE FROM summary",
)


def step(connection: sqlite3.Connection) -> None:
    """Bring tables of version 2 to version 3."""
    for statement in _STATEMENTS:
        connection.execute(statement)
