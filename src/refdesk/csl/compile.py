"""Turns the elements of a style into functions: one set for each area (citation, bibliography) and item type.

What is known beforehand is decided here (types, terms, affixes, inherited options), so that rendering an item
only asks for its fields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from refdesk.csl.citation_label import citation_label
from refdesk.csl.conditions import Predicate, condition
from refdesk.csl.context import Change, Context, Part, Renderer, as_renderer
from refdesk.csl.date_rendering import date_renderer
from refdesk.csl.element import Element
from refdesk.csl.fields import marked
from refdesk.csl.item import NUMBER_VARIABLES
from refdesk.csl.labels import label_renderer
from refdesk.csl.markup import affix, wrapping
from refdesk.csl.names import names_renderer
from refdesk.csl.number_rendering import number_renderer, numeric_text_renderer
from refdesk.csl.rendering import CALLED, FILLED, Render


class Compiler:
    """Compiles the elements of one area of a style for one item type; macros once each, when first called."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._macros: dict[str, Part] = {}
        self._tracking: Compiler | None = None

    def layout(self, layout: Element) -> Renderer:
        """The renderer of a layout's children, without the layout's own affixes and formatting."""
        return as_renderer(self.sequence(layout.children, ""))

    def macro(self, name: str) -> Part:
        """A macro's renderer."""
        if name not in self._macros:
            self._macros[name] = self.sequence(self.context.style.macros[name].children, "")
        return self._macros[name]

    def part(self, element: Element, delimiter: str = "") -> Part:
        """One rendering element; `delimiter` is that of the nearest group, which reaches into `cs:choose`."""
        if element.name == "choose":
            return self._choose(element, delimiter)
        make = _MAKERS.get(element.name)
        return make(self, element) if make else ""

    def sequence(self, elements: Sequence[Element], delimiter: str) -> Part:
        """Elements one after the other, without a group's condition."""
        parts = [part for part in (self.part(element, delimiter) for element in elements) if part != ""]
        if len(parts) < 2:
            return parts[0] if parts else ""
        return _joined(parts, delimiter)

    def _text(self, element: Element) -> Part:
        if element.get("variable"):
            return self._variable(element)
        if element.get("macro"):
            return self._macro_text(element)
        if element.get("term"):
            return self._term(element)
        return self._constant(element, marked(element.get("value")))

    def _term(self, element: Element) -> Part:
        term = self.context.locale.term(element.get("term"), element.get("form") or "long")
        if term is None:
            return ""
        words = term.multiple if element.get("plural") == "true" else term.single
        return self._constant(element, words, self.context.term_mark)

    def _constant(self, element: Element, words: str, mark: str = "") -> str:
        if not words:
            return ""
        if element.get("strip-periods") == "true":
            words = words.replace(".", "")
        case = self.context.case(element)
        before, after = wrapping(element.attributes)
        return before + mark + affix(case(words) if case else words) + after

    def _variable(self, element: Element) -> Renderer:
        variable = element.get("variable")
        if variable in NUMBER_VARIABLES:
            return numeric_text_renderer(self.context, element)
        if variable == "year-suffix":
            return _year_suffix(element)
        if variable == "citation-label":
            return _citation_label(element)
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

    def _macro_text(self, element: Element) -> Part:
        """A macro's text, which like a group is nothing where its variables say nothing."""
        part = self.macro(element.get("macro"))
        if part == "":
            return ""
        before, after = wrapping(element.attributes)
        return _group([part], "", before, after, self.context.change(element))

    def _names(self, element: Element) -> Part:
        return names_renderer(self.context, element, self._tracker().part)

    def _tracker(self) -> Compiler:
        """The compiler of what stands in a `cs:substitute`."""
        if self.context.is_tracking:
            return self
        if self._tracking is None:
            self._tracking = Compiler(replace(self.context, is_tracking=True))
        return self._tracking

    def _group(self, element: Element) -> Part:
        delimiter = affix(element.get("delimiter"))
        parts = [part for part in (self.part(child, delimiter) for child in element.children) if part != ""]
        if not parts:
            return ""
        before, after = wrapping(element.attributes)
        return _group(parts, delimiter, before, after)

    def _choose(self, element: Element, delimiter: str) -> Part:
        branches: list[tuple[Predicate, Renderer]] = []
        otherwise: Part = ""
        for branch in element.children:
            test = branch.name == "else" or condition(branch, self.context.item_type, self.context.area.name)
            if test is False:
                continue
            part = self.sequence(branch.children, delimiter)
            if test is True:
                otherwise = part
                break
            branches.append((test, as_renderer(part)))
        return _chosen(branches, as_renderer(otherwise)) if branches else otherwise


def _joined(parts: Sequence[Part], delimiter: str) -> Renderer:
    renderers = [as_renderer(part) for part in parts]
    if not delimiter:
        return lambda render: "".join([renderer(render) for renderer in renderers])
    return lambda render: delimiter.join([text for renderer in renderers if (text := renderer(render))])


def _group(
    parts: Sequence[Part], delimiter: str, before: str, after: str, change: Change | None = None
) -> Renderer:
    """A group: nothing where it asks for variables and none of them says anything (CSL 1.0.2, "Group")."""
    renderers = [as_renderer(part) for part in parts]

    def render_group(render: Render) -> str:
        outer = render.status
        render.status = 0
        texts = [text for renderer in renderers if (text := renderer(render))]
        status = render.status
        if status == CALLED or not texts:
            render.status = outer | status
            return ""
        render.status = outer | FILLED
        text = delimiter.join(texts)
        return before + (change(text, render) if change else text) + after

    return render_group


def _chosen(branches: Sequence[tuple[Predicate, Renderer]], otherwise: Renderer) -> Renderer:
    if len(branches) == 1:
        test, renderer = branches[0]
        return lambda render: renderer(render) if test(render) else otherwise(render)

    def render_choose(render: Render) -> str:
        for test, renderer in branches:
            if test(render):
                return renderer(render)
        return otherwise(render)

    return render_choose


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
    "number": lambda compiler, element: number_renderer(compiler.context, element),
    "label": lambda compiler, element: label_renderer(compiler.context, element),
    "date": lambda compiler, element: date_renderer(compiler.context, element),
    "names": Compiler._names,
    "group": Compiler._group,
}
