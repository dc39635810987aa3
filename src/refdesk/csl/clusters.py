"""Citations as text: the cites of a cluster sorted, collapsed, joined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from refdesk.csl.citation import Cite, Mode
from refdesk.csl.fields import marked
from refdesk.csl.markup import affix, formatting, without_marks
from refdesk.csl.program import Program
from refdesk.csl.registry import Entry
from refdesk.csl.rendering import Locus, Render
from refdesk.csl.sorting import in_order, keys_of


@dataclass(slots=True)
class Placed:
    """A cite with its item and place."""

    cite: Cite
    entry: Entry
    locus: Locus
    text: str = ""
    author: str = ""


class ClusterWriter:
    """Writes citations of one program; `prepare` makes the state that an entry's cite is rendered with."""

    def __init__(self, program: Program, prepare: Callable[[Entry, Locus], Render]) -> None:
        self._program = program
        self._prepare = prepare
        element = program.style.citation
        layout = element.find("layout")
        attributes = layout.attributes if layout else {}
        self._delimiter = affix(attributes.get("delimiter", ""))
        self._prefix, self._suffix = affix(attributes.get("prefix", "")), affix(attributes.get("suffix", ""))
        self._before, self._after = formatting(attributes)

    def cite(self, placed: Placed) -> str:
        """One cite with its own prefix and suffix."""
        return _affixed(placed.cite, self.bare(placed))

    def bare(self, placed: Placed) -> str:
        """One cite without its own prefix and suffix."""
        render = self._prepare(placed.entry, placed.locus)
        render.trace = []
        render.suppress_author = placed.cite.mode is Mode.SUPPRESS_AUTHOR
        text = self._program.citation(placed.entry.item.type)(render)
        placed.author = render.trace[0].text if render.trace else ""
        if placed.cite.mode is Mode.AUTHOR_ONLY:
            return placed.author
        return text

    def cluster(self, placed: Sequence[Placed]) -> str:
        """A citation as marked text."""
        texts = [text for one in self._sorted(placed) if (text := self.cite(one))]
        if not texts:
            return ""
        return self._prefix + self._before + self._delimiter.join(texts) + self._after + self._suffix

    def _sorted(self, placed: Sequence[Placed]) -> Sequence[Placed]:
        sort_keys = self._program.citation_keys
        if not sort_keys or len(placed) < 2:
            return placed
        keys = {id(one): keys_of(partial(self._prepare, one.entry, one.locus), sort_keys) for one in placed}
        return in_order(placed, lambda one: keys[id(one)], sort_keys)


def _affixed(cite: Cite, text: str) -> str:
    prefix, suffix = marked(cite.prefix), marked(cite.suffix)
    if prefix and without_marks(prefix)[-1:].isalnum():
        prefix += " "
    if suffix and without_marks(suffix)[:1].isalnum():
        suffix = " " + suffix
    return affix(prefix) + text + affix(suffix) if text or prefix or suffix else ""
