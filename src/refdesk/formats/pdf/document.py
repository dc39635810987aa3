"""Opens a PDF: the lines of its pages and its metadata, through PDFium."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from refdesk.domain.errors import RefDeskError, unreadable
from refdesk.formats.pdf.metadata import Metadata, metadata_of
from refdesk.formats.pdf.runs import SOFT_HYPHEN, Run, runs_of

#: PDFium is not safe for several threads at once, not even with a document for each.
_ONE_AT_A_TIME = threading.Lock()
_PASSWORD_NEEDED = pdfium.FPDF_ERR_PASSWORD
#: Of a longer document only so many pages at the beginning and at the end are read.
FRONT_PAGES, BACK_PAGES = 40, 80
#: A page with more letters is a drawing made of text, or made to keep somebody busy.
_MOST_LETTERS = 100_000


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page: its number from 1, its size in points, and the runs of its text as they are drawn."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """What was read of a file; `page_count` also counts the pages in the middle that were passed over."""

    pages: tuple[PdfPage, ...]
    page_count: int
    metadata: Metadata = field(default_factory=Metadata)


def is_pdf(path: Path) -> bool:
    """Whether the file's content is a PDF's; False for one that cannot be read."""
    try:
        with path.open("rb") as file:
            return b"%PDF-" in file.read(1024)
    except OSError:
        return False


def read_pdf(path: Path, progress: Callable[[int, int], None] | None = None) -> PdfDocument:
    """The pages of a file; `progress` gets (pages read, of how many).

    RefDeskError where it cannot be read, is encrypted, or is broken.
    """
    with _ONE_AT_A_TIME, _opened(path) as document:
        count = len(document)
        numbers = [number for number in range(count) if _is_read(number, count)]
        pages = []
        for done, number in enumerate(numbers):
            if progress:
                progress(done, len(numbers))
            pages.append(_page(document, number))
        return PdfDocument(tuple(pages), count, metadata_of(document.get_metadata_dict(), _bytes(path)))


def pdf_words(path: Path, most_letters: int = 2_000_000) -> str:
    """All that a file says, page by page as PDFium reads it: to be searched, not to be shown.

    RefDeskError as for `read_pdf`.
    """
    with _ONE_AT_A_TIME, _opened(path) as document:
        texts: list[str] = []
        room = most_letters
        for number in range(len(document)):
            texts.append(_words(document, number)[:room])
            room -= len(texts[-1])
            if room <= 0:
                break
        return "\n".join(texts).replace(SOFT_HYPHEN, "")


def _words(document: Any, number: int) -> str:
    try:
        with closing(document[number]) as page, closing(page.get_textpage()) as text:
            words: str = text.get_text_bounded()
            return words
    except pypdfium2.PdfiumError:
        return ""


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    try:
        document = pypdfium2.PdfDocument(_bytes(path))
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD_NEEDED:
            raise RefDeskError(
                f"{path.name} is protected by a password.", "Save a copy without it, and use that."
            ) from error
        raise RefDeskError(
            f"{path.name} is broken: it cannot be opened as a PDF.", "Download or save it once more."
        ) from error
    with closing(document):
        yield document


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def _is_read(number: int, count: int) -> bool:
    return number < FRONT_PAGES or number >= count - BACK_PAGES


def _page(document: Any, number: int) -> PdfPage:
    """One page; a page that is broken in itself has no text."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return PdfPage(number + 1, 0.0, 0.0, ())
    with closing(page):
        width, height = page.get_size()
        try:
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            return PdfPage(number + 1, width, height, ())
        with closing(text):
            return PdfPage(number + 1, width, height, tuple(runs_of(_letters(text))))


def _letters(text: Any) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """The letters of a page as drawn, each with its box: left, bottom, right, top in points from below."""
    box = pdfium.FS_RECTF()
    for place in range(min(text.count_chars(), _MOST_LETTERS)):
        code = pdfium.FPDFText_GetUnicode(text, place)
        pdfium.FPDFText_GetLooseCharBox(text, place, ctypes.byref(box))
        letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        yield letter, (box.left, box.bottom, box.right, box.top)
