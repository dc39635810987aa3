"""A cite together with its item, its place and its text."""

from __future__ import annotations

from dataclasses import dataclass

from refdesk.csl.documents.registry import Entry
from refdesk.csl.elements.rendering import Locus
from refdesk.csl.items.citation import Cite
from refdesk.csl.text.fields import marked
from refdesk.csl.text.markup import affix, without_marks
from refdesk.csl.text.terms import after_prefix


@dataclass(slots=True, eq=False)
class Placed:
    """A cite with its item and place; `text` is the cite without its own affixes, `author` its first
    names."""

    cite: Cite
    entry: Entry
    locus: Locus
    text: str = ""
    author: str = ""

    @property
    def has_extras(self) -> bool:
        """Whether it says more than which work is cited."""
        return bool(self.cite.prefix or self.cite.suffix or self.locus.locator)


def affixed(cite: Cite, text: str) -> str:
    """A cite's text with its own prefix and suffix, spaced where the writer did not."""
    prefix, suffix = marked(cite.prefix), marked(cite.suffix)
    if prefix and without_marks(prefix)[-1:].isalnum():
        prefix += " "
    if suffix and without_marks(suffix)[:1].isalnum():
        suffix = " " + suffix
    if prefix:
        text = after_prefix(cite.prefix, text)
    return affix(prefix) + text + affix(suffix)
