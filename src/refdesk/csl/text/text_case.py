"""Text case: CSL 1.0.2, "Text-case"; title case only ever touches English."""

from __future__ import annotations

import re
from collections.abc import Callable

from refdesk.csl.text.markup import (
    CLOSE,
    END_DISPLAY,
    END_QUOTE,
    INNER_QUOTE,
    MARK_SPLIT,
    NO_CASE,
    NO_DECORATION,
    OPENINGS,
    QUOTE,
    SMALL_CAPS,
    SUBSCRIPT,
    SUPERSCRIPT,
)

#: Words that title case leaves small between others: the list of citeproc-js.
# fmt: off
STOP_WORDS = frozenset((
    "a", "about", "across", "afore", "after", "against", "along", "alongside", "amid", "amidst", "among",
    "amongst",
    "an", "and", "anenst", "apropos", "apud", "around", "as", "aside", "astride", "at", "athwart", "atop",
    "barring",
    "before", "behind", "below", "beneath", "beside", "besides", "between", "beyond", "but", "by", "c",
    "ca", "circa",
    "d", "de", "despite", "down", "during", "et", "except", "far", "for", "forenenst", "from", "given",
    "in", "inside",
    "into", "lest", "like", "modulo", "near", "next", "nor", "notwithstanding", "of", "off", "on", "onto",
    "or", "out",
    "over", "per", "plus", "pro", "qua", "sans", "since", "so", "than", "the", "through", "throughout",
    "thru",
    "thruout", "till", "to", "toward", "towards", "under", "underneath", "until", "unto", "up", "upon", "v",
    "v.", "van", "versus", "via", "vis-à-vis", "von", "vs", "vs.", "with", "within", "without", "yet",
))
# fmt: on
_PROTECTING = frozenset((NO_CASE, NO_DECORATION, SMALL_CAPS, SUPERSCRIPT, SUBSCRIPT))
_WORD = re.compile(r"[^\s\u2013\u2014/\-:\u00a0]+|[\s\u2013\u2014/\-:\u00a0]+")
_ENDS_CLAUSE = re.compile(r"[:?!.]\s*$")

Case = Callable[[str], str]


def lowercase(text: str) -> str:
    """The text in small letters."""
    return _on_pieces(text, str.lower)


def uppercase(text: str) -> str:
    """The text in capitals."""
    return _on_pieces(text, str.upper)


def capitalize_first(text: str) -> str:
    """A capital for the first word where it is written small (not `arXiv`) and not protected."""
    done = False

    def first(piece: str) -> str:
        nonlocal done
        if done or not piece.strip():
            return piece
        done = True
        word = piece.split(maxsplit=1)[0]
        at = piece.index(word)
        return piece[:at] + _capitalized_lower(word) + piece[at + len(word) :]

    return _on_pieces(text, first)


def capitalize_all(text: str) -> str:
    """Every word written in lower case gets a capital."""
    return _on_pieces(
        text, lambda piece: re.sub(r"[^\s\u00a0]+", lambda m: _capitalized_lower(m.group()), piece)
    )


def sentence_case(text: str) -> str:
    """Everything in lower case but the first letter and what is protected."""
    return capitalize_first(lowercase(text))


def title_case(text: str) -> str:
    """Every word but the stop words gets a capital; words with capitals of their own stay."""
    return _TitleCase(text).result()


CASES: dict[str, Case] = {
    "lowercase": lowercase,
    "uppercase": uppercase,
    "capitalize-first": capitalize_first,
    "capitalize-all": capitalize_all,
    "sentence": sentence_case,
    "title": title_case,
}


def _capitalized(word: str) -> str:
    for index, char in enumerate(word):
        if char.isalpha():
            return word[:index] + char.upper() + word[index + 1 :]
        if char.isdigit():
            return word
    return word


def _capitalized_lower(word: str) -> str:
    return _capitalized(word) if word == word.lower() else word


def _on_pieces(text: str, change: Case) -> str:
    """Applies a change to the words between marks that no protecting mark encloses."""
    if text.isascii() or MARK_SPLIT.search(text) is None:
        return change(text)
    pieces = MARK_SPLIT.split(text)
    protected: list[bool] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            _track(piece, protected)
        elif piece and not any(protected):
            pieces[index] = change(piece)
    return "".join(pieces)


def _track(mark: str, protected: list[bool]) -> None:
    if mark in (CLOSE, END_QUOTE, END_DISPLAY):
        if protected:
            protected.pop()
    elif mark in (QUOTE, INNER_QUOTE) or mark in OPENINGS:
        protected.append(mark in _PROTECTING)


class _TitleCase:
    """Title case over the pieces between marks: which word is first and which is last is a matter of the
    whole."""

    def __init__(self, text: str) -> None:
        self._pieces = MARK_SPLIT.split(text)
        self._words: list[tuple[int, int, str]] = []
        self._parts: dict[int, list[str]] = {}
        self._begin_quotations: set[int] = set()
        protected: list[bool] = []
        for index, piece in enumerate(self._pieces):
            if index % 2:
                _track(piece, protected)
                if piece in (QUOTE, INNER_QUOTE):
                    self._begin_quotations.add(len(self._words))
            elif piece:
                self._take(index, piece, shielded=any(protected))

    def _take(self, index: int, piece: str, *, shielded: bool) -> None:
        parts = _WORD.findall(piece)
        self._parts[index] = parts
        for position, word in enumerate(parts):
            if word[0] in " \t\n\u2013\u2014/-:\u00a0":
                continue
            self._words.append((index, position, "" if shielded else word))

    def result(self) -> str:
        for number, (index, position, word) in enumerate(self._words):
            if not word:
                continue
            self._parts[index][position] = self._changed(number, word)
        return "".join(
            "".join(self._parts[index]) if index in self._parts else piece
            for index, piece in enumerate(self._pieces)
        )

    def _begins(self, number: int) -> bool:
        """Whether a clause ends right before this word, or a quotation begins with it."""
        if number in self._begin_quotations:
            return True
        index, position, _ = self._words[number]
        before = "".join(self._parts[index][max(position - 2, 0) : position])
        if not before.strip() and number:
            earlier, place, _ = self._words[number - 1]
            before = "".join(self._parts[earlier][place:]) + before if earlier != index else before
        return _ENDS_CLAUSE.search(before) is not None

    def _changed(self, number: int, word: str) -> str:
        is_edge = number in (0, len(self._words) - 1) or self._begins(number)
        after_hyphen, before_hyphen = self._beside(number, -1) == "-", self._beside(number, 1) == "-"
        begins_compound = before_hyphen and not after_hyphen
        if not is_edge and not begins_compound and _is_stop_word(word):
            return word
        if after_hyphen and len(word) == 1:
            return word
        return _capitalized_lower(word) if word[:1] < "\u0370" else word

    def _beside(self, number: int, step: int) -> str:
        """The piece right before or after a word."""
        index, position, _ = self._words[number]
        parts = self._parts[index]
        return parts[position + step] if 0 <= position + step < len(parts) else ""


def _is_stop_word(word: str) -> bool:
    return word in STOP_WORDS or word.strip("()[]{}\"'“”‘’,;.!?…") in STOP_WORDS
