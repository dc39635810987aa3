"""`cs:label`: terms for locators, numbers and the roles of names, in the singular or plural."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from refdesk.csl.elements.context import Context, Renderer
from refdesk.csl.elements.numbers import as_integer, is_numeric, is_one_number, several_pattern
from refdesk.csl.elements.rendering import CALLED, FILLED, Render
from refdesk.csl.items.locators import split_label
from refdesk.csl.styles.element import Element
from refdesk.csl.styles.locale import Locale
from refdesk.csl.text.markup import affix, wrapping
from refdesk.csl.text.text_case import Case

_COUNTS = frozenset(("number-of-pages", "number-of-volumes"))


@dataclass(frozen=True, slots=True, eq=False)
class Label:
    """A compiled label: the words of a term, wrapped."""

    locale: Locale
    form: str
    plural: str
    before: str
    after: str
    case: Case | None
    strips_periods: bool
    #: Texts worked out before.
    known: dict[tuple[str, bool], str] = field(default_factory=dict)

    def of_names(self, variable: str, count: int) -> str:
        """The role of so many persons."""
        return self.text(variable, several=count > 1)

    def text(self, term: str, *, several: bool) -> str:
        """The wrapped term; empty where the locale has none."""
        text = self.known.get((term, several))
        if text is None:
            text = self.known[term, several] = self._made(term, several=several)
        return text

    def _made(self, term: str, *, several: bool) -> str:
        found = self.locale.term(term, self.form)
        if found is None:
            return ""
        if self.plural != "contextual":
            several = self.plural == "always"
        words = found.multiple if several else found.single
        if not words:
            return ""
        if self.strips_periods:
            words = words.replace(".", "")
        return self.before + affix(self.case(words) if self.case else words) + self.after


def label_of(context: Context, element: Element) -> Label:
    """The label an element describes."""
    before, after = wrapping(element.attributes)
    return Label(
        context.locale,
        element.get("form") or "long",
        element.get("plural") or "contextual",
        before,
        after,
        context.case(element),
        element.get("strip-periods") == "true",
    )


def label_renderer(context: Context, element: Element) -> Renderer:
    """The renderer of a `cs:label` that stands by itself."""
    label = label_of(context, element)
    variable = element.get("variable")
    several = several_pattern(context.locale.words("and")).search
    counts = variable in _COUNTS
    is_one = str.isdecimal if variable == "page" else is_one_number
    if variable == "locator":
        return _locator_label(label, several)

    def render_label(render: Render) -> str:
        value = render.texts.get(variable, "")
        if not value:
            render.status |= CALLED
            return ""
        render.status |= FILLED
        if counts:
            return label.text(variable, several=_is_count_plural(value))
        return label.text(variable, several=not is_one(value) and several(value) is not None)

    return render_label


def _locator_label(label: Label, several: Callable[[str], object]) -> Renderer:
    def render_label(render: Render) -> str:
        locus = render.locus
        if not locus.locator:
            render.status |= CALLED
            return ""
        render.status |= FILLED
        main, _ = split_label(locus.locator)
        return label.text(locus.label, several=several(main) is not None)

    return render_label


def _is_count_plural(value: str) -> bool:
    return is_numeric(value) and as_integer(value) != 1
