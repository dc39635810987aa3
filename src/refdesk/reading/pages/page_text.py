"""A page's text as lines under headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest

from refdesk.domain.draft import Span
from refdesk.reading.text.headings import Section, inline_section, section_of
from refdesk.reading.text.languages import language_of
from refdesk.reading.text.lines import Line

_INLINE = frozenset({Section.ABSTRACT, Section.KEYWORDS, Section.CITATION, Section.FUNDING, Section.AUTHORS})
#: An article's own data stand near the page's beginning or its end; so many lines are looked at there.
_HEAD, _TAIL = 2500, 500
_SUBSTANTIAL = 80
#: CyberLeninka names the authors in the abstract's heading.
_ABSTRACT_WITH_AUTHORS = re.compile(
    r"Аннотация научной статьи|Abstract (?:of|\d{4}) scientific (?:article|paper)",
    re.IGNORECASE,
)
_LONG_LINE = 150
#: Chinese and Japanese say much in few letters.
_LONG_DENSE_LINE = 50
_DENSE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{4}")
_ENOUGH_LINES = 40
_LONGEST_VALUE = 30
#: A part of a structured abstract: `Methods: We asked`.
LABELLED_PART = re.compile(r"[^\W\d_][\w ]{2,40}: \S")


_FULL_TEXT = re.compile(r"Текст научной (?:работы|статьи) на тему")
_RELATED = re.compile(r"Похожие темы|Peer Review reports?$|Similar articles")


@dataclass(frozen=True, slots=True)
class Block:
    """The lines below one heading up to the next; the page's first block has none (`section` is None).

    `lines` has the words behind an inline label (`Keywords: a, b`) as its first line.
    """

    section: Section | None
    heading: Line | None
    lines: tuple[Line, ...]

    @property
    def size(self) -> int:
        """How many letters stand below the heading: a menu's entry has few."""
        return sum(len(line.text) for line in self.lines)


@dataclass(frozen=True, slots=True)
class PageText:
    """What front matter is read from: the lines outside the reference lists, and the same under headings."""

    text: str
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]

    def under(self, section: Section) -> list[Block]:
        """The blocks of one kind that have any lines."""
        return [block for block in self.blocks if block.section is section and block.lines]

    def before(self, *sections: Section) -> list[Line]:
        """The lines up to the first heading of these kinds that has more than a menu's words below it."""
        found = []
        for block in self.blocks:
            if block.section in sections and block.size >= _SUBSTANTIAL:
                break
            found += [block.heading] if block.heading else []
            found += block.lines
        return found

    def after(self, position: int, *sections: Section) -> list[Line]:
        """The lines behind a position up to the next of these headings that is no menu's."""
        found: list[Line] = []
        for block in self.blocks:
            opening = block.heading or (block.lines[0] if block.lines else None)
            if opening is None or (block.lines and block.lines[-1].end <= position):
                continue
            if block.section in sections and block.size >= _SUBSTANTIAL and opening.start >= position:
                break
            found += [
                line
                for line in (*([block.heading] if block.heading else []), *block.lines)
                if line.start >= position
            ]
        return found


def page_text(text: str, lines: Sequence[Line], taken: Iterable[Span]) -> PageText:
    """The page without the spans that the reference lists take."""
    spans = sorted(taken)
    free = [line for line in lines if not any(line.span.overlaps(span) for span in spans)]
    kept = free if len(free) <= _HEAD + _TAIL else free[:_HEAD] + free[-_TAIL:]
    return PageText(text, tuple(kept), tuple(_blocks(kept)))


def page_language(lines: Iterable[Line]) -> str:
    """The language of most of a page's longer lines."""
    long = (
        line for line in lines if len(line.text) > (_LONG_DENSE_LINE if _is_dense(line.text) else _LONG_LINE)
    )
    languages = Counter(language_of(line.text) for line in islice(long, _ENOUGH_LINES))
    return languages.most_common(1)[0][0] if languages else ""


def _is_dense(text: str) -> bool:
    return _DENSE.search(text) is not None


def _blocks(lines: Iterable[Line]) -> list[Block]:
    blocks: list[Block] = []
    section, heading, own = None, None, list[Line]()
    all_lines = list(lines)
    counts = Counter(line.text for line in all_lines if len(line.text) < _LONG_LINE)
    for line, following in zip_longest(all_lines, all_lines[1:]):
        opened, first = _opened(line)
        is_setting = opened is Section.BODY and first is None and _is_label_of(line, following)
        is_of_each_author = section is Section.AUTHORS and opened is Section.BACK and counts[line.text] > 1
        is_part = section is Section.ABSTRACT and opened is Section.FUNDING and _is_last_part(line, own)
        if opened is None or is_of_each_author or is_part or is_setting:
            own.append(line)
            continue
        blocks.append(Block(section, heading, tuple(own)))
        section, heading, own = opened, line, [first] if first else []
    blocks.append(Block(section, heading, tuple(own)))
    return blocks


def _is_label_of(line: Line, following: Line | None) -> bool:
    """Whether a line is the label of a short value: MDPI lets its readers choose a `Background:`."""
    return line.text.endswith(":") and following is not None and len(following.text) < _LONGEST_VALUE


def _is_last_part(line: Line, before: Sequence[Line]) -> bool:
    """Whether a structured abstract, as medical journals have it, ends with its funding."""
    return bool(before) and all(LABELLED_PART.match(each.text) for each in (before[-1], line))


def _opened(line: Line) -> tuple[Section | None, Line | None]:
    """The section that a line opens, and the content on the same line."""
    section = section_of(line.text)
    if section is not None:
        return section, None
    if _ABSTRACT_WITH_AUTHORS.match(line.text):
        return Section.ABSTRACT, None
    if _FULL_TEXT.match(line.text):
        return Section.BODY, None
    if _RELATED.match(line.text):
        return Section.OTHER, None
    inline, width = inline_section(line.text)
    return (inline, line.part(width)) if inline in _INLINE else (None, None)
