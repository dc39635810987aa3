"""Reads a .bib file: entries with their records, and problems, as a stream."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from refdesk.domain.problem import Problem, Severity
from refdesk.formats.bibtex import files
from refdesk.formats.bibtex import preamble as preambles
from refdesk.formats.bibtex.entries import record_from
from refdesk.formats.bibtex.groups import Meta
from refdesk.formats.bibtex.inheritance import complete
from refdesk.formats.bibtex.mapping import ALIASES, BIBLATEX_FIELDS, BIBLATEX_TYPES
from refdesk.formats.bibtex.splitting import Block, BlockKind, blocks
from refdesk.formats.bibtex.values import JOURNALS, MONTHS, evaluated, names_of_macros
from refdesk.formats.format import Entry, Found

#: A longer text is no abbreviation, but one that macros of macros blow up; it counts as not defined.
_LONGEST_MACRO = 100_000
_LINK = re.compile(rb"\b(?:crossref|xdata)\s*=\s*[{\"]?([^\s{}\"][^{}\"\n]*)", re.IGNORECASE)
_COMMAND = re.compile(r"\\([a-zA-Z@]+)")
#: So many bytes are searched in one go, and so many more, for what begins at their end.
_PART, _OVERLAP = 1 << 20, 1 << 12
_JABREF = re.compile(rb"@comment\s*\{\s*jabref-meta", re.IGNORECASE)


def read(data: bytes) -> Iterator[Found]:
    """The searches that a file keeps, then its entries, each followed by the problems that concern it."""
    index = _Index.of(data)
    macros = _Macros()
    yield from index.meta.searches()
    for block in blocks(data):
        if block.kind is BlockKind.MACRO:
            yield from (_problem(block, fault) for fault in macros.define(block))
        elif block.kind is BlockKind.PREAMBLE:
            macros.learn_commands(block.raw)
        elif block.kind is BlockKind.BROKEN:
            yield Problem(Severity.ERROR, " ".join(block.faults), block.line, block.key, excerpt=block.raw)
        elif block.kind is BlockKind.ENTRY and block.type != "xdata":
            yield from _read_entry(block, macros, index)


@dataclass(slots=True)
class _Macros:
    """What was defined so far: the macros' texts, and the blocks that define them, with those they lean on.

    `commands` are the preambles by the LaTeX commands that they define, `bodies` what those stand for.
    """

    texts: dict[str, str] = field(default_factory=lambda: {**MONTHS, **JOURNALS})
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)
    commands: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, preambles.Command] = field(default_factory=dict)

    def define(self, block: Block) -> list[str]:
        """Learns a macro; what is wrong with it."""
        faults = list(block.faults)
        sources = (*self.sources_of(block), block.raw)
        for name, value in block.fields:
            text, unknown = evaluated(value, self.texts)
            faults += (f"Nothing before it in the file defines “{each}”." for each in unknown)
            if len(text) > _LONGEST_MACRO:
                faults.append(f"The macro “{name}” is too long.")
                continue
            self.sources[name.lower()] = sources
            self.texts[name.lower()] = text
        return faults

    def learn_commands(self, preamble: str) -> None:
        self.commands |= dict.fromkeys(preambles.names_in(preamble), preamble)
        self.bodies |= preambles.commands_in(preamble)

    def sources_of(self, block: Block) -> tuple[str, ...]:
        """The blocks that define what the values name, in the order of the file, each once."""
        if not self.sources and not self.commands:
            return ()
        values = [value for _, value in block.fields]
        found = [
            source
            for value in values
            for name in names_of_macros(value)
            for source in self.sources.get(name, ())
        ]
        if self.commands:
            used = (command for value in values for command in _COMMAND.findall(value))
            found += [self.commands[command] for command in used if command in self.commands]
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class _Parent:
    """An entry that others take fields from."""

    type: str
    fields: Mapping[str, str]
    source: str


@dataclass(slots=True)
class _Index:
    """What has to be known of the whole file before its first entry is read."""

    parents: dict[str, _Parent] = field(default_factory=dict)
    meta: Meta = field(default_factory=Meta)

    @classmethod
    def of(cls, data: bytes) -> _Index:
        index = cls()
        links = _in_parts(_LINK, data, b"crossref", b"xdata")
        wanted = {key.strip().lower() for keys in links for key in _as_text(keys).split(",")}
        if not wanted and next(_in_parts(_JABREF, data, b"jabref-meta"), None) is None:
            return index
        macros = _Macros()
        for block in blocks(data):
            if block.kind is BlockKind.MACRO:
                macros.define(block)
            elif block.kind is BlockKind.PREAMBLE:
                macros.learn_commands(block.raw)
            elif block.kind is BlockKind.COMMENT:
                index.meta.learn(block.raw)
            elif block.kind is BlockKind.ENTRY and block.key.lower() in wanted:
                index.parents.setdefault(block.key.lower(), _parent(block, macros))
        return index

    def find(self, key: str) -> tuple[str, Mapping[str, str]] | None:
        parent = self.parents.get(key)
        return (parent.type, parent.fields) if parent else None


def _in_parts(pattern: re.Pattern[bytes], data: bytes, *words: bytes) -> Iterator[bytes]:
    """What a pattern, which has one of the words in it, finds.

    It is looked for part by part, since a search holds the interpreter until it is over, and only where a
    word is, which is found out much sooner.
    """
    for start in range(0, len(data), _PART):
        part = data[start : start + _PART + _OVERLAP].lower()
        if any(word in part for word in words):
            yield from pattern.findall(data, start, start + _PART + _OVERLAP)


def _as_text(keys: bytes) -> str:
    return keys.decode("utf-8", "replace")


def _parent(block: Block, macros: _Macros) -> _Parent:
    fields, _ = _evaluated_fields(block, macros)
    source = "\n\n".join((*macros.sources_of(block), block.raw))
    return _Parent(block.type, fields, source)


def _read_entry(block: Block, macros: _Macros, index: _Index) -> Iterator[Entry | Problem]:
    fields, problems = _evaluated_fields(block, macros)
    parents: list[str] = []
    if "crossref" in fields or "xdata" in fields:
        fields, parents, missing = _with_inherited(block.type, fields, index)
        problems.extend(
            _problem(block, f"It refers to “{key}”, which is not in the file.") for key in missing
        )
    named = {name: fields.pop(name) for name in list(fields) if files.is_file_field(name)}
    attachments = files.attachments_in(named, index.meta.folder) if named else ()
    collections = index.meta.collections(block.key, block.type, fields)
    yield Entry(
        record_from(block.type, fields),
        block.key,
        block.line,
        "\n\n".join((*macros.sources_of(block), block.raw, *parents)),
        dialect_of(block),
        tags=_tags(fields),
        attachments=attachments,
        collections=collections,
    )
    problems.extend(_problem(block, fault) for fault in block.faults)
    yield from problems


def dialect_of(block: Block) -> str:
    """The format an entry was written in: `biblatex` where it has what BibTeX's styles do not know."""
    names = [name.lower() for name, _ in block.fields]
    is_biblatex = block.type in BIBLATEX_TYPES or not BIBLATEX_FIELDS.isdisjoint(names)
    return "biblatex" if is_biblatex else "bibtex"


