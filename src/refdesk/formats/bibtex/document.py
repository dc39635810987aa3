"""A whole .bib file as it stands: what is not edited comes back byte for byte."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from refdesk.formats.bibtex import reading
from refdesk.formats.bibtex.revision import revised
from refdesk.formats.bibtex.splitting import BlockKind, blocks_in
from refdesk.formats.bibtex.writing import Dialect, entry_text
from refdesk.formats.format import Entry
from refdesk.formats.text import encoding_of

_DECLARED = re.compile(r"^(%\s*encoding:\s*)[\w.-]+", re.IGNORECASE | re.MULTILINE)


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
        """The document in which the entries of these keys say what is given, new ones added at the end.

        Of an entry that is there only the edited fields change; of several with one key the first is meant.
        """
        known = self._entries_of(changed) if changed else {}
        pieces = []
        for piece in self.pieces:
            before = known.pop(piece.key, None) if piece.key is not None else None
            if before is not None:
                piece = self._revised(piece, before, changed[before.key])
            pieces.append(piece)
        there = set(self.keys)
        for key, entry in changed.items():
            if key not in there:
                text = self._with_line_ends(entry_text(entry, key, dialect))
                gap = self._with_line_ends(self._gap(pieces))
                pieces += [Piece(gap), Piece(text, key), Piece(self._with_line_ends("\n"))]
        return replace(self, pieces=tuple(pieces))

    def _entries_of(self, keys: Collection[str]) -> dict[str, Entry]:
        """The first entry of each of these keys, as it reads in this file."""
        found: dict[str, Entry] = {}
        for entry in reading.read(self.to_bytes()):
            if isinstance(entry, Entry) and entry.key in keys:
                found.setdefault(entry.key, entry)
        return found

    def _revised(self, piece: Piece, before: Entry, after: Entry) -> Piece:
        key = after.key or before.key
        return Piece(revised(piece.text, before, replace(after, key=key)), key)

    def _gap(self, pieces: Sequence[Piece]) -> str:
        """What has to come after the last piece for a blank line before the next."""
        end = "".join(piece.text for piece in pieces[-2:])
        if not end.strip():
            return ""
        breaks = len(end) - len(end.rstrip()) and end[len(end.rstrip()) :].count("\n")
        return "\n" * max(0, 2 - breaks)

    def _with_line_ends(self, text: str) -> str:
        is_windows = any("\r\n" in piece.text for piece in self.pieces[:10])
        return text.replace("\n", "\r\n") if is_windows else text

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
        try:
            return self.mark + text.encode(self.encoding, "surrogateescape")
        except UnicodeEncodeError:
            return self._in_utf8(text)

    def _in_utf8(self, text: str) -> bytes:
        """The file in UTF-8, and saying so: something new in it has letters that its encoding lacks."""
        return _DECLARED.sub(r"\g<1>UTF-8", text, count=1).encode("utf-8", "surrogateescape")


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
