"""Dates as references and pages write them, in many languages: finding them and reading them."""

from __future__ import annotations

import re

from refdesk.domain.dates import Date, PartialDate
from refdesk.domain.folding import fold
from refdesk.reading.text.late_pattern import LatePattern

#: Folded beginnings of month names by month; a word belongs to the month whose longest beginning it has.
_MONTH_BEGINNINGS = (
    "sijec jan янв қаң кант січ студ sausi led styc enero gen ocak oca qan janv ian tammi يناير",
    "velj feb fev fév фев ақпан акпан лют vasari uno luty lutego subat sub aqpan fevr helmi فبراير",
    "ozuj mar mär мар наур бер kov brez marz março naur maart maalis مارس",
    "travn apr avr abr авр апр сәуір сауир kwi kwie dub nisan nis sauir квіт baland huhti أبريل",
    "svibn may mai maj mag май мая мам трав kvet mayis maio geguz touko مايو",
    "lipn jun juin июн маус черв bir giu czerw cerv haz maus birz iunie kesakuu يونيو",
    "srpnj jul juil июл шіл лип lug lip liepos tem temmuz shil iulie heinakuu cervenec يوليو",
    "kolov aug aou août авг там серп rugp ago sier srp agu tam agost avg elokuu أغسطس",
    "rujn sep set сен қырк кырк верес rugs wrz zari eyl qyr sept szept syys سبتمبر",
    "oct okt out ott окт қаз каз жовт spal paz rij eki spalio lokakuu أكتوبر",
    "studen nov ноя қар кар листоп lapkr list kas qar noiembrie marras نوفمبر",
    "dec dez dic déc дек желт груд gruod grud pros ara zhelt joulu ديسمبر",
)
_SEASONS = {
    "spring": 21, "printemps": 21, "fruhling": 21, "fruhjahr": 21, "primavera": 21, "весна": 21,
    "summer": 22, "ete": 22, "sommer": 22, "verano": 22, "verao": 22, "estate": 22, "лето": 22,
    "autumn": 23, "fall": 23, "automne": 23, "herbst": 23, "otono": 23, "outono": 23, "autunno": 23,
    "осень": 23,
    "winter": 24, "hiver": 24, "invierno": 24, "inverno": 24, "зима": 24,
}  # fmt: skip
_BEGINNINGS = sorted(
    ((fold(start), number) for number, words in enumerate(_MONTH_BEGINNINGS, 1) for start in words.split()),
    key=lambda pair: -len(pair[0]),
)
_MONTH_WORD = (
    r"(?:jan|f[eé]v|feb|m[aäá]r|a[pvb]r|ma[yijg]|ju[nil]|giu|lug|lip|a[ugoğ][gouû]|se[pt]|o[ckut]t|nov"
    r"|d[eéi][cz]|янв|фев|"
    r"мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|қаң|ақп|нау|сәу|мам|мау|шіл|там|қыр|қаз|қар|жел|січ|лют|бер|"
    r"кві|тра|чер|лип|сер|вер|жов|лис|гру|ene|gen|oca|[sş]ub|nis|haz|tem|eyl|eki|kas|ara|sty|lut|kwi"
    r"|cze|sie|wrz|"
    r"pa[zź]|lis|gru|lapkr|spal|maa|mei|led|[uú]no|b[rř]e|dub|kv[eě]|[cč]er|srp|z[aá][rř]|[rř][ií]j|pro|m[aá]j|ápr|ian|iu[nl]|noi|"
    r"sijec|siječ|velja[cč]|ožuj|ozuj|travn|svibn|kolov|rujn|stude|tammi|helmi|huhti|touko|kes|hein|elo|syys|loka|marras|joulu|"
    r"يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)[^\W\d_]{0,9}"
)
_YEAR = r"(?:1[4-9]|20)\d\d"
_DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th|er|\.|º|°)?"
_OF = r"(?:\s*(?:de|of|del|d[’'])\s*|[\s.,-]*)"
#: A date with a year, down to the day where it is written so; not a bare year.
FULL_DATE = LatePattern(
    rf"(?:{_DAY}{_OF}{_MONTH_WORD}\.?{_OF},?\s*{_YEAR}|{_MONTH_WORD}\.?\s*{_DAY}\s*,?\s*{_YEAR}|"
    rf"{_YEAR}[\s,]*{_MONTH_WORD}\.?\s*{_DAY}(?!\d)|{_MONTH_WORD}\.?{_OF}{_YEAR}"
    rf"|{_YEAR}\s*{_MONTH_WORD}(?!\w)|"
    rf"{_YEAR}\s?[-‐–/.年년]\s?[01]?\d(?!\d)(?:\s?[-‐–/.月월]\s?[0-3]?\d(?!\d)[日일]?)?月?|"
    rf"[0-3]?\d\s?[-/.]\s?[0-3]?\d\s?[-/.]\s?(?:{_YEAR}|\d\d)(?!\d))",
    re.IGNORECASE,
)
_BARE_YEAR = LatePattern(rf"(?<!\d)({_YEAR})(?!\d)\s?([a-z])?(?![a-z])")
_YEAR_RANGE = LatePattern(rf"(?<!\d)({_YEAR})\s*[-‐–—/]+\s*({_YEAR}|\d\d)?(?!\d)")
_NUMERIC = LatePattern(
    rf"(?<!\d)({_YEAR})\s?[-‐–/.年년]\s?(\d{{1,2}})(?:\s?[-‐–/.月월]\s?(\d{{1,2}})(?!\d))?"
)
_DAY_FIRST = LatePattern(rf"(?<!\d)(\d{{1,2}})\s?([-/.])\s?(\d{{1,2}})\s?[-/.]\s?({_YEAR}|\d\d)(?!\d)")
_CIRCA = LatePattern(r"\b(?:ca?\.|circa|um|ок\.|около)\s*\[?\d|\d{4}\s?\?|\[\d{4}\]\?")
_NO_DATE = LatePattern(
    r"n\.\s?d\.|s\.\s?d\.|s\.\s?a\.|б\.\s?г\.|o\.\s?J\.|in press|in preparation|forthcoming|to appear"
    r"|submitted|"
    r"accepted|в печати|im Druck|im Erscheinen|no prelo|en prensa|sous presse|à paraître|unpublished|"
    r"(?:1[4-9]|20)(?:\d[-–?_]|[-–?_]{2})",
    re.IGNORECASE,
)
_UNDATED = LatePattern(
    r"\b(?:n\.\s?d\.|s\.\s?d\.|б\.\s?г\.|o\.\s?J\.|in press|forthcoming|в печати|im Druck|"
    r"im Erscheinen|no prelo|en prensa|sous presse|à paraître|baskıda)",
    re.IGNORECASE,
)
_WORD = LatePattern(r"[^\W\d_]+")
_NUMBER = LatePattern(r"(?<!\d)\d{1,2}(?!\d)")


