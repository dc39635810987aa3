"""Cuts a .bib file into blocks: entries, macros, preambles, comments, and what cannot be read.

`regular` finds the entries that keep the rules, bibtexparser's splitter cuts the rest. What it is known to
stumble over (2.1.0) is read again by `lenient`: blocks it gives up, headers like `@ article {`, comments
inside entries, fields swallowed by a missing comma.
"""

from __future__ import annotations

import itertools
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from bibtexparser import model
from bibtexparser.splitter import Splitter

from refdesk.formats.bibtex import lenient, regular
from refdesk.formats.text import encoding_of

#: Bytes given to the splitter at once: its speed falls and its memory grows with the length of its text.
_CHUNK = 256 * 1024
#: Where a file may be cut: after the end of a block, before the `@` of the next.
_CUT = re.compile(r"[})]\s*\n(?=[ \t]*@\s*\w+\s*[{(])")
_CUT_BYTES = re.compile(_CUT.pattern.encode())
_SIGN = re.compile(r"\S")
_LINE_START = re.compile(r"^[ \t]*@", re.MULTILINE)
#: A header that the splitter passes over: blanks after `@`, or a line break before the brace.
_HIDDEN_HEADER = re.compile(r"^[ \t]*@\s*[\w-]+\s*[{(]", re.MULTILINE)
#: What goes on like an entry after a damaged header.
_HEADLESS = re.compile(r"^[^\n%]{0,40}?[^\s,{=]+\s*,\s*[\w:+-]+\s*=\s*[{\"]", re.MULTILINE)
_FIELD_NAME = re.compile(r"[^\s%{}\"]+")


