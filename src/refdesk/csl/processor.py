"""The processor: items in, citations and a bibliography out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, Self

from refdesk.csl.documents.bibliography import BibliographyFormat, EntryWriter, bibliography_format
from refdesk.csl.documents.clusters import ClusterWriter
from refdesk.csl.documents.document import Document
from refdesk.csl.documents.placed import Placed
from refdesk.csl.documents.positions import given_locus, loci_of
from refdesk.csl.documents.registry import BibliographyEntry, Entry
from refdesk.csl.elements.program import Program
from refdesk.csl.elements.rendering import Locus
from refdesk.csl.items.citation import Citation, Cite
from refdesk.csl.output.formats import WRITERS, writer_of
from refdesk.csl.output.writer import Quotes, Writer
from refdesk.csl.styles.errors import RENDERING_FAULTS
from refdesk.csl.styles.locale import DEFAULT, LocaleFolder
from refdesk.csl.styles.style import Style
from refdesk.csl.text.punctuation import settled
from refdesk.domain.bulk import many_items
from refdesk.domain.problem import Problem, Severity

_NEAR = 5
#: Called with how many entries are rendered and how many there are; what it raises ends the rendering.
Told = Callable[[int, int], object]
_TOLD_EVERY = 100


@dataclass(frozen=True, slots=True)
class Bibliography:
    """A bibliography in the style's order; `problems` are the entries that could not be rendered."""

    entries: tuple[BibliographyEntry, ...] = ()
    format: BibliographyFormat = field(default_factory=BibliographyFormat)
    problems: tuple[Problem, ...] = ()
    writer: Writer = WRITERS["text"]
    quotes: Quotes = field(default_factory=Quotes)

    def written(self, writer: Writer) -> Bibliography:
        """A bibliography that was rendered as `marked` in another format."""
        write = writer.with_quotes(self.quotes)
        entries = [BibliographyEntry(each.id, write(each.text)) for each in self.entries]
        return replace(self, entries=tuple(entries), writer=writer)

    @property
    def text(self) -> str:
        """All of it as one document of the output format."""
        writer = self.writer
        if not self.entries and not writer.before_entries:
            return ""
        body = "".join([writer.entry(entry.text) for entry in self.entries])
        return f"{writer.before_entries}{body}{writer.after_entries}"


class Terms(Enum):
    """Whose language the words of the locale are in: the style's, or each item's own where it names one."""

    OF_STYLE = "style"
    OF_ITEM = "item"


