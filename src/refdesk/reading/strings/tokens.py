"""Words, numbers and marks of a reference, each with its place; protected phrases stay whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from refdesk.domain.draft import Span

#: Combining marks and Indic vowel signs belong to the letter before them.
_MARKS = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0e31-\u0e4e"
)
_LETTERS = rf"[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]*)*"
_TOKEN = re.compile(
    rf"{_LETTERS}(?:['’ʼ`‐-]{_LETTERS})*|\d+|([-‐–—_.*/])\1*|\S",
)


#: What a protected phrase can be; each is a field of its own.
KINDS = frozenset({"accessed", "DOI", "arxiv", "URL", "ISBN", "ISSN", "PMID", "PMCID"})


class Protected(NamedTuple):
    """A phrase found before tagging: its stretch of the text and what it is ("DOI", "accessed"...)."""

    start: int
    end: int
    kind: str


class Token(NamedTuple):
    """One word, number, mark, or protected phrase (`kind` is then not empty)."""

    start: int
    end: int
    text: str
    kind: str
    is_after_space: bool

    @property
    def span(self) -> Span:
        """Its stretch of the text."""
        return Span(self.start, self.end)


def tokenize(text: str, protected: Sequence[Protected] = ()) -> list[Token]:
    """The tokens in order; every character that is not white space belongs to exactly one."""
    tokens: list[Token] = []
    reached = 0
    for phrase in protected:
        _add_tokens(tokens, text, reached, phrase.start)
        is_after_space = phrase.start == 0 or text[phrase.start - 1].isspace()
        words = text[phrase.start : phrase.end]
        tokens.append(Token(phrase.start, phrase.end, words, phrase.kind, is_after_space))
        reached = phrase.end
    _add_tokens(tokens, text, reached, len(text))
    return tokens


def _add_tokens(tokens: list[Token], text: str, start: int, end: int) -> None:
    last = start if start else -1
    add, new = tokens.append, tuple.__new__  # half the time of `Token(...)`
    for match in _TOKEN.finditer(text, start, end):
        low, high = match.span()
        add(new(Token, (low, high, text[low:high], "", low != last)))
        last = high
