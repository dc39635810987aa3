"""What the tagger sees of each token: the word, its neighbours, and where in the reference it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from refdesk.domain.folding import fold
from refdesk.reading.cue_words import CUE_OF
from refdesk.reading.tokens import Token
from refdesk.reading.written_dates import month_of

_YEAR = re.compile(r"(?:1[4-9]|20)\d\d")
_ROMAN = re.compile(r"[IVXLC]+")
_OPENING_QUOTES = "“„«‘「『《\"'`"
_CLOSING_QUOTES = "”“»’」』》\"'"
_BRACKETS = {"(": 1, "[": 1, "（": 1, "【": 1, ")": -1, "]": -1, "）": -1, "】": -1}


class _Word(NamedTuple):
    """What a word says of itself and of its neighbours' places; kept by word, so that it is made once."""

    here: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    before_far: tuple[str, ...]
    after_far: tuple[str, ...]
    shape: str
    form: str
    cue: str
    is_number: bool


class Describer:
    """Turns tokens into features; remembers the words it has seen (at most `remembered`)."""

    def __init__(self, places: frozenset[str] = frozenset(), remembered: int = 60_000) -> None:
        self._places = places
        self._remembered = remembered
        self._words: dict[str, _Word] = {}

    def describe(self, tokens: Sequence[Token]) -> list[list[str]]:
        """The features of each token, in order."""
        words = [self._word(token) for token in tokens]
        surroundings = _surroundings(tokens, words)
        return [
            _features(words, index, f"sp={token.is_after_space}|{words[index].shape}", surrounding)
            for index, (token, surrounding) in enumerate(zip(tokens, surroundings, strict=True))
        ]

    def _word(self, token: Token) -> _Word:
        key = token.kind or token.text
        word = self._words.get(key)
        if word is None:
            if len(self._words) >= self._remembered:
                self._words.clear()
            word = self._words[key] = self._looked_at(token)
        return word

    def _looked_at(self, token: Token) -> _Word:
        if token.kind:
            form, shape, here = f"<{token.kind}>", f"<{token.kind}>", []
        else:
            form, shape = _form(token.text), _shape(token.text)
            here = self._letters(token.text, form)
        cue = _cue(token.text, form)
        marks = [f"w={form}", f"s={shape}", *here, *([f"c={cue}"] if cue else [])]
        near = [f"w={form}", f"s={shape}"]
        if cue:
            near.append(f"c={cue}")
        return _Word(
            tuple(marks),
            tuple(f"-1{mark}" for mark in near),
            tuple(f"+1{mark}" for mark in near),
            tuple(f"-2{mark}" for mark in near[:1]) + tuple(f"-2{mark}" for mark in near[2:]),
            tuple(f"+2{mark}" for mark in near[:1]) + tuple(f"+2{mark}" for mark in near[2:]),
            shape,
            form,
            cue or ("place" if "place" in here else ""),
            shape[0] in "Y9",
        )

    def _letters(self, text: str, form: str) -> list[str]:
        if not text[0].isalpha():
            return []
        marks = [f"p={form[:3]}", f"e={form[-3:]}"]
        if len(form) > 4:
            marks.append(f"e4={form[-4:]}")
        if form in self._places and not text[0].islower():
            marks.append("place")
        if _ROMAN.fullmatch(text):
            marks.append("roman")
        return marks


def _form(text: str) -> str:
    if text.isdigit():
        return "<year>" if _YEAR.fullmatch(text) else f"<{min(len(text), 7)}>"
    return fold(text)[:24]


def _shape(text: str) -> str:
    first = text[0]
    if first.isdigit():
        return "Y" if _YEAR.fullmatch(text) else "9" * min(len(text), 5)
    if not first.isalpha():
        return text[:2]
    if ord(first) > 0x2E80:
        return f"{_eastern_script(first)}{min(len(text), 7)}"
    if len(text) == 1:
        return "X" if first.isupper() else "x"
    if text.isupper():
        return f"X{min(len(text), 4)}"
    if text.islower():
        return "xx" if len(text) > 3 else f"x{len(text)}"
    if text[1:].islower():
        return "Xx" if len(text) > 3 else f"Xx{len(text)}"
    return "xX"


def _eastern_script(letter: str) -> str:
    return "kor" if "\uac00" <= letter <= "\ud7af" else "kan" if letter < "\u3400" else "han"


def _cue(text: str, form: str) -> str:
    cue = CUE_OF.get(form, "")
    if not cue and text[0].isalpha() and len(text) > 2 and month_of(text):
        return "month"
    return cue


def _features(words: list[_Word], index: int, space: str, place: list[str]) -> list[str]:
    word = words[index]
    features = [*word.here, *place, space]
    if index:
        before = words[index - 1]
        features += before.before
        features.append(f"-1|0={before.shape}|{word.shape}")
        if index > 1:
            features += words[index - 2].before_far
            features.append(f"-2|-1|0={words[index - 2].shape}|{before.shape}|{word.shape}")
    if index + 1 < len(words):
        after = words[index + 1]
        features += after.after
        features.append(f"0|+1={word.shape}|{after.shape}")
        if index + 2 < len(words):
            features += words[index + 2].after_far
            features.append(f"0|+1|+2={word.shape}|{after.shape}|{words[index + 2].shape}")
    return features


