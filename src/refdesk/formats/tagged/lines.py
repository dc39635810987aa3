"""Cuts files of tagged lines (`TY  - JOUR`, `PMID- 1`, `%A Smith`) into entries of fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from refdesk.domain.problem import Problem, Severity

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

    An entry begins at a tag of `starts`, where the one before ends, and ends after `end`; with `blank_ends`,
    a blank line ends it too. Continued lines are joined by `joint`.
    """

    line: re.Pattern[str]
    starts: frozenset[str]
    end: str = ""
    blank_ends: bool = False
    joint: str = " "


def entries(text: str, grammar: Grammar) -> Iterator[TaggedEntry | Problem]:
    """The entries of a text in order; lines before the first are left out, those between two reported."""
    cutting = _Cutting(grammar)
    match_line = grammar.line.match
    for number, line in enumerate(_LINE.findall(text), 1):
        match = match_line(line)
        if match is None:
            done = cutting.take_untagged(line, number)
        else:
            done = cutting.take(line, number, match["tag"], match["text"])
        if done:
            yield from done
    yield from cutting.end()


@dataclass(slots=True)
class _Cutting:
    """A text that is cut: the entry so far, and the lines after the one before that belong to none."""

    grammar: Grammar
    current: TaggedEntry | None = None
    stray: list[str] = field(default_factory=list)
    stray_line: int = 0
    is_begun: bool = False

    def take(self, line: str, number: int, tag: str, words: str | None) -> Sequence[TaggedEntry | Problem]:
        """What a tagged line ends."""
        done: Sequence[TaggedEntry | Problem] = ()
        if self.current and tag in self.grammar.starts and self.current.tags:
            done = self.end()
        if self.current is None:
            done = (*done, *self._told())
            self.current, self.is_begun = TaggedEntry(number), True
        self.current.lines.append(line)
        if tag != self.grammar.end:
            self.current.tags.append(Tag(tag, words.strip() if words else "", number))
            return done
        self.current.is_ended = True
        return (*done, *self.end())

    def take_untagged(self, line: str, number: int) -> Sequence[TaggedEntry | Problem]:
        """What a line without a tag ends."""
        if self.current is None:
            if self.is_begun and line.strip():
                self.stray_line = self.stray_line if self.stray else number
                self.stray.append(line)
            return ()
        if self.grammar.blank_ends and not line.strip() and self.current.tags:
            return self.end()
        _continue(self.current, line, self.grammar)
        return ()

    def end(self) -> Sequence[TaggedEntry | Problem]:
        """What there is so far, which ends here."""
        entry, self.current = self.current, None
        is_whole = entry is not None and (entry.tags or entry.is_ended)
        return (*([entry] if entry is not None and is_whole else []), *self._told())

    def _told(self) -> Sequence[Problem]:
        if not self.stray:
            return ()
        excerpt = "".join(self.stray).strip()
        self.stray = []
        message = "These lines belong to no entry."
        return (Problem(Severity.WARNING, message, self.stray_line, excerpt=excerpt),)


def run_together(found: TaggedEntry, once: frozenset[str]) -> Iterator[Problem]:
    """A warning where the entry has two of what there can be one of, as where two lost what parts them."""
    told: set[str] = set()
    for tag in found.tags:
        if tag.name in once and tag.name in told and tag.text:
            message = f"A second “{tag.name}”: two entries may have run together."
            yield Problem(Severity.WARNING, message, tag.line, excerpt=found.source)
            return
        told.add(tag.name)


def _continue(current: TaggedEntry, line: str, grammar: Grammar) -> None:
    current.lines.append(line)
    if line.strip() and current.tags:
        last = current.tags[-1]
        text = f"{last.text}{grammar.joint}{line.strip()}" if last.text else line.strip()
        current.tags[-1] = Tag(last.name, text, last.line)