def month_of(word: str) -> int | None:
    """1 to 12 for a month's name or abbreviation, 21 to 24 for a season's, in one of many languages."""
    folded = fold(word).strip(".")
    if folded in _SEASONS:
        return _SEASONS[folded]
    if len(folded) < 3:
        return None
    return next((number for start, number in _BEGINNINGS if folded.startswith(start)), None)


def read_date(text: str) -> Date | None:
    """The date that `text` (a date, perhaps in brackets or with words around it) states.

    Words that mean no date yet ("in press", "n.d.", "19--") come back as a literal; else None.
    """
    return _read_numeric(text) or _read_range(text) or _read_words(text) or _read_no_date(text)


def _read_numeric(text: str) -> Date | None:
    match = _NUMERIC.search(text)
    if match and 1 <= int(match[2]) <= 12 and not _is_year_range(match):
        day = int(match[3]) if match[3] and 1 <= int(match[3]) <= 31 else None
        return Date.of(int(match[1]), int(match[2]), day)
    match = _DAY_FIRST.search(text)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), _full_year(match[4])
    if second > 12 or (match[2] == "/" and second <= 31 and first <= 12 and _is_american(text)):
        first, second = second, first
    return Date.of(year, second, first) if 1 <= second <= 12 and 1 <= first <= 31 else None


def _is_year_range(match: re.Match[str]) -> bool:
    """`2009/10`: two years rather than a month, where no day follows and the second is the next."""
    return match[3] is None and "/" in match[0] and int(match[2]) == (int(match[1]) + 1) % 100


def _is_american(text: str) -> bool:
    return re.search(r"\b(?:retrieved|accessed|visited)\b", text, re.IGNORECASE) is not None


def _full_year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 50 else 1900)


def _read_range(text: str) -> Date | None:
    match = _YEAR_RANGE.search(text)
    if match is None or any(month_of(word) for word in _WORD.findall(text)):
        return None
    first = int(match[1])
    if match[2] is None:
        return Date(PartialDate(first), is_open=not text[match.end() :].strip(" .,;:)]"))
    last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
    if last <= first:
        return Date.of(first)
    return Date(PartialDate(first), PartialDate(last))


def _read_words(text: str) -> Date | None:
    match = _BARE_YEAR.search(text)
    if match is None:
        return None
    month = next(filter(None, map(month_of, _WORD.findall(text))), None)
    day = _day(text[: match.start()] + " " + text[match.end() :]) if month and month <= 12 else None
    is_circa = _CIRCA.search(text) is not None
    return Date(PartialDate(int(match[1]), month, day), is_circa=is_circa, suffix=match[2] or "")


def _day(text: str) -> int | None:
    days = [int(digits) for digits in _NUMBER.findall(text)]
    return days[0] if days and 1 <= days[0] <= 31 else None


def find_no_date(text: str) -> re.Match[str] | None:
    """Where a reference says that it has no date ("n.d.", "б. г.") or none yet ("in press")."""
    return _UNDATED.search(text)


def _read_no_date(text: str) -> Date | None:
    match = _NO_DATE.search(text)
    return Date(literal=match.group()) if match else None
