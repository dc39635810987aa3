"""The case of titles, changed by hand: markup stays, and what it protects."""

from __future__ import annotations

import re
from enum import StrEnum

from refdesk.domain.richtext import Look, marks, plain


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
    is_shouted = _is_shouted(text)
    if case is Case.SENTENCE and language.lower().startswith("de") and not is_shouted:
        return text
    protected = _protected(text)
    opening = next((match.start() for match in _WORD.finditer(text) if not _lies_in(match, protected)), 0)

    def rewritten(match: re.Match[str]) -> str:
        word = match.group()
        if _lies_in(match, protected):
            return word
        if case is not Case.SENTENCE:
            return _recased(word, case)
        if match.start() == opening and opening == _first_letter(text):
            return _recased(word.lower(), Case.TITLE) if is_shouted or _is_plain(word) else word
        before = plain(text[max(0, match.start() - _NEAR) : match.start()])
        is_kept = not is_shouted and (not _is_plain(word) or _BEGINS.search(before))
        return word if is_kept else word.lower()

    return _WORD.sub(rewritten, text)


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


def _protected(text: str) -> list[tuple[int, int]]:
    """The stretches of tags, and of the words whose capitals are to stay."""
    found: list[tuple[int, int]] = []
    for mark in marks(text):
        if mark.look is Look.NOCASE:
            found.append((mark.start, mark.end))
        else:
            found += [(mark.start, mark.words_start), (mark.words_end, mark.end)]
    return found


def _lies_in(match: re.Match[str], stretches: list[tuple[int, int]]) -> bool:
    return any(start <= match.start() < end for start, end in stretches)


def _first_letter(text: str) -> int:
    """Where the first word of the text stands, tags apart, protected or not."""
    tags = [(mark.start, mark.words_start) for mark in marks(text)]
    return next((match.start() for match in _WORD.finditer(text) if not _lies_in(match, tags)), 0)
