"""Words of the locale at the beginning of a note or an entry: they get a capital."""

from __future__ import annotations

import re

from refdesk.csl.markup import EDGE, MARKS, TERM

#: Marks and affixes, but no words of the item or the style, then a term.
_LEADING_TERM = re.compile(f"(?:[{EDGE}][^{EDGE}]*[{EDGE}]|[{MARKS}])*?{TERM}{EDGE}?(.)")


def with_capital(text: str) -> str:
    """The text with its first word in a capital where that word is a term; the marks of terms are taken out."""
    if TERM not in text:
        return text
    found = _LEADING_TERM.match(text)
    if found:
        at = found.start(1)
        text = text[:at] + text[at].upper() + text[at + 1 :]
    return text.replace(TERM, "")