class Processor:
    """Cites the registered items in one style; `output` is `html`, `text`, `markdown`, `latex`, `rtf`, or
    `marked` for what is to be written in several of them.

    `locale` wins over the style's default locale. Items are CSL-JSON mappings with an `id`.
    """

    def __init__(
        self,
        style: Style,
        locale: str | None = None,
        *,
        output: str = "html",
        locales: LocaleFolder | None = None,
        terms: Terms = Terms.OF_STYLE,
    ) -> None:
        self._begin(compile_style(style, locale, locales=locales, terms=terms), output)

    @classmethod
    def of_program(cls, program: Program, *, output: str = "html") -> Self:
        """A processor of a style that is compiled already; as many as needed can share it."""
        processor = cls.__new__(cls)
        processor._begin(program, output)
        return processor

    def _begin(self, program: Program, output: str) -> None:
        self.program = program
        self._document = Document(self.program)
        self._writer = writer_of(output)
        self._write = self._writer.with_quotes(program.quotes)
        self._moves_punctuation = program.locale.punctuation_in_quote
        self._clusters = ClusterWriter(self.program, self._document.cite_state)

    def register(self, items: Iterable[Mapping[str, Any]]) -> None:
        """Adds items, or replaces those with a known id; all of them stand in the bibliography."""
        self._document.register(items)

    def keep(self, ids: Iterable[str]) -> None:
        """Only these items remain, in this order of citing."""
        self._document.keep(ids)

    def ordered_ids(self) -> list[str]:
        """The ids of the registered items in the order of the bibliography."""
        return [entry.item.id for entry in self._document.ordered()]

    def revision(self, item_id: str) -> int:
        """A number that grows whenever what is printed of an item has changed."""
        return self._document.registry[item_id].version

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._document.registry

    def cite(self, cites: Sequence[Cite]) -> str:
        """One citation by itself: every cite is a first one unless it says otherwise."""
        return self._cluster(cites, [given_locus(cite) for cite in cites])

    def cite_document(self, citations: Sequence[Citation]) -> list[str]:
        """All citations of a document, in its order; items are numbered in the order in which they are cited,
        those that are not cited after them."""
        cited = [cite.id for citation in citations for cite in citation.cites]
        self._document.keep([*cited, *self._document.registry.ids()])
        distance = self.program.style.citation.get("near-note-distance")
        loci = loci_of(citations, int(distance) if distance.isdecimal() else _NEAR)
        return [
            self._cluster(citation.cites, places) for citation, places in zip(citations, loci, strict=True)
        ]

    def bibliography(self, told: Told | None = None) -> Bibliography:
        """All registered items as a bibliography; empty where the style has none."""
        return self._bibliography(self._document.ordered(), told)

    def numbered(self, numbers: Mapping[str, int]) -> Bibliography:
        """All registered items in their own order, with these citation numbers: a list as it was printed."""
        return self._bibliography(self._document.numbered(numbers), None)

    def _bibliography(self, listed: Sequence[Entry], told: Told | None) -> Bibliography:
        element = self.program.style.bibliography
        if element is None:
            return Bibliography()
        writer = EntryWriter(self.program, element, self._document.entry_state)
        problems: list[Problem] = []
        outdated = sum(entry.text is None for entry in listed)
        with many_items(outdated):
            entries = self._entries(writer, listed, problems, told)
        form, quotes = bibliography_format(element), self.program.quotes
        return Bibliography(entries, form, tuple(problems), self._writer, quotes)

    def _entries(
        self, writer: EntryWriter, listed: Sequence[Entry], problems: list[Problem], told: Told | None
    ) -> tuple[BibliographyEntry, ...]:
        """The entries as they are to be printed; only those are rendered that are outdated."""
        entries = []
        above: tuple[str, ...] = ()
        for place, entry in enumerate(listed):
            if told is not None and place % _TOLD_EVERY == 0:
                told(place, len(listed))
            if entry.text is None or entry.above != above:
                entry.above = above
                entry.problem = None
                entry.text = BibliographyEntry(entry.item.id, self._entry_text(writer, entry))
            if entry.problem is not None:
                problems.append(entry.problem)
            if entry.text.text:
                entries.append(entry.text)
            above = entry.names
        return tuple(entries)

    def _entry_text(self, writer: EntryWriter, entry: Entry) -> str:
        try:
            return self._written(writer.entry(entry, entry.above))
        except RENDERING_FAULTS as error:
            message = f"This entry could not be rendered ({type(error).__name__}: {error})."
            entry.problem = Problem(Severity.ERROR, message, key=entry.item.id)
            return self._writer.escape(f"[{entry.item.id}: {message}]")

    def _cluster(self, cites: Sequence[Cite], loci: Sequence[Locus]) -> str:
        self._document.update()
        registry = self._document.registry
        placed = [
            Placed(cite, registry[cite.id], locus)
            for cite, locus in zip(cites, loci, strict=True)
            if cite.id in registry
        ]
        return self._written(self._clusters.cluster(placed))

    def _written(self, text: str) -> str:
        return self._write(settled(text, punctuation_in_quote=self._moves_punctuation))


def compile_style(
    style: Style,
    locale: str | None = None,
    *,
    locales: LocaleFolder | None = None,
    terms: Terms = Terms.OF_STYLE,
) -> Program:
    """A style compiled for a locale (its own by default), for `Processor.of_program`."""
    folder = locales or LocaleFolder()
    lang = locale or style.default_locale or DEFAULT
    item_locales = folder if terms is Terms.OF_ITEM else None
    return Program(style, folder.locale(lang, style.locales), item_locales)


def cite_items(
    style: Style, items: Sequence[Mapping[str, Any]], *, output: str = "html", locale: str | None = None
) -> str:
    """One citation of all the items, as copied into a text."""
    processor = Processor(style, locale, output=output)
    processor.register(items)
    return processor.cite([Cite(str(item["id"])) for item in items])


def bibliography_of(
    style: Style, items: Sequence[Mapping[str, Any]], *, output: str = "html", locale: str | None = None
) -> Bibliography:
    """The bibliography of the items, in the style's order."""
    processor = Processor(style, locale, output=output)
    processor.register(items)
    return processor.bibliography()
