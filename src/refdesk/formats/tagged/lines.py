"""Cuts files of tagged lines (`TY  - JOUR`, `PMID- 1`, `%A Smith`) into entries of fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from refdesk.domain.problem import Problem, Severity

#: One field: its tag, its text with the lines that continue it, and its line, from 1. Made by the million.
Tag = tuple[str, str, int]


@dataclass(slots=True)
class TaggedEntry:
    """One entry: first line (from 1), fields in order, lines as they stood, and whether its end was seen.

    `texts` are the texts by tag, empty ones left out.
    """

    line: int
    tags: list[Tag]
    lines: list[str]
    is_ended: bool
    texts: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        texts: dict[str, list[str]] = {}
        for name, text, _ in self.tags:
            if not text:
                continue
            if name in texts:
                texts[name].append(text)
            else:
                texts[name] = [text]
        self.texts = texts

    @property
    def source(self) -> str:
        """The text as it stood, without the blank lines around it."""
        return "\n".join(self.lines).strip("\r\n")

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
        wanted = {name, *more}
        return [text for tag, text, _ in self.tags if tag in wanted and text]


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


def entries(texts: Iterable[str], grammar: Grammar) -> Iterator[TaggedEntry | Problem]:
    """The entries, in order, of a text that comes in stretches of whole lines.

    Lines before the first are left out, those between two reported.
    """
    cutting = _Cutting(grammar)
    keep_line, match_line, turns = cutting.lines.append, grammar.line.match, grammar.starts | {grammar.end}
    # A line that begins like one before it is cut like that one, which is quicker than to match it.
    heads: dict[str, str] = {}
    number = width = 0
    for number, line in enumerate(chain.from_iterable(map(_lines_of, texts)), 1):
        keep_line(line)
        tag, words = heads.get(line[:width]), line[width:]
        if tag is None:
            match = match_line(line)
            if match is None:
                yield from cutting.take_untagged(line, number)
                continue
            tag, words = match["tag"], match["text"] or ""
            width = width or max(0, match.start("text"))
            if match.start("text") == width:
                heads[line[:width]] = tag
        if tag in turns or cutting.is_between:
            yield from cutting.take_turn(number, tag, words)
        elif cutting.more:
            cutting.take(number, tag, words)
        else:
            cutting.tags.append((tag, words.strip(), number))
    yield from cutting.end(number)


def _lines_of(text: str) -> list[str]:
    lines = text.split("\n")
    return lines if lines[-1] else lines[:-1]


class _Cutting:
    """A text that is cut: the fields and lines of the entry so far, and the lines between two that belong to
    none.

    `more` are the lines that continue its last field.
    """

    __slots__ = ("_first", "_grammar", "_is_begun", "_stray", "is_between", "lines", "more", "tags")

    def __init__(self, grammar: Grammar) -> None:
        self.is_between = True
        self.lines: list[str] = []
        self.tags: list[Tag] = []
        self.more: list[str] = []
        self._grammar = grammar
        self._first = 0
        self._stray: list[tuple[int, str]] = []
        self._is_begun = False

    def take(self, number: int, tag: str, words: str) -> None:
        """Adds a field to the entry, or to a new one."""
        self._join()
        if self.is_between:
            self._begin(number)
        self.tags.append((tag, words.strip(), number))

    def take_turn(self, number: int, tag: str, words: str) -> Iterator[TaggedEntry | Problem]:
        """What a tagged line ends, which begins or ends an entry or stands between two."""
        if not self.is_between and self.tags and tag in self._grammar.starts:
            yield from self.end(number - 1)
        if self.is_between:
            yield from self._told()
            self._is_begun = True
        if tag != self._grammar.end:
            self.take(number, tag, words)
            return
        if self.is_between:
            self._begin(number)
        yield from self.end(number, is_ended=True)

    def take_untagged(self, line: str, number: int) -> Sequence[TaggedEntry | Problem]:
        """What a line without a tag ends."""
        words = line.strip()
        if self.is_between:
            self.lines.clear()
            if self._is_begun and words:
                self._stray.append((number, line))
            return ()
        if self._grammar.blank_ends and not words and self.tags:
            return self.end(number - 1)
        if words and self.tags:
            self._continue(words, number)
        return ()

    def end(self, last: int, *, is_ended: bool = False) -> Sequence[TaggedEntry | Problem]:
        """What there is so far, which ends with the line of this number."""
        if self.is_between:
            return self._told()
        self._join()
        self.is_between = True
        if not self.tags and not is_ended:
            return self._told()
        count = last - self._first + 1
        lines = self.lines[:count]
        del self.lines[:count]
        return (TaggedEntry(self._first, self.tags, lines, is_ended), *self._told())

    def _begin(self, number: int) -> None:
        self.tags, self._first, self.is_between = [], number, False
        del self.lines[:-1]

    def _continue(self, words: str, number: int) -> None:
        """The last field goes on; its text is put together when it ends, since it may have many lines."""
        if self.tags[-1][0] in self._grammar.lists:
            self.tags.append((self.tags[-1][0], words, number))
        else:
            self.more.append(words)

    def _join(self) -> None:
        if self.more:
            name, text, line = self.tags[-1]
            self.tags[-1] = (name, self._grammar.joint.join(filter(None, (text, *self.more))), line)
            self.more = []

    def _told(self) -> Sequence[Problem]:
        if not self._stray:
            return ()
        number, excerpt = self._stray[0][0], "\n".join(line for _, line in self._stray).strip()
        self._stray = []
        return (Problem(Severity.WARNING, "These lines belong to no entry.", number, excerpt=excerpt),)


def run_together(found: TaggedEntry, once: frozenset[str]) -> Iterator[Problem]:
    """A warning where the entry has two of what there can be one of, as where two lost what parts them."""
    if not any(len(found.texts[name]) > 1 for name in once if name in found.texts):
        return
    told: set[str] = set()
    for tag, text, line in found.tags:
        if tag in once and tag in told and text:
            message = f"A second “{tag}”: two entries may have run together."
            yield Problem(Severity.WARNING, message, line, excerpt=found.source)
            return
        told.add(tag)
