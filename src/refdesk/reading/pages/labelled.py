"""Fields that a page prints behind a label: identifiers, dates, licence, funding, views, keywords."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from refdesk.domain.identifiers import ISSN_PATTERN, is_issn, normal_doi, without_trailing_marks
from refdesk.reading.pages.evidence import Evidence
from refdesk.reading.pages.page_text import Block, PageText
from refdesk.reading.strings.protect import protected_phrases
from refdesk.reading.text.headings import Section
from refdesk.reading.text.lines import Line, span_of
from refdesk.reading.text.word_tables import word_table
from refdesk.reading.text.written_dates import FULL_DATE, read_date

_BARE_YEAR = re.compile(r"(?:19|20)\d\d\b")
_LONGEST_DATE_LINE = 300
_ISSN_KIND = re.compile(
    r"print|печат|basılı|impres|p-?\s?issn|印刷|\bISSN-?P\b|версия для печати", re.IGNORECASE
)
_ISSN_ONLINE = re.compile(
    r"online|on-line|electronic|онлайн|электрон|e-?issn|çevrimiçi|elektronik|en línea|\bISSN-?E\b|网络|"
    r"digital|web",
    re.IGNORECASE,
)
_ISSN_LINE = re.compile(r"(?:[ep]-?)?issn\b", re.IGNORECASE)
_ISSN_CUE = re.compile(r"issn\W*(?:\([^)]{1,12}\)\W*)?$|issn (?:online|print)\W*$", re.IGNORECASE)
_LICENCE = re.compile(
    r"(?:(?:under|of|bajo|sob|unter|sous)\s(?:the\s|a\s|an\s|una\s|uma\s|terms of the\s|la\s|einer\s|"
    r"une\s)*)?"
    r"(?P<name>(?:Creative\s+Commons|CC|\u041b\u0438\u0446\u0435\u043d\u0437\u0438\u044f "
    r"Creative Commons)(?:[\s-]+(?:BY|Attribution|Atribuci\u00f3n|Atribui\u00e7\u00e3o|Zero|NC|ND|SA|"
    r"NonCommercial|Non-?commercial|NoDeriv\w*|N(?:o|ão) ?Comercial|SinDeriva\w*|SemDeriva\w*|Compartir "
    r"?Igual|Compartilha ?Igual|Partage|Nicht[- ]kommerziell|Keine Bearbeitungen?|Weitergabe|unter "
    r"gleichen Bedingungen|Pas d.Utilisation Commerciale|No ?Deriv\w*|ShareAlike|Share Alike|"
    r"\u00ab?Attribution\u00bb?|International|Internacional|Public|Domain|Unported|License|Licence|"
    r"Licen\u00e7a|Licencia|4\.0|3\.0|2\.0|2\.5|1\.0|IGO|\u0421 "
    r"\u0443\u043a\u0430\u0437\u0430\u043d\u0438\u0435\u043c|"
    r"\u0430\u0432\u0442\u043e\u0440\u0441\u0442\u0432\u0430|Generic|Namensnennung|0|CC))*"
    r"|CC0|CC[ -]BY(?:[ -](?:NC|ND|SA))*(?:[ -]\d\.\d)?(?:\sInternational)?(?:\s[Ll]icen[sc]e)?)"
    r"(?:\s?[Ll]icen[sc]e)?(?:\s?\((?:CC[ -]?)?BY[^)]{0,12}\))?(?:\s[Ll]icen[sc]e)?|https?://creativecommons\.org/licenses/[\w./-]+",
)
_SCIELO_LICENCE = re.compile(
    r"Creative Common\s*-\s*(?P<kind>by[\w-]*)\s*(?P<version>\d\.\d)?", re.IGNORECASE
)
_VIEWS = re.compile(
    r"^(?:abstract\s+|total\s+|article\s+|page\s+|html\s+)?(?:views|viewed|"
    r"consultations|просмотров|просмотры|просмотров аннотации|қаралым|қаралды|"
    r"görüntülenme(?:\s+sayısı)?|visitas(?:\s+al\s+artículo)?|visualizações|vistas|vues|aufrufe|"
    r"浏览次数|浏览量|阅读次数)"
    r"\s*[:\uff1a]?\s*(?P<views>\d[\d\s.,\u00a0]*)(?:\|.*)?$|^(?P<before>\d[\d,. ]*)\s+(?:views|просмотров)$",
    re.IGNORECASE,
)
_VIEWS_ALONE = re.compile(
    r"(?:(?:article|abstract|total|page)\s+)?(?:views|просмотры|просмотров|görüntülenme|visitas|visualizações)",
    re.IGNORECASE,
)
#: Words of the counters that stand beside that of the views.
_COUNTER = re.compile(
    r"view|download|cit(?:ed|ation)|share|mention|altmetric|read|save|скачив|просмотр|indir|descarga|загруз|下载|被引",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\d{1,3}(?:[ ,.\u00a0]\d{3})*|\d{1,9}")
_CJK_WORDS = re.compile(r"(?:[\u3040-\u9fff]{2,}\s?){2,}")
_FUNDER = re.compile(
    r"\b(?:support|fund|grant|award|financ|sponsor|грант|поддержк|финанс|қаржы|destek|apoio|apoyo|"
    r"gef\u00f6rdert|soutien|基金|资助)",
    re.IGNORECASE,
)
#: A word of the page that its layout puts right behind the DOI: `10.1111/a.1Citations: 21`.
_GLUED = re.compile(
    r"(?<=[\da-z])(?:Citations?|Cited|Cross[Rr]ef|CrossMark|Published|Publication|Received|Accepted|Copy|Copied|Download|Get|"
    r"PDF|View|Share|Check|Open|Abstract|Article|Volume|Keywords|Submitted|Licen[sc]e|Received|Corpus)\b.*$"
)
_DOI_CUE = re.compile(r"\bdoi\b", re.IGNORECASE)


def labelled_evidence(page: PageText) -> list[Evidence]:
    """What labels say, of the page's lines outside the reference lists."""
    return [
        *_dates(page.lines),
        *_issns(page.lines),
        *_doi(page),
        *_licence(page.lines),
        *_views(page.lines),
        *_keywords(page),
        *_funding(page),
        *_copyright(page.lines),
    ]


