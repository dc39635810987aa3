"""Cuts files of tagged lines (`TY  - JOUR`, `PMID- 1`, `%A Smith`) into entries of fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from refdesk.domain.problem import Problem, Severity

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


#: One field: its tag, its text with the lines that continue it, and its line, from 1. Made by the million.
Tag = tuple[str, str, int]


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
        for name, text, _ in self.tags:
            if not text:
                continue
            if name in texts:
                texts[name].append(text)
            else:
                texts[name] = [text]
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

    def all(self, name: str, *more: str) -> list[str]:
        """The texts of these tags, in the file's order."""
        if not more or self.texts.keys().isdisjoint(more):
            return self.texts.get(name, [])
        return [text for tag, text, _ in self.tags if text and (tag == name or tag in more)]


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a tagged format is cut. `line` has the groups `tag` and `text`; any other line continues a field.

    An entry begins at a tag of `starts`, where the one before ends, and ends after `end`; with `blank_ends`,
    a blank line ends it too. Continued lines are joined by `joint`; those of the tags in `lists` are fields
    of their own.
    """

    line: re.Pattern[str]
    starts: frozenset[str]
    end: str = ""
    blank_ends: bool = False
    joint: str = " "
    lists: frozenset[str] = frozenset()


def entries(text: str, grammar: Grammar) -> Iterator[TaggedEntry | Problem]:
    """The entries of a text in order; lines before the first are left out, those between two reported."""
    cutting = _Cutting(grammar)
    match_line, turns = grammar.line.match, grammar.starts | {grammar.end}
    for number, line in enumerate(_LINE.findall(text), 1):
        match = match_line(line)
        if match is None:
            yield from cutting.take_untagged(line, number)
            continue
        tag, words = match.groups()
        if tag in turns or cutting.current is None:
            yield from cutting.take_turn(line, number, tag, words)
        elif cutting.more:
            cutting.take(line, number, tag, words)
        else:
            cutting.current.lines.append(line)
            cutting.current.tags.append((tag, words.strip() if words else "", number))
    yield from cutting.end()


class _Cutting:
    """A text that is cut: the entry so far, and the lines after the one before that belong to none.

    `more` are the lines that continue its last field.
    """

    __slots__ = ("_grammar", "_is_begun", "_stray", "_stray_line", "current", "more")

    def __init__(self, grammar: Grammar) -> None:
        self.current: TaggedEntry | None = None
        self.more: list[str] = []
        self._grammar = grammar
        self._stray: list[str] = []
        self._stray_line = 0
        self._is_begun = False

    def take(self, line: str, number: int, tag: str, words: str | None) -> None:
        """Adds a field to the entry, or to a new one."""
        self._join()
        self.current = self.current or TaggedEntry(number)
        self.current.lines.append(line)
        self.current.tags.append((tag, words.strip() if words else "", number))

    def take_turn(
        self, line: str, number: int, tag: str, words: str | None
    ) -> Iterator[TaggedEntry | Problem]:
        """What a tagged line ends, which begins or ends an entry or stands between two."""
        if self.current and self.current.tags and tag in self._grammar.starts:
            yield from self.end()
        if self.current is None:
            yield from self._told()
            self._is_begun = True
        if tag != self._grammar.end:
            self.take(line, number, tag, words)
            return
        self.current = self.current or TaggedEntry(number)
        self.current.lines.append(line)
        self.current.is_ended = True
        yield from self.end()

    def take_untagged(self, line: str, number: int) -> Sequence[TaggedEntry | Problem]:
        """What a line without a tag ends."""
        words = line.strip()
        if self.current is None:
            if self._is_begun and words:
                self._stray_line = self._stray_line if self._stray else number
                self._stray.append(line)
            return ()
        if self._grammar.blank_ends and not words and self.current.tags:
            return self.end()
        self.current.lines.append(line)
        if words and self.current.tags:
            self._continue(words, number)
        return ()

    def end(self) -> Sequence[TaggedEntry | Problem]:
        """What there is so far, which ends here."""
        self._join()
        entry, self.current = self.current, None
        is_whole = entry is not None and (entry.tags or entry.is_ended)
        return (*([entry] if entry is not None and is_whole else []), *self._told())

    def _continue(self, words: str, number: int) -> None:
        """The last field goes on; its text is put together when it ends, since it may have many lines."""
        if self.current and self.current.tags[-1][0] in self._grammar.lists:
            self.current.tags.append((self.current.tags[-1][0], words, number))
        else:
            self.more.append(words)

    def _join(self) -> None:
        if self.more and self.current:
            name, text, line = self.current.tags[-1]
            joined = self._grammar.joint.join(filter(None, (text, *self.more)))
            self.current.tags[-1] = (name, joined, line)
        self.more = []

    def _told(self) -> Sequence[Problem]:
        if not self._stray:
            return ()
        excerpt = "".join(self._stray).strip()
        self._stray = []
        message = "These lines belong to no entry."
        return (Problem(Severity.WARNING, message, self._stray_line, excerpt=excerpt),)


def run_together(found: TaggedEntry, once: frozenset[str]) -> Iterator[Problem]:
    """A warning where the entry has two of what there can be one of, as where two lost what parts them."""
    if all(len(found.texts.get(name, ())) < 2 for name in once):
        return
    told: set[str] = set()
    for tag, text, line in found.tags:
        if tag in once and tag in told and text:
            message = f"A second “{tag}”: two entries may have run together."
            yield Problem(Severity.WARNING, message, line, excerpt=found.source)
            return
        told.add(tag)
