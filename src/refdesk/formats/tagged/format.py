"""What the formats of tagged lines do alike: cut, told what says nothing, written line by line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from refdesk.domain.problem import Problem, Severity
from refdesk.formats.format import Entry
from refdesk.formats.losses import losses
from refdesk.formats.tagged.lines import Grammar, TaggedEntry, entries
from refdesk.formats.text import head_of, stretches

Cut = Iterator[TaggedEntry | Problem]


def _as_cut(cut: Cut) -> Cut:
    return cut


@dataclass(frozen=True, slots=True)
class Layout:
    """How entries are written: `line` with places for tag and text, `head` and `foot` of the file, and what
    ends an entry."""

    line: str
    end: str = ""
    head: str = ""
    foot: str = ""


@dataclass(frozen=True, slots=True)
class TaggedFormat:
    """A format of tagged lines, from what is its own.

    `likeness` says of a file's beginning how surely it is of this format. Tags in `silent` say nothing of a
    work; an entry of `headings` alone is the file's own. `mended` puts right what cutting could not know,
    `doubts` what may be wrong in an entry. `lines_of` are the tags and texts of an entry to be written, those
    with line breaks ready to be written so.
    """

    id: str
    label: str
    extensions: tuple[str, ...]
    grammar: Grammar
    layout: Layout
    likeness: Callable[[str], float]
    entry_of: Callable[[TaggedEntry], Entry]
    doubts: Callable[[TaggedEntry], Iterator[Problem]]
    lines_of: Callable[[Entry], Iterator[tuple[str, str]]]
    held: Callable[[Entry], Collection[str]]
    silent: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()
    mended: Callable[[Cut], Cut] = _as_cut
    can_write: bool = True

    def recognise(self, data: bytes) -> float:
        """How surely the bytes are of this format, by their beginning."""
        return self.likeness(head_of(data))

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """The entries of a file, in its order."""
        for found in self.mended(entries(stretches(data), self.grammar)):
            if isinstance(found, Problem):
                yield found
            elif not found.texts.keys() <= self.silent:
                yield self.entry_of(found)
                yield from self.doubts(found)
            elif not (found.tags and all(tag in self.headings for tag, *_ in found.tags)):
                yield Problem(Severity.ERROR, "This entry says nothing.", found.line, excerpt=found.source)

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """The entries, those that came from this format as they stood."""
        layout = self.layout
        if layout.head:
            yield layout.head
        for entry in entries:
            if entry.source and entry.source_format == self.id:
                yield entry.source + "\n\n"
                continue
            text = "".join([layout.line % each for each in self.lines_of(entry) if each[1]])
            if not text:
                message = f"Nothing of this entry can be said in {self.label}."
                yield Problem(Severity.ERROR, message, key=entry.key)
                continue
            yield f"{text}{layout.end}\n"
            yield from losses(entry, self.held(entry), self.label)
        if layout.foot:
            yield layout.foot


def one_line(text: str) -> str:
    """The text without line breaks, white space made single."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.split())
