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
#: Kazakh in the alphabet of 2021 and in that of 2018, and as BGN/PCGN 1979 has it; marks are not typed.
_KAZAKH_2021 = str.maketrans(
    {
        **_SHARED,
        "ж": "j",
        "й": "i",
        "қ": "q",
        "х": "h",
        "ц": "ts",
        "ш": "s",
        "щ": "sch",
        "ю": "iu",
        "я": "ia",
    },
)
_KAZAKH_2018 = {**_KAZAKH_2021, ord("ш"): "sh"}
_KAZAKH_ENGLISH = {**_ENGLISH, ord("ғ"): "gh", ord("қ"): "q", ord("ң"): "ng"}
_RUSSIAN_TABLES = (_ENGLISH, _CATALOGUE)
_KAZAKH_TABLES = (*_RUSSIAN_TABLES, _KAZAKH_2021, _KAZAKH_2018, _KAZAKH_ENGLISH)
#: Letters of Kazakh that neither Russian nor Ukrainian has.
_KAZAKH = re.compile("[әғқңөұүһ]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]+")


def latin_forms(folded: str) -> str:
    """The Cyrillic words of a folded text in Latin letters, in the usual spellings; empty for none.

    Where a text has letters of Kazakh, its words come in the Latin alphabets of that language too.
    """
    words = dict.fromkeys(_CYRILLIC.findall(folded))
    tables = _KAZAKH_TABLES if _KAZAKH.search(folded) else _RUSSIAN_TABLES
    forms = (word.translate(table) for word in words for table in tables)
    return " ".join(dict.fromkeys(form for form in forms if form))
