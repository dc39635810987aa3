"""A whole .bib file as it stands: what is not edited comes back byte for byte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self

from refdesk.formats.bibtex.splitting import BlockKind, blocks_in
from refdesk.formats.bibtex.writing import Dialect, entry_text
from refdesk.formats.format import Entry
from refdesk.formats.text import encoding_of


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of a file: an entry with its key, or whatever stands between entries (`key` is None)."""

    text: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The pieces of a file in order, and how its letters become bytes. Never changed in place.

    `mark` are the bytes of the byte order mark, empty where the file has none.
    """

    pieces: tuple[Piece, ...] = ()
    encoding: str = "utf-8"
    mark: bytes = b""

    @classmethod
    def of(cls, data: bytes) -> Self:
        """The document in the bytes of a file. Bytes that are no letters survive as surrogates."""
        encoding, mark = _plain_encoding(data)
        text = data[len(mark) :].decode(encoding, "surrogateescape")
        return cls(tuple(_pieces(text)), encoding, mark)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the entries, in order."""
        return tuple(piece.key for piece in self.pieces if piece.key is not None)

    def with_entries(self, changed: Mapping[str, Entry], dialect: Dialect) -> Self:
        """The document with the entries of these keys written anew; unknown keys are added at the end."""
        known = set(self.keys)
        pieces = [
            replace(piece, text=entry_text(changed[piece.key], piece.key, dialect))
            if piece.key is not None and piece.key in changed
            else piece
            for piece in self.pieces
        ]
        for key, entry in changed.items():
            if key not in known:
                pieces += [Piece("\n\n"), Piece(entry_text(entry, key, dialect), key)]
        return replace(self, pieces=tuple(pieces))

    def without(self, keys: frozenset[str]) -> Self:
        """The document without the entries of these keys and the blank lines after each."""
        pieces: list[Piece] = []
        was_removed = False
        for piece in self.pieces:
            if piece.key in keys:
                was_removed = True
                continue
            pieces.append(
                replace(piece, text=piece.text.lstrip()) if was_removed and piece.key is None else piece
            )
            was_removed = False
        return replace(self, pieces=tuple(pieces))

    def to_bytes(self) -> bytes:
        """The file."""
        text = "".join(piece.text for piece in self.pieces)
        return self.mark + text.encode(self.encoding, "surrogateescape")


def _pieces(text: str) -> Iterator[Piece]:
    place = told = 0
    for block in blocks_in(text):
        start = text.find(block.raw, told)
        told = max(told, start + len(block.raw))
        if block.kind is not BlockKind.ENTRY or start < 0:
            continue
        if start > place:
            yield Piece(text[place:start])
        place = told
        yield Piece(block.raw, block.key)
    if place < len(text):
        yield Piece(text[place:])


def _plain_encoding(data: bytes) -> tuple[str, bytes]:
    """The encoding without a mark, and the mark."""
    encoding = encoding_of(data)
    match encoding:
        case "utf-8-sig":
            return "utf-8", data[:3]
        case "utf-16":
            return ("utf-16-le" if data[:1] == b"\xff" else "utf-16-be"), data[:2]
        case "utf-32":
            return ("utf-32-le" if data[:1] == b"\xff" else "utf-32-be"), data[:4]
        case _:
            return encoding, b""
