"""The tables: what is true, what is derived from it, and the journal of changes.

Times are UTC milliseconds since 1970. `item` is a record as CSL-JSON, `readings` are JSON too (`codec`).
The derived tables, `summary` and `search`, can be made again from the others at any time.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TextClause,
    UniqueConstraint,
    text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import DDLCompiler
from sqlalchemy.sql.elements import ColumnElement

from refdesk.store.tables.list_order import LISTS, SORT_KEYS

#: "RefD", in the file's header: the mark of a library.
APPLICATION_ID = 0x52656644
metadata = MetaData()
#: SQLite numbers rows itself only where the type is exactly INTEGER.
_ID = BigInteger().with_variant(Integer(), "sqlite")
#: In order of code points, as SQLite has it; PostgreSQL goes by the language of its server if not told.
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")


@compiles(ForeignKeyConstraint, "postgresql")
def _postgresql_foreign_key(constraint: ForeignKeyConstraint, compiler: DDLCompiler, **told: Any) -> str:
    """Undo puts rows back in any order: `sql.defer_foreign_keys`, which SQLite does with any."""
    return f"{compiler.visit_foreign_key_constraint(constraint, **told)} DEFERRABLE"


def _id() -> Column[int]:
    return Column("id", _ID, primary_key=True)


def _to(table: str, name: str) -> Column[int]:
    return Column(name, _ID, ForeignKey(f"{table}.id"), nullable=False)


def _text(name: str) -> Column[str]:
    return Column(name, _TEXT, nullable=False, server_default="")


def _number(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, server_default="0")


def _only(condition: ColumnElement[bool] | TextClause) -> dict[str, Any]:
    """What makes an index one of only those rows that fulfil a condition."""
    return {"sqlite_where": condition, "postgresql_where": condition}


record = Table(
    "record",
    metadata,
    _id(),
    _number("is_article"),
    Column("trashed_at", BigInteger),
    Column("citation_key", _TEXT),
    # Whether a person or a file gave the key (1), so that no pattern makes it anew.
    Column("key_pinned", BigInteger),
    _number("added_at"),
    _number("modified_at"),
    _text("item"),
    Index("record_citation_key", text("lower(citation_key)"), unique=True),
    sqlite_autoincrement=True,
)
#: Where a record was read: `kind` is "page", "reference" or the id of the file format whose entry `text` is,
#: with "+edited" behind it when the record says something else by now.
source = Table(
    "source",
    metadata,
    _id(),
    _to("record", "record"),
    _text("kind"),
    _number("doubtful"),
    _text("readings"),
    _text("text"),
    UniqueConstraint("record"),
    sqlite_autoincrement=True,
)
reference = Table(
    "reference",
    metadata,
    _id(),
    _to("record", "citing"),
    _number("position"),
    _number("number"),
    _text("label"),
    _to("record", "cited"),
    _number("doubtful"),
    _text("text"),
    _text("raw"),
    _text("item"),
    _text("readings"),
    Index("reference_citing", "citing", "position"),
    Index("reference_cited", "cited", "citing"),
    sqlite_autoincrement=True,
)
note = Table(
    "note",
    metadata,
    _id(),
    _to("record", "record"),
    _number("added_at"),
    _number("modified_at"),
    _text("text"),
    Index("note_record", "record"),
    sqlite_autoincrement=True,
)
#: `sha256`, `size` (bytes) and `mtime` (UTC milliseconds) are what the file was when it was last looked at.
attachment = Table(
    "attachment",
    metadata,
    _id(),
    _to("record", "record"),
    _text("path"),
    _text("label"),
    _text("mime"),
    Column("sha256", _TEXT),
    Column("size", BigInteger),
    Column("mtime", BigInteger),
    Index("attachment_record", "record"),
    sqlite_autoincrement=True,
)
collection = Table(
    "collection",
    metadata,
    _id(),
    Column("parent", _ID, ForeignKey("collection.id")),
    _text("name"),
    Index("collection_parent", "parent"),
    sqlite_autoincrement=True,
)
#: One record in one collection.
member = Table(
    "member",
    metadata,
    _id(),
    _to("collection", "collection"),
    _to("record", "record"),
    UniqueConstraint("collection", "record"),
    Index("member_record", "record"),
    sqlite_autoincrement=True,
)
tag = Table(
    "tag",
    metadata,
    _id(),
    _text("name"),
    _text("folded"),
    UniqueConstraint("name"),
    Index("tag_folded", "folded"),
    sqlite_autoincrement=True,
)
#: One tag on one record.
tagging = Table(
    "tagging",
    metadata,
    _id(),
    _to("tag", "tag"),
    _to("record", "record"),
    UniqueConstraint("tag", "record"),
    Index("tagging_record", "record"),
    sqlite_autoincrement=True,
)

#: A search that a person keeps as a list of its own.
saved_search = Table(
    "saved_search", metadata, _id(), _text("name"), _text("query"), sqlite_autoincrement=True
)

#: A collection kept in step with the file at `path`; `sha256` is the file's when both were last alike.
#: No part of the journal: undo changes the library, and the file follows.
linked_file = Table(
    "linked_file",
    metadata,
    _id(),
    Column("collection", BigInteger, nullable=False),
    _text("path"),
    _text("sha256"),
    UniqueConstraint("collection"),
)
#: One entry of such a file as both sides had it then: `text` in the file, `item` (JSON) in the library.
linked_entry = Table(
    "linked_entry",
    metadata,
    _id(),
    Column("linked_file", _ID, ForeignKey("linked_file.id", ondelete="CASCADE"), nullable=False),
    _text("key"),
    _number("record"),
    _text("text"),
    _text("item"),
    UniqueConstraint("linked_file", "key"),
)
#: The text of an attached file, for the search index; no part of the journal: it is read again if need be.
file_text = Table(
    "file_text",
    metadata,
    Column("attachment", _ID, primary_key=True, autoincrement=False),
    _text("text"),
)
#: What is chosen for this library alone.
choice = Table("choice", metadata, Column("name", _TEXT, primary_key=True), _text("value"))

#: Two records (the one with the smaller id first) that a person said are different works.
apart = Table(
    "apart", metadata, _id(), _number("one"), _number("other"), UniqueConstraint("one", "other"),
    sqlite_autoincrement=True,
)  # fmt: skip

#: Two articles (the one with the smaller id first) that may be one work; found anew now and then (`likely`).
likely = Table(
    "likely",
    metadata,
    Column("one", BigInteger, primary_key=True, autoincrement=False),
    Column("other", BigInteger, primary_key=True, autoincrement=False),
)

#: What the journal knows, in an order in which rows may be inserted.
JOURNALLED = (
    record,
    source,
    reference,
    note,
    attachment,
    collection,
    member,
    tag,
    tagging,
    saved_search,
    apart,
)

#: One row of a list, with the keys it is sorted and matched by (`keys`).
summary = Table(
    "summary",
    metadata,
    Column("id", _ID, primary_key=True, autoincrement=False),
    _text("type"),
    Column("year", BigInteger),
    _number("cited_by"),
    _number("reference_count"),
    _number("doubtful"),
    _number("is_article"),
    _number("in_trash"),
    _number("has_attachment"),
    _number("added_at"),
    _number("modified_at"),
    _text("author_key"),
    _number("year_key"),
    _text("title_key"),
    _text("container_key"),
    Column("doi_key", BigInteger),
    Column("work_key", BigInteger),
    Column("title_block", BigInteger),
    Column("author_block", BigInteger),
    _text("title"),
    _text("author_text"),
    _text("container"),
)
for _key in ("doi_key", "work_key", "title_block", "author_block"):
    Index(f"summary_{_key}", summary.c[_key], **_only(summary.c[_key].is_not(None)))

#: One write. `revision` grows with every write, undo and redo; `state` is "done", "undone" or "dropped".
change = Table(
    "change",
    metadata,
    _id(),
    Column("revision", BigInteger, nullable=False),
    _number("at"),
    _text("actor"),
    _text("label"),
    Column("state", _TEXT, nullable=False, server_default="done"),
    Index("change_revision", "revision"),
    Index("change_state", "state", "id"),
    sqlite_autoincrement=True,
)
#: One row before and after (JSON of the columns that changed), or the new rows `row` to `last_row`.
edit = Table(
    "edit",
    metadata,
    Column("id", _ID, primary_key=True),
    _to("change", "change"),
    _text("table_name"),
    _number("row"),
    Column("last_row", BigInteger),
    Column("before", _TEXT),
    Column("after", _TEXT),
    Index("edit_change", "change", "table_name", "row"),
    Index("edit_row", "table_name", "row"),
    Index("edit_range", "table_name", "row", **_only(text("last_row IS NOT NULL"))),
)

#: Rows of the search index, `first` to `last`, whose records were undone and dropped; `tidying` removes them.
leftover = Table("leftover", metadata, _id(), _number("first"), _number("last"))
#: Records, `first` to `last`, that an older RefDesk derived in another way, or a rebuild has to come to;
#: `tidying` derives them anew.
outdated = Table("outdated", metadata, _id(), _number("first"), _number("last"))

for _list, _condition in LISTS.items():
    for _column, _keys in SORT_KEYS.items():
        # The id is the row's own number and stands at the end of every index anyway.
        Index(
            f"{_list}_by_{_column}",
            *(summary.c[name] for name in _keys if name != "id"),
            **_only(text(_condition)),
        )
Index("summary_doubtful", summary.c.author_key, **_only(text("doubtful > 0")))
Index("summary_trash", summary.c.author_key, **_only(text("in_trash = 1")))
