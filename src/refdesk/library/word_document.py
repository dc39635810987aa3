"""Bibliographies as Word documents: one paragraph style, and the looks of words as runs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Twips
from lxml.etree import _Element

from refdesk.csl.documents.bibliography import BibliographyFormat
from refdesk.library.dresses import indent_twips, spacing_twips
from refdesk.library.runs import Run, runs_of

_STYLE = "Bibliography"
_SINGLE_LINE_TWIPS = 240
#: What XML 1.0 cannot hold.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("([\t\n])")
_LOOKS = (("bold", "w:b"), ("italic", "w:i"), ("small_caps", "w:smallCaps"))


def word_document(
    entries: Iterable[str], form: BibliographyFormat, *, heading: str, citations: Iterable[str] = ()
) -> bytes:
    """A document with citations, a heading and entries, all as the processor writes them in HTML.

    The entries have the paragraph style "Bibliography" with the indent of the citation style.
    """
    document = Document()
    document.core_properties.title = heading
    document.core_properties.author = ""
    document.core_properties.comments = ""
    _define_style(document, form)
    end = document.element.body.sectPr
    for citation in citations:
        end.addprevious(_paragraph(citation, document.styles["Normal"].style_id))
    if heading:
        document.add_heading(heading, level=1)
    style_id = document.styles[_STYLE].style_id
    for entry in entries:
        end.addprevious(_paragraph(entry, style_id))
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _define_style(document: WordDocument, form: BibliographyFormat) -> None:
    style = document.styles.add_style(_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    paragraph = style.paragraph_format
    after, height = spacing_twips(form)
    paragraph.space_before = Twips(0)
    paragraph.space_after = Twips(after)
    paragraph.line_spacing = height / _SINGLE_LINE_TWIPS
    indent = indent_twips(form)
    if indent:
        paragraph.left_indent = Twips(indent)
        paragraph.first_line_indent = Twips(-indent)
        paragraph.tab_stops.add_tab_stop(Twips(indent))


def _paragraph(html: str, style_id: str) -> _Element:
    """Made of XML at once: python-docx looks for the end of the document at every paragraph."""
    paragraph = OxmlElement("w:p")
    properties = OxmlElement("w:pPr")
    properties.append(_valued("w:pStyle", style_id))
    paragraph.append(properties)
    for run in runs_of(html):
        paragraph.append(_run(run))
    return paragraph


def _run(run: Run) -> _Element:
    made = OxmlElement("w:r")
    look = OxmlElement("w:rPr")
    for name, tag in _LOOKS:
        if getattr(run, name):
            look.append(OxmlElement(tag))
    if run.underline:
        look.append(_valued("w:u", "single"))
    if run.raised:
        look.append(_valued("w:vertAlign", run.raised))
    if len(look):
        made.append(look)
    for piece in _BREAKS.split(_NO_XML.sub("", run.text)):
        if piece:
            made.append(_piece(piece))
    return made


def _piece(piece: str) -> _Element:
    if piece == "\t":
        return OxmlElement("w:tab")
    if piece == "\n":
        return OxmlElement("w:br")
    text = OxmlElement("w:t")
    text.text = piece
    text.set(qn("xml:space"), "preserve")
    return text


def _valued(tag: str, value: str) -> _Element:
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    return element
