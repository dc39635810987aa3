"""What the elements of a style are compiled for: its locale, the area, the item type, inherited options."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from refdesk.csl.elements.name_options import NameOptions, inherited_name_options
from refdesk.csl.elements.rendering import Render
from refdesk.csl.styles.element import Element
from refdesk.csl.styles.locale import Locale
from refdesk.csl.styles.style import Style
from refdesk.csl.text.markup import TERM
from refdesk.csl.text.text_case import CASES, Case, uppercase

Renderer = Callable[[Render], str]
#: Languages whose capital of `i` keeps its dot.
_DOTTED = frozenset(("tr", "az"))
#: What is done to an item's text before it is wrapped.
Change = Callable[[str, Render], str]


@dataclass(frozen=True, slots=True)
class Area:
    """The `cs:citation` or `cs:bibliography` of a style, its entries or its sort keys."""

    element: Element
    is_sorting: bool = False
    #: Name options that a sort key sets (`names-min`...).
    overrides: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        return self.element.name


@dataclass(eq=False)
class Context:
    """Everything that is known when an element is compiled."""

    style: Style
    locale: Locale
    area: Area
    item_type: str
    #: Whether variables that are printed are noted, as inside `cs:substitute`.
    is_tracking: bool = False

    @cached_property
    def name_options(self) -> NameOptions:
        return inherited_name_options(self.style.root, self.area.element, dict(self.area.overrides))

    @cached_property
    def has_explicit_suffix(self) -> bool:
        """Whether the style says itself where the year suffix goes."""
        return any(element.get("variable") == "year-suffix" for element in self.style.root.walk())

    @cached_property
    def term_mark(self) -> str:
        """What goes before a term: in notes and bibliographies the first of them gets a capital."""
        is_citation = self.area.name == "citation"
        return "" if self.area.is_sorting or (is_citation and not self.style.is_note) else TERM

    def option(self, name: str) -> str:
        """A global option of the style."""
        return self.style.root.get(name)

    def case(self, element: Element) -> Case | None:
        """The text case an element asks for, for words of the style itself."""
        name = element.get("text-case")
        return None if name == "title" and not self.locale.is_english else CASES.get(name)

    def change(self, element: Element) -> Change | None:
        """What an element does to an item's words: periods taken out, text case (title case only in
        English)."""
        name = element.get("text-case")
        case = CASES.get(name)
        strips = element.get("strip-periods") == "true"
        if case is None:
            return _strip_periods if strips else None
        change_case = _title_case_change(case, self.locale) if name == "title" else _case_change(case)
        if not strips:
            return change_case
        return lambda text, render: change_case(_strip_periods(text, render), render)


def _strip_periods(text: str, _render: Render) -> str:
    return text.replace(".", "")


def _case_change(case: Case) -> Change:
    def change(text: str, render: Render) -> str:
        if render.item.language[:2] in _DOTTED:
            text = text.replace("i", "İ").replace("ı", "I") if case is uppercase else text
        return case(text)

    return change


def _title_case_change(case: Case, locale: Locale) -> Change:
    by_default = locale.is_english

    def change(text: str, render: Render) -> str:
        english = render.item.is_english
        return case(text) if (by_default if english is None else english) else text

    return change
