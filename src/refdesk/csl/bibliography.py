"""The bibliography: entries with the layout's affixes, aligned fields, repeated authors replaced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from refdesk.csl.element import Element
from refdesk.csl.markup import affix, formatting
from refdesk.csl.program import Program
from refdesk.csl.registry import Entry
from refdesk.csl.rendering import Render
from refdesk.csl.terms import with_capital


@dataclass(frozen=True, slots=True)
class BibliographyFormat:
    """How a bibliography is set: spacing in lines, hanging indent, whether first fields are aligned."""

    entry_spacing: int = 1
    line_spacing: int = 1
    hanging_indent: bool = False
    second_field_align: str = ""


def bibliography_format(element: Element) -> BibliographyFormat:
    """What the attributes of `cs:bibliography` say."""

    def number(name: str) -> int:
        text = element.get(name)
        return int(text) if text.isdigit() else 1

    return BibliographyFormat(
        number("entry-spacing"),
        number("line-spacing"),
        element.get("hanging-indent") == "true",
        element.get("second-field-align"),
    )


class EntryWriter:
    """Writes the entries of one program's bibliography as marked text."""

    def __init__(self, program: Program, element: Element, prepare: Callable[[Entry], Render]) -> None:
        self._program = program
        self._prepare = prepare
        layout = element.find("layout") or Element("layout")
        self._prefix, self._suffix = affix(layout.get("prefix")), affix(layout.get("suffix"))
        self._before, self._after = formatting(layout.attributes)

    def entry(self, entry: Entry) -> str:
        """One entry; empty where the style prints nothing of the item."""
        render = self._prepare(entry)
        text = self._program.bibliography(entry.item.type)(render)
        if not text:
            return ""
        return self._prefix + self._before + with_capital(text) + self._after + self._suffix
