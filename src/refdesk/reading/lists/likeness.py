"""How much a stretch of text looks like a reference, by what references have and prose lacks."""

from __future__ import annotations

import re

from refdesk.domain.identifiers import DOI_PATTERN, URL_PATTERN

YEAR = re.compile(r"(?<![\d/.-])(?:1[5-9]\d\d|20[0-4]\d)(?![\d])")
_UPPER = r"[A-Z\u00c0-\u00de\u0100-\u024f\u0400-\u042f\u0490-\u04fa]"
_PARTICLES = r"(?:(?:de|da|do|dos|del|della|di|van|von|der|den|la|le|el|al|ten|ter|bin|ibn)[\s-]+)*"
_NAME = rf"{_PARTICLES}{_UPPER}[^\W\d_]*(?:['\u2019\u02bc-][^\W\d_]+)*"
_INITIALS = rf"(?:{_UPPER}\.?[\s-]?){{1,4}}"
#: `Smith, J.`, `Smith J`, `Иванов И.И.`, `SMITH, John`.
SURNAME_FIRST = re.compile(
    rf"\W{{0,3}}{_NAME}(?:\s{_NAME}){{0,2}}(?:,\s?{_UPPER}[^\W\d_]*[\s.,;&(:-]|"
    rf"\s{_UPPER}{{1,3}}(?:[\s.,;:&(]|$)|,?\s?{_UPPER}\.)"
)
#: `J. Smith`, `J. R. R. Smith`, `И. И. Иванов`.
INITIALS_FIRST = re.compile(rf"\W{{0,3}}(?:{_UPPER}[^\W\d_]?[.,]\s?-?){{1,4}}\s?{_NAME}")
#: `John Smith,`, `John R. Smith and Jane Roe.`
GIVEN_FIRST = re.compile(rf"\W{{0,3}}{_NAME}\s(?:{_UPPER}\.?\s)?{_NAME}(?:,|\sand\s|\s&|\.\s)")
SAME_AUTHOR = re.compile(
    r"\W{0,2}(?:[-\u2010-\u2015_]{2,}|[\u2014\u2015-]|idem\b|ibid\b|ders\.|\u0442\u0430\u043c "
    r"\u0436\u0435)[\s.,]*",
    re.IGNORECASE,
)
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_CJK_KIND = re.compile(r"[\[\uff3b][A-Z](?:/[A-Z]{2})?[\]\uff3d]")
_PLACES_IN_WORK = re.compile(
    r"\d\s*\(\s*\d+[^)]{0,8}\)|\b(?:pp?|vol|no|nr|iss|t|v|n|art)\.\s?\d|[\u0421\u0422CT]\.\s?\d|\u2116|"
    r"\d+\s?[-\u2010-\u2015]\s?\d+|\b\d+,\s*(?:pp?\.\s*)?\d+"
    r"|\d:\s?e?\d|\d+\s?(?:p|pp|с|s|б)\.",
    re.IGNORECASE,
)
_IN_WORK = re.compile(
    r"//|\bIn:|\b[Ee]ds?\.|\bPress\b|\bUniversity\b|\bJournal\b|\bProc\.|\bRev\.|\bet al\b|\bи др\.|"
    r"\barXiv\b|[\u201c\u00ab\"]|\u2014 |\bVerlag\b|\bthesis\b|\bdiss"
)
_PROSE = re.compile(
    r"\b(?:we|our|this study|this paper|this article|these|however|therefore|is|are|was|were|has been|"
    r"have|can|should|see the)\b",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"электронный ресурс|дата обращения|режим доступа|қаралған күні|"
    r"\b(?:accessed|retrieved|available (?:at|from))\b|"
    r"\bacesso em|\bdispon[i\u00ed]vel em|\bdisponible en|\beri\u015fim|\[online\]|"
    r"\bconsult[a\u00e9]|\babgerufen|\bzugriff",
    re.IGNORECASE,
)
_SHORTEST, _LONGEST, _USUAL = 20, 3000, 700
_SAMPLE = 600
_SENTENCE_ENDS = re.compile(r"(?<=[^\W\d_]{2}[.?!])\s|(?<=[)\]][.?!])\s")
_LABEL = re.compile(r"\W{0,2}\d{1,4}[.)\]]\s")
#: What sentences hardly have: volumes, issues and pages.
_NUMBERED_PLACE = re.compile(
    r"\b(?:pp?|vol|no|nr|iss|art|[TtVvSH\u0422\u0442\u0421\u0441]|Bd|Jg)\.\s?\d|\u2116|//|\d\s?\(\d|\d\s?[-\u2013]\s?\d"
)
#: A sentence has so many words that begin with a small letter; prose so many sentences, and little else.
_SENTENCE_WORDS, _FEWEST_SENTENCES, _MOSTLY = 6, 2, 0.7


def likeness(text: str) -> int:
    """A score; 3 and more is very likely a reference, below 2 hardly one."""
    if not _SHORTEST <= len(text) <= _LONGEST:
        is_short_address = len(text) < _SHORTEST and (URL_PATTERN.search(text) or DOI_PATTERN.search(text))
        return 2 if is_short_address else 0
    sample = text[:_SAMPLE] + (text[-_SAMPLE:] if len(text) > _SAMPLE else "")
    score = 0
    score += 2 if YEAR.search(sample) else 0
    score += 2 if DOI_PATTERN.search(sample) else 0
    score += 1 if URL_PATTERN.search(sample) else 0
    score += 1 if _ONLINE.search(sample) else 0
    score += 2 if starts_with_author(text) else 0
    score += 1 if _PLACES_IN_WORK.search(sample) else 0
    score += 1 if _IN_WORK.search(sample) else 0
    score += 3 if _CJK_KIND.search(sample) and (_CJK.search(sample) or YEAR.search(sample)) else 0
    score -= min(3, len(_PROSE.findall(sample)) // 2)
    score -= 2 if len(text) > _USUAL and len(_PROSE.findall(text)) > 6 else 0
    return score - (1 if text[0].islower() else 0)


def is_prose(text: str) -> bool:
    """Whether a paragraph is little else than whole sentences; of a reference the title at most is one."""
    if _LABEL.match(text) or starts_with_author(text):
        return False
    sentences = list(filter(_is_sentence, _SENTENCE_ENDS.split(text)))
    return len(sentences) >= _FEWEST_SENTENCES and sum(map(len, sentences)) >= _MOSTLY * len(text)


def _is_sentence(text: str) -> bool:
    small = sum(word[0].islower() for word in text.split())
    return small >= _SENTENCE_WORDS and not _NUMBERED_PLACE.search(text)


def starts_with_author(text: str) -> bool:
    """Whether the text begins as a reference's authors do, or with the dash that stands for them."""
    head = text[:120]
    return any(pattern.match(head) for pattern in (SURNAME_FIRST, INITIALS_FIRST, SAME_AUTHOR, GIVEN_FIRST))
