"""What copying puts on the clipboard: citations and entries, formatted, as markup, or as keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from refdesk.csl import Cite
from refdesk.csl.output.formats import WRITERS
from refdesk.domain.record import Record, RecordId
from refdesk.library import citing, dresses, exporting, keyed_citations, rendering, wiki_citations
from refdesk.library.citing import Formatted
from refdesk.library.keyed_citations import Commands, KeyedCite
from refdesk.library.library import Library
from refdesk.library.styles import StyleChoice
from refdesk.store.database import Snapshot
from refdesk.store.rows import records as store
from refdesk.store.rows.citation_keys import free_keys, pattern_key
from refdesk.store.rows.records import StoredRecord
from refdesk.translation import mark

#: The format that every word processor takes: HTML, RTF and plain text at once.
RICH = "rich"


class What(StrEnum):
    """Which part of a document is copied."""

    CITATION = "citation"
    ENTRIES = "entries"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class CopyOrder:
    """What a person wants copied.

    `cites` are in their order, their ids those of the records; without any, each record is cited once.
    """

    record_ids: Sequence[RecordId]
    choice: StyleChoice
    what: What = What.CITATION
    format_id: str = RICH
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """The records to copy; the ids of the cites are their places, `keys` their citation keys."""

    library: Library
    record_ids: Sequence[RecordId]
    records: Sequence[Record]
    keys: Sequence[str]
    cites: Sequence[Cite]
    choice: StyleChoice


Made = Callable[[Material], Formatted]


@dataclass(frozen=True, slots=True)
class CopyFormat:
    """One way to copy: how a citation is made, and how the entries of a bibliography are."""

    id: str
    label: str
    citation: Made
    entries: Made


def formats() -> tuple[CopyFormat, ...]:
    """What can be chosen, in the order of a menu; labels are to be translated."""
    return _FORMATS


def format_of(format_id: str) -> CopyFormat:
    """The format of that id; the formatted text where there is none."""
    return next((each for each in _FORMATS if each.id == format_id), _FORMATS[0])


def copied(library: Library, order: CopyOrder) -> Formatted:
    """What goes on the clipboard; RefDeskError where the style cannot be used."""
    material = _material(library, order)
    made = format_of(order.format_id)
    if order.what is What.CITATION:
        return made.citation(material)
    if order.what is What.ENTRIES:
        return made.entries(material)
    citation, entries = made.citation(material), made.entries(material)
    if citation.rtf and entries.rtf:
        return citing.together(citation, entries)
    text = "\n\n".join(filter(None, [citation.text, entries.text]))
    return Formatted(text, problems=tuple(dict.fromkeys((*citation.problems, *entries.problems))))


def records_as(library: Library, record_ids: Sequence[RecordId], format_id: str) -> str:
    """The records as the text of a file of that format, with the keys that citations of them have."""
    return _as_file(format_id, _material(library, CopyOrder(record_ids, StyleChoice("")))).text


def _material(library: Library, order: CopyOrder) -> Material:
    with library.read() as connection:
        found = store.stored_many(connection, order.record_ids)
        ids = [each for each in order.record_ids if each in found]
        keys = _keys(connection, [found[each] for each in ids])
    places = {str(record_id): str(place) for place, record_id in enumerate(ids)}
    cites = [replace(cite, id=places[cite.id]) for cite in order.cites if cite.id in places]
    return Material(
        library,
        ids,
        [found[each].record for each in ids],
        keys,
        cites or [Cite(place) for place in places.values()],
        order.choice,
    )


def _keys(connection: Snapshot, stored: Sequence[StoredRecord]) -> list[str]:
    """Citation keys; a work that is only cited has none yet and gets one by the library's pattern."""
    wanted = ["" if each.citation_key else pattern_key(connection, each.record) for each in stored]
    made = free_keys(connection, wanted)
    return [each.citation_key or key for each, key in zip(stored, made, strict=True)]


def _rich_citation(material: Material) -> Formatted:
    return citing.cite_with(material.records, material.cites, material.choice)


def _rich_entries(material: Material) -> Formatted:
    return citing.bibliography(material.records, material.choice)


def _citation_as(name: str, material: Material) -> Formatted:
    made = rendering.citation(material.records, material.cites, material.choice)
    return Formatted(WRITERS[name].write(made.marked, made.quotes), problems=made.problems)


def _entries_as(dress: dresses.Dress, material: Material) -> Formatted:
    made = rendering.bibliography(material.records, material.choice)
    return Formatted(made.written(dress(made.format)).text.strip(), problems=made.problems)


def _pandoc(material: Material) -> Formatted:
    return Formatted(keyed_citations.pandoc(_keyed(material)))


def _latex(commands: Commands, material: Material) -> Formatted:
    return Formatted(keyed_citations.latex(commands, _keyed(material)))


def _keyed(material: Material) -> list[KeyedCite]:
    return [KeyedCite(material.keys[int(cite.id)], cite) for cite in material.cites]


def _wiki_citation(material: Material) -> Formatted:
    return Formatted(wiki_citations.note(material.records, material.cites))


def _wiki_entries(material: Material) -> Formatted:
    return Formatted("\n".join(f"* {wiki_citations.template(each)}" for each in material.records))


def _as_file(format_id: str, material: Material) -> Formatted:
    entries = exporting.entries(material.library, material.record_ids)
    keyed = (replace(entry, key=key) for entry, key in zip(entries, material.keys, strict=True))
    return Formatted(exporting.text_of(keyed, format_id).strip())


def _keys_with(format_id: str, cite: Made) -> tuple[Made, Made]:
    """Keys in the text, and the entries in the format in which the program that sets it reads them."""
    return cite, partial(_as_file, format_id)


_FORMATS: tuple[CopyFormat, ...] = (
    CopyFormat(RICH, mark("Formatted text"), _rich_citation, _rich_entries),
    CopyFormat("text", mark("Plain text"), partial(_citation_as, "text"), partial(_entries_as, dresses.text)),
    CopyFormat(
        "html", mark("HTML source"), partial(_citation_as, "html"), partial(_entries_as, dresses.html)
    ),
    CopyFormat(
        "markdown", "Markdown", partial(_citation_as, "markdown"), partial(_entries_as, dresses.markdown)
    ),
    CopyFormat(
        "latex",
        mark("LaTeX, formatted"),
        partial(_citation_as, "latex"),
        partial(_entries_as, dresses.latex),
    ),
    CopyFormat("cite", r"LaTeX \cite", *_keys_with("bibtex", partial(_latex, keyed_citations.LATEX_CITE))),
    CopyFormat(
        "parencite",
        r"BibLaTeX \parencite",
        *_keys_with("biblatex", partial(_latex, keyed_citations.BIBLATEX)),
    ),
    CopyFormat(
        "textcite",
        r"BibLaTeX \textcite",
        *_keys_with("biblatex", partial(_latex, keyed_citations.BIBLATEX_TEXT)),
    ),
    CopyFormat("citep", r"natbib \citep", *_keys_with("bibtex", partial(_latex, keyed_citations.NATBIB))),
    CopyFormat(
        "citet", r"natbib \citet", *_keys_with("bibtex", partial(_latex, keyed_citations.NATBIB_TEXT))
    ),
    CopyFormat("pandoc", "Pandoc [@key]", *_keys_with("biblatex", _pandoc)),
    CopyFormat("wiki", mark("Wikipedia templates"), _wiki_citation, _wiki_entries),
)
