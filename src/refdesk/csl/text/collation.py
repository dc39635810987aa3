"""A deterministic order of texts: the Unicode collation as far as bibliographies need it, without ICU.

Scripts come in a fixed order, the locale's own first (Cyrillic under `ru`, `kk`); letters compare without
accents and case before they compare with them; spaces, punctuation and digits come before all letters.
"""

from __future__ import annotations

import unicodedata

_PUNCTUATION = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$"
_FOLDED = str.maketrans(
    {
        "æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı":
        "i", "ŋ": "n", "‘": "'", "’": "'", "“": '"', "”": '"', "\u2010": "-", "\u2013": "-", "\u2014": "-",
        "\u00a0": " ", "ʻ": "'", "ʿ": "'", "ʾ": "'",
    }
)  # fmt: skip
_CYRILLIC = "абвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_CYRILLIC_FIRST = frozenset(("ru", "kk", "uk", "be", "bg", "ky", "mn", "sr", "mk", "tg"))
#: Letters that stand at the end of a language's alphabet instead of with their base letter.
_LATE = {
    "sv": "åäö", "fi": "åäö", "da": "æøå", "nb": "æøå", "nn": "æøå", "no": "æøå", "et": "õäöü", "is": "þæöå",
}  # fmt: skip
_AFTER = {"es": "ñ", "tr": "çğıöşü", "pl": "ąćęłńóśźż", "hu": "öü", "cs": "čřšž", "sk": "čšž", "lt": "čšž"}


class Collation:
    """Sort keys under one locale; keys of texts are remembered by their callers, not here."""

    def __init__(self, lang: str) -> None:
        primary = lang.split("-")[0].lower()
        self._late = _LATE.get(primary, "")
        self._after = _AFTER.get(primary, "")
        self._cyrillic_first = primary in _CYRILLIC_FIRST
        self._ascii = self._ascii_weights()
        self._ascii_bytes = bytes(ord(self._ascii.get(code, "\x01")) for code in range(256))

    def key(self, text: str) -> tuple[str, str, str]:
        """The key of a text: its letters, then their accents, then their case (small before capital)."""
        lowered = text.lower()
        if lowered.isascii():
            primary = lowered.encode("ascii").translate(self._ascii_bytes).decode("latin-1")
        else:
            primary = self._primary(lowered)
        return primary, lowered, text.swapcase()

    def _ascii_weights(self) -> dict[int, str]:
        """What each ASCII character counts; all below 256, so that a whole text is translated as bytes."""
        table = {ord(char): chr(3 + index) for index, char in enumerate(_PUNCTUATION)}
        table.update({ord(char): "\x02" for char in " \t\n\r"})
        table.update({ord("0") + digit: chr(0x30 + digit) for digit in range(10)})
        first, step = (0xC0, 2) if self._cyrillic_first else (0x40, 6)
        table.update({ord("a") + index: chr(first + step * index) for index in range(26)})
        return table

    def _primary(self, lowered: str) -> str:
        return "".join([self._letter(char) for char in unicodedata.normalize("NFC", lowered)])

    def _letter(self, char: str) -> str:
        known = self._ascii.get(ord(char))
        if known is not None:
            return known
        late = self._late.find(char)
        if late >= 0:
            return chr(ord(self._ascii[ord("z")]) + 1 + late)
        if char in self._after:
            base = unicodedata.normalize("NFD", char)[0]
            return chr(ord(self._ascii.get(ord(base), "\x7f")) + 1 + self._after.index(char) % 5)
        if char in _CYRILLIC:
            first, step = (0x40, 3) if self._cyrillic_first else (0x100, 2)
            return chr(first + step * _CYRILLIC.index(char))
        return self._folded(char)

    def _folded(self, char: str) -> str:
        folded = char.translate(_FOLDED)
        if folded == char:
            folded = "".join(
                part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part)
            )
        if folded == char:
            return chr(0x2000 + ord(char)) if ord(char) < 0x100000 else char
        return "".join([self._letter(part) for part in folded])
