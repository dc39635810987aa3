"""Reads XML files element by element: nothing is fetched, no entity is expanded, damage is reported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html.entities import html5
from io import BytesIO

from lxml import etree

from refdesk.domain.problem import Problem, Severity
from refdesk.formats.text import head_of

#: One element whose children's names have lost their namespaces.
Element = etree._Element

#: What may stand before a document type declaration.
_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s+|<!--.*?-->|<\?.*?\?>)*+", re.DOTALL)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*\[", re.IGNORECASE)
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_REFERENCE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)(?:([A-Za-z][A-Za-z0-9]*);)?")
_NAME = re.compile(r"[^\W\d][\w.-]*")
_SPACES = re.compile(r"\s+")
#: Inline elements of the XML formats and the CSL-JSON markup they stand for.
_MARKUP = {
    "italic": "i", "i": "i", "em": "i", "bold": "b", "b": "b", "strong": "b", "sub": "sub", "sup": "sup",
    "subscript": "sub", "superscript": "sup", "inf": "sub", "super": "sup",
}  # fmt: skip
#: EndNote's `<style face="bold italic">`.
_FACES = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}
_SMALL_CAPITALS = frozenset({"sc", "scp", "smallcaps"})
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


def items(data: bytes, names: frozenset[str]) -> Iterator[Element | Problem]:
    """The elements of these local names in order, then the problems of the file.

    An element is emptied when the next one is asked for. A file that declares entities is refused: they are
    how a small file becomes a huge one, or asks for other files (OWASP, "XML External Entity").
    """
    if _declares_entities(data):
        yield Problem(Severity.ERROR, "The file declares entities, which is not safe to read.", 1)
        return
    parsing = etree.iterparse(
        BytesIO(_repaired(data)),
        events=("end",),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    count = 0
    try:
        for _, element in parsing:
            if isinstance(element.tag, str) and _local(element.tag) in names:
                count += 1
                yield _without_namespaces(element)
                _empty(element)
    except etree.XMLSyntaxError as error:
        yield Problem(Severity.ERROR, f"This is no XML: {error.msg}.", error.lineno)
        return
    yield from _faults(parsing.error_log, count)


def whole(data: bytes) -> tuple[Element | None, list[Problem]]:
    """The root of a file whose elements point to one another, and what is damaged in it."""
    if _declares_entities(data):
        return None, [Problem(Severity.ERROR, "The file declares entities, which is not safe to read.", 1)]
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_repaired(data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return None, [Problem(Severity.ERROR, f"This is no XML: {error}.", 1)]
    if root is None:
        return None, [Problem(Severity.ERROR, "This is no XML.", 1)]
    return _without_namespaces(root), list(_faults(parser.error_log, len(root)))


def text_of(element: Element | None, path: str = "") -> str:
    """All the text in an element, or in the first one at a path in it, white space made single."""
    found = element.find(path) if element is not None and path else element
    return "" if found is None else _SPACES.sub(" ", "".join(map(str, found.itertext()))).strip()


def texts_of(element: Element, path: str) -> list[str]:
    """The texts of all elements at a path, empty ones left out."""
    return [text for found in element.findall(path) if (text := text_of(found))]


def rich_text(element: Element | None, path: str = "") -> str:
    """As `text_of`, with italics, bold, sub- and superscript as CSL-JSON markup."""
    found = element.find(path) if element is not None and path else element
    return "" if found is None else _SPACES.sub(" ", _marked(found)).strip()


def line_of(element: Element) -> int | None:
    """The line where an element begins, from 1."""
    line = element.sourceline
    return line if isinstance(line, int) else None


def source_of(element: Element) -> str:
    """The element as XML text, for a report."""
    return str(etree.tostring(element, encoding="unicode", with_tail=False))


def looks_like(data: bytes, *names: str) -> bool:
    """Whether the beginning of the data is XML with one of these elements."""
    head = head_of(data, 1 << 14)
    return "<" in head[:200] and any(re.search(rf"<(?:[\w-]+:)?{name}[\s>/]", head) for name in names)


def _declares_entities(data: bytes) -> bool:
    """Whether the document type declaration has any of its own; only there they can be (XML 1.0, 2.8)."""
    if data.startswith(_WIDE):
        data = data.replace(b"\0", b"").lstrip(b"\xff\xfe")
    prolog = _PROLOG.match(data)
    declaration = _DOCTYPE.match(data, prolog.end() if prolog else 0)
    return declaration is not None and _ENTITY.search(data, declaration.end()) is not None


def _repaired(data: bytes) -> bytes:
    """The data with bare `&` escaped and the names of HTML characters replaced: libxml2 drops both."""
    if data.startswith(_WIDE) or b"&" not in data:
        return data
    return _REFERENCE.sub(_reference, data)


def _reference(match: re.Match[bytes]) -> bytes:
    name = (match[1] or b"").decode("ascii")
    character = html5.get(f"{name};") if name else None
    if character is None:
        return b"&amp;" + match[0][1:]
    return "".join(f"&#{ord(each)};" for each in character).encode()


def _without_namespaces(element: Element) -> Element:
    for each in element.iter():
        if isinstance(each.tag, str):
            each.tag = _local(each.tag)
    return element


@lru_cache(maxsize=1024)
def _local(tag: str) -> str:
    name = tag.rpartition("}")[2].rpartition(":")[2]
    # A damaged file may hold names that libxml2 reads and will not write.
    return name if _NAME.fullmatch(name) else "unnamed"


def _empty(element: Element) -> None:
    """Lets go of an element and of those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _faults(error_log: Iterable[etree._LogEntry], count: int) -> Iterator[Problem]:
    """The first fatal fault of the file, as an error where it held nothing at all."""
    for entry in error_log:
        if entry.level_name == "FATAL":
            severity = Severity.WARNING if count else Severity.ERROR
            yield Problem(severity, f"The file is damaged: {entry.message}.", entry.line)
            return


def _marked(element: Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            parts += [_in_markup(child, _marked(child)), child.tail or ""]
        else:
            parts.append(child.tail or "")
    return "".join(parts)


def _in_markup(element: Element, text: str) -> str:
    name = _local(element.tag)
    if name in _SMALL_CAPITALS:
        return f'<span style="font-variant:small-caps;">{text}</span>'
    faces = str(element.get("face", "")).split() if name == "style" else []
    for mark in (_FACES.get(face, "") for face in faces) if faces else (_MARKUP.get(name),):
        text = f"<{mark}>{text}</{mark}>" if mark and text.strip() else text
    return text
