"""Which language a text is in, by its letters and its small words."""

from __future__ import annotations

import re
from collections import Counter

_SMALL_WORDS: dict[str, str] = {
    "en": "the of and in to a is for that with on as by are this from be was an which were have has at it",
    "ru": "и в на с по что не для как из от к это при его о был также или между их а во так же которые",
    "kk": "және мен үшін бойынша болып бұл осы туралы ретінде арқылы олар деп жылы тек өз болды үшін ғана бар",
    "tr": "ve bir bu için ile olarak olan da de ise gibi daha çok en olduğu arasında göre kadar sonra değil",
    "es": "el la los las de en y que del un una por con para se es al como su más entre sobre este esta",
    "pt": "o a os as de em e que do da um uma por com para se é ao como não mais na no dos das entre sobre",
    "de": "der die das und in den von zu mit ist des im für auf dem nicht eine ein als auch sich werden wird",
    "fr": "le la les de des et en du une un que dans pour est par sur au aux avec ce cette qui plus sont",
    "it": "il la le di e che in un una per con del della dei delle nel sono si è al come più tra anche",
    "pl": "i w na z do się że jest o nie to jak po przez od za oraz dla są jego który jako",
    "uk": "і в на що з та до не для як від це при його також або між які у й є був про",
    "id": "yang dan di dengan untuk dari pada ini dalam adalah oleh tidak sebagai atau ke itu akan dapat",
}
_WORDS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_KAZAKH = re.compile(r"[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_UKRAINIAN = re.compile(r"[їєґЇЄҐ]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
#: So much of a text is looked at, in code points.
_SAMPLE = 4000


def language_of(text: str) -> str:
    """The language's two-letter code (ISO 639-1), empty where nothing tells it."""
    sample = text[:_SAMPLE]
    letters = len(_WORD.findall(sample))
    if not letters:
        return ""
    return _by_script(sample) or _by_small_words(sample)


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
    if len(_UKRAINIAN.findall(sample)) > size / 200:
        return "uk"
    return "kk" if len(_KAZAKH.findall(sample)) > size / 40 else "ru"


def _by_small_words(sample: str) -> str:
    counts = Counter(word.lower() for word in _WORD.findall(sample))
    scores = {language: sum(counts[word] for word in words) for language, words in _WORDS.items()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] else ""
