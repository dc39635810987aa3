"""The bibliography: entries with the layout's affixes, aligned fields, repeated authors replaced."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from refdesk.csl.documents.registry import Entry
from refdesk.csl.elements.program import Program
from refdesk.csl.elements.rendering import Render
from refdesk.csl.elements.repeats import Repeats
from refdesk.csl.styles.element import Element
from refdesk.csl.text.markup import (
    CLOSE,
    EDGE,
    END_DISPLAY,
    LEFT_MARGIN,
    NO_PRINTED_FORM,
    RIGHT_INLINE,
    affix,
    formatting,
)
from refdesk.csl.text.terms import with_capital

_LAST_SPACE = re.compile(f"( +)[{CLOSE}{EDGE}]*$")


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
        return int(text) if text.isdecimal() else 1

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
        self._aligns = bool(element.get("second-field-align"))
        self._substitute = element.attributes.get("subsequent-author-substitute")
        self._rule = element.get("subsequent-author-substitute-rule") or "complete-all"

    def entry(self, entry: Entry, before: tuple[str, ...]) -> str:
        """One entry; empty where the style prints nothing of the item and does not number its entries.

        `before` are the first names of the entry above, which are replaced where the style asks for it;
        those of this entry are left in `entry.names`.
        """
        render = self._prepare(entry)
        if self._substitute is not None:
            render.repeats = Repeats(self._substitute, self._rule, before)
        text = self._aligned(entry, render) if self._aligns else self._flowing(entry, render)
        if render.repeats is not None:
            entry.names = render.repeats.names
        if not text and self._program.numbers_entries:
            return f"{entry.number}. {NO_PRINTED_FORM}"
        return with_capital(text)

    def _flowing(self, entry: Entry, render: Render) -> str:
        text = self._program.bibliography(entry.item)(render)
        if not text:
            return ""
        text = self._before + text + self._after
        return self._prefix + _with_suffix(text, self._suffix)

    def _aligned(self, entry: Entry, render: Render) -> str:
        """The first field in the margin, the rest beside it."""
        first_field, other_fields = self._program.bibliography_fields(entry.item)
        first, rest = first_field(render), other_fields(render)
        if not first or not rest:
            text = first + rest
            return self._prefix + self._before + text + self._after + self._suffix if text else ""
        margin = LEFT_MARGIN + self._prefix + first + END_DISPLAY
        rest, space = _without_last_space(rest)
        body = RIGHT_INLINE + self._before + rest + self._after + END_DISPLAY
        return margin + _with_suffix(body, self._suffix) + space


def _without_last_space(text: str) -> tuple[str, str]:
    """A text and the space that the style puts at its end."""
    if text.rstrip(CLOSE + EDGE)[-1:] != " ":
        return text, ""
    found = _LAST_SPACE.search(text)
    return (text[: found.start(1)] + text[found.end(1) :], found.group(1)) if found else (text, "")


def _with_suffix(text: str, suffix: str) -> str:
    """The layout's suffix; its punctuation goes into a displayed part that ends the entry."""
    if not suffix or not text.endswith(END_DISPLAY):
        return text + suffix
    words = suffix.strip(EDGE)
    punctuation = words[: len(words) - len(words.lstrip(",.;:!?"))]
    return text[:-1] + affix(punctuation) + END_DISPLAY + words[len(punctuation) :]
