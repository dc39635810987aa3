"""The case of titles, changed by hand: markup stays, and what it protects."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from refdesk.domain.richtext import Look, plain, runs


class Case(StrEnum):
    """How letters are written.

    A sentence keeps the capitals of acronyms, of names such as iPhone, of German nouns, and of subtitles.
    """

    LOWER = "lower"
    UPPER = "upper"
    SENTENCE = "sentence"
    TITLE = "title"


_WORD = re.compile(r"[^\W\d_][\w'’]*")
#: Capitals by themselves that are no names, but articles, conjunctions and prepositions.
_SMALL = frozenset("AEOYÀÉИВКОСУЯ")
#: What a new sentence or a subtitle stands behind.
_BEGINS = re.compile(r"(?:[.?!:…]|\s[-–—])\s+[\"'“„«(\[¿¡]*$")
#: So many letters before a word are looked at.
_NEAR = 80


def cased(text: str, case: Case, language: str = "") -> str:
    """The text in this case; tags, and words that a mark protects, stay as they are.

    `language` is the text's, as a tag.
    """
    if case is Case.SENTENCE:
        return _as_sentence(text, language)
    return _with_words(text, lambda word: _recased(word.group(), case))


def _as_sentence(text: str, language: str) -> str:
    is_shouted = _is_shouted(text)
    if language.lower().startswith("de") and not is_shouted:
        return text
    first = _first_word(text)

    def written(match: re.Match[str]) -> str:
        word = match.group()
        says_nothing = is_shouted or _is_plain(word)
        if match.start() == first:
            return _recased(word.lower(), Case.TITLE) if says_nothing else word
        return word.lower() if says_nothing and (is_shouted or not _begins(text, match.start())) else word

    return _with_words(text, written)


def _with_words(text: str, written: Callable[[re.Match[str]], str]) -> str:
    """The text with each word that no mark protects written anew."""
    parts, done = [], 0
    for run in runs(text):
        if run.looks is None or Look.NOCASE in run.looks:
            continue
        for word in _WORD.finditer(text, run.start, run.end):
            parts += [text[done : word.start()], written(word)]
            done = word.end()
    return "".join(parts) + text[done:]


def _first_word(text: str) -> int:
    """Where the first word of the text stands, protected or not; 0 where there is none."""
    words = (run for run in runs(text) if run.looks is not None)
    return next((word.start() for run in words for word in _WORD.finditer(text, run.start, run.end)), 0)


def _begins(text: str, place: int) -> bool:
    """Whether a new sentence or a subtitle begins here."""
    return _BEGINS.search(plain(text[max(0, place - _NEAR) : place])) is not None


def _recased(word: str, case: Case) -> str:
    if case is Case.TITLE:
        return word[0].upper() + word[1:]
    return word.upper() if case is Case.UPPER else word.lower()


def _is_plain(word: str) -> bool:
    """Whether a word's capital says nothing: no acronym, no `eLife`, no single letter such as a vitamin's."""
    if len(word) == 1:
        return word in _SMALL or word.islower()
    return not any(letter.isupper() for letter in word[1:])


def _is_shouted(text: str) -> bool:
    """Whether all of several words are in capitals, so that capitals tell nothing."""
    words = [word for word in _WORD.findall(plain(text)) if len(word) > 1]
    return len(words) > 1 and all(word.isupper() for word in words)
