"""Lines that name the journal with its volume, issue, year and pages: mastheads, breadcrumbs, citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from refdesk.domain.dates import Date
from refdesk.domain.draft import Span
from refdesk.domain.record import Value
from refdesk.reading.pages.evidence import Evidence
from refdesk.reading.pages.journal_name import JOURNAL_LABEL, is_journal_name
from refdesk.reading.text.lines import Line
from refdesk.reading.text.written_dates import FULL_DATE, read_date

_PAGES = r"(?P<page>(?:[A-Za-z]|e[A-Z])?\d+(?:\s?[-\u2010-\u2015]\s?[A-Za-z]?\d+)?)"
_VOLUME_WORD = (
    r"(?i:volumen?|vol|том[ыаі]?|т|cilt|tome|tom|band|bd|jg|jahrgang|v|үлкен|rocznik|roč|t)\b\.?\s*:?\s*"
)
_ISSUE_WORD = (
    r"(?i:numbers?|nos?|nr|n[\u00ba\u00b0]|n|\u2116|issues?|iss|say\u0131|s|n\u00famero|numero|num|n\u00fam|heft|h|"
    r"\u0432\u044b\u043f\u0443\u0441\u043a|\u0432\u044b\u043f|\u043d\u043e\u043c\u0435\u0440|\u0432\u0438\u043f|num\u00e9ro|ausgabe|"
    r"zeszyt|fasc|sy|\u0161t)\.?\s*:?\s*"
)
_PAGE_WORD = (
    r"(?i:pages?|page\(s\)|pp?|\u0441\u0442\u0440\u0430\u043d\u0438\u0446\u044b|\u0441\u0442\u043e\u0440\u0456\u043d\u043a\u0438|\u0441\u0442\u0440|"
    r"\u0441|s|ss|sayfa|p\u00e1gs?|p\u00e1ginas|seiten?|str|\u0441\u0441|\u0431|\u0431\.\u0431)\.?\s*:?\s*"
)
_VOLUME = r"(?P<volume>\d{1,4}[A-Z]?|[IVXLC]{1,7})"
_ISSUE = r"(?P<issue>(?:Suppl(?:ement)?\.?\s?)?[\w/.-]{1,12}(?:\s?\([^()]{1,8}\))?)"
_YEAR = r"(?P<issued>(?:19|20)\d\d)"
_JOURNAL = rf"(?:{JOURNAL_LABEL})?(?P<journal>[^\W\d_][^;\u2022|<>\n]{{1,110}}?)"
_MONTHS = r"(?:\s[^\W\d_]{3,9}\.?(?:[-/][^\W\d_]{3,9}\.?)?)?(?:\s\d{1,2})?"

#: Patterns that tell the journal too. They are tried on lines, and on the parts between bullets.
_WITH_JOURNAL = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[《\u300e]?(?P<journal>[\u3040-\u9fff\uff08\uff09()]{{2,30}}?)[》\u300f]?[\s,\uff0c]*{_YEAR}\s?年[\s,\uff0c]*"
        rf"(?:第?\s?{_VOLUME}\s?卷[\s,\uff0c]*)?第\s?(?P<issue>\d{{1,3}})\s?[期号](?:[\s,\uff0c:\uff1a]*{_PAGES}\s?页?)?",
        rf"{_JOURNAL}\s{_YEAR},\s{_VOLUME}\s?\({_ISSUE}\),\s(?P<page>\w+)",
        rf"{_JOURNAL}\.\s[^\W\d_]{{3,9}}\s\d{{1,2}},\s{_YEAR}\s?;\s?{_VOLUME}\s?\({_ISSUE}\)\s?:\s?{_PAGES}",
        rf"{_JOURNAL}[.,]\s{_YEAR}[.,]\s(?:{_VOLUME_WORD}{_VOLUME}[.,;]\s)?{_ISSUE_WORD}(?P<issue>\d[\w/()-]*?)"
        rf"(?:[.,;]\s{_PAGE_WORD}{_PAGES})?[.\s]*(?=\(|$|(?:e-?)?ISSN\b)",
        rf"{_JOURNAL}[.,]\s{_YEAR}[.,]\s{_VOLUME_WORD}{_VOLUME}[.,;]\s{_PAGE_WORD}{_PAGES}[.\s]*$",
        rf"{_JOURNAL},?\s{_VOLUME}\s\({_YEAR}\),?\s{_PAGES}$",
        rf"(?:[^\u00bb]*\u00bb\s)?(?P<journal>[^\u00bb]{{3,110}}?)\s\u00bb\s{_VOLUME_WORD}{_VOLUME}$",
        rf"{_JOURNAL}\s{_YEAR},\s{_VOLUME},\s(?P<issue>\d{{1,3}}),\s{_PAGES}",
        rf"(?:.{{0,200}}\s)?{_YEAR}\s{_JOURNAL}\s{_VOLUME}\s(?P<page>\d{{5,6}}|\d+[\u2010-\u2015-]\d+)$",
        rf"{_JOURNAL},\s{_YEAR},\s?{_VOLUME},\s?{_PAGES}\.?$",
        rf"{_JOURNAL}[.,]?\s{_YEAR}{_MONTHS}\s?;\s?{_VOLUME}?\s?(?:\({_ISSUE}\))?\s?:\s?{_PAGES}",
        rf"{_JOURNAL},?\s(?:volume|Volume|Vol\.|vol\.)\s?{_VOLUME},\s(?:Article|article)\s(?:number|"
        rf"no\.?):\s?(?P<page>\w+)\s?\({_YEAR}\)",
        rf"{_JOURNAL}\s?,?\s{_VOLUME_WORD}{_VOLUME}[\s,./;:\u2013-]+{_ISSUE_WORD}(?P<issue>\d[\w/-]*)(?:[\s,;:(]+(?:[^\W\d_]+\s){{0,2}}{_YEAR}\)?)?(?:[\s,;:.]+{_PAGE_WORD}{_PAGES}(?:[\s,;:(]+(?P<issued2>(?:19|20)\d\d)\)?)?)?",
        rf"{_JOURNAL},?\s{_VOLUME}\s?(?:\((?P<issue>\d{{1,3}}(?:[-/\u2013]\d{{1,3}})?)\)\s?)?\({_YEAR}\)[\s,:]+(?:{_PAGE_WORD})?{_PAGES}",
        rf"{_JOURNAL},?\s{_VOLUME}\s?\((?P<issue>(?!(?:19|20)\d\d\))\d[\w\s/.-]{{0,12}}|[^()]{{1,3}}|(?:Suppl|suppl|"
        rf"Special)[^()]{{0,12}})\)(?:\s?[:,]\s?{_PAGES})?(?:[\s,;:.(\u2022]+{_YEAR})?",
        rf"{_JOURNAL},?\s{_VOLUME},\s(?:Article\s)?{_PAGES}\s?\({_YEAR}\)",
        rf"{_JOURNAL}\s{_VOLUME}\s?:\s?(?P<page>[eE]\d+)",
        rf"{_JOURNAL},?\s{_YEAR},\s(?:(?:Vol\.|vol\.|Т\.|т\.|Том|v\.)\s?{_VOLUME},?\s?)?(?:No\.?|no\.?|№|"
        rf"n\.)\s?(?P<issue>\d[\w/()-]*)(?:[\s,;.]+(?:pp?\.|с\.|С\.|p\.)\s?{_PAGES})?",
    )
)
#: Between bullets the journal and a number are enough: SciELO has volumes without issues.
_IN_PARTS = re.compile(rf"{_JOURNAL}\s{_VOLUME}$")
#: Patterns without the journal, found anywhere in a line.
_PLACES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_YEAR}\s?[;,]\s?{_VOLUME}?\s?\({_ISSUE}\)\s?:\s?{_PAGES}",
        rf"{_YEAR}\s?;\s?{_VOLUME}\s?:\s?{_PAGES}",
        rf"(?<![\w(]){_VOLUME}\s?\((?P<issue>(?!(?:19|20)\d\d\))\d[\w/-]*)\)\s?[:,]\s?{_PAGES}",
        rf"(?<![\w]){_VOLUME}:(?P<issue>\d[\w-]*)\s\({_YEAR}\),\s{_PAGES}",
        rf"(?<![\w]){_VOLUME_WORD}{_VOLUME}[\s,.;]+(?:{_ISSUE_WORD}(?P<issue>\d[\w/-]*)[\s,.;]+)?{_PAGE_WORD}{_PAGES}(?!\w)",
        rf"(?<![\w]){_VOLUME}\s?:\s?(?P<page>[eE]\d+)",
        rf"(?P<issue>\d+)\s\|\s{_YEAR}(?:,\s{_PAGES})?",
    )
)
_LABELLED = {
    "volume": re.compile(
        rf"(?<![^\W\d]){_VOLUME_WORD}{_VOLUME}(?!\w)|第?\s?(?P<volume2>\d+)\s?[卷巻권]|Volume\s?(?P<volume3>\d+)"
    ),
    "issue": re.compile(
        rf"(?<![^\W\d])(?<![Aa]rticle\s){_ISSUE_WORD}(?P<issue>\d+(?:\s?/\s?\d+|[\u2013-]\d+)?(?:\s?\(\d{{1,3}}\))?)(?!\w)|"
        rf"第?\s?(?P<issue2>\d+)\s?[期号號호]|\((?P<issue3>\d{{1,2}})\)"
    ),
    "page": re.compile(
        rf"(?<!\w){_PAGE_WORD}{_PAGES}(?!\w)|,\s(?P<page2>\d+\s?[-\u2013]\s?\d+)(?=,|$)|"
        r"(?:Article(?:\sID|\snumber|\sNumber)?:?\s?)(?P<page3>[a-z]?\d+)"
    ),
    "issued": re.compile(rf"(?<!\d){_YEAR}(?!\d)"),
}
_KIND_OF_ARTICLE = re.compile(
    r"(?:(?:Open Access|Research|Review|Original|Short|Short communication|Editorial|Article|Artículo|"
    r"Artigo|Letter)\s?)+$",
    re.IGNORECASE,
)
_ON_ITS_OWN = re.compile(
    rf"[.\s]*{_YEAR}(?:\s(?P<month>[^\W\d_]{{3,9}}(?:\s\d{{1,2}})?))?\s?;\s?{_VOLUME}?\s?(?:\({_ISSUE}\))?\s?:\s?{_PAGES}"
)
_VOLUME_LINE = re.compile(
    rf"(?:Volume|Volumes|Vol\.)\s?{_VOLUME}(?:,\s(?:Issue|Issues|Number|No\.|"
    rf"Part)\s{_ISSUE})?,\s(?P<date>[^,]*(?:19|20)\d\d)(?:,\s(?:Pages\s)?{_PAGES})?"
)
#: `2019, 48(6)` and `2019,48(6):31-37` on a line of their own.
_YEAR_FIRST = re.compile(rf"{_YEAR}\s?[,;]\s?{_VOLUME}\s?\({_ISSUE}\)(?:\s?[:,]\s?{_PAGES})?\.?")
#: DergiPark's line where an issue has neither volume nor number: `Yıl 2022, , 86 - 107, 31.12.2022`.
_YEAR_AND_PAGES = re.compile(
    rf"(?:Yıl|Year)\s{_YEAR}\s?,[\s,]*{_PAGES}(?:,\s*{FULL_DATE.pattern})?", re.IGNORECASE
)
_NOT_FIELDS = frozenset({"date", "month"})
_MONTHS_AND_YEAR = re.compile(r"[^\W\d_]{3,9}(?:[/\u2013-][^\W\d_]{3,9})?\s(?:19|20)\d\d")
_PAGES_ALONE = re.compile(
    rf"(?:(?:pp?|S|С)\.|Page\(s\)|Pages?|Páginas|Seiten|Страницы|С\.|стр\.|str\.|págs?\.|ss?\.)\s?:?\s?{_PAGES}(?:\s?[|\u2022\u00b7].*)?"
)
#: Whose name stands between the journal and its numbers.
_PUBLISHER = re.compile(r"\b(?:Press|Publish\w+|Verlag|Editions?|Éditions|Издательство|Wydawnictwo)$")
_LONGEST_LINE = 260
#: Lines further apart on the page, blank ones counted, are no neighbours.
_NEAR = 8
_PART = re.compile(r"[^\u2022|\u00b7>]+")
_SEPARATOR = re.compile(r"[\u2022|\u00b7]")


def journal_evidence(lines: Iterable[Line]) -> list[Evidence]:
    """What mastheads, breadcrumbs and the like among these lines say."""
    said: list[Evidence] = []
    known = list(lines)
    for index, line in enumerate(known):
        if len(line.text) > _LONGEST_LINE or not any(map(str.isdigit, line.text)):
            continue
        alone = _PAGES_ALONE.fullmatch(line.text) or _YEAR_FIRST.fullmatch(line.text)
        alone = alone or _YEAR_AND_PAGES.fullmatch(line.text)
        if alone:
            said += _from_match(alone, line, 0.6)
            continue
        below = _below_journal(known, index)
        said += below or _masthead(line)
        if not below and (labelled := _labelled(line)):
            said += labelled + _around(known, index)
    return said


def _below_journal(lines: Sequence[Line], index: int) -> list[Evidence]:
    """Places on a line of their own, the journal on the line above: `. 2021 Mar;14(2):115-123.`"""
    line = lines[index]
    match = _ON_ITS_OWN.match(line.text)
    if match is None or index == 0:
        return _volume_line(lines, index)
    date = read_date(f"{match['issued']} {match['month'] or ''}") if match["month"] else None
    said = _from_match(match, line, 0.75)
    if date:
        place = Span(line.start + match.start("issued"), line.start + match.end("month"))
        said.append(Evidence("issued", date, (place,), 0.75))
    above = (_journal_of(each, 0.75) for each in _lines_above(lines, index, 3))
    return said + next(filter(None, above), [])


def _volume_line(lines: Sequence[Line], index: int) -> list[Evidence]:
    """`Volume 230, Issue 2, 15 June 2021, Pages 12-20` or with an article number, below the journal."""
    line = lines[index]
    match = _VOLUME_LINE.fullmatch(line.text)
    if match is None or index == 0:
        return []
    said = _from_match(match, line, 0.85)
    date = read_date(match["date"])
    if date and date.start:
        said.append(Evidence("issued", date, (line.part(*match.span("date")).span,), 0.8))
    near = _lines_above(lines, index, 2)
    is_behind_publisher = bool(near) and _PUBLISHER.search(near[0].text) is not None
    above = (_journal_of(each, 0.85) for each in (near if is_behind_publisher else near[:1]))
    return said + next(filter(None, above), [])


def _lines_above(lines: Sequence[Line], index: int, most: int) -> list[Line]:
    """So many lines above one, the nearest first, that stand above it on the page too."""
    near = [
        line
        for line in lines[max(0, index - most) : index]
        if 0 <= lines[index].number - line.number <= _NEAR
    ]
    return near[::-1]


def _around(lines: Sequence[Line], index: int) -> list[Evidence]:
    """The journal and the date that stand on the lines above a line with volume and issue."""
    said: list[Evidence] = []
    for line in _lines_above(lines, index, 2):
        is_date = FULL_DATE.fullmatch(line.text) or _MONTHS_AND_YEAR.fullmatch(line.text)
        if is_date and (date := read_date(line.text)):
            said.append(Evidence("issued", date, (line.span,), 0.55))
        else:
            said += _journal_of(line, 0.45 if line is lines[index - 1] else 0.4)
    return said


def _journal_of(line: Line, weight: float) -> list[Evidence]:
    dated = FULL_DATE.search(line.text)
    line = line.part(0, dated.start()) if dated and dated.start() > 0 else line
    words = line.text.rstrip(",")
    if (
        _PUBLISHER.search(words)
        or not is_journal_name(words)
        or not _is_journal(words)
        or words.endswith((",", ":", "/", "|"))
    ):
        return []
    place = Span(line.start, line.start + len(words))
    return [Evidence("container-title", words, (place,), weight)]


def places_in(line: Line, weight: float) -> list[Evidence]:
    """Year, volume, issue and pages in a line that is known to be about the article."""
    for pattern in _PLACES:
        match = pattern.search(line.text)
        if match:
            return _from_match(match, line, weight)
    return []


def _masthead(line: Line) -> list[Evidence]:
    is_parted = len(_SEPARATOR.findall(line.text)) >= 2
    for part in _parts(line) if is_parted else [line]:
        for pattern in (*_WITH_JOURNAL, _IN_PARTS) if is_parted else _WITH_JOURNAL:
            match = pattern.match(part.text)
            if match and _is_journal(match["journal"]):
                weight = 0.9 if is_parted else 0.6
                return _from_match(match, part, weight) + (_date_among(line) if is_parted else [])
    return []


def _parts(line: Line) -> list[Line]:
    return [line.part(*match.span()) for match in _PART.finditer(line.text)]


def _date_among(line: Line) -> list[Evidence]:
    """The date that stands as a part of its own."""
    for part in _parts(line):
        date = read_date(part.text) if FULL_DATE.search(part.text) or part.text.isdigit() else None
        if date and date.start and len(part.text) < 30:
            return [Evidence("issued", date, (part.span,), 0.7)]
    return []


def _is_journal(words: str) -> bool:
    return (
        not re.search(
            r"https?:|@|^(?:Accepted|Received|Published|Revised|Submitted)\b|"
            r"\b(?:doi|ISSN|et al|Vol|Volume|Том|Cilt|Archives|Home|Table|Fig|Figure|Section|"
            r"Article|Published on)\b",
            words,
        )
        and not FULL_DATE.search(words)
        and not words.rstrip().endswith(":")
        and len(words.split()) <= 14
    )


def _from_match(match: re.Match[str], line: Line, weight: float) -> list[Evidence]:
    said = []
    for group, words in match.groupdict().items():
        if not words or group in _NOT_FIELDS:
            continue
        place = (Span(line.start + match.start(group), line.start + match.end(group)),)
        field = "container-title" if group == "journal" else group.rstrip("2")
        said.append(Evidence(field, _value(field, words), place, weight))
    return said


def _value(group: str, words: str) -> Value:
    if group == "issued":
        return Date.of(int(words))
    if group == "page":
        return re.sub(r"\s?[\u2010-\u2015-]\s?", "-", words)
    return words.strip(" .,:(")


def _labelled(line: Line) -> list[Evidence]:
    """`Volume 25, Number 10 - 5 October 2020`; a volume or issue word is needed."""
    found = {}
    for field, pattern in _LABELLED.items():
        match = pattern.search(line.text)
        if match:
            group = match.lastgroup or field
            span = Span(line.start + match.start(group), line.start + match.end(group))
            found[field] = Evidence(field, _value(field, match[group]), (span,), 0.6)
    if "volume" not in found and not ("issue" in found and "issued" in found):
        return []
    if len(line.text) > 120 or (
        set(found) == {"issue", "issued"} and "№" not in line.text and len(line.text) > 60
    ):
        return []
    return list(found.values())