def _with_inherited(
    entry_type: str, fields: dict[str, str], index: _Index
) -> tuple[dict[str, str], list[str], list[str]]:
    """The fields with the parents', the parents' source texts, and the keys that were not found."""
    used: list[str] = []

    def find(key: str) -> tuple[str, Mapping[str, str]] | None:
        found = index.find(key)
        if found:
            used.append(index.parents[key].source)
        return found

    own, missing = complete(entry_type, fields, find)
    return own, list(dict.fromkeys(used)), list(dict.fromkeys(missing))


def _evaluated_fields(block: Block, macros: _Macros) -> tuple[dict[str, str], list[Problem]]:
    """The fields' texts under canonical names (another name stays where both are given); the first counts."""
    names = {name.lower() for name, _ in block.fields}
    fields: dict[str, str] = {}
    problems: list[Problem] = []
    for written, value in block.fields:
        name = written.lower()
        canonical = ALIASES.get(name)
        if canonical and canonical not in names:
            name = canonical
        text, unknown = evaluated(value, macros.texts)
        text = preambles.written_out(text, macros.bodies)
        if name not in fields:
            fields[name] = text
        elif text != fields[name]:
            problems.append(_problem(block, f"A second value, “{text}”, was left out.", name))
        if unknown:
            faults = (f"Nothing in the file defines “{macro}”." for macro in unknown)
            problems.extend(_problem(block, fault, name) for fault in faults)
    return fields, problems


def _problem(block: Block, message: str, name: str = "") -> Problem:
    return Problem(Severity.WARNING, message, block.line, block.key, name, block.raw)


def _tags(fields: Mapping[str, str]) -> tuple[str, ...]:
    """Mendeley keeps a person's tags apart from the publisher's keywords."""
    if "mendeley-tags" not in fields:
        return ()
    words = (word.strip() for word in fields.get("mendeley-tags", "").replace(";", ",").split(","))
    return tuple(dict.fromkeys(word for word in words if word))
