"""What every file format offers, and the entries that travel through it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from refdesk.domain.problem import Problem
from refdesk.domain.record import Record


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file or address that an entry points to. `path` is as the source names it, relative or absolute."""

    path: str
    label: str = ""
    mime: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a file.

    `line` counts from 1. `source` is the entry's text as it stood in a file of the format `source_format`
    (an id),
    which reads alone to the same record; writers of that format give it back byte for byte, so whoever edits
    the
    record drops it. `collections` are paths of names from the top. `references` is the item's cited list, in
    order.
    """

    record: Record
    key: str = ""
    line: int | None = None
    source: str = ""
    source_format: str = ""
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    collections: tuple[tuple[str, ...], ...] = ()
    references: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """A search that a file keeps as a list: its name, the query as it is written here, the groups above."""

    name: str
    query: str
    above: tuple[str, ...] = ()


#: What a reader finds in a file.
Found = Entry | Search | Problem
#: A stretch of a file; bytes only where the file is no text.
Piece = str | bytes


@runtime_checkable
class Format(Protocol):
    """One file format.

    `read` streams and never raises for bad content: what it cannot use comes as a `Problem`, so that entries
    in
    the file = entries + problems of severity error. `write` streams text, and a `Problem` for what the format
    cannot hold. Extensions are in lower case, without the dot, the usual one first.
    """

    @property
    def id(self) -> str:
        """The name on the command line."""
        ...

    @property
    def label(self) -> str:
        """The name in the window."""
        ...

    @property
    def extensions(self) -> tuple[str, ...]:
        """The file name endings, the usual one first."""
        ...

    @property
    def can_write(self) -> bool:
        """Whether `write` works; where not, it raises NotImplementedError."""
        ...

    def recognise(self, data: bytes) -> float:
        """How surely the bytes are of this format, 0 (not at all) to 1."""
        ...

    def read(self, data: bytes) -> Iterator[Found]:
        """The entries of a file, in its order, and the searches that it keeps."""
        ...

    def write(self, entries: Iterable[Entry]) -> Iterator[Piece | Problem]:
        """A file with the entries, in pieces; texts to be encoded as UTF-8."""
        ...