def _dates(lines: tuple[Line, ...]) -> list[Evidence]:
    said: list[Evidence] = []
    seen: set[str] = set()
    for index, line in enumerate(lines):
        if len(line.text) > _LONGEST_DATE_LINE:
            continue
        for match in _date_label().finditer(line.text):
            field = match.lastgroup or ""
            found = _date_after(line, match.end()) or _date_below(lines, index, line.text[match.end() :])
            if found is None or (field in seen and field != "published"):
                continue
            seen.add(field)
            said += _date_evidence(field, found)
    return said


@cache
def _date_label() -> re.Pattern[str]:
    """Any label of a date, the field's name being the matching group's."""
    groups = "|".join(f"(?P<{field}>{'|'.join(words)})" for field, words in word_table("date_labels").items())
    end = r"(?![^\W\d_])\s*[:|\uff1a\u2013-]?\s*(?:on\s|at\s|в редакцию\s)?"
    return re.compile(rf"(?<![^\W\d_])(?:{groups}){end}", re.IGNORECASE)


def _date_evidence(field: str, found: Line) -> list[Evidence]:
    date = read_date(found.text)
    if date is None or date.start is None:
        return []
    spans = (found.span,)
    if field == "issue_date":
        return [Evidence("issued", date, spans, 0.6)]
    if field == "published":
        return [Evidence("published", date, spans, 0.8), Evidence("issued", date, spans, 0.5)]
    return [Evidence(field, date, spans, 0.92)]


def _date_after(line: Line, position: int) -> Line | None:
    match = FULL_DATE.match(line.text, position) or _BARE_YEAR.match(line.text, position)
    return line.part(*match.span()) if match else None


def _date_below(lines: tuple[Line, ...], index: int, rest: str) -> Line | None:
    """The date that begins the next line, where nothing else follows the label on its own."""
    if rest.strip(" :") or index + 1 >= len(lines):
        return None
    return _date_after(lines[index + 1], 0)


