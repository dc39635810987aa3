"""Citations as text: the cites of a cluster sorted, collapsed, joined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from refdesk.csl.documents.collapsing import (
    Shortening,
    collapsed_authors,
    collapsed_numbers,
    delimiters_of,
    grouped,
    joined,
)
from refdesk.csl.documents.placed import Placed
from refdesk.csl.documents.registry import Entry
from refdesk.csl.elements.program import Program
from refdesk.csl.elements.rendering import Locus, Render
from refdesk.csl.elements.sorting import Keys, in_order
from refdesk.csl.items.citation import Mode
from refdesk.csl.text.markup import NO_PRINTED_FORM, affix, formatting
from refdesk.csl.text.terms import with_capital


class ClusterWriter:
    """Writes citations of one program; `prepare` makes the state that an entry's cite is rendered with."""

    def __init__(self, program: Program, prepare: Callable[[Entry, Locus], Render]) -> None:
        self._program = program
        self._prepare = prepare
        element = program.style.citation
        layout = element.find("layout")
        attributes = layout.attributes if layout else {}
        self._prefix, self._suffix = affix(attributes.get("prefix", "")), affix(attributes.get("suffix", ""))
        self._before, self._after = formatting(attributes)
        self._collapse = element.get("collapse")
        self._groups = self._collapse.startswith("year") or "cite-group-delimiter" in element.attributes
        self._delimiters = delimiters_of(element, program.locale, is_note=program.style.is_note)

    def cluster(self, placed: Sequence[Placed]) -> str:
        """A citation as marked text."""
        cites = self._sorted(placed)
        for one in cites:
            self._write(one)
        text = self._joined(cites)
        if not text:
            return NO_PRINTED_FORM if cites else ""
        if all(one.cite.mode is Mode.AUTHOR_ONLY for one in cites):
            # The name is part of a sentence: "Doe shows (2001) that".
            return with_capital(text)
        return self._before + self._prefix + with_capital(text) + self._suffix + self._after

    def _joined(self, cites: Sequence[Placed]) -> str:
        if len(cites) < 2:
            return joined(cites, "")
        if self._groups:
            cites = grouped(cites) if self._program.citation_keys else cites
            shortening = Shortening(self._without_author, self._without_suffix)
            return collapsed_authors(cites, self._collapse, self._delimiters, shortening)
        if self._collapse == "citation-number":
            return collapsed_numbers(cites, self._delimiters)
        return joined(cites, self._delimiters.layout)

    def _write(self, placed: Placed) -> None:
        render = self._prepare(placed.entry, placed.locus)
        render.suppress_author = placed.cite.mode is Mode.SUPPRESS_AUTHOR
        text = self._program.citation(placed.entry.item)(render)
        placed.author = render.author
        is_alone = placed.cite.mode is Mode.AUTHOR_ONLY and bool(render.author)
        placed.text = render.author if is_alone else text

    def _without_author(self, placed: Placed) -> str:
        render = self._prepare(placed.entry, placed.locus)
        render.suppress_author = True
        return self._program.citation(placed.entry.item)(render)

    def _without_suffix(self, placed: Placed) -> str:
        """The cite without its author and its year suffix."""
        render = self._prepare(placed.entry, placed.locus)
        render.suppress_author = True
        render.year_suffix = ""
        return self._program.citation(placed.entry.item)(render)

    def _sorted(self, placed: Sequence[Placed]) -> Sequence[Placed]:
        sort_keys = self._program.citation_keys
        if not sort_keys or len(placed) < 2:
            return placed
        keys = {id(one): Keys(sort_keys, partial(self._prepare, one.entry, one.locus)) for one in placed}
        return in_order(placed, lambda one: keys[id(one)], sort_keys)
