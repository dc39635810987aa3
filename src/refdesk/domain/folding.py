"""One folding of text for search and sort keys, the same on every database."""

from __future__ import annotations

import unicodedata

#: Letters that no Unicode decomposition takes apart.
_LETTERS = {
    "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
    "ŧ": "t", "ŋ": "n", "ĸ": "k", "ſ": "s", "ə": "a", "ё": "е", "\u2019": "'", "\u2018": "'", "\u02bc": "'",
    "\u00ad": "",  # a soft hyphen only says where a line may end
}  # fmt: skip
#: Cyrillic letters whose mark makes another letter, kept whole.
_KEPT = frozenset("йїўґќѓ")


def fold(text: str) -> str:
    """The text in lower case without diacritics and ligatures, for comparing; й and ї stay whole."""
    text = text.casefold()
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).translate(_folded_letters)


class _FoldedLetters(dict[int, str]):
    """What each letter becomes, found out when it is first met: texts are folded by the million."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


_folded_letters = _FoldedLetters()


def _folded(letter: str) -> str:
    if letter in _LETTERS:
        return _LETTERS[letter]
    if letter in _KEPT or ord(letter) > 0x2E80:
        return letter
    parts = unicodedata.normalize("NFKD", letter)
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return "".join(_LETTERS.get(part, part) for part in bare) or letter