class BlockKind(Enum):
    """What a block is: an entry, an `@string`, a comment, a preamble, or text that cannot be read."""

    ENTRY = auto()
    MACRO = auto()
    COMMENT = auto()
    PREAMBLE = auto()
    BROKEN = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a file. `raw` is its text as it stood, `line` its first line, from 1.

    `type` and `key` are an entry's; a macro's name is its key and its value its one field. `fields` are names
    and values as written, in order, repeated ones included. `faults` say what was mended, or why it is
    broken.
    """

    kind: BlockKind
    raw: str
    line: int
    type: str = ""
    key: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    faults: tuple[str, ...] = ()


_KINDS = {"string": BlockKind.MACRO, "preamble": BlockKind.PREAMBLE, "comment": BlockKind.COMMENT}


def blocks(data: bytes) -> Iterator[Block]:
    """The blocks of a file in order; blank lines between them are left out."""
    yield from _blocks_of_all(_texts(data))


def blocks_in(text: str) -> Iterator[Block]:
    """The blocks of a text of any length, in order."""
    yield from _blocks_of_all(_stretches(text))


def _blocks_of_all(texts: Iterator[str]) -> Iterator[Block]:
    line = 1
    for text in texts:
        yield from blocks_of(text, line)
        line += text.count("\n")


def _texts(data: bytes) -> Iterator[str]:
    """The text of a file in stretches of whole blocks, without the byte order mark."""
    encoding = encoding_of(data)
    if encoding.startswith(("utf-16", "utf-32")):
        yield from _stretches(data.decode(encoding, "replace"))
        return
    start = 0
    while start < len(data):
        cut = _CUT_BYTES.search(data, start + _CHUNK)
        end = cut.end() if cut else len(data)
        yield data[start:end].decode(encoding, "replace")
        start = end


def _stretches(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        cut = _CUT.search(text, start + _CHUNK)
        end = cut.end() if cut else len(text)
        yield text[start:end]
        start = end


def blocks_of(text: str, line: int = 1) -> Iterator[Block]:
    """The blocks of a short text that begins on the given line."""
    place = counted = 0
    while (start := _first_sign(text, place)) < len(text):
        line += text.count("\n", counted, start)
        counted = start
        found = regular.entry_at(text, start) if text[start] == "@" else None
        if found:
            place, raw = found.end, text[start : found.end]
            yield Block(BlockKind.ENTRY, raw, line, found.type.lower(), found.key, found.fields)
        else:
            place = _end_of_irregular(text, start)
            yield from _irregular_blocks(text[start:place], line)


def _first_sign(text: str, place: int) -> int:
    """Where the next sign that is no white space stands."""
    found = _SIGN.search(text, place)
    return found.start() if found else len(text)


def _end_of_irregular(text: str, start: int) -> int:
    """Where the next regular entry begins after a stretch that is none."""
    header = lenient.HEADER.match(text, start)
    after = start + 1
    if header and header[1].lower() in _KINDS:
        # An entry inside a comment is a comment.
        after = lenient.block_end(text, header) or after
    for mark in _LINE_START.finditer(text, after):
        if regular.entry_at(text, mark.end() - 1):
            return mark.start()
    return len(text)


def _irregular_blocks(text: str, line: int) -> Iterator[Block]:
    """The blocks of a text as the splitter finds them, mended where it stumbles."""
    place = told = counted = 0
    for found in _split(text):
        start = text.find(str(found.raw), place)
        place = start + len(str(found.raw))
        if place <= told:
            continue
        if start < told:
            rest = line + text.count("\n", counted, told)
            yield from _irregular_blocks(text[told:place], rest)
            continue
        line += text.count("\n", counted, start)
        counted = start
        told = place
        for block in _blocks_from(found, text, start, line):
            told = max(told, start + len(block.raw))
            yield block


def _split(text: str) -> list[model.Block]:
    # It logs a warning for what it gives up, which comes as a Problem here.
    logging.getLogger("bibtexparser.splitter").setLevel(logging.CRITICAL)
    return list(Splitter(text).split().blocks)


def _blocks_from(found: model.Block, text: str, start: int, line: int) -> Iterator[Block]:
    """The block that the splitter found at `start`, read again where it is not sound."""
    raw = str(found.raw)
    if isinstance(found, model.DuplicateFieldKeyBlock):
        yield _entry(found.ignore_error_block, raw, line)
    elif isinstance(found, model.Entry):
        yield _entry(found, raw, line)
    elif isinstance(found, model.ParsingFailedBlock):
        yield _mended(text, start, line)
    elif isinstance(found, model.ImplicitComment):
        yield from _comment(raw, line)
    elif isinstance(found, model.String):
        yield Block(BlockKind.MACRO, raw, line, key=found.key, fields=((found.key, found.value),))
    else:
        kind = BlockKind.PREAMBLE if isinstance(found, model.Preamble) else BlockKind.COMMENT
        yield Block(kind, raw, line)


def _entry(found: Any, raw: str, line: int) -> Block:
    fields = tuple((field.key, str(field.value)) for field in found.fields)
    if all(_is_sound(name, value) for name, value in fields):
        return Block(BlockKind.ENTRY, raw, line, found.entry_type.lower(), found.key, fields)
    return _mended(raw, 0, line)


def _is_sound(name: str, value: str) -> bool:
    """Whether the splitter cut this field right: no comment in its name, no other field in its value."""
    if not name.isalpha() and not _FIELD_NAME.fullmatch(name):
        return False
    return "=" not in value or lenient.value_end(value, 0) == len(value)


def _mended(text: str, start: int, line: int) -> Block:
    reading = lenient.entry_at(text, start)
    if reading is None:
        return Block(BlockKind.BROKEN, text[start:], line, faults=("This is no entry.",))
    raw = text[start : reading.end].rstrip()
    kind = _KINDS.get(reading.type, BlockKind.ENTRY)
    if kind is BlockKind.ENTRY and not reading.fields and reading.faults:
        kind = BlockKind.BROKEN
    faults = tuple(dict.fromkeys(reading.faults))
    return Block(kind, raw, line, reading.type, reading.key, tuple(reading.fields), faults)


def _comment(raw: str, line: int) -> Iterator[Block]:
    """The text between blocks, and the entries in it whose headers the splitter passed over."""
    place = 0
    while header := _HIDDEN_HEADER.search(raw, place):
        yield from _remarks(raw[place : header.start()], line + raw.count("\n", 0, place))
        start = raw.index("@", header.start())
        block = _mended(raw, start, line + raw.count("\n", 0, start))
        yield block
        place = start + len(block.raw)
    yield from _remarks(raw[place:], line + raw.count("\n", 0, place))


def _remarks(text: str, line: int) -> Iterator[Block]:
    """A comment, and after it what looks like entries whose headers are damaged."""
    starts = [match.start() for match in _HEADLESS.finditer(text)]
    for start, end in itertools.pairwise([0, *starts, len(text)]):
        part = text[start:end]
        if not part.strip():
            continue
        first = line + text.count("\n", 0, start + len(part) - len(part.lstrip()))
        if start in starts:
            faults = ("This looks like an entry whose beginning is damaged.",)
            yield Block(BlockKind.BROKEN, part.strip(), first, faults=faults)
        else:
            yield Block(BlockKind.COMMENT, part.strip(), first)
