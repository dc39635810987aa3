"""Punctuation where texts meet: what is doubled is dropped, what belongs into the quotation moves there."""

from __future__ import annotations

import re

from refdesk.csl.text.markup import CLOSE, EDGE, END_QUOTE, MARKS

#: Two punctuation marks, or spaces, with nothing but marks between them.
_MEETING = re.compile(f"([.,;:!?])([{MARKS}]+)([.,;:!?])")
_SPACES = re.compile(f"([ \u00a0])([{MARKS}]+) +")
#: A quick look for both spaces that meet: most texts have none.
_MEETING_SPACES = re.compile(f" [{MARKS}]+ ")
_INTO_QUOTES = re.compile(f"({END_QUOTE}[{CLOSE}{EDGE}{END_QUOTE}]*)([.,!?]+)")
_OUT_OF_QUOTES = re.compile(f"([;:])((?:[{CLOSE}{EDGE}]*{END_QUOTE})+)")
_SEAMS = CLOSE + EDGE

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
        text = _moved_into_quotes(_moved_out_of_quotes(text))
    before = "" if _MEETING.search(text) else text
    while before != text:
        before = text
        text = _MEETING.sub(_met, text)
        if moves:
            text = _moved_into_quotes(text)
    if _MEETING_SPACES.search(text) or "\u00a0" in text:
        text = _SPACES.sub(_one_space, text)
    return text.replace(EDGE, "")


def _moved_out_of_quotes(text: str) -> str:
    """Colons and semicolons at the end of a quotation moved behind it."""
    heads = text.split(END_QUOTE)[:-1]
    if any(head.rstrip(_SEAMS).endswith((":", ";")) for head in heads):
        return _OUT_OF_QUOTES.sub(rf"\2{EDGE}\1{EDGE}", text)
    return text


def _moved_into_quotes(text: str) -> str:
    """All punctuation of the style that follows a quotation moved into it."""
    moved = _INTO_QUOTES.sub(_moved_in, text)
    while moved != text and _INTO_QUOTES.search(moved):
        text, moved = moved, _INTO_QUOTES.sub(_moved_in, moved)
    return moved


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
