"""Every file format, found by name, by content, by extension."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cache

from refdesk.domain.problem import Problem, Severity
from refdesk.formats.bibtex.bibtex import BIBLATEX, BIBTEX
from refdesk.formats.csl_json import CSL_JSON
from refdesk.formats.format import Format, Found
from refdesk.formats.structured.cff import CFF
from refdesk.formats.structured.crossref import CROSSREF
from refdesk.formats.structured.csl_yaml import CSL_YAML
from refdesk.formats.structured.datacite import DATACITE
from refdesk.formats.tables.text_table import CSV, TSV
from refdesk.formats.tables.workbook import XLSX
from refdesk.formats.tagged.nbib import NBIB
from refdesk.formats.tagged.refer import REFER
from refdesk.formats.tagged.ris import RIS
from refdesk.formats.tagged.wos import WEB_OF_SCIENCE
from refdesk.formats.text import is_text
from refdesk.formats.web_page import WEB_PAGE
from refdesk.formats.xml.endnote import ENDNOTE_XML
from refdesk.formats.xml.jats import JATS
from refdesk.formats.xml.marc import MARCXML
from refdesk.formats.xml.mods import MODS
from refdesk.formats.xml.pubmed import PUBMED_XML
from refdesk.formats.xml.unixref import UNIXREF
from refdesk.formats.xml.word import WORD_XML
from refdesk.formats.xml.zotero import ZOTERO_RDF
from refdesk.plugins import FORMATS, plugins

#: A guess below this is none.
_LEAST = 0.25


_OWN: tuple[Format, ...] = (
    BIBTEX,
    BIBLATEX,
    RIS,
    CSL_JSON,
    ENDNOTE_XML,
    ZOTERO_RDF,
    NBIB,
    PUBMED_XML,
    WEB_OF_SCIENCE,
    REFER,
    CSV,
    TSV,
    XLSX,
    CSL_YAML,
    MODS,
    MARCXML,
    WORD_XML,
    JATS,
    UNIXREF,
    CROSSREF,
    DATACITE,
    CFF,
    WEB_PAGE,
)

#: Of these a file is no text.
_BINARY: tuple[Format, ...] = (XLSX,)

#: Zeros are what a disk that was full, or a copy that broke off, leaves of a file.
_BLANK = b" \t\r\n\x00"

log = logging.getLogger(__name__)


@cache
def all_formats() -> tuple[Format, ...]:
    """Every format: our own, the usual ones first, then those that other installed packages announce."""
    return (*_OWN, *_announced())


def for_writing() -> tuple[Format, ...]:
    """The formats that can be written."""
    return tuple(each for each in all_formats() if each.can_write)


def by_id(format_id: str) -> Format:
    """The format of that id. KeyError where there is none."""
    for each in all_formats():
        if each.id == format_id:
            return each
    raise KeyError(format_id)


def by_name(name: str) -> Format | None:
    """The format whose extension a file's name has."""
    extension = name.rpartition(".")[2].lower()
    return next((each for each in all_formats() if extension in each.extensions), None)


def recognised(data: bytes, name: str = "") -> Format | None:
    """The format of a file's bytes; its name decides only between equals. None for anything else."""
    named = name.rpartition(".")[2].lower()
    candidates = all_formats() if is_text(data) else _BINARY
    scores = [(each.recognise(data), named in each.extensions, each) for each in candidates]
    score, is_named, best = max(scores, key=lambda row: (row[0], row[1]))
    return best if score >= _LEAST or (is_named and score > 0) else None


def read(form: Format, data: bytes) -> Iterator[Found]:
    """What a file of a format holds. Where its reader finds nothing and says nothing, it is said here."""
    found: Found | None = None
    for found in form.read(data):
        yield found
    if found is None:
        yield Problem(Severity.ERROR, _nothing_in(form, data), 1)


def _nothing_in(form: Format, data: bytes) -> str:
    if not data.strip(_BLANK):
        return "The file is empty."
    return f"The file looks like {form.label}, but there is no entry in it; it may be cut off or damaged."


def _announced() -> Iterator[Format]:
    ids = {each.id for each in _OWN}
    for plugin in plugins(FORMATS):
        if not isinstance(plugin.value, Format):
            log.error("The plug-in %s of %s was left out: it is not a format", plugin.name, plugin.package)
        elif plugin.value.id in ids:
            log.error("The plug-in %s of %s was left out: its id is taken", plugin.name, plugin.package)
        else:
            ids.add(plugin.value.id)
            yield plugin.value
