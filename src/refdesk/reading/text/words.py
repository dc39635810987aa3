"""Comparing words of a page whatever their case, marks and spaces."""

from __future__ import annotations

import re

from refdesk.domain.draft import Span
from refdesk.domain.folding import fold


def key_of(text: str) -> str:
    """The letters and digits alone, folded."""
    return re.sub(r"[\W_]+", "", fold(text))


def find_words(text: str, words: str) -> Span | None:
    """Where the words stand in a text, marks, spaces and case aside; None where they do not."""
    wanted = key_of(words)
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for folded in key_of(letter):
            letters.append(folded)
            places.append(place)
    at = "".join(letters).find(wanted) if wanted else -1
    return Span(places[at], places[at + len(wanted) - 1] + 1) if at >= 0 else None
