"""Cuts files of tagged lines (`TY  - JOUR`, `PMID- 1`, `%A Smith`) into entries of fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Tag(NamedTuple):
    """One field: its tag, its text with the lines that continue it, and its line, from 1."""

    name: str
    text: str
    line: int


@dataclass
class TaggedEntry:
    """One entry: fields in order, lines as they stood, first line (from 1), and whether its end was seen."""

    line: int
    tags: list[Tag] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    is_ended: bool = False

    @cached_property
    def texts(self) -> dict[str, list[str]]:
        """The texts by tag, empty ones left out; to be asked when the entry is whole."""
        texts: dict[str, list[str]] = {}
        for tag in self.tags:
            if tag.text:
                texts.setdefault(tag.name, []).append(tag.text)
        return texts

    @property
    def source(self) -> str:
        """The text as it stood, without the blank lines around it."""
        return "".join(self.lines).strip("\r\n")

    def first(self, *names: str) -> str:
        """The text of the first of these tags that has one."""
        texts = self.texts
        for name in names:
            if name in texts:
                return texts[name][0]
        return ""

    def all(self, *names: str) -> list[str]:
        """The texts of these tags, in the file's order."""
        if len(names) == 1:
            return self.texts.get(names[0], [])
        return [tag.text for tag in self.tags if tag.name in names and tag.text]


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a tagged format is cut. `line` has the groups `tag` and `text`; any other line continues a field.

    An entry begins at a tag of `starts` (if it has fields already, the one before ends), and ends after
    `end`;
    with `blank_ends`, a blank line ends it too. Continued lines are joined by `joint`.
    """

    line: re.Pattern[str]
    starts: frozenset[str]
    end: str = ""
    blank_ends: bool = False
    joint: str = " "


def entries(text: str, grammar: Grammar) -> Iterator[TaggedEntry]:
    """The entries of a text in order; lines before the first tag are left out."""
    current: TaggedEntry | None = None
    for number, line in enumerate(_LINE.findall(text), 1):
        match = grammar.line.match(line)
        if match is None:
            if current and grammar.blank_ends and not line.strip() and current.tags:
                yield current
                current = None
            elif current:
                _continue(current, line, grammar)
            continue
        tag, words = match.group("tag", "text")
        if current and tag in grammar.starts and _is_begun(current, grammar):
            yield current
            current = None
        current = current or TaggedEntry(number)
        current.lines.append(line)
        if tag == grammar.end:
            current.is_ended = True
            yield current
            current = None
        else:
            current.tags.append(Tag(tag, words.strip() if words else "", number))
    if current and current.tags:
        yield current


def _is_begun(current: TaggedEntry, grammar: Grammar) -> bool:
    return any(tag.name in grammar.starts for tag in current.tags)


def _continue(current: TaggedEntry, line: str, grammar: Grammar) -> None:
    current.lines.append(line)
    if line.strip() and current.tags:
        last = current.tags[-1]
        text = f"{last.text}{grammar.joint}{line.strip()}" if last.text else line.strip()
        current.tags[-1] = Tag(last.name, text, last.line)
