"""Phrases that are found before a reference is tagged: identifiers, addresses, dates of access."""

from __future__ import annotations

import re
from typing import NamedTuple

from refdesk.domain.identifiers import SICI
from refdesk.reading.strings.tokens import Protected
from refdesk.reading.text.late_pattern import LatePattern
from refdesk.reading.text.written_dates import FULL_DATE

_DOI_TAIL = rf"10\s?\.\s?\d{{4,9}}(?:\.\d+)*\s?/\s?(?:[^\s\"<>“”«»，。；]|{SICI})+"
_DOI = LatePattern(
    rf"(?:(?:https?\s?:\s?//\s?)?(?:dx\s?\.\s?)?doi\s?\.\s?org\s?/\s?|\bdoi\b[\s:.=]{{0,4}}){{1,3}}{_DOI_TAIL}"
    rf"|(?<![\w/.]){_DOI_TAIL}",
    re.IGNORECASE,
)
_DOMAINS = ("com", "org", "net", "edu", "gov", "info", "de", "fr", "ru", "kz", "uk", "br", "cn", "int", "eu")
_URL = LatePattern(
    r"<?(?:(?:https?|ftp)\s?:\s?/\s?/\s?|www(?:\.|\s\.)(?=\w))[^\s<>\"“”«»，。；]+>?"
    rf"|(?<![\w@./-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:{'|'.join(_DOMAINS)})/[^\s<>\"“”«»]*",
    re.IGNORECASE,
)
_ARCHIVES = (
    "hep|astro|quant|cond|nucl|gr|math|cs|stat|physics|nlin|q|chao|dyn|solv|alg|dg|funct|adap|patt|cmp|acc|supr|comp|"
    "econ|eess"
)
_ARXIV = LatePattern(
    rf"arxiv\s?[:.,;]?\s?(?:(?:{_ARCHIVES})[\w.\s-]{{0,10}}/\s?\d{{4}}\.?\d{{3,5}}|\d{{4}}\s?\.\s?\d{{4,5}})(?:\s?v\d+)?"
    rf"(?:\s?\[\s?(?:{_ARCHIVES})[\w\s.-]{{0,20}}\])?",
    re.IGNORECASE,
)
#: An older number, or a newer one in brackets, alone.
_LONE_ARXIV = LatePattern(
    rf"(?<![\w/])(?:{_ARCHIVES})(?:\s?-\s?[a-z]{{2,3}})?(?:\s?\.\s?[A-Z]{{2}})?\s?/\s?\d{{7}}(?:v\d)?(?!\d)"
    rf"|(?<=\[)\s?\d{{4}}\.\d{{4,5}}(?:v\d+)?(?=\s?[\[\]])",
    re.IGNORECASE,
)
#: `016 (2014), 1308.5598`: the number of a preprint alone, after the year of a journal that is named before.
_BARE_ARXIV = LatePattern(r"(?<=\),\s)\d\d(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?(?=\W*$)")
_ISBN = LatePattern(r"\bISBN\b[\s:-]*(?:1[03][:\s-]\s*)?[\dXxХ][\d\s‐–-]{7,15}[\dXxХ](?!\d)")
_ISSN_NUMBER = r"\d{4}\s?[-‐–]\s?\d{3}[\dXxХ](?:\s?\((?:electronic|online|print|link-?\s?ing)\))?"
_ISSN = LatePattern(
    rf"\be?-?ISSN\b[\s:-]*(?:\([^)]{{1,12}}\)\s*:?\s*)?{_ISSN_NUMBER}(?:[\s,;]{{1,2}}{_ISSN_NUMBER})*",
    re.IGNORECASE,
)
_PMID = LatePattern(r"(?:\bPub\s?Med\s+)?\bPMID\b[\s:]*\d+|\bPubMed:?\s\d{6,}", re.IGNORECASE)
_PMCID = LatePattern(r"(?:\bPub\s?Med\s?Central\s+)?\bPMCID\b[\s:]*(?:PMC)*\d+|\bPMC\d{5,}", re.IGNORECASE)
_ACCESS_CUE = (
    r"(?:date\s+)?(?:last\s+|date\s+of\s+)?access(?:ed)?(?:\s+date)?|(?:last\s+)?(?:visited|viewed|checked|consulted)|"
    r"retrieved|cited|accessed\s+online|as\s+of|downloaded|accessib\w+\s+verified,?|date\s+of\s+(?:reference|the\s+application)|"
    r"дата\s+(?:обращения|доступа|посещения|звернення)|(?:қаралған|жүгінген|өтініш|үндеу|қол\s+жеткізген|кірген)\s+күні|"
    r"звернення|обращение|просмотрено|проверено|режим\s+доступа|"
    r"acess(?:o|ado)\s+(?:em|a)|consulta(?:do|da)?(?:\s+(?:el|em|a))?|fecha\s+de\s+(?:consulta|acceso)|recuperado(?:\s+(?:el|em))?|"
    r"consult[ée]e?(?:\s+le)?|page\s+consult[ée]e(?:\s+le)?|visit[ée]e?\s+le|consultato(?:\s+il)?|ultimo\s+accesso|"
    r"(?:letzter\s+)?(?:zugriff|abruf|aufruf)(?:\s+am|\s+vom)?|(?:zuletzt\s+)?(?:abgerufen|aufgerufen|besucht|eingesehen|geprüft)"
    r"(?:\s+am)?|stand|eri[şs]im(?:\s+tarihi)?|ziyaret\s+tarihi|(?:data\s+)?dost[ęe]pu?|žiūrėta|cit\.|vid\.|besökt|hämtad|läst|"
    r"geraadpleegd(?:\s+op)?|truy\s+cập|تاريخ\s+(?:الاطلاع|الدخول|الزيارة)|访问(?:日期|时间)|检索(?:日期|于)|引用日期"
    r"|(?:最終)?閲覧日?|参照日?|접속일자?|검색일자?"
)
_ACCESSED = LatePattern(
    rf"[\[(]?(?<!\w)(?:{_ACCESS_CUE})(?:\s+(?:on|in|at|le|el|am|em|il|the|a))?[\s:：.,–-]{{0,4}}(?:{FULL_DATE.pattern}|(?:1[4-9]|20)\d\d(?!\d))"
    r"(?:\s?г\.|\s?р\.|\s?[日일]|\s?ж\.)?\s?[\])]?"
    rf"|[\[(（]?(?:{FULL_DATE.pattern})[\s.]{{0,2}}(?:アクセス|閲覧|参照|접속|검색)[\])）]?",
    re.IGNORECASE,
)
#: GB/T 7714-2015 8.3.6: the date of access stands in square brackets after year and pages.
_BRACKETED_DATE = LatePattern(r"(?<=[\w.）)])\s?\[(?:20)\d\d[-‐–/年.][01]?\d[-‐–/月.][0-3]?\d日?\]")
#: A whole date in brackets right after an address tells when it was visited.
_AFTER_ADDRESS = LatePattern(
    rf"[\s.,;]{{0,2}}([\[(](?=[^\])]*\d[^\])]*\D\d)(?:{FULL_DATE.pattern})[\])])", re.IGNORECASE
)
_GLUED = LatePattern(
    r"\[?\s?(?:arxiv(?:\s?:|$)|inspire|hep-|gr-qc|astro-ph|pmid|pubmed|https?:)|[,;](?=[A-Za-z]+\s|\s?PMID|[A-Z]+$)|\(accessed|\.\s?URL\b|\.URLhttp",
    re.IGNORECASE,
)

