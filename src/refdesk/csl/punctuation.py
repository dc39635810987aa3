"""Punctuation where texts meet: what is doubled is dropped, what belongs into the quotation moves there."""

from __future__ import annotations

import re

from refdesk.csl.markup import CLOSE, EDGE, END_QUOTE, MARKS

#: Two punctuation marks, or spaces, with nothing but marks between them.
_MEETING = re.compile(f"([.,;:!?])([{MARKS}]+)([.,;:!?])")
_SPACES = re.compile(f"([ \u00a0])([{MARKS}]+) +")
#: Whether there is any of both: most texts have none.
_TROUBLE = re.compile(f"[.,;:!?][{MARKS}]+[.,;:!?]|[ \u00a0][{MARKS}]+ ")
_INTO_QUOTES = re.compile(f"({END_QUOTE}[{CLOSE}{EDGE}{END_QUOTE}]*)([.,!?]+)")
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
    moves = punctuation_in_quote and END_QUOTE in text
    if moves:
        if ":" in text or ";" in text:
            text = _OUT_OF_QUOTES.sub(r"\2" + EDGE + r"\1" + EDGE, text)
        text = _moved_into_quotes(text)
    if _TROUBLE.search(text) is None:
        return text.replace(EDGE, "")
    before = ""
    while before != text:
        before = text
        text = _MEETING.sub(_met, text)
        if moves:
            text = _moved_into_quotes(text)
    return _SPACES.sub(_one_space, text).replace(EDGE, "")


def _moved_into_quotes(text: str) -> str:
    """All punctuation of the style that follows a quotation moved into it."""
    before = ""
    while before != text:
        before, text = text, _INTO_QUOTES.sub(_moved_in, text)
    return text


def _met(match: re.Match[str]) -> str:
    first, between, second = match.groups()
    if EDGE not in between:
        return match.group()
    kept = _KEPT.get(first + second)
    if kept is None:
        return match.group().replace(EDGE, "")
    if kept == second and kept != first:
        return between + second
    return first + between


def _one_space(match: re.Match[str]) -> str:
    return match.group(1) + match.group(2) if EDGE in match.group(2) else match.group()


def _moved_in(match: re.Match[str]) -> str:
    """Punctuation of the style goes into the quotation before it; that of a field stays where it is."""
    closing, marks = match.groups()
    return EDGE + marks + EDGE + closing if EDGE in closing else match.group()
