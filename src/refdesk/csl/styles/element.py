"""The elements of a style or locale file, freed from the XML library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from lxml import etree

from refdesk.csl.styles.errors import StyleError

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
#: U+FDD0 to U+FDEF in UTF-8: they mark texts up inside the processor (`markup.py`).
_NONCHARACTERS = re.compile(b"\xef\xb7[\x90-\xaf]")
#: The largest styles have a quarter of a megabyte.
_MOST_BYTES = 5_000_000
#: What the XML library adds to its messages.
_PLACE = re.compile(r", line \d+, column \d+.*", re.DOTALL)
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(slots=True, eq=False)
class Element:
    """One element: its name without the namespace, attributes, children, own text and 1-based line."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)
    text: str = ""
    line: int | None = None

    def get(self, attribute: str, default: str = "") -> str:
        return self.attributes.get(attribute, default)

    def find(self, name: str) -> Element | None:
        """The first child of this name."""
        return next((child for child in self.children if child.name == name), None)

    def find_all(self, name: str) -> list[Element]:
        return [child for child in self.children if child.name == name]

    def walk(self) -> Iterator[Element]:
        """The element and everything in it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


def read_xml(path: Path) -> Element:
    """The root element of a file; raises `StyleError` where it is not well-formed."""
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise StyleError(path.name, f"it cannot be read ({error.strerror}).") from error
    return parse_xml(content, path.name)


def parse_xml(content: bytes, name: str) -> Element:
    """The root element of a document; `name` is how an error calls it."""
    if len(content) > _MOST_BYTES:
        raise StyleError(name, f"it is larger than {_MOST_BYTES // 1_000_000} MB.")
    content = _NONCHARACTERS.sub(b"", content)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        fault = _PLACE.sub("", error.msg or "").strip().rstrip(".") or "it is empty"
        raise StyleError(name, f"it is not well-formed XML ({fault}).", error.lineno) from error
    return _converted(root)


def _converted(node: etree._Element) -> Element:
    attributes = {str(name): str(value) for name, value in node.attrib.items()}
    element = Element(str(node.tag).removeprefix(NAMESPACE), attributes, [], node.text or "")
    element.line = cast("int | None", node.sourceline)
    element.children = [_converted(child) for child in node if isinstance(child.tag, str)]
    return element
