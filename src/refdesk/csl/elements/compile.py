"""Turns the elements of a style into functions: one set for each area (citation, bibliography) and item type.

What is known beforehand is decided here (types, terms, affixes, inherited options), so that rendering an item
only asks for its fields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from refdesk.csl.elements.conditions import Predicate, condition
from refdesk.csl.elements.context import Context, Renderer
from refdesk.csl.elements.date_rendering import date_renderer
from refdesk.csl.elements.labels import label_renderer
from refdesk.csl.elements.names import names_renderer
from refdesk.csl.elements.number_rendering import number_renderer, numeric_text_renderer
from refdesk.csl.elements.parts import NOTHING, Part, changed, constant, group, sequence, united
from refdesk.csl.elements.rendering import CALLED, FILLED, Render
from refdesk.csl.items.citation_label import citation_label
from refdesk.csl.items.item import NUMBER_VARIABLES
from refdesk.csl.styles.element import Element
from refdesk.csl.text.fields import marked
from refdesk.csl.text.markup import affix, wrapping

#: Variables that belong to the cite: a part that prints one is never passed over.
_CITE_VARIABLES = frozenset(
    ("citation-label", "citation-number", "first-reference-note-number", "locator", "year-suffix")
)


class Compiler:
    """Compiles the elements of one area of a style for one item type; macros once each, when first called."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._macros: dict[tuple[str, bool], Part] = {}
        self._tracking: Compiler | None = None

    def layout(self, layout: Element) -> Renderer:
        """The renderer of a layout's children, without the layout's own affixes and formatting."""
        return self._sequence(layout.children, "", matters=False).renderer

    def part(self, element: Element, delimiter: str = "", *, matters: bool = True) -> Part:
        """One rendering element.

        `delimiter` is that of the nearest group, which reaches into `cs:choose`; `matters` tells whether a
        group around it must learn that it asked for variables in vain.
        """
        if element.name == "choose":
            return self._choose(element, delimiter, matters=matters)
        if element.name == "group":
            return self._group(element, matters=matters)
        if element.name == "text" and element.get("macro"):
            return self._macro_text(element, matters=matters)
        make = _MAKERS.get(element.name)
        return make(self, element) if make else NOTHING

    def _sequence(self, elements: Sequence[Element], delimiter: str, *, matters: bool) -> Part:
        return sequence([self.part(element, delimiter, matters=matters) for element in elements], delimiter)

    def _macro_text(self, element: Element, *, matters: bool) -> Part:
        name = element.get("macro")
        children = self.context.style.macros[name].children
        matters = matters or any(map(_prints_words, children))
        if (name, matters) not in self._macros:
            self._macros[name, matters] = self._sequence(children, "", matters=matters)
        part = self._macros[name, matters]
        return changed(part, wrapping(element.attributes), self.context.change(element), matters=matters)

    def _group(self, element: Element, *, matters: bool) -> Part:
        delimiter = affix(element.get("delimiter"))
        matters = matters or any(map(_prints_words, element.children))
        parts = [self.part(child, delimiter, matters=matters) for child in element.children]
        return group(parts, wrapping(element.attributes), delimiter, matters=matters)

    def _choose(self, element: Element, delimiter: str, *, matters: bool) -> Part:
        branches: list[tuple[Predicate, Part]] = []
        otherwise = NOTHING
        for branch in element.children:
            test = branch.name == "else" or condition(branch, self.context.item_type, self.context.area.name)
            if test is False:
                continue
            part = self._sequence(branch.children, delimiter, matters=matters)
            if test is True:
                otherwise = part
                break
            branches.append((test, part))
        return _chosen(branches, otherwise) if branches else otherwise

    def _text(self, element: Element) -> Part:
        if element.get("variable"):
            return self._variable(element)
        if element.get("term"):
            return self._term(element)
        return self._constant(element, marked(element.get("value")))

    def _term(self, element: Element) -> Part:
        term = self.context.locale.term(element.get("term"), element.get("form") or "long")
        if term is None:
            return NOTHING
        words = term.multiple if element.get("plural") == "true" else term.single
        return self._constant(element, words, self.context.term_mark)

    def _constant(self, element: Element, words: str, mark: str = "") -> Part:
        if not words:
            return NOTHING
        if element.get("strip-periods") == "true":
            words = words.replace(".", "")
        case = self.context.case(element)
        before, after = wrapping(element.attributes)
        return constant(before + mark + affix(case(words) if case else words) + after)

    def _variable(self, element: Element) -> Part:
        variable = element.get("variable")
        if variable in NUMBER_VARIABLES:
            return _asking(element, numeric_text_renderer(self.context, element))
        if variable == "year-suffix":
            return Part(_year_suffix(element), None)
        if variable == "citation-label":
            return Part(_citation_label(element), None, calls=True)
        return _asking(element, self._plain_variable(element, variable))

    def _plain_variable(self, element: Element, variable: str) -> Renderer:
        before, after = wrapping(element.attributes)
        change = self.context.change(element)
        short = f"{variable}-short" if element.get("form") == "short" else variable
        tracks = self.context.is_tracking

        def render_text(render: Render) -> str:
            texts = render.texts
            text = texts.get(short) or texts.get(variable)
            if not text or (tracks and variable in render.used):
                render.status |= CALLED
                return ""
            render.status |= FILLED
            if tracks:
                render.used.append(variable)
            return before + (change(text, render) if change else text) + after

        return render_text

    def _names(self, element: Element) -> Part:
        return names_renderer(self.context, element, self._tracker().part)

    def _tracker(self) -> Compiler:
        """The compiler of what stands in a `cs:substitute`."""
        if self.context.is_tracking:
            return self
        if self._tracking is None:
            self._tracking = Compiler(replace(self.context, is_tracking=True))
        return self._tracking


