"""A style compiled for a locale: the renderers of its areas by item type, its sort keys and options."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from refdesk.csl.elements.compile import Compiler
from refdesk.csl.elements.context import Area, Context, Renderer
from refdesk.csl.elements.rendering import Render
from refdesk.csl.elements.sorting import SortKey, collated, variable_reader
from refdesk.csl.items.item import Item
from refdesk.csl.output.writer import Quotes, quotes_of
from refdesk.csl.styles.element import Element
from refdesk.csl.styles.locale import Locale, LocaleFolder
from refdesk.csl.styles.style import Style
from refdesk.csl.text.collation import Collation


class Program:
    """Compiles on demand: what an item type does not use costs nothing.

    With `item_locales` every item is printed with the terms of its own language, where there is a locale
    for it.
    """

    def __init__(self, style: Style, locale: Locale, item_locales: LocaleFolder | None = None) -> None:
        self.style = style
        self.locale = locale
        self.collation = Collation(locale.lang)
        self.quotes: Quotes = quotes_of(locale)
        #: Whether citation numbers are printed, so that a text is outdated when its number changes.
        self.prints_numbers = any(_is_number(element) for element in style.root.walk())
        bibliography = style.bibliography.find("layout") if style.bibliography else None
        self.numbers_entries = bibliography is not None and any(map(_is_number, bibliography.walk()))
        self._item_locales = item_locales
        self._others: dict[str, Program] = {}
        self._layouts: dict[tuple[str, str], Renderer] = {}
        self._fields: dict[str, tuple[Renderer, Renderer]] = {}
        self.citation_keys = self._sort_keys(style.citation)
        self.bibliography_keys = self._sort_keys(style.bibliography) if style.bibliography else ()

    def citation(self, item: Item) -> Renderer:
        """The renderer of one cite of an item."""
        return self._for(item)._layout(self.style.citation, item.type)

    def bibliography(self, item: Item) -> Renderer:
        """The renderer of an item's entry; the style must have a bibliography."""
        if self.style.bibliography is None:
            raise LookupError("the style has no bibliography")
        return self._for(item)._layout(self.style.bibliography, item.type)

    def bibliography_fields(self, item: Item) -> tuple[Renderer, Renderer]:
        """The renderers of an entry's first field and of the rest, for a style that aligns them."""
        return self._for(item)._split_layout(item.type)

    def _for(self, item: Item) -> Program:
        """The program with the terms that are used for an item."""
        if self._item_locales is None or not item.language:
            return self
        found = self._others.get(item.language)
        if found is None:
            found = self._others[item.language] = self._in(item.language, self._item_locales)
        return found

    def _in(self, language: str, locales: LocaleFolder) -> Program:
        is_ours = language.split("-")[0].lower() == self.locale.lang.split("-")[0].lower()
        if is_ours or not locales.has(language):
            return self
        return Program(self.style, locales.locale(language, self.style.locales))

    def _split_layout(self, item_type: str) -> tuple[Renderer, Renderer]:
        found = self._fields.get(item_type)
        if found is None:
            area = self.style.bibliography or Element("bibliography")
            layout = area.find("layout") or Element("layout")
            compiler = Compiler(Context(self.style, self.locale, Area(area), item_type))
            first, rest = (
                Element("layout", {}, layout.children[:1]),
                Element("layout", {}, layout.children[1:]),
            )
            found = self._fields[item_type] = (compiler.layout(first), compiler.layout(rest))
        return found

    def _layout(self, element: Element, item_type: str) -> Renderer:
        key = (element.name, item_type)
        found = self._layouts.get(key)
        if found is None:
            layout = element.find("layout") or Element("layout")
            compiler = Compiler(Context(self.style, self.locale, Area(element), item_type))
            found = self._layouts[key] = compiler.layout(layout)
        return found

    def _sort_keys(self, element: Element) -> tuple[SortKey, ...]:
        sort = element.find("sort")
        return tuple(self._sort_key(element, key) for key in sort.find_all("key")) if sort else ()

    def _sort_key(self, area: Element, key: Element) -> SortKey:
        overrides = tuple(
            (name, value) for name, value in key.attributes.items() if name.startswith("names-")
        )
        read = self._reader(Area(area, True, overrides), key)
        return SortKey(read, key.get("sort") == "descending")

    def _reader(self, area: Area, key: Element) -> Callable[[Render], Any]:
        variable = key.get("variable")
        if variable:
            names = Element("names", {"variable": variable}, [Element("name", {"form": "long"})])
            return variable_reader(variable, self.collation, self._by_type(area, names))
        macro = Element("text", {"macro": key.get("macro")})
        rendered, collation = self._by_type(area, macro), self.collation
        return lambda render: collated(rendered(render), collation)

    def _by_type(self, area: Area, element: Element) -> Renderer:
        """A renderer that is compiled for each item type when it is first met."""
        made: dict[str, Renderer] = {}

        def rendered(render: Render) -> str:
            item_type = render.item.type
            renderer = made.get(item_type)
            if renderer is None:
                compiler = Compiler(Context(self.style, self.locale, area, item_type))
                renderer = made[item_type] = compiler.part(element).renderer
            return renderer(render)

        return rendered


def _is_number(element: Element) -> bool:
    return element.get("variable") == "citation-number" and element.name != "key"


def fresh(item: Item) -> Render:
    """The state for rendering an item by itself."""
    return Render(item, item.texts, item.present)
