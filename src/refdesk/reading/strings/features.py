"""What the tagger sees of each token: the word, its neighbours, and where in the reference it stands.

A feature is one letter for its kind and a value, in bytes: python-crfsuite copies short bytes fastest.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TypeVar

from refdesk.reading.names.gazetteer import Gazetteer
from refdesk.reading.strings.segments import segments_of
from refdesk.reading.strings.surroundings import surroundings_of
from refdesk.reading.strings.tokens import Token
from refdesk.reading.strings.word_marks import Word, looked_at

_Key = TypeVar("_Key", bound=Hashable)
_Made = TypeVar("_Made")

#: A feature of a token.
Feature = bytes
_NO_WORD = ""
#: A pair of words is a feature of its own where one of them is this short.
_SHORT = 5


class Describer:
    """Turns tokens into features; remembers what it made of words (at most `remembered`, then anew)."""

    def __init__(self, gazetteer: Gazetteer, remembered: int = 60_000) -> None:
        self._gazetteer = gazetteer
        self._remembered = remembered
        self._words: dict[str, Word] = {}
        self._lefts: dict[tuple[str, str, str], tuple[Feature, ...]] = {}
        self._rights: dict[tuple[str, str, str], tuple[Feature, ...]] = {}
        self._pairs: dict[tuple[str, str], tuple[Feature, ...]] = {}

    def describe(self, tokens: Sequence[Token]) -> list[list[Feature]]:
        """The features of each token, in order."""
        words = [self._word(token) for token in tokens]
        described = self._neighbourhoods(tokens, words)
        for seen in (surroundings_of(tokens, words), segments_of(words, self._gazetteer.journals)):
            for features, more in zip(described, seen, strict=True):
                features += more
        return described

    def _neighbourhoods(self, tokens: Sequence[Token], words: Sequence[Word]) -> list[list[Feature]]:
        """Of each token: its own word and the two on either side."""
        padded = [_EDGE, _EDGE, *words, _EDGE, _EDGE]
        windows = zip(tokens, padded, padded[1:], words, padded[3:], padded[4:], strict=False)
        return [
            [
                *word.here, *before.before, *after.after, *far.before_far, *beyond.after_far,
                *(self._lefts.get(left := (far.shape, before.shape, word.shape)) or self._left(left)),
                *(self._rights.get(right := (word.shape, after.shape, beyond.shape)) or self._right(right)),
                *(self._pairs.get(pair := (before.form, word.form)) or self._pair(pair)),
                word.spaced if token.is_after_space else word.glued,
            ]
            for token, far, before, word, after, beyond in windows
        ]  # fmt: skip

    def _word(self, token: Token) -> Word:
        key = f"<{token.kind}>" if token.kind else token.text
        word = self._words.get(key)
        if word is None:
            word = looked_at(token, self._gazetteer)
            self._keep(self._words, key, word)
        return word

    def _left(self, shapes: tuple[str, str, str]) -> tuple[Feature, ...]:
        made = f"h{shapes[1]}|{shapes[2]}".encode(), f"i{'|'.join(shapes)}".encode()
        return self._keep(self._lefts, shapes, made)

    def _right(self, shapes: tuple[str, str, str]) -> tuple[Feature, ...]:
        made = f"j{shapes[0]}|{shapes[1]}".encode(), f"k{'|'.join(shapes)}".encode()
        return self._keep(self._rights, shapes, made)

    def _pair(self, forms: tuple[str, str]) -> tuple[Feature, ...]:
        before, form = forms
        is_telling = before and min(len(before), len(form)) <= _SHORT
        return self._keep(self._pairs, forms, (f"b{before}|{form}".encode(),) if is_telling else _NO_PAIR)

    def _keep(self, known: dict[_Key, _Made], key: _Key, made: _Made) -> _Made:
        if len(known) >= self._remembered:
            known.clear()
        known[key] = made
        return made


_EDGE = Word(
    (), (b"A$",), (b"Z$",), (), (), b"", b"", _NO_WORD, _NO_WORD, "", "", is_number=False, turns=False
)
_NO_PAIR = (b"b",)