def _issns(lines: Iterable[Line]) -> list[Evidence]:
    said = []
    before = ""
    for line in lines:
        cued = "issn" in line.text.lower() or (before.lower().rstrip(" :").endswith("issn"))
        for match in ISSN_PATTERN.finditer(line.text) if cued and len(line.text) < 400 else ():
            is_right = is_issn(match.group())
            if not is_right and not _ISSN_CUE.search(
                line.text[max(0, match.start() - 24) : match.start()] or before
            ):
                continue
            weight = 0.85 if is_right else 0.5
            value = re.sub(r"[\u2010-\u2015]", "-", match.group().upper().replace("\u0425", "X"))
            place = line.part(*match.span()).span
            label = before if match.end() == len(line.text) and not match.start() else ""
            said.append(Evidence(_issn_field(line.text, match, label), value, (place,), weight))
        before = line.text
    return _first_of_each(said)


def _first_of_each(said: list[Evidence]) -> list[Evidence]:
    """The page's first ISSN of each kind; one of which nothing is said counts as that of the print."""
    first: dict[str, Evidence] = {}
    for each in said:
        first.setdefault(each.field, each)
    unnamed = first.pop("ISSN", None)
    online, printed = first.get("issn_online"), first.get("issn_print")
    if unnamed and printed and online is None and printed.value != unnamed.value:
        first["issn_online"] = Evidence("issn_online", unnamed.value, unnamed.spans, 0.6)
    if unnamed and "issn_print" not in first and (online is None or online.value != unnamed.value):
        first["issn_print"] = Evidence("issn_print", unnamed.value, unnamed.spans, 0.6)
    if unnamed:
        first["ISSN"] = unnamed
    return list(first.values())


def _issn_field(text: str, match: re.Match[str], label: str) -> str:
    """Which ISSN the words around it, or the label on the line above, call it."""
    before = label[-22:] or text[max(0, match.start() - 22) : match.start()]
    after = text[match.end() : match.end() + 14]
    after = after.partition("ISSN")[0]
    for words in (after if re.match(r"\s?[(\[]", after) else before, before, after):
        if _ISSN_ONLINE.search(words):
            return "issn_online"
        if _ISSN_KIND.search(words):
            return "issn_print"
    return "ISSN"


def _doi(page: PageText) -> list[Evidence]:
    """The first DOI of the head; one behind the word DOI or alone on its line is surer."""
    head = page.before(Section.ABSTRACT, Section.BODY)[:400] or list(page.lines[:400])
    for weight, lines in ((0.85, head), (0.6, list(page.lines))):
        before = ""
        for line in lines:
            is_cued = _DOI_CUE.search(line.text) or _DOI_CUE.search(before)
            if "10." in line.text and len(line.text) < 400:
                for phrase in protected_phrases(line.text):
                    words = _GLUED.sub("", line.text[phrase.start : phrase.end])
                    doi = normal_doi(words) if phrase.kind == "DOI" else ""
                    if doi:
                        place = line.part(phrase.start, phrase.start + len(words)).span
                        return [
                            Evidence(
                                "DOI",
                                _as_printed(place.of(page.text), doi),
                                (place,),
                                weight if is_cued else weight - 0.2,
                            )
                        ]
            before = line.text
    return []


def _as_printed(words: str, doi: str) -> str:
    """The DOI in the case in which it is printed."""
    at = words.lower().find(doi)
    return words[at : at + len(doi)] if at >= 0 else doi


def _licence(lines: tuple[Line, ...]) -> list[Evidence]:
    found: list[Evidence] = []
    for line in lines:
        if "reative" not in line.text and "CC" not in line.text:
            continue
        scielo = _SCIELO_LICENCE.search(line.text[:200])
        if scielo:
            place = line.part(*scielo.span())
            return [Evidence("licence", place.text, (place.span,), 0.9)]
        for match in _LICENCE.finditer(line.text[:2000]):
            start = match.start("name") if match["name"] else match.start()
            name = line.text[start : match.end()]
            place = line.part(start, start + len(name))
            found.append(
                Evidence("licence", without_trailing_marks(place.text), (place.span,), _licence_weight(name))
            )
    return sorted(found, key=lambda each: -each.weight)[:1]


def _licence_weight(name: str) -> float:
    has_kind = re.search(r"BY|Attribution|Atribu|licenses/|Zero|CC0|Namensnennung", name)
    return 0.9 if has_kind else 0.3


