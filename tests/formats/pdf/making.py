"""Makes PDFs for tests with PDFium itself: lines of text set where a test wants them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

WIDTH, HEIGHT = 595.0, 842.0
_LEADING = 1.3


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text: where its baseline begins, in points from the left and from the foot of the page."""

    text: str
    left: float
    bottom: float
    size: float = 10.0


def column(lines: Iterable[str], left: float, top: float, size: float = 10.0) -> list[Words]:
    """Lines below each other; an empty one leaves a gap, one that begins with spaces is set in."""
    set_lines = []
    for number, line in enumerate(lines):
        indent = (len(line) - len(line.lstrip())) * 0.5 * size
        if line.strip():
            set_lines.append(Words(line.strip(), left + indent, top - number * _LEADING * size, size))
    return set_lines


def make_pdf(path: Path, pages: Sequence[Sequence[Words]], title: str = "") -> Path:
    """A PDF with these pages; `title` goes into its XMP packet, with a DOI where it has one behind a bar."""
    document = pypdfium2.PdfDocument.new()
    font = pdfium.FPDFText_LoadStandardFont(document, b"Helvetica")
    for words in pages:
        page = document.new_page(WIDTH, HEIGHT)
        for each in words:
            _set(document, page, font, each)
        page.gen_content()
        page.close()
    document.save(path)
    document.close()
    if title:
        path.write_bytes(path.read_bytes() + _packet(title))
    return path


def _set(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, font: object, words: Words) -> None:
    text = pdfium.FPDFPageObj_CreateTextObj(document, font, words.size)
    letters = words.text.encode("utf-16-le") + b"\0\0"
    pdfium.FPDFText_SetText(text, ctypes.cast(ctypes.c_char_p(letters), pdfium.FPDF_WIDESTRING))
    pdfium.FPDFPageObj_Transform(text, 1, 0, 0, 1, words.left, words.bottom)
    pdfium.FPDFPage_InsertObject(page, text)


def _packet(title: str) -> bytes:
    name, _, doi = title.partition("|")
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">'
        f"<dc:title><rdf:Alt><rdf:li>{name}</rdf:li></rdf:Alt></dc:title><prism:doi>{doi}</prism:doi>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()
