"""Bibliographies as files: HTML, RTF, Word, Markdown, LaTeX, plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import NamedTuple

from refdesk.csl import Bibliography
from refdesk.csl.documents.bibliography import BibliographyFormat
from refdesk.csl.output.formats import WRITERS
from refdesk.csl.output.writer import Writer
from refdesk.csl.processor import Told
from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.domain.record import Record, RecordId
from refdesk.library import citing, dresses, listing, rendering
from refdesk.library.exporting import ExportReport
from refdesk.library.library import Library
from refdesk.library.rendering import RenderedCitation
from refdesk.library.styles import StyleChoice
from refdesk.library.whole_file import write_whole
from refdesk.translation import mark, translate

_HTML = WRITERS["html"]
_CHUNK = 500


class BibliographyFile(NamedTuple):
    """One kind of file; the extension has its dot."""

    id: str
    label: str
    extension: str


FILES: tuple[BibliographyFile, ...] = (
    BibliographyFile("docx", mark("Word document"), ".docx"),
    BibliographyFile("rtf", mark("Rich text"), ".rtf"),
    BibliographyFile("html", mark("Web page"), ".html"),
    BibliographyFile("markdown", "Markdown", ".md"),
    BibliographyFile("latex", "LaTeX", ".tex"),
    BibliographyFile("text", mark("Plain text"), ".txt"),
)


@dataclass(frozen=True, slots=True)
class BibliographyOrder:
    """What is to be written where: the records by id, or all that a place lists."""

    source: Sequence[RecordId] | Place
    path: Path
    format_id: str
    choice: StyleChoice


def write(library: Library, order: BibliographyOrder, told: Told | None = None) -> ExportReport:
    """Write a bibliography; the file is replaced only when all is there. RefDeskError where it cannot be.

    `told` is called with how far it is, and what it raises ends the work before anything is written.
    """
    ids = _ids(library, order.source)
    made = rendering.bibliography(_records(library, ids, told), order.choice, told)
    return write_made(made, order.path, order.format_id, told)


def write_made(made: Bibliography, path: Path, format_id: str, told: Told | None = None) -> ExportReport:
    """Write a bibliography that is rendered already; RefDeskError where the file cannot be written."""
    write_whole(path, document(made, format_id, told=told))
    return ExportReport(len(made.entries), path, made.problems)


def document(
    made: Bibliography,
    format_id: str,
    *,
    citations: Sequence[RenderedCitation] = (),
    told: Told | None = None,
) -> bytes:
    """A whole document with a bibliography, and before it some citations; RefDeskError for no such format.

    `told` is called with how many entries stand in it, where that takes long.
    """
    title = translate("References")
    if format_id == "docx":
        # python-docx takes as long to load as all the rest of a command.
        from refdesk.library.word_document import word_document

        cited = [_HTML.write(each.marked, each.quotes) for each in citations]
        entries = _watched([entry.text for entry in made.written(_HTML).entries], told)
        return word_document(entries, made.format, heading=title, citations=cited)
    if format_id == "html":
        return _web_page(made, citations, title).encode()
    if format_id not in _DRESSES:
        raise RefDeskError(f"There is no format “{format_id}”.", "Choose one of the list.")
    return _plain_document(made, citations, _DRESSES[format_id](made.format)).encode()


def _ids(library: Library, source: Sequence[RecordId] | Place) -> Sequence[RecordId]:
    if isinstance(source, Place):
        return [RecordId(each) for each in listing.ids(library, source)]
    return source


def _records(library: Library, ids: Sequence[RecordId], told: Told | None) -> list[Record]:
    found: list[Record] = []
    for start in range(0, len(ids), _CHUNK):
        if told is not None:
            told(0, len(ids))
        found += citing.records(library, ids[start : start + _CHUNK])
    return found


def _watched(entries: Sequence[str], told: Told | None) -> Iterator[str]:
    for place, entry in enumerate(entries):
        if told is not None and place % _CHUNK == 0:
            told(place, len(entries))
        yield entry


def _plain_document(made: Bibliography, citations: Sequence[RenderedCitation], writer: Writer) -> str:
    between = "\\par\n" if writer.name == "rtf" else "\n\n"
    cited = [writer.write(each.marked, each.quotes) + between for each in citations]
    entries = [writer.entry(entry.text) for entry in made.written(writer).entries]
    head = f"\\pard\\sb240\\sa120{{\\b\\fs28 {writer.escape(translate('References'))}}}\\par\n"
    body = "".join(cited) + (head if writer.name == "rtf" else "") + "".join(entries)
    if writer.name == "rtf":
        return f"{_RTF_HEAD}{body}{writer.after_entries}\n"
    return body.rstrip("\n") + "\n" if body else ""


def _web_page(made: Bibliography, citations: Sequence[RenderedCitation], title: str) -> str:
    cited = "".join(f"<p>{_HTML.write(each.marked, each.quotes)}</p>\n" for each in citations)
    head = f"<h1>{escape(title)}</h1>\n" if title else ""
    return (
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_style_sheet(made.format)}</style>\n</head>\n<body>\n"
        f"{cited}{head}{made.written(_HTML).text}\n</body>\n</html>\n"
    )


def _style_sheet(form: BibliographyFormat) -> str:
    """How the processor's own HTML is set, as its classes are meant (CSL 1.0.2, "Whitespace", "Display")."""
    after, height = (twips / 240 for twips in dresses.spacing_twips(form))
    indent = dresses.indent_twips(form) / 240
    is_aligned = bool(form.second_field_align)
    hanging = "" if is_aligned or not indent else f" margin-left: {indent:g}em; text-indent: -{indent:g}em;"
    return (
        "body { font-family: Georgia, 'Times New Roman', serif; max-width: 42em; margin: 2em auto;"
        " padding: 0 1em; line-height: 1.35; }\n"
        f".csl-entry {{ margin-bottom: {max(after, 0.25):g}em; line-height: {max(height, 1.35):g};"
        f"{hanging} }}\n"
        f".csl-left-margin {{ float: left; min-width: {indent or 2:g}em; padding-right: 0.5em; }}\n"
        f".csl-right-inline {{ margin-left: {(indent or 2) + 0.5:g}em; }}\n"
        ".csl-indent { margin-left: 2em; text-indent: 0; }\n"
    )


_RTF_HEAD = "{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0\\froman Times New Roman;}}\\f0\\fs24\n"
_DRESSES: dict[str, Callable[[BibliographyFormat], Writer]] = {
    "rtf": dresses.rtf,
    "markdown": dresses.markdown,
    "latex": dresses.latex,
    "text": dresses.text,
}
