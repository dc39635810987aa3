"""Where in a reference a token stands: how far in, after how many years, in quotes, brackets, after "in"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from refdesk.reading.strings.tokens import Token
from refdesk.reading.strings.word_marks import Word

_OPENING_QUOTES = "“„«‘「『《\"'`"
_CLOSING_QUOTES = "”“»’」』》\"'"
_STYLE_QUOTES = ("“", '"', "«", "„")
_BRACKETS = {"(": 1, "[": 1, "（": 1, "【": 1, ")": -1, "]": -1, "）": -1, "】": -1}
#: Parts the style's name from the form of its names.
_NAMES = "~"
_FAR = 9
_ENDS = 4
_WITHIN = frozenset({"in", "//"})
_EDITED = frozenset({"eds", "ed", "hrsg", "ред"})
#: By distance to the next number and from the last.
_NUMBER_MARKS = [[f"n{ahead}|{behind}".encode() for behind in range(_FAR + 1)] for ahead in range(_FAR + 1)]
#: The next distance; quicker than `min`.
_FURTHER = [*range(1, _FAR + 1), _FAR]
_TENTHS = [f"t{tenth}".encode() for tenth in range(11)]
_FIRSTS = [f"F{place}".encode() for place in range(_ENDS)]
_LASTS = [f"E{place}".encode() for place in range(_ENDS)]


def surroundings_of(tokens: Sequence[Token], words: Sequence[Word]) -> list[list[bytes]]:
    """For each token: how far in it stands, what came before it and what is still to come."""
    ahead = _distances_to_number(words)
    behind = _Behind([word.shape for word in words])
    count = len(tokens)
    tenth = 10 / count if count else 0.0
    since_number = _FAR
    marks = behind.marks()
    has_turned = False
    found: list[list[bytes]] = []
    for index, word in enumerate(words):
        if word.turns:
            behind.enter(tokens[index], word)
        if word.turns or has_turned:
            marks = behind.marks()
        place = _FIRSTS[index] if index < _ENDS else _TENTHS[int(index * tenth)]
        found.append([place, _NUMBER_MARKS[ahead[index]][since_number], *marks])
        has_turned = word.turns
        if has_turned:
            behind.leave(word, words[index - 1] if index else None)
        since_number = 0 if word.is_number else _FURTHER[since_number]
    for features, end in zip(reversed(found), _LASTS, strict=False):
        features.append(end)
    return found


class _Behind:
    """What a reference has had before a token: years, sentences, quotes, brackets, an "in"."""

    def __init__(self, shapes: Sequence[str]) -> None:
        self._style = f"{_style(shapes)}{_NAMES}{_name_form(shapes)}"
        self._years_left = shapes.count("Y")
        self._years = self._depth = self._sentences = 0
        self._quote = ""
        self._was_quoted = self._is_in = self._is_edited = 0

    def enter(self, token: Token, word: Word) -> None:
        """Takes a year, a bracket or a quotation mark into account for the token itself."""
        text = token.text
        if word.shape == "Y":
            self._years_left -= 1
        elif text in _BRACKETS:
            self._depth = min(2, max(0, self._depth + _BRACKETS[text]))
        elif self._quote:
            if text in _CLOSING_QUOTES and text != "'":
                self._quote, self._was_quoted = "", 1
        elif text in _OPENING_QUOTES and text not in "'`‘" and token.is_after_space:
            self._quote = text

    def leave(self, word: Word, before: Word | None) -> None:
        """Takes the token into what lies behind the next one."""
        if word.shape == "Y":
            self._years = min(self._years + 1, 2)
        elif word.form == ".":
            if before and len(before.form) > 3:
                self._sentences += 1
        elif word.form in _WITHIN:
            self._is_in = 1
        elif word.form in _EDITED:
            self._is_edited = 1

    def marks(self) -> tuple[bytes, ...]:
        """The features of this place."""
        place = (
            self._style,
            self._years,
            self._years_left,
            self._depth,
            1 if self._quote else 0,
            self._was_quoted,
            self._is_in,
            self._is_edited,
            self._sentences,
        )
        return _marks(place)


#: A place in a reference: the style, years before and after, brackets, in quotes and after quotes, after "in"
#: and after "eds.", sentences before.
_Place = tuple[str, int, int, int, int, int, int, int, int]


@lru_cache(maxsize=8192)
def _marks(place: _Place) -> tuple[bytes, ...]:
    style, years, left, depth, quoted, was_quoted, is_in, is_edited, sentences = place
    is_past_year = 1 if years else 0
    sentences = min(sentences, 4)
    marks, _, name_form = style.partition(_NAMES)
    return (
        f"y{years},{min(left, 2)}|{depth}".encode(),
        f"d{depth}|{quoted}{was_quoted}".encode(),
        f"I{is_in}{is_edited}|{is_past_year}".encode(),
        f"S{marks}|{sentences}".encode(),
        f"N{name_form}|{sentences}|{is_past_year}".encode(),
    )


def _distances_to_number(words: Sequence[Word]) -> list[int]:
    distances = [_FAR] * len(words)
    distance = _FAR
    for index in range(len(words) - 1, -1, -1):
        distances[index] = distance
        distance = 0 if words[index].is_number else _FURTHER[distance]
    return distances


def _style(shapes: Sequence[str]) -> str:
    """A rough name of the reference's style: where its first year stands, and which marks it uses."""
    year = shapes.index("Y") if "Y" in shapes else -1
    place = "-" if year < 0 else "e" if year * 3 < len(shapes) else "l"
    quoted = any(mark in shapes for mark in _STYLE_QUOTES)
    return f"{place}{'q' if quoted else ''}{'/' if '//' in shapes else ''}{';' if ';' in shapes else ''}"


def _name_form(shapes: Sequence[str]) -> str:
    """How the reference's first name seems to be written: the first letter of its first four shapes."""
    start = next(
        (place for place, shape in enumerate(shapes[:4]) if shape[0].isalpha() and shape[0] != "Y"), 0
    )
    return "".join(
        shape[0] + ("1" if len(shape) == 1 else "") if shape[0] in "xX" else shape[:1]
        for shape in shapes[start : start + 3]
    )