def _views(lines: Sequence[Line]) -> list[Evidence]:
    for place, line in enumerate(lines):
        if _VIEWS_ALONE.fullmatch(line.text) and (beside := _number_beside(lines, place)):
            return [Evidence("views", re.sub(r"\D", "", beside.text), (beside.span,), 0.75)]
        match = _VIEWS.match(line.text) if len(line.text) < 60 else None
        if match:
            group = "views" if match["views"] else "before"
            digits = re.sub(r"\D", "", match[group])
            return [Evidence("views", digits, (line.part(*match.span(group)).span,), 0.9)]
    return []


def _number_beside(lines: Sequence[Line], place: int) -> Line | None:
    """The bare number above the word, as most publishers set their counters, or below.

    Where counters stand in a row, the first line of the row tells whether numbers or words come first.
    """
    above, below = _is_number(lines, place - 1), _is_number(lines, place + 1)
    if not above and not below:
        return None
    top = place
    while _is_number(lines, top - 1) and top > 1 and _COUNTER.search(lines[top - 2].text):
        top -= 2
    is_number_first = above and (not below or _is_number(lines, top - 1))
    return lines[place - 1 if is_number_first else place + 1]


def _is_number(lines: Sequence[Line], place: int) -> bool:
    return 0 <= place < len(lines) and _BARE_NUMBER.fullmatch(lines[place].text) is not None


def _keywords(page: PageText) -> list[Evidence]:
    said = []
    for block in page.under(Section.KEYWORDS):
        lines = _without_journal(page, _keyword_lines(block))
        if lines:
            keywords = keywords_of(lines)
            said.append(Evidence("keyword", "; ".join(keywords), (span_of(lines),), 0.9))
    return said[:1]


def _without_journal(page: PageText, lines: list[Line]) -> list[Line]:
    """The keywords, one a line, without the journal's name above its ISSN, which the page has elsewhere."""
    if len(lines) < 2:
        return lines
    below = next((line for line in page.lines if line.start > lines[-1].start), None)
    is_repeated = sum(line.text == lines[-1].text for line in page.lines) > 1
    return lines[:-1] if is_repeated and below and _ISSN_LINE.match(below.text) else lines


def _keyword_lines(block: Block) -> list[Line]:
    """The paragraph below the heading, or one keyword a line."""
    lines: list[Line] = []
    for line in block.lines[:30]:
        is_end = line.gap or len(line.text) > 300 or _ISSN_LINE.match(line.text)
        if lines and (is_end or _ends_keywords(lines[-1].text, line.text)):
            break
        lines.append(line)
    return lines


def _ends_keywords(before: str, after: str) -> bool:
    has_separator = re.search(r"[;,\uff1b\uff0c]", before) is not None
    if before.rstrip().endswith((".", "\u3002")):
        return True
    if has_separator and not before.rstrip().endswith((";", ",", "\uff1b", "\uff0c")):
        return not re.search(r"[;,]", after) or len(after.split()) > 25
    return len(after.split()) > 6


def keywords_of(lines: list[Line]) -> list[str]:
    """The keywords in lines that list them."""
    words = "\n".join(line.text for line in lines)
    for separator in (
        r"[;\uff1b]",
        r"\s/\s",
        r"[,\uff0c\u3001]",
        r"\s[\u2022\u00b7|\u2013\u2014]\s",
        r"\n",
        r"\s{2,}|\t",
        r"\.\s",
    ):
        if re.search(separator, words):
            break
    else:
        separator = r"\s" if _CJK_WORDS.fullmatch(words) else separator
    parts = (re.sub(r"\s+", " ", part).strip(" .;,\u3002") for part in re.split(separator, words))
    return [part for part in parts if part]


def _funding(page: PageText) -> list[Evidence]:
    for block in page.under(Section.FUNDING):
        first = block.lines[0]
        if len(first.text) > 15:
            return [
                Evidence("funding", first.text, (first.span,), 0.85 if _FUNDER.search(first.text) else 0.5)
            ]
    return []


def _copyright(lines: Iterable[Line]) -> list[Evidence]:
    for line in lines:
        match = re.match(
            r"(?:Copyright:?\s*)?(?:\u00a9|\(c\)|Copyright)\s*(?:The Author\(?s?\)?\s*)?(?:19|"
            r"20)\d\d.{2,100}?(?=\.?$|\. )",
            line.text,
            re.IGNORECASE,
        )
        if match:
            place = line.part(*match.span())
            return [Evidence("copyright", place.text, (place.span,), 0.7)]
    return []
