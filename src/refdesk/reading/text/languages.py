"""Which language a text is in, by its letters and its small words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from refdesk.reading.text.word_tables import word_table

_WORD = re.compile(r"[^\W\d_]+")
_KAZAKH = re.compile(r"[әғқңөұүһӘҒҚҢӨҰҮҺ]")
_UKRAINIAN_ENDING = re.compile(
    r"(?:ння|ого|ість|ості|ськ\w+|ться|ий|их|ку|ами)\b|\b(?:та|що|як|від|до|про|із|при)\b"
)
#: Kazakh and Ukrainian have it, Russian has not.
_DOTTED_I = re.compile(r"[іІ]")
_UKRAINIAN = re.compile(r"[їєґЇЄҐ]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
#: So much of a text is looked at, in code points.
_SAMPLE = 2000


def language_of(text: str) -> str:
    """The language's two-letter code (ISO 639-1), empty where nothing tells it."""
    sample = text[:_SAMPLE]
    letters = len(_WORD.findall(sample))
    if not letters:
        return ""
    return _by_script(sample) or _by_small_words(sample)


def is_language_name(text: str) -> bool:
    """Whether a text names languages and says nothing else: `Français English`."""
    words = re.findall(r"[^\s|/,;()\[\]\u2022\u00b7-]+", text.lower())
    return 0 < len(words) <= 8 and all(word in _names() for word in words)


def named_language(text: str) -> str:
    """The code of the language that a text names, as in `Primary Language: English`; empty for others."""
    return _names().get(text.strip(" .").lower(), "")


@cache
def _names() -> dict[str, str]:
    return {name: code for code, names in word_table("language_names").items() for name in names}


def _by_script(sample: str) -> str:
    size = sum(map(str.isalpha, sample))
    if len(_HAN.findall(sample)) + len(_KANA.findall(sample)) > size / 4:
        return "ja" if _KANA.search(sample) else "zh"
    if len(_HANGUL.findall(sample)) > size / 4:
        return "ko"
    if len(_ARABIC.findall(sample)) > size / 4:
        return "ar"
    if len(_CYRILLIC.findall(sample)) <= size / 2:
        return ""
    kazakh = len(_KAZAKH.findall(sample))
    dotted = len(_DOTTED_I.findall(sample))
    if kazakh > size / 100:
        return "kk"
    if len(_UKRAINIAN.findall(sample)) > size / 200:
        return "uk"
    if dotted > size / 50:
        return "uk" if _UKRAINIAN_ENDING.search(sample.lower()) else "kk"
    return "ru"


def _by_small_words(sample: str) -> str:
    scores: Counter[str] = Counter()
    for word in _WORD.findall(sample.lower()):
        scores.update(_languages_with().get(word, ()))
    return scores.most_common(1)[0][0] if scores else ""


@cache
def _languages_with() -> dict[str, tuple[str, ...]]:
    """The languages that have a small word."""
    table: dict[str, tuple[str, ...]] = {}
    for language, words in word_table("small_words").items():
        for word in words:
            table[word] = (*table.get(word, ()), language)
    return table
