"""BibTeX and biblatex as formats: one reader for both, two dialects in writing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from refdesk.domain.problem import Problem
from refdesk.formats.bibtex import reading, writing
from refdesk.formats.bibtex.splitting import BlockKind, blocks_of
from refdesk.formats.bibtex.writing import Dialect
from refdesk.formats.format import Entry, Found
from refdesk.formats.text import head_of

_ENTRY = re.compile(r"^[ \t]*@\s*(\w+)\s*[{(]", re.MULTILINE)
_FIELD = re.compile(r"@\s*\w+\s*[{(]\s*[^\s,={}]*\s*,?\s*(?:[\w:+-]+\s*=|[})])")
_HEAD = 1 << 16
#: So many letters between the blocks are a heading or a licence.
_FREE = 1000


@dataclass(frozen=True, slots=True)
class Bibtex:
    """A `.bib` file, written in one of the two dialects."""

    id: str
    label: str
    dialect: Dialect
    extensions: tuple[str, ...] = ("bib", "bibtex")
    can_write: bool = True

    def recognise(self, data: bytes) -> float:
        """High where the text is mostly entries; a page that quotes one in between its own words is none."""
        text = head_of(data, _HEAD)
        if not _ENTRY.search(text):
            return 0.0
        if not _FIELD.search(text):
            return 0.3
        return 0.9 if _is_mostly_blocks(text) else 0.2

    def read(self, data: bytes) -> Iterator[Found]:
        """The entries of a file, in its order, and JabRef's groups that are searches."""
        return reading.read(data)

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """The entries; those with a source text as they stood."""
        return writing.write(entries, self.dialect)


def _is_mostly_blocks(text: str) -> bool:
    """Whether what stands between the blocks is less than they are, lines of `%` not counted."""
    between = blocks = 0
    for block in blocks_of(text):
        if block.kind is BlockKind.COMMENT and not block.raw.startswith("@"):
            between += sum(len(line) for line in block.raw.split("\n") if not line.lstrip().startswith("%"))
        else:
            blocks += len(block.raw)
    return between < max(blocks, _FREE)


BIBTEX = Bibtex("bibtex", "BibTeX", Dialect.BIBTEX)
BIBLATEX = Bibtex("biblatex", "BibLaTeX", Dialect.BIBLATEX)
