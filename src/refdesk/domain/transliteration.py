"""Cyrillic words in Latin letters, as passports and catalogues write them, so that either finds the other."""

from __future__ import annotations

import re

_SHARED = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "ч": "ch", "ш": "sh", "ъ": "", "ы": "y", "ь": "", "э": "e", "ә": "a", "ғ": "g", "қ": "k", "ң": "n",
    "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "є": "ye", "ґ": "g", "ї": "yi", "ў": "u",
}  # fmt: skip
#: BGN/PCGN 1947, without the marks that nobody types.
_ENGLISH = str.maketrans(
    {**_SHARED, "й": "y", "х": "kh", "ц": "ts", "щ": "shch", "ю": "yu", "я": "ya"},
)
#: As ALA-LC and the passports of many countries have it.
_CATALOGUE = str.maketrans(
    {**_SHARED, "й": "i", "х": "h", "ц": "c", "щ": "sch", "ю": "iu", "я": "ia"},
)
_CYRILLIC = re.compile(r"[\u0400-\u052f]+")


def latin_forms(folded: str) -> str:
    """The Cyrillic words of a folded text in Latin letters, in two usual spellings; empty for none."""
    words = dict.fromkeys(_CYRILLIC.findall(folded))
    forms = (word.translate(table) for word in words for table in (_ENGLISH, _CATALOGUE))
    return " ".join(dict.fromkeys(form for form in forms if form))
