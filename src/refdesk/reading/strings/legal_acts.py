"""Legal acts in Russian and Kazakh lists: `Закон от 27 июля 2007 года № 319-III «Об образовании» // ...`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refdesk.reading.strings.gost import host_marks, masked
from refdesk.reading.strings.marks import Mark
from refdesk.reading.strings.tokens import Protected
from refdesk.reading.text.late_pattern import LatePattern
from refdesk.reading.text.written_dates import FULL_DATE

_LIKELY = 0.88
_KIND = (
    r"закон|конституция|кодекс|указ|постановление|приказ|распоряжение|директива|заң(?:ы)?|конституциясы|кодексі|"
    r"жарлығы|қаулысы|бұйрығы"
)
#: The kind of act opens the reference in Russian, and ends its name in Kazakh.
_RUSSIAN = LatePattern(
    rf"[\s*•]*(?:\[?\d{{1,3}}[.)\]]\s+)?(?P<title>(?:[^\W\d_]+(?:ый|ий|ой|ая)\s){{0,2}}(?:{_KIND})\b)",
    re.IGNORECASE,
)
_KAZAKH = LatePattern(
    r"[\s*•]*(?:\[?\d{1,3}[.)\]]\s+)?(?P<title>(?:Қазақстан|ҚР)\s[^.]{0,200}?"
    r"(?:заңы|конституциясы|кодексі|жарлығы|қаулысы|бұйрығы)\b)",
    re.IGNORECASE,
)
#: What shows that it is an act: its date, its number, whose it is.
_OFFICIAL = LatePattern(
    rf"\b(?:от|жылғы)\s|№|{FULL_DATE.pattern}|\b(?:РФ|РК|ҚР|Российской|Республики|Республикасы\w*|России|Казахстана?)\b",
    re.IGNORECASE,
)
#: Acts that nothing else is called like.
_BY_ITSELF = LatePattern(r"федеральный|конституци|(?:ый|ой|ий)\sкодекс", re.IGNORECASE)
_END = LatePattern(
    r"\s*(?:[.,;]?\s+[–—-]\s|[\[(](?:электронный ресурс|текст|мәтін)|\.?\s(?:URL|Режим доступа)\b|¤|//)",
    re.IGNORECASE,
)
_SLASHES = LatePattern(r"\s*//\s*")


def legal_act_marks(text: str, protected: Sequence[Protected]) -> list[Mark] | None:
    """The marks of a reference to a legal act: its whole name, its date, where it was printed; else None."""
    words = masked(text, protected)
    opening = _KAZAKH.match(words) or _RUSSIAN.match(words)
    ending = _END.search(words, opening.end()) if opening else None
    if opening is None or not _is_official(words, opening, ending):
        return None
    return sorted([*_marks(words, opening.start("title"), ending), *(Mark(*phrase) for phrase in protected)])


def _is_official(text: str, opening: re.Match[str], ending: re.Match[str] | None) -> bool:
    """Whether the words are an act's, and not a law of physics."""
    if opening.re.pattern == _KAZAKH.pattern or _BY_ITSELF.search(opening["title"]):
        return True
    return _OFFICIAL.search(text, opening.end(), ending.start() if ending else len(text)) is not None


def _marks(text: str, start: int, ending: re.Match[str] | None) -> Iterator[Mark]:
    end = start + len(text[start : ending.start() if ending else len(text)].rstrip(" .,;"))
    yield Mark(start, end, "title", _LIKELY, _LIKELY)
    date = FULL_DATE.search(text, start, end)
    if date:
        yield Mark(date.start(), date.end(), "issued", _LIKELY, _LIKELY)
    slashes = _SLASHES.match(text, ending.start()) if ending else None
    if slashes:
        printed = host_marks(text, slashes.end())
        yield from (mark for mark in printed if not (date and mark.label == "issued"))