def _surroundings(tokens: Sequence[Token], words: Sequence[_Word]) -> list[list[str]]:
    """For each token: how far in it stands, what came before it and what is still to come."""
    shapes = [word.shape for word in words]
    to_number = _distances_to_number(shapes)
    segments = _segments(words)
    behind = _Behind(_style(shapes))
    years_left = shapes.count("Y")
    tenth = 10 / len(tokens)
    found: list[list[str]] = []
    for index, (token, word) in enumerate(zip(tokens, words, strict=True)):
        years_left -= word.shape == "Y"
        behind.enter(token, index)
        found.append(
            [
                f"at={int(index * tenth)}" if index > 3 else f"first={index}",
                f"n={to_number[index]}|{behind.since_number}",
                *behind.marks(min(years_left, 2)),
                *segments[index],
            ]
        )
        behind.leave(words, index)
    return found


class _Behind:
    """What a reference has had before a token: years, sentences, quotes, brackets, an "in"."""

    def __init__(self, style: str) -> None:
        self.since_number = 9
        self._style = style
        self._years = self._depth = self._sentences = 0
        self._quote = ""
        self._was_quoted = self._is_in = self._is_edited = 0
        self._marks: tuple[str, ...] = ()
        self._marked_for = -1

    def enter(self, token: Token, index: int) -> None:
        """Takes the token's own bracket or quotation mark into account."""
        text = token.text
        if text in _BRACKETS:
            self._depth = min(2, max(0, self._depth + _BRACKETS[text]))
            self._marked_for = -1
        elif self._quote:
            if text in _CLOSING_QUOTES and text != "'":
                self._quote, self._was_quoted, self._marked_for = "", 1, -1
        elif text in _OPENING_QUOTES and text not in "'`‘" and (token.is_after_space or index == 0):
            self._quote, self._marked_for = text, -1

    def marks(self, years_left: int) -> tuple[str, ...]:
        """The features of this place, made anew where something has changed."""
        if self._marked_for != years_left:
            self._marked_for = years_left
            is_past_year = 1 if self._years else 0
            self._marks = (
                f"y={self._years},{years_left}",
                f"d={self._depth}|q={1 if self._quote else 0}{self._was_quoted}",
                f"in={self._is_in}{self._is_edited}|y={is_past_year}",
                f"st={self._style}|{min(self._sentences, 4)}",
                f"sen={self._sentences}|y={is_past_year}",
            )
        return self._marks

    def leave(self, words: Sequence[_Word], index: int) -> None:
        """Takes the token into what lies behind the next one."""
        word = words[index]
        if word.is_number:
            self.since_number = 0
            if word.shape == "Y":
                self._years = min(self._years + 1, 2)
                self._marked_for = -1
            return
        if self.since_number < 9:
            self.since_number += 1
        form = word.form
        if form in _CHANGING:
            self._marked_for = -1
            if form == ".":
                if index and len(words[index - 1].form) > 3 and self._sentences < 5:
                    self._sentences += 1
            elif form in _WITHIN:
                self._is_in = 1
            else:
                self._is_edited = 1


_WITHIN = frozenset({"in", "//"})
_CHANGING = _WITHIN | {"eds", "ed", "hrsg", "ред", "."}


#: What a segment may hold that tells of its field, by the mark it gets.
_TELLING = frozenset(
    {"journal", "house", "body", "meeting", "thesis", "report", "place", "month", "editor", "access"}
)


def _segments(words: Sequence[_Word]) -> list[list[str]]:
    """For each token: what its segment (between commas, stops, quotes) holds, and what follows it."""
    found: list[list[str]] = []
    start = number = 0
    for index, word in enumerate(words):
        if index + 1 < len(words) and not _ends_segment(words, index):
            continue
        held = sorted({words[i].cue for i in range(start, index + 1)} & _TELLING)
        size = min(index + 1 - start, 12) // 2
        after = words[index + 1].shape[:1] if index + 1 < len(words) else "$"
        followed = "9" if after in "Y9" else after
        marks = [f"seg={number}", f"len={size}|{word.shape}|{followed}", *(f"has={cue}" for cue in held)]
        found.extend([marks] * (index + 1 - start))
        start, number = index + 1, min(number + 1, 9)
    return found


def _ends_segment(words: Sequence[_Word], index: int) -> bool:
    form = words[index].form
    if form == ".":
        return index > 0 and len(words[index - 1].form) > 3
    return form in ',;:()[]“”"«»„'


def _distances_to_number(shapes: Sequence[str]) -> list[int]:
    distances = [9] * len(shapes)
    distance = 9
    for index in range(len(shapes) - 1, -1, -1):
        distances[index] = distance
        distance = 0 if shapes[index][0] in "Y9" else min(distance + 1, 9)
    return distances


def _style(shapes: Sequence[str]) -> str:
    """A rough name of the reference's style: where its first year stands, and which marks it uses."""
    year = shapes.index("Y") if "Y" in shapes else -1
    place = "none" if year < 0 else "early" if year * 3 < len(shapes) else "late"
    quoted = any(mark in shapes for mark in _STYLE_QUOTES)
    return f"{place}{'q' if quoted else ''}{'/' if '//' in shapes else ''}{';' if ';' in shapes else ''}"


_STYLE_QUOTES = ("“", '"', "«", "„")
