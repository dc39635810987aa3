"""The abstracts of a page: the one in the page's own language, and the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from refdesk.domain.draft import Span
from refdesk.domain.folding import fold
from refdesk.reading.pages.page_text import LABELLED_PART, Block, PageText
from refdesk.reading.text.headings import Section
from refdesk.reading.text.languages import is_language_name, language_of
from refdesk.reading.text.lines import Line, runs_of
from refdesk.reading.text.paragraphs import paragraphs, words_of

#: So many letters end an abstract at the next paragraph.
_ENOUGH = 1800
_LONGEST = 9000
_FEWEST_WORDS = 8
_MOST_PARTS, _LONGEST_PART = 8, 1500
_INTRODUCTION = re.compile(
    r"\W*(?:\d\W*)?(?:texte|текст|main text|full text|introduc|введен|вступ|einleit|giri|кіріспе|acknowl|"
    r"wprowadz|wstęp|引言|前言)",
    re.IGNORECASE,
)
_KEYWORDS_LIKE = re.compile(r"[^.]{3,60}(?:;\s?[^.;]{2,60}){1,}\.?")
#: Lines that tell of the article and belong to no abstract.
_METADATA = re.compile(
    r"(?:published in\b|pages?(?:\(s\))?\s*:|(?:https?://)?(?:dx\.)?doi(?:\b|:)|e?-?issn\b|publisher\s*:|"
    r"date of publication|received\b\W*\d|"
    r"accepted\b\W*\d|\u00a9|\(c\)\s|copyright\b|citation\s*:|how to cite|для цитирования|posted\b|"
    r"graphical abstract\b|supplementary (?:files|information)|this article is open|更多$|"
    r"(?:show|read) more$|"
    r"(?:ver|mostrar|leer|ler) (?:más|mais)$|подробнее$|i надоели|funding\s*:|"
    r"source\s*:|jel\b|msc\b|ams\b|удк\b|udc\b|удк|pacs\b|https?://)",
    re.IGNORECASE,
)
#: The last part of a structured abstract.
_FUNDING_PART = re.compile(r"funding\s*:", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_GLUED_HEADING = re.compile(
    r"(?:Abstract|ABSTRACT|Resumen|Resumo|Summary)(?=[A-Z][a-z]|A\s)|[:|]\s+(?=[^\W\d_])"
)
_BROKEN_WORD = re.compile(r"[^\W\d_]{2}[-\u2010\xad]$")
_SENTENCE_END = re.compile(r"[.!?\u3002\u2026][\"'\u201d\u00bb)\]\d]*$")
#: A paragraph that no heading names is an abstract from this length on, so near below its authors.
_LONG_PARAGRAPH, _NEAR = 160, 16
#: Lines below this length may be wrapped ones.
_WRAPPED = 100
_SHORTEST_OTHER_TITLE = 3


class Abstract:
    """One abstract: its words, where they stand, and their language."""

    __slots__ = ("language", "lines", "text")

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = tuple(lines)
        self.text = _paragraphs(lines)
        self.language = language_of(self.text)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it stands in the page; lines that are not its own may stand between."""
        return runs_of(self.lines)


def abstracts_of(page: PageText) -> list[Abstract]:
    """The abstracts in order of the page, one of each language."""
    found: dict[str, Abstract] = {}
    for lines in _candidates(page):
        if sum(len(line.text.split()) for line in lines) < _FEWEST_WORDS and not _is_dense(lines):
            continue
        abstract = Abstract(lines)
        known = found.get(abstract.language)
        if known is None or len(known.text) < len(abstract.text) / 4:
            found[abstract.language] = abstract
    return list(found.values())


def unheaded_abstract(page: PageText, below: int) -> Abstract | None:
    """The long paragraph that follows the title or the authors, which end at `below`, without a heading."""
    after = [line for line in page.before(Section.BODY, Section.REFERENCES) if line.start >= below]
    for lines in paragraphs(after)[:_NEAR]:
        text = words_of(lines)
        if len(text) >= _LONG_PARAGRAPH and _SENTENCE_END.search(text) and language_of(text):
            return Abstract(lines)
    return None


def keyword_line_below(page: PageText, abstract: Abstract) -> Line | None:
    """Keywords that stand below an abstract without a heading: `a; b; c`."""
    last = abstract.lines[-1]
    following = next((line for line in page.lines if line.start > last.start), None)
    return following if following and _KEYWORDS_LIKE.fullmatch(following.text) else None


def _is_dense(lines: Iterable[Line]) -> bool:
    return sum(len(re.findall(r"[\u3040-\u9fff\uac00-\ud7af]", line.text)) for line in lines) >= 20


def _candidates(page: PageText) -> Iterator[list[Line]]:
    for place, block in enumerate(page.blocks):
        if block.section is Section.ABSTRACT:
            lines = _own_lines(page.blocks, place)
            yield lines
            yield from _in_other_languages(block, lines)
    yield from _below_other_titles(page)


