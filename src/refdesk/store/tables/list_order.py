"""What the lists are made of: their conditions, their sort keys, and what a row shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from refdesk.domain.summary import Summary

#: The version of the tables (`schema`); `migrations` brings older files here.
VERSION = 6

#: The columns of the search index, an FTS5 table whose rowid is the record's id.
SEARCH_COLUMNS = (
    "title", "names", "container", "identifiers", "citation_key", "tags", "notes", "abstract", "other",
    "cites", "files",
)  # fmt: skip

#: The lists that have an index for every sortable column, and the condition of each, as SQL that SQLite
#: recognises word for word.
LISTS = {
    "articles": "is_article = 1 AND in_trash = 0",
    "references": "cited_by > 0 AND in_trash = 0",
}
#: The columns that a list is sorted by, for each column a person can choose.
SORT_KEYS = {
    "author": ("author_key", "year_key", "title_key", "id"),
    "title": ("title_key", "author_key", "year_key", "id"),
    "year": ("year_key", "author_key", "title_key", "id"),
    "container": ("container_key", "author_key", "year_key", "id"),
    "type": ("type", "author_key", "year_key", "id"),
    "cited_by": ("cited_by", "author_key", "year_key", "id"),
    "reference_count": ("reference_count", "author_key", "year_key", "id"),
    "added_at": ("added_at", "id"),
    "modified_at": ("modified_at", "id"),
}
#: The columns of a `Summary`, in its order.
SUMMARY_COLUMNS = (
    "id", "type", "title", "author_text", "container", "year", "cited_by", "reference_count", "doubtful",
    "is_article", "has_attachment", "added_at", "modified_at",
)  # fmt: skip


def keys_of(column: str) -> tuple[str, ...]:
    """The columns that a list is sorted by; what has no order of its own goes by author."""
    return SORT_KEYS.get(column, SORT_KEYS["author"])


def summary_of(row: Sequence[Any]) -> Summary:
    """The summary in a row of SUMMARY_COLUMNS."""
    *told, is_article, has_attachment, added_at, modified_at = row
    told += (bool(is_article), bool(has_attachment), added_at, modified_at)
    return Summary(*told)
