"""Writes XML: elements with their text escaped, empty ones left out, CSL-JSON markup as inline elements."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

#: What no XML document can hold (XML 1.0, 2.2).
_IMPOSSIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARK = re.compile(r"<(/?)(i|b|sub|sup|sc|span)\b([^<>]*)>")
_NOT_IN_NAMES = re.compile(r"[^\w.-]+")


def tag(name: str, text: str, /, **attributes: str) -> str:
    """An element with a text; nothing where the text is empty."""
    return group(name, plain(text), **attributes)


def group(name: str, inside: str, /, **attributes: str) -> str:
    """An element around XML that is written already; nothing where that is empty."""
    if not inside:
        return ""
    told = "".join(
        f" {key}={quoteattr(plain_attribute(value))}" for key, value in attributes.items() if value
    )
    return f"<{name}{told}>{inside}</{name}>"


def plain(text: str) -> str:
    """The text as it may stand between tags."""
    return escape(_IMPOSSIBLE.sub("", text))


def plain_attribute(text: str) -> str:
    """The text as an attribute may hold it, before its quotes."""
    return _IMPOSSIBLE.sub("", text)


def rich(text: str, names: Mapping[str, str]) -> str:
    """CSL-JSON markup as the format's inline elements, by mark; marks it has no name for are left out."""
    if "<" not in text:
        return plain(text)
    parts, open_names, place = [], [], 0
    for mark in _MARK.finditer(text):
        parts.append(plain(text[place : mark.start()]))
        place = mark.end()
        is_end, name = bool(mark[1]), "sc" if "small-caps" in mark[3] else mark[2]
        if not is_end:
            open_names.append((mark[2], names.get(name, "")))
            parts.append(f"<{open_names[-1][1]}>" if open_names[-1][1] else "")
        elif open_names and open_names[-1][0] == mark[2]:
            own = open_names.pop()[1]
            parts.append(f"</{own}>" if own else "")
        else:
            return plain(text)
    return plain(text) if open_names else "".join((*parts, plain(text[place:])))


def xml_id(text: str, usual: str) -> str:
    """A text as the value of an XML `ID`; the usual one where nothing of it can stand there."""
    name = _NOT_IN_NAMES.sub("-", text).strip("-")
    return name if name[:1].isalpha() or name[:1] == "_" else f"{usual}-{name}" if name else usual