def _asking(element: Element, renderer: Renderer) -> Part:
    """The part of an element that prints one variable."""
    variable = element.get("variable")
    if variable in _CITE_VARIABLES:
        return Part(renderer, None, calls=True)
    return Part(renderer, frozenset((variable, f"{variable}-short")), calls=True)


def _prints_words(element: Element) -> bool:
    """Whether an element may print words of the style alone into the group around it."""
    if element.name == "text":
        return "value" in element.attributes or "term" in element.attributes
    return element.name in ("choose", "if", "else-if", "else") and any(map(_prints_words, element.children))


def _chosen(branches: Sequence[tuple[Predicate, Part]], otherwise: Part) -> Part:
    parts = [*(part for _, part in branches), otherwise]
    needs, is_bare = united(parts), any(part.is_bare for part in parts)
    calls = all(part.calls for part in parts)
    tests = [(test, part.renderer) for test, part in branches]
    last = otherwise.renderer
    if len(tests) == 1:
        test, renderer = tests[0]
        return Part(lambda render: renderer(render) if test(render) else last(render), needs, calls, is_bare)

    def render_choose(render: Render) -> str:
        for test, renderer in tests:
            if test(render):
                return renderer(render)
        return last(render)

    return Part(render_choose, needs, calls, is_bare)


def _year_suffix(element: Element) -> Renderer:
    before, after = wrapping(element.attributes)

    def render_suffix(render: Render) -> str:
        if not render.year_suffix or render.suffix_done:
            return ""
        render.status |= FILLED
        render.suffix_done = True
        return before + render.year_suffix + after

    return render_suffix


def _citation_label(element: Element) -> Renderer:
    before, after = wrapping(element.attributes)

    def render_label(render: Render) -> str:
        label = citation_label(render.item)
        render.status |= FILLED if label else CALLED
        if not label:
            return ""
        suffix = "" if render.suffix_done else render.year_suffix
        render.suffix_done = True
        return before + label + suffix + after

    return render_label


_MAKERS: Mapping[str, Callable[[Compiler, Element], Part]] = {
    "text": Compiler._text,
    "number": lambda compiler, element: _asking(element, number_renderer(compiler.context, element)),
    "label": lambda compiler, element: _asking(element, label_renderer(compiler.context, element)),
    "date": lambda compiler, element: _asking(element, date_renderer(compiler.context, element)),
    "names": Compiler._names,
}
