"""Punctuation where texts meet: what is doubled is dropped, what belongs into the quotation moves there."""

from __future__ import annotations

import re
from collections.abc import Callable

from refdesk.csl.markup import CLOSE, EDGE, END_QUOTE, INNER_QUOTE, QUOTE

_CLOSERS = f"[{CLOSE}{END_QUOTE}{EDGE}]*"
_OPENERS = f"[{EDGE}{QUOTE}{INNER_QUOTE}\ufdd4-\ufde6]*"
#: Two punctuation marks where at least one seam lies between them.
_MEETING = re.compile(f"([.,;:!?])({_CLOSERS}{_OPENERS}{EDGE}{_CLOSERS}{_OPENERS})([.,;:!?])")
_SPACES = re.compile(f"([ \u00a0])({_CLOSERS}{_OPENERS}{EDGE}{_CLOSERS}{_OPENERS}) +")
_INTO_QUOTES = re.compile(f"((?:[{CLOSE}{EDGE}]*{END_QUOTE})+[{CLOSE}{EDGE}]*)([.,!?]+)")
_OUT_OF_QUOTES = re.compile(f"([;:])((?:[{CLOSE}{EDGE}]*{END_QUOTE})+)")

#: What stands where the first mark meets the second: what is kept of both. Pairs not listed keep both.
_KEPT = {
    "..": ".", ",,": ",", ";;": ";", "::": ":", "!!": "!", "??": "?",
    "!.": "!", "!:": "!", "?.": "?", "?:": "?",
    ":!": "!", ":?": "?", ":.": ":",
    ";!": "!", ";?": "?", ";:": ";", ";.": ";",
}  # fmt: skip


def settled(text: str, *, punctuation_in_quote: bool) -> str:
    """The text with its seams resolved and taken out."""
    if EDGE not in text:
        return text
    if punctuation_in_quote and END_QUOTE in text:
        text = _OUT_OF_QUOTES.sub(r"\2" + EDGE + r"\1" + EDGE, text)
        changed = ""
        while changed != text:
            changed, text = text, _merged_once(_repeated(_into_quotes, text))
    return _SPACES.sub(r"\1\2", _repeated(_merged_once, text)).replace(EDGE, "")


def _repeated(change: Callable[[str], str], text: str) -> str:
    """Applies a change until nothing is left to change."""
    before = ""
    while before != text:
        before, text = text, change(text)
    return text


def _into_quotes(text: str) -> str:
    return _INTO_QUOTES.sub(_moved_in, text)


def _merged_once(text: str) -> str:
    """Marks that meet made one, or two that can stand together."""
    return _MEETING.sub(_met, text)


def _met(match: re.Match[str]) -> str:
    first, between, second = match.groups()
    kept = _KEPT.get(first + second)
    if kept is None:
        return match.group().replace(EDGE, "")
    if kept == second and kept != first:
        return between + second
    return first + between


def _moved_in(match: re.Match[str]) -> str:
    """Punctuation of the style goes into the quotation before it; that of a field stays where it is."""
    closing, marks = match.groups()
    return EDGE + marks + EDGE + closing if EDGE in closing else match.group()