#: What an address goes on with on the next line: a path, a file, a DOI; never a plain word.
_CONTINUED = LatePattern(
    r"\s(?:[\w~%.-]+/\S*|[\w%~-]+\.(?:pdf|html?|php|aspx?|jsp|docx?)\b|10\.\d{4}\S+|[\w%-]*[-_=&]\S+)"
)


#: A phrase begins no further before the first of its words: a bracket, a date, `dx.doi.org/`, an archive.
_BEFORE_WORD = 60


class _Finder(NamedTuple):
    """What finds one kind of phrase, and the words without one of which no text has it."""

    kind: str
    pattern: LatePattern
    words: tuple[str, ...]


_FINDERS = (
    _Finder(
        "accessed",
        _ACCESSED,
        (
            "access",
            "visit",
            "viewed",
            "checked",
            "consult",
            "retriev",
            "cited",
            "as of",
            "download",
            "date of",
            "дата",
            "күні",
            "звернення",
            "обращение",
            "просмотр",
            "проверено",
            "режим",
            "acess",
            "fecha",
            "recuperado",
            "zugriff",
            "abruf",
            "aufruf",
            "aufgeruf",
            "abgeruf",
            "besuch",
            "besök",
            "hämtad",
            "läst",
            "geraad",
            "truy",
            "eingeseh",
            "geprüft",
            "stand",
            "accesso",
            "rişim",
            "risim",
            "tarihi",
            "dost",
            "žiūr",
            "cit.",
            "vid.",
            "تاريخ",
            "访问",
            "检索",
            "引用",
            "閲覧",
            "参照",
            "アクセス",
            "접속",
            "검색",
        ),
    ),
    _Finder("accessed", _BRACKETED_DATE, ("[20", "[ 20")),
    _Finder("DOI", _DOI, ("10.", "10 .")),
    _Finder("URL", _URL, ("http", "ftp", "www", *(f".{domain}/" for domain in _DOMAINS))),
    _Finder("arxiv", _ARXIV, ("arxiv",)),
    _Finder(
        "arxiv", _LONE_ARXIV, tuple(f"{mark}{digit}" for mark in ("/", "/ ", "[") for digit in range(10))
    ),
    _Finder("arxiv", _BARE_ARXIV, ("), ",)),
    _Finder("ISBN", _ISBN, ("isbn",)),
    _Finder("ISSN", _ISSN, ("issn",)),
    _Finder("PMID", _PMID, ("pmid", "pubmed", "pub med")),
    _Finder("PMCID", _PMCID, ("pmc", "central")),
)