def _below_other_titles(page: PageText) -> Iterator[list[Line]]:
    """Paragraphs that follow a title in their own language, of pages that print both without a heading."""
    for above, line in pairwise(page.before(Section.BODY)):
        language = language_of(line.text) if len(line.text) >= _LONG_PARAGRAPH else ""
        is_title = above.text.isupper() and len(above.text.split()) > _SHORTEST_OTHER_TITLE
        if language and is_title and language_of(above.text.capitalize()) == language:
            yield [line]


def _in_other_languages(block: Block, own: list[Line]) -> Iterator[list[Line]]:
    """Paragraphs behind the abstract that say it again: one heading may stand above both languages."""
    if not own:
        return
    seen = {language_of(_paragraphs(own))}
    for line in (line for line in block.lines if line.start > own[-1].start):
        language = language_of(line.text) if len(line.text) >= _LONG_PARAGRAPH else ""
        if language and language not in seen and _SENTENCE_END.search(line.text):
            seen.add(language)
            yield [line]


def _own_lines(blocks: Sequence[Block], place: int) -> list[Line]:
    """The abstract's lines; those of a structured one with its own small headings."""
    lines = _first_lines(blocks[place])
    seen: set[str] = set()
    may_introduce = not lines and _is_structured(blocks[place + 1 : place + 2 + _MOST_PARTS])
    for block in blocks[place + 1 :]:
        heading = block.heading
        if block.section is not Section.BODY or heading is None:
            break
        if _INTRODUCTION.match(heading.text) and not (may_introduce and not seen):
            break
        if fold(heading.text) in seen or len(seen) == _MOST_PARTS or block.size > _LONGEST_PART:
            break
        seen.add(fold(heading.text))
        lines += [heading, *_first_lines(block)]
    return lines


def _is_structured(blocks: Sequence[Block]) -> bool:
    """Whether small parts follow, the first perhaps an introduction, and then the keywords."""
    for block in blocks:
        if block.section is Section.KEYWORDS:
            return block is not blocks[0]
        if block.section is not Section.BODY or block.size > _LONGEST_PART:
            return False
    return False


def _first_lines(block: Block) -> list[Line]:
    lines: list[Line] = []
    size = 0
    for line in block.lines:
        if not lines and (is_language_name(line.text) or not _LETTER.search(line.text)):
            continue
        line = line if lines else _without_heading(line)
        if lines and line.gap and (size > _ENOUGH or _is_foreign(line, lines)):
            break
        if lines and _ends(lines[-1], line):
            break
        size += len(line.text)
        if size > _LONGEST:
            break
        lines.append(line)
    return lines


def _without_heading(line: Line) -> Line:
    """The line without the heading's word that some layouts put right before it: `AbstractThis paper`."""
    glued = _GLUED_HEADING.match(line.text)
    return line.part(glued.end()) if glued else line


def _ends(before: Line, line: Line) -> bool:
    """Whether a line cannot belong to the abstract: keywords, or a small heading below a whole sentence."""
    is_funding_part = _FUNDING_PART.match(line.text) and LABELLED_PART.match(before.text)
    if (line.gap and _KEYWORDS_LIKE.fullmatch(line.text)) or (
        _METADATA.match(line.text) and not is_funding_part
    ):
        return True
    is_short = len(line.text.split()) <= 8 and len(line.text) < 70
    is_wrapped = not line.gap and len(before.text) < _WRAPPED
    if LABELLED_PART.match(line.text):
        return False
    if is_short and line.text.isupper() and len(line.text.split()) > 1:
        return _ends_sentence(before.text)
    return (
        is_short
        and not is_wrapped
        and not _ends_sentence(line.text)
        and _ends_sentence(before.text)
        and not _is_part(line.text)
    )


def _ends_sentence(text: str) -> bool:
    return _SENTENCE_END.search(text) is not None


def _is_part(text: str) -> bool:
    """Whether a line is the small heading of a part: `Setting`, `Main outcome measures:`."""
    return len(text.split()) <= 4 and text[:1].isupper() and not text.isupper()


def _is_foreign(line: Line, lines: list[Line]) -> bool:
    """A short line behind the abstract's paragraphs, or one in another language."""
    words = line.text.split()
    if len(words) < 6 and not line.text.endswith(".") and not LABELLED_PART.match(line.text):
        return True
    language = language_of(line.text)
    return len(words) > 15 and language != "" and language != language_of(lines[0].text)


def _paragraphs(lines: Sequence[Line]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        if not line.gap and _BROKEN_WORD.search(text[-30:]) and line.text[0].islower():
            text = text[:-1] + line.text
        else:
            text += ("\n\n" if line.gap else " ") + line.text
    return text
