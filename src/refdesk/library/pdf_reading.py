"""A PDF as a page that the reader reads: its title page and its reference list."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from refdesk.domain.draft import Draft, Page, PageDraft
from refdesk.domain.errors import RefDeskError
from refdesk.domain.record import Record
from refdesk.formats.bibtex.bibtex import BIBTEX
from refdesk.formats.format import Attachment, Entry
from refdesk.formats.pdf.document import PdfDocument, read_pdf
from refdesk.formats.pdf.layout import Line
from refdesk.formats.pdf.metadata import Metadata
from refdesk.formats.pdf.text import body_lines, text_of, title_lines, unwrapped
from refdesk.reading import read_page
from refdesk.reading.text.headings import Section, section_of

#: With fewer letters than this a page is a picture with a stamp on it.
_LEAST_LETTERS = 40
#: The title page ends after so many letters, if no heading of the text ends it before.
_FRONT_LETTERS = 6000
_ENTRY = re.compile(r"@[A-Za-z]+\s*\{\s*[^\s,{}]+\s*,\s*\w+\s*=")
_MIME = "application/pdf"
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class PdfReading:
    """What a PDF gives: the drafts of its page, BibTeX entries that stand in its text, and its text."""

    draft: PageDraft
    entries: tuple[Entry, ...]
    text: str
    page_count: int
    was_cut: bool


def read_file(path: Path, progress: Progress | None = None) -> PdfReading:
    """Read a PDF; RefDeskError for one that is broken, encrypted, or has no text."""
    document = read_pdf(path, progress)
    lines = body_lines(document)
    _require_text(path, document, lines)
    text = text_of(lines)
    page = Page(_page_text(lines), _told_in_html(document.metadata, lines), file=str(path.absolute()))
    draft = read_page(page)
    was_cut = document.page_count > len(document.pages)
    return PdfReading(draft, _bibtex(text), text, document.page_count, was_cut)


def text_of_file(path: Path) -> str:
    """A PDF's text in reading order, for a search; empty for a scan. RefDeskError where it cannot be read."""
    return text_of(body_lines(read_pdf(path)))


def as_entry(path: Path, reading: PdfReading) -> Entry:
    """The article of a PDF as an entry of an import, with the file and the works it cites."""
    record = reading.draft.article.record if reading.draft.article else Record("document")
    if len(reading.entries) == 1:
        record = record.overlaid(reading.entries[0].record)
    if not record.text("title"):
        record = record.with_field("title", path.stem)
    cited = tuple(each.record for each in reading.draft.references)
    return Entry(record, attachments=(Attachment(str(path.absolute()), "", _MIME),), references=cited)


def bare_entry(path: Path) -> Entry:
    """A PDF that nothing can be read from: a document named after the file, with the file."""
    return Entry(
        Record("document").with_field("title", path.stem),
        attachments=(Attachment(str(path.absolute()), "", _MIME),),
    )


def article_with_bibtex(draft: Draft, entries: Sequence[Entry]) -> Draft:
    """The article with what one BibTeX entry in its own text says, which its authors wrote for citing it."""
    if len(entries) != 1:
        return draft
    for name, value in entries[0].record.values.items():
        if name not in draft.record:
            draft = draft.with_value(name, value)
    return draft


def _require_text(path: Path, document: PdfDocument, lines: Sequence[Line]) -> None:
    letters = sum(len(line.text) for line in lines)
    if letters >= _LEAST_LETTERS * max(1, min(len(document.pages), 3)):
        return
    raise RefDeskError(
        f"{path.name} has no text: its pages are pictures.",
        "Let a program for text recognition (OCR) go over it first.",
    )


def _page_text(lines: Sequence[Line]) -> str:
    """The title page, then the reference list with its heading."""
    headings = [place for place, line in enumerate(lines) if section_of(line.text) is Section.REFERENCES]
    listed = lines[headings[-1] :] if headings else []
    front = _front(lines[: headings[-1]] if headings else lines)
    return f"{text_of(unwrapped(front))}\n\n{text_of(listed)}".strip()


def _front(lines: Sequence[Line]) -> list[Line]:
    front: list[Line] = []
    letters = 0
    for line in lines:
        is_body = section_of(line.text) is Section.BODY and letters > _LEAST_LETTERS
        if is_body or letters > _FRONT_LETTERS or line.page > lines[0].page + 2:
            break
        front.append(line)
        letters += len(line.text)
    return front


def _told_in_html(metadata: Metadata, lines: Sequence[Line]) -> str:
    """What the file says of itself, in the tags that web pages of articles have, for the same reader.

    A title is only believed where the first pages print it too.
    """
    tags = [("citation_doi", metadata.doi)]
    front = " ".join(line.text for line in _front(lines))
    if metadata.title and _letters(metadata.title) in _letters(front):
        tags.append(("citation_title", metadata.title))
    elif largest := " ".join(line.text for line in unwrapped(title_lines(lines))):
        tags.append(("citation_title", largest))
    return "".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in tags if value)


def _letters(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalnum())


def _bibtex(text: str) -> tuple[Entry, ...]:
    """The BibTeX entries that stand in a text, such as "cite this article as"."""
    found: list[Entry] = []
    for match in _ENTRY.finditer(text):
        raw = _balanced(text, match.start())
        found += [each for each in BIBTEX.read(raw.encode()) if isinstance(each, Entry)] if raw else []
    return tuple(found)


def _balanced(text: str, start: int) -> str:
    """The text from `start` to where its first brace is closed; empty where it is not."""
    depth = 0
    for place in range(text.index("{", start), len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return text[start : place + 1]
    return ""
