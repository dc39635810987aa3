"""The abstracts of a page: the one in the page's own language, and the others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from refdesk.domain.draft import Span
from refdesk.domain.folding import fold
from refdesk.reading.headings import Section
from refdesk.reading.languages import language_of
from refdesk.reading.lines import Line, span_of
from refdesk.reading.page_text import Block, PageText

#: So many letters end an abstract at the next paragraph.
_ENOUGH = 1800
_LONGEST = 9000
_FEWEST_WORDS = 8
_MOST_PARTS, _LONGEST_PART = 8, 1500
_INTRODUCTION = re.compile(
    r"\W*(?:\d\W*)?(?:introduc|введен|einleit|giri|кіріспе|acknowl|引言|前言)", re.IGNORECASE
)
_KEYWORDS_LIKE = re.compile(r"[^.]{3,60}(?:;\s?[^.;]{2,60}){1,}\.?")


class Abstract:
    """One abstract: its words, where they stand, and their language."""

    __slots__ = ("language", "lines", "text")

    def __init__(self, lines: list[Line]) -> None:
        self.lines = tuple(lines)
        self.text = _paragraphs(lines)
        self.language = language_of(self.text)

    @property
    def span(self) -> Span:
        """Where it stands in the page."""
        return span_of(self.lines)


def abstracts_of(page: PageText) -> list[Abstract]:
    """The abstracts in order of the page, one of each language."""
    found: dict[str, Abstract] = {}
    for lines in (_own_lines(page.blocks, place) for place in _openings(page)):
        if sum(len(line.text.split()) for line in lines) < _FEWEST_WORDS and not _is_dense(lines):
            continue
        abstract = Abstract(lines)
        known = found.get(abstract.language)
        if known is None or len(known.text) < len(abstract.text) / 4:
            found[abstract.language] = abstract
    return list(found.values())


def _is_dense(lines: list[Line]) -> bool:
    return sum(len(re.findall(r"[\u3040-\u9fff\uac00-\ud7af]", line.text)) for line in lines) >= 20


def keyword_line_below(page: PageText, abstract: Abstract) -> Line | None:
    """Keywords that stand below an abstract without a heading: `a; b; c`."""
    for block in page.under(Section.ABSTRACT):
        lines = list(block.lines)
        if abstract.lines[0] not in lines:
            continue
        place = lines.index(abstract.lines[-1]) + 1
        if place < len(lines) and _KEYWORDS_LIKE.fullmatch(lines[place].text):
            return lines[place]
    return None


def _openings(page: PageText) -> list[int]:
    return [place for place, block in enumerate(page.blocks) if block.section is Section.ABSTRACT]


def _own_lines(blocks: Sequence[Block], place: int) -> list[Line]:
    """The abstract's lines; those of a structured one with its own small headings."""
    lines = _first_lines(blocks[place])
    seen: set[str] = set()
    for block in blocks[place + 1 :]:
        heading = block.heading
        if block.section is not Section.BODY or heading is None or _INTRODUCTION.match(heading.text):
            break
        if fold(heading.text) in seen or len(seen) == _MOST_PARTS or block.size > _LONGEST_PART:
            break
        seen.add(fold(heading.text))
        lines += [heading, *_first_lines(block)]
    return lines


def _first_lines(block: Block) -> list[Line]:
    lines: list[Line] = []
    size = 0
    for line in block.lines:
        if lines and line.gap and (size > _ENOUGH or _is_foreign(line, lines)):
            break
        if lines and _KEYWORDS_LIKE.fullmatch(line.text) and line.gap:
            break
        size += len(line.text)
        if size > _LONGEST:
            break
        lines.append(line)
    return lines


def _is_foreign(line: Line, lines: list[Line]) -> bool:
    """A short line behind the abstract's paragraphs, or one in another language."""
    words = line.text.split()
    if len(words) < 6 and not line.text.endswith("."):
        return True
    language = language_of(line.text)
    return len(words) > 15 and language != "" and language != language_of(lines[0].text)


def _paragraphs(lines: list[Line]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        text += ("\n\n" if line.gap else " ") + line.text
    return text
