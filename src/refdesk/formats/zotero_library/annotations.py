"""What a person marked and wrote in Zotero's reader, as one note for each file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

_QUERY = """
SELECT coalesce(file.parentItemID, file.itemID), file.itemID, mark.text, mark.comment, mark.pageLabel,
    mark.itemID
FROM itemAnnotations AS mark JOIN itemAttachments AS file ON file.itemID = mark.parentItemID
ORDER BY 1, 2, mark.sortIndex
"""


def annotation_notes(connection: sqlite3.Connection, trash: frozenset[int]) -> Iterator[tuple[int, str]]:
    """The item and the text of each note, in the order of the pages."""
    for (item, file), marks in groupby(connection.execute(_QUERY).fetchall(), itemgetter(0, 1)):
        lines = [_line(*mark[2:5]) for mark in marks if mark[5] not in trash]
        told = "\n".join(line for line in lines if line)
        if told and not {item, file} & trash:
            yield item, f"Annotations\n{told}"


def _line(text: str | None, comment: str | None, page: str | None) -> str:
    """`p. 12: “what was marked” what was written`; empty for a drawing without words."""
    words = [f"\u201c{' '.join(text.split())}\u201d" if text else "", " ".join((comment or "").split())]
    told = " ".join(word for word in words if word)
    return f"p. {page}: {told}" if told and page else told
