"""The processor: items in, citations and a bibliography out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from refdesk.csl.bibliography import BibliographyFormat, EntryWriter, bibliography_format
from refdesk.csl.citation import Citation, Cite
from refdesk.csl.clusters import ClusterWriter, Placed
from refdesk.csl.locale import DEFAULT, LocaleFolder
from refdesk.csl.output.formats import WRITERS
from refdesk.csl.positions import given_locus, loci_of
from refdesk.csl.program import Program, fresh
from refdesk.csl.punctuation import settled
from refdesk.csl.registry import Entry, Registry
from refdesk.csl.rendering import Locus, Render
from refdesk.csl.sorting import in_order, keys_of
from refdesk.csl.style import Style
from refdesk.csl.year_suffix import suffix_letters
from refdesk.domain.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class BibliographyEntry:
    """One entry of a bibliography, in the output format."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Bibliography:
    """A bibliography in the style's order; `problems` are the entries that could not be rendered."""

    entries: tuple[BibliographyEntry, ...] = ()
    format: BibliographyFormat = field(default_factory=BibliographyFormat)
    text: str = ""
    problems: tuple[Problem, ...] = ()


class Processor:
    """Cites the registered items in one style; `output` is `html`, `text`, `markdown`, `latex` or `rtf`.

    `locale` wins over the style's default locale. Items are CSL-JSON mappings with an `id`.
    """

    def __init__(
        self,
        style: Style,
        locale: str | None = None,
        *,
        output: str = "html",
        locales: LocaleFolder | None = None,
    ) -> None:
        folder = locales or LocaleFolder()
        lang = locale or style.default_locale or DEFAULT
        self.program = Program(style, folder.locale(lang, style.locales))
        self.registry = Registry()
        self._writer = WRITERS[output]
        self._clusters = ClusterWriter(self.program, self._cite_state)
        self._is_ordered = False

    def register(self, items: Iterable[Mapping[str, Any]]) -> None:
        """Adds items, or replaces those with a known id."""
        for data in items:
            self.registry.put(data)
        self._is_ordered = False

    def cite(self, cites: Sequence[Cite]) -> str:
        """One citation by itself: every cite is a first one unless it says otherwise."""
        self._order()
        placed = [
            Placed(cite, self.registry[cite.id], given_locus(cite))
            for cite in cites
            if cite.id in self.registry
        ]
        return self._written(self._clusters.cluster(self._sorted_cites(placed)))

    def cite_document(self, citations: Sequence[Citation]) -> list[str]:
        """All citations of a document, in its order."""
        self._order()
        distance = self.program.style.citation.get("near-note-distance")
        loci = loci_of(citations, int(distance) if distance.isdigit() else 5)
        texts = []
        for citation, places in zip(citations, loci, strict=True):
            placed = [
                Placed(cite, self.registry[cite.id], locus)
                for cite, locus in zip(citation.cites, places, strict=True)
                if cite.id in self.registry
            ]
            texts.append(self._written(self._clusters.cluster(self._sorted_cites(placed))))
        return texts

    def bibliography(self) -> Bibliography:
        """All registered items as a bibliography; empty where the style has none."""
        element = self.program.style.bibliography
        if element is None:
            return Bibliography()
        ordered = self._order()
        writer = EntryWriter(self.program, element, self._entry_state)
        problems: list[Problem] = []
        entries = []
        for entry in ordered:
            text = self._entry_text(writer, entry, problems)
            entries.append(BibliographyEntry(entry.item.id, text))
        body = "".join(self._writer.entry(entry.text) for entry in entries)
        whole = f"{self._writer.before_entries}{body}{self._writer.after_entries}"
        return Bibliography(tuple(entries), bibliography_format(element), whole, tuple(problems))

    def _entry_text(self, writer: EntryWriter, entry: Entry, problems: list[Problem]) -> str:
        try:
            return self._written(writer.entry(entry))
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError) as error:
            message = f"This entry could not be rendered ({type(error).__name__}: {error})."
            problems.append(Problem(Severity.ERROR, message, key=entry.item.id))
            return self._writer.escape(f"[{entry.item.id}: {message}]")

    def _order(self) -> list[Entry]:
        """The entries in the order of the bibliography, numbered."""
        sort_keys = self.program.bibliography_keys
        entries = list(self.registry)
        if not self._is_ordered:
            for number, entry in enumerate(entries, 1):
                entry.number = number
        for entry in entries:
            if entry.keys is None:
                state = entry
                entry.keys = keys_of(lambda state=state: self._entry_state(state), sort_keys)
        ordered = in_order(entries, lambda entry: entry.keys or (), sort_keys)
        if not self._is_ordered:
            for number, entry in enumerate(ordered, 1):
                entry.number = number
        self._is_ordered = True
        return ordered

    def _sorted_cites(self, placed: Sequence[Placed]) -> list[Placed]:
        sort_keys = self.program.citation_keys
        if not sort_keys:
            return list(placed)
        keys = {
            id(one): keys_of(lambda one=one: self._cite_state(one.entry, one.locus), sort_keys)
            for one in placed
        }
        return in_order(placed, lambda one: keys[id(one)], sort_keys)

    def _cite_state(self, entry: Entry, locus: Locus) -> Render:
        render = fresh(entry.item)
        render.locus = locus
        render.number = str(entry.number)
        render.plan = entry.plan
        render.year_suffix = suffix_letters(entry.suffix)
        return render

    def _entry_state(self, entry: Entry) -> Render:
        render = fresh(entry.item)
        render.number = str(entry.number)
        render.year_suffix = suffix_letters(entry.suffix)
        return render

    def _written(self, text: str) -> str:
        settled_text = settled(text, punctuation_in_quote=self.program.locale.punctuation_in_quote)
        return self._writer.write(settled_text, self.program.quotes)


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
