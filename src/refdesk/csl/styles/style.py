"""Citation styles: reading a CSL file, its overrides, macros and options."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from refdesk.csl.styles.element import Element, parse_xml, read_xml
from refdesk.csl.styles.errors import StyleError

#: Ten times as many as the parts of the Chicago styles with their macros spread out.
_MOST_PARTS = 20_000_000
_ZOTERO = "http://www.zotero.org/styles/"


@dataclass(frozen=True, slots=True)
class StyleInfo:
    """What a list of styles shows of one: `id` is the short name (`apa`), `parent` that of a dependent style.

    `format` is the citation format (`author-date`, `numeric`, `note`...), `fields` the subjects it is meant
    for.
    """

    id: str
    title: str
    short_title: str = ""
    format: str = ""
    fields: tuple[str, ...] = ()
    parent: str = ""
    default_locale: str = ""
    updated: str = ""

    @property
    def is_dependent(self) -> bool:
        return bool(self.parent)


@dataclass(slots=True, eq=False)
class Style:
    """An independent style, ready to be compiled. `default_locale` may come from the dependent style asked
    for."""

    info: StyleInfo
    root: Element
    citation: Element
    bibliography: Element | None
    default_locale: str = ""
    macros: dict[str, Element] = field(default_factory=dict)
    locales: list[Element] = field(default_factory=list)

    @property
    def is_note(self) -> bool:
        """Whether citations stand in notes."""
        return self.root.get("class") == "note"


def short_id(identifier: str) -> str:
    """`apa` for `http://www.zotero.org/styles/apa`."""
    return identifier.strip().removeprefix(_ZOTERO).removeprefix("https://www.zotero.org/styles/")


def read_style(path: Path) -> Style:
    """The style in a file; raises `StyleError` where it is broken or dependent."""
    return _style(read_xml(path), path.name)


def parse_style(content: str | bytes, name: str = "style") -> Style:
    """The style in a text; raises `StyleError`."""
    data = content.encode() if isinstance(content, str) else content
    return _style(parse_xml(data, name), name)


def style_info(root: Element, fallback_id: str = "") -> StyleInfo:
    """What the `cs:info` of a style says."""
    info = root.find("info") or Element("info")

    def text(name: str) -> str:
        element = info.find(name)
        return " ".join(element.text.split()) if element else ""

    categories = info.find_all("category")
    links = {link.get("rel"): link.get("href") for link in info.find_all("link")}
    return StyleInfo(
        id=short_id(text("id")) or fallback_id,
        title=text("title"),
        short_title=text("title-short"),
        format=next((c.get("citation-format") for c in categories if c.get("citation-format")), ""),
        fields=tuple(c.get("field") for c in categories if c.get("field")),
        parent=short_id(links.get("independent-parent", "")),
        default_locale=root.get("default-locale"),
        updated=text("updated"),
    )


def _style(root: Element, name: str) -> Style:
    if root.name != "style":
        raise StyleError(name, f"it is no CSL style but a “{root.name}” document.", root.line)
    _check_version(root, name)
    info = style_info(root, name.removesuffix(".csl"))
    if info.parent:
        raise StyleError(name, f"it only points to the style “{info.parent}”, which is not here.", root.line)
    citation = root.find("citation")
    if citation is None:
        raise StyleError(name, "it does not say how to cite (no “citation” element).", root.line)
    style = Style(info, root, citation, root.find("bibliography"), info.default_locale)
    style.macros = {macro.get("name"): macro for macro in root.find_all("macro")}
    style.locales = root.find_all("locale")
    _check(style, name)
    return style


def _check_version(root: Element, name: str) -> None:
    """Raises for another CSL than 1.0 to 1.0.2; the one before had `option` elements and no version."""
    version = root.get("version")
    if not version and any(element.name == "option" for element in root.walk()):
        version = "0.8"
    if version and not version.strip().startswith("1.0"):
        raise StyleError(
            name, f"it is written in CSL {version}; only CSL 1.0 to 1.0.2 is understood.", root.line
        )


def _check(style: Style, name: str) -> None:
    """Raises where a part without which nothing can be rendered is missing."""
    for area in (style.citation, style.bibliography):
        if area is not None and area.find("layout") is None:
            raise StyleError(name, f"“{area.name}” has no layout.", area.line)
    for element in style.root.walk():
        macro = element.get("macro")
        if macro and element.name in ("text", "key") and macro not in style.macros:
            raise StyleError(name, f"it uses a macro “{macro}” that it does not define.", element.line)
    _check_macros(style, name)


def _check_macros(style: Style, name: str) -> None:
    """Raises where a macro uses itself, or macros each other so often that printing would never end."""
    sizes: dict[str, int] = {}

    def size(macro: str, above: tuple[str, ...]) -> int:
        if macro in above:
            raise StyleError(name, f"the macro “{macro}” uses itself.", style.macros[macro].line)
        if macro not in sizes:
            parts = [element for element in style.macros[macro].walk() if element.name == "text"]
            used = [part.get("macro") for part in parts if part.get("macro")]
            sizes[macro] = len(parts) + sum(size(each, (*above, macro)) for each in used)
        return sizes[macro]

    for macro, element in style.macros.items():
        if size(macro, ()) > _MOST_PARTS:
            raise StyleError(name, f"the macro “{macro}” is spread out to millions of parts.", element.line)
