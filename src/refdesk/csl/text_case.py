"""Text case: CSL 1.0.2, "Text-case"; title case only ever touches English."""

from __future__ import annotations

import re
from collections.abc import Callable

from refdesk.csl.markup import CLOSE, END_QUOTE, MARKS, NO_CASE, QUOTE, SMALL_CAPS, SUBSCRIPT, SUPERSCRIPT

#: CSL 1.0.2, appendix "Stop words", with the prepositions of more than one word dropped.
STOP_WORDS = frozenset(
    """a about above across afore after against al along alongside amid amidst among amongst an and anenst apropos
    apud around as aside astride at athwart atop barring before behind below beneath beside besides between beyond
    but by c ca circa contra d de despite down du during et except excluding following for forenenst from given in
    including inside into lest like m modulo near next nor notwithstanding of off on onto or out over per plus pro
    qua sans since so so-called t than that the through throughout thru thruout till to toward towards under
    underneath until unto up upon v van versus via vis-à-vis von vs. vs v. with within without yet""".split()
)
_PROTECTING = frozenset((NO_CASE, SMALL_CAPS, SUPERSCRIPT, SUBSCRIPT))
_PIECES = re.compile(f"([{MARKS}])")
_WORD = re.compile(r"[^\s\u2013\u2014/\-:\u00a0]+|[\s\u2013\u2014/\-:\u00a0]+")
_ENDS_CLAUSE = re.compile(r"[:?!\u2014]\s*$|\.\s*$")

Case = Callable[[str], str]


def lowercase(text: str) -> str:
    return _on_pieces(text, str.lower)


def uppercase(text: str) -> str:
    return _on_pieces(text, _upper)


def capitalize_first(text: str) -> str:
    """The first letter of the first word in upper case, unless the word is protected."""
    done = False

    def first(piece: str) -> str:
        nonlocal done
        if done or not piece.strip():
            return piece
        done = True
        return _capitalized(piece)

    return _on_pieces(text, first)


def capitalize_all(text: str) -> str:
    """Every word written in lower case gets a capital."""
    return _on_pieces(
        text, lambda piece: re.sub(r"[^\s\u00a0]+", lambda m: _capitalized_lower(m.group()), piece)
    )


def sentence_case(text: str) -> str:
    """An all-capitals text in lower case; the first word gets a capital."""
    bare = _PIECES.sub("", text)
    if bare.isupper():
        text = lowercase(text)
    return capitalize_first(text)


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


def _upper(text: str) -> str:
    return text.upper().replace("SS", "SS") if "ß" not in text else text.upper()


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
    if text.isascii() or _PIECES.search(text) is None:
        return change(text)
    pieces = _PIECES.split(text)
    protected: list[bool] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            _track(piece, protected)
        elif piece and not any(protected):
            pieces[index] = change(piece)
    return "".join(pieces)


def _track(mark: str, protected: list[bool]) -> None:
    if mark in (CLOSE, END_QUOTE):
        if protected:
            protected.pop()
    elif mark == QUOTE or "\ufdd4" <= mark <= "\ufde6":
        protected.append(mark in _PROTECTING)


class _TitleCase:
    """Title case over the pieces between marks: which word is first and which is last is a matter of the whole."""

    def __init__(self, text: str) -> None:
        self._pieces = _PIECES.split(text)
        self._words: list[tuple[int, int, str]] = []
        self._parts: dict[int, list[str]] = {}
        protected: list[bool] = []
        for index, piece in enumerate(self._pieces):
            if index % 2:
                _track(piece, protected)
            elif piece:
                self._take(index, piece, shielded=any(protected))
        self._all_capitals = self._is_all_capitals()

    def _take(self, index: int, piece: str, *, shielded: bool) -> None:
        parts = _WORD.findall(piece)
        self._parts[index] = parts
        for position, word in enumerate(parts):
            if word[0] in " \t\n\u2013\u2014/-:\u00a0":
                continue
            self._words.append((index, position, "" if shielded else word))

    def _is_all_capitals(self) -> bool:
        text = "".join(word for _, _, word in self._words)
        return text.isupper()

    def result(self) -> str:
        last = len(self._words) - 1
        for number, (index, position, word) in enumerate(self._words):
            if not word:
                continue
            is_edge = number in (0, last) or self._follows_colon(number)
            self._parts[index][position] = self._changed(word, is_edge=is_edge)
        return "".join(
            "".join(self._parts[index]) if index in self._parts else piece
            for index, piece in enumerate(self._pieces)
        )

    def _follows_colon(self, number: int) -> bool:
        """Whether a clause ends right before this word."""
        index, position, _ = self._words[number]
        before = "".join(self._parts[index][:position])
        if not before.strip() and number:
            earlier, place, _ = self._words[number - 1]
            before = "".join(self._parts[earlier][place:]) + before
        return _ENDS_CLAUSE.search(before) is not None

    def _changed(self, word: str, *, is_edge: bool) -> str:
        if self._all_capitals:
            word = word.lower()
        bare = word.strip("()[]{}\"'“”‘’,;.!?…")
        if word.lower() in STOP_WORDS or bare.lower() in STOP_WORDS:
            if not is_edge and (bare == bare.lower()):
                return word
            return _capitalized_lower(word) if is_edge else word
        return _capitalized_lower(word)
