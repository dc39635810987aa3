"""`cs:number`, and `cs:text` where its variable is a number: forms, ranges, locators."""

from __future__ import annotations

from collections.abc import Callable

from refdesk.csl.elements.context import Context, Renderer
from refdesk.csl.elements.numbers import (
    each_number,
    is_numeric,
    long_ordinal,
    ordinal,
    page_range,
    roman,
    several_pattern,
    with_dashes,
)
from refdesk.csl.elements.rendering import CALLED, FILLED, Render
from refdesk.csl.items.locators import split_label
from refdesk.csl.styles.element import Element
from refdesk.csl.styles.locale import Locale
from refdesk.csl.text.markup import wrapping

_PAGES = frozenset(("page", "page-first"))
#: The forms of a `cs:number` that are not its digits.
_FORMS = frozenset(("ordinal", "long-ordinal", "roman"))


def numeric_text_renderer(context: Context, element: Element) -> Renderer:
    """The renderer of a `cs:text` or plain `cs:number` whose variable holds a number."""
    return _renderer(context, element, _text_form(context, element.get("variable")))


def number_renderer(context: Context, element: Element) -> Renderer:
    """The renderer of a `cs:number`."""
    form = element.get("form")
    variable = element.get("variable")
    locale = context.locale
    gender = locale.gender_of(variable)
    forms: dict[str, Callable[[int], str]] = {
        "ordinal": lambda number: ordinal(number, locale, gender),
        "long-ordinal": lambda number: long_ordinal(number, locale, gender),
        "roman": roman,
    }
    if form not in forms:
        return numeric_text_renderer(context, element)
    change = forms[form]

    def in_form(text: str, _render: Render) -> str:
        if not is_numeric(text):
            return text
        return each_number(with_dashes(text), change)

    return _renderer(context, element, in_form)


def _renderer(context: Context, element: Element, in_form: Callable[[str, Render], str]) -> Renderer:
    variable = element.get("variable")
    before, after = wrapping(element.attributes)
    change = context.change(element)
    read = _reader(variable)
    labelled = _labelled(context.locale)
    tracks = context.is_tracking
    is_plain = change is None and element.get("form") not in _FORMS

    def render_number(render: Render) -> str:
        text = read(render)
        if not text:
            render.status |= CALLED
            return ""
        render.status |= FILLED
        if tracks:
            render.used.append(variable)
        if is_plain and text.isdecimal():
            return before + text + after
        main, inner = split_label(text) if ". " in text else (text, None)
        text = in_form(main, render)
        if inner is not None:
            text += labelled(inner)
        return before + (change(text, render) if change else text) + after

    return render_number


def _labelled(locale: Locale) -> Callable[[tuple[str, str, str] | None], str]:
    """What writes that which follows the first number: each time a label and its numbers."""
    several = several_pattern(locale.words("and"))

    def labelled(inner: tuple[str, str, str] | None) -> str:
        texts = []
        while inner is not None:
            joint, label, rest = inner
            term = locale.term(label, "short")
            main, inner = split_label(rest)
            words = (term.multiple if several.search(main) else term.single) if term else ""
            texts.append(f"{joint}{words} {with_dashes(main)}")
        return "".join(texts)

    return labelled


def _reader(variable: str) -> Renderer:
    if variable == "locator":
        return lambda render: render.locus.locator
    if variable == "citation-number":
        return lambda render: render.number
    if variable == "first-reference-note-number":
        return lambda render: str(render.locus.first_note) if render.locus.first_note else ""
    return lambda render: render.texts.get(variable, "")


def _text_form(context: Context, variable: str) -> Callable[[str, Render], str]:
    form = context.option("page-range-format")
    delimiter = context.locale.words("page-range-delimiter") or "\u2013"
    ampersand = context.locale.words("and", "symbol") or "&"

    def pages(text: str, _render: Render) -> str:
        text = page_range(text, form, delimiter)
        return text.replace(" & ", f" {ampersand} ") if "&" in text else text

    def locator(text: str, render: Render) -> str:
        return pages(text, render) if render.locus.label == "page" else with_dashes(text)

    def number(text: str, _render: Render) -> str:
        return with_dashes(text) if is_numeric(text) else text

    if variable in _PAGES:
        return pages
    return locator if variable == "locator" else number