def protected_phrases(text: str) -> list[Protected]:
    """The phrases in order, none overlapping another."""
    found: list[Protected] = []
    lowered = text.lower()
    is_alike = len(lowered) == len(text)
    for kind, pattern, words in _FINDERS:
        places = [place for place in map(lowered.find, words) if place >= 0]
        if not places:
            continue
        for match in pattern.finditer(text, max(0, min(places) - _BEFORE_WORD) if is_alike else 0):
            phrase = _trimmed(text, match, kind)
            if phrase.end > phrase.start and not any(_overlap(phrase, other) for other in found):
                found.append(phrase)
    found.extend(_visits(text, found))
    return sorted(found)


def _visits(text: str, found: list[Protected]) -> list[Protected]:
    """The dates in brackets right after addresses."""
    matches = [_AFTER_ADDRESS.match(text, phrase.end) for phrase in found if phrase.kind == "URL"]
    visits = [Protected(*match.span(1), "accessed") for match in matches if match]
    return [visit for visit in visits if not any(_overlap(visit, other) for other in found)]


def _trimmed(text: str, match: re.Match[str], kind: str) -> Protected:
    start, end = match.span()
    while start < end and text[start].isspace():
        start += 1
    if kind in ("DOI", "URL"):
        glued = _GLUED.search(text, start + 8, end)
        end = glued.start() if glued else end
        end = _continued(text, end) if kind == "URL" and not glued else end
        end = start + len(_without_tail(text[start:end]))
    elif kind == "accessed":
        end = _without_lone_bracket(text, start, end)
    return Protected(start, end, kind)


def _continued(text: str, end: int) -> int:
    """The address's end where a wrapped line broke it after a slash or hyphen."""
    while text[end - 1] in "/-_=&?":
        more = _CONTINUED.match(text, end)
        if more is None:
            break
        end = more.end()
    return end


def _without_tail(words: str) -> str:
    """Without the sentence's marks at the end; a closing bracket stays where it closes one inside."""
    while words:
        last = words[-1]
        opening = {")": "(", "]": "[", "}": "{", ">": "<"}.get(last)
        if last in ".,;:'’!?*([{" or (opening and words.count(last) > words.count(opening)):
            words = words[:-1]
        else:
            break
    return words


def _without_lone_bracket(text: str, start: int, end: int) -> int:
    words = text[start:end]
    if words[-1:] in (")", "]") and words[0] not in "([":
        end -= 1
    return end - (len(text[start:end]) - len(text[start:end].rstrip(" .,")))


def _overlap(one: Protected, other: Protected) -> bool:
    return one.start < other.end and other.start < one.end
