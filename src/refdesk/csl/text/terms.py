"""Words of the locale at the beginning of a note or an entry: they get a capital."""

from __future__ import annotations

import re

from refdesk.csl.text.markup import EDGE, MARKS, TERM

_SENTENCE_ENDS = frozenset(".!?")
#: Marks and affixes, but no words of the item or the style, then a term.
_LEADING_TERM = re.compile(f"(?:[{EDGE}][^{EDGE}]*[{EDGE}]|[{MARKS}])*?{TERM}{EDGE}?(.)")


def with_capital(text: str) -> str:
    """The text with its first word in a capital where that word is a term; the marks of terms are taken
    out."""
    return _capitalized(text) if TERM in text else text


def after_prefix(prefix: str, text: str) -> str:
    """A cite after what its writer put before it: a term gets a capital only after a whole sentence."""
    if TERM not in text:
        return text
    if prefix.rstrip().rstrip("”’\"'")[-1:] in _SENTENCE_ENDS and " " in prefix.strip():
        return _capitalized(text)
    return text.replace(TERM, "")


def _capitalized(text: str) -> str:
    found = _LEADING_TERM.match(text)
    if found:
        at = found.start(1)
        text = text[:at] + text[at].upper() + text[at + 1 :]
    return text.replace(TERM, "")
