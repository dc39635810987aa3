"""Which CSL type a reference's work has, from its fields and the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from refdesk.domain.record import Value
from refdesk.reading.text.late_pattern import LatePattern

_FLAGS = re.IGNORECASE
#: Of these a text in small letters has one where `_THESIS` may match; they are quicker to look for.
_OF_THESES = (
    "thes",
    "diss",
    "thès",
    "tes",
    "автореф",
    "дис",
    "doktora",
    "lisans",
    "学位",
    "kand.",
    "trabalho",
)
_THESIS = LatePattern(
    r"\b(?:ph\.?\s?d\.?|doctoral|master'?s?|m\.?sc\.?|bachelor'?s?|habilitation\w*)\W+(?:thesis"
    r"|dissertation|diss)|\bthesis\b|\bdissertation\b|"
    r"\bdiss\.|th[èe]se\b|\btesis\b|\btese\b|disserta[çc][ãa]o|автореф|\bдис(?:с|\.|серт)|doktora tezi"
    r"|yüksek lisans|学位论文|"
    r"\bkand\.|trabalho de conclusão",
    _FLAGS,
)
_PATENT = LatePattern(r"\bpatents?\b|\bпатент\b|\bpatente\b|专利|특허|\bU\.?S\.? Pat\b", _FLAGS)
_STANDARD = LatePattern(
    r"\b(?:ГОСТ|ОСТ|СНиП|СП)\b\s?(?:Р\s)?[\d.]|\b(?:ISO|IEC|DIN|ASTM|ANSI|IEEE Std|GB/T|BS EN|EN ISO"
    r"|JIS)\b[\s/A-Z]{0,8}\d"
)
_LAW = LatePattern(
    r"\W*(?:\d+\.\s)?(?:lei\s(?:n|federal)|decreto\b|ley\s\d|gesetz\b|loi\sn)",
    _FLAGS,
)
_REPORT = LatePattern(
    r"\b(?:technical|tech\.?|research|annual|final|working|discussion)\s+(?:report|rep\b|paper|memo\w*)"
    r"|\breport (?:no|number)|"
    r"\bforschungsbericht|rapport (?:technique|de recherche)|\bотч[её]т о\b|\bwhite paper\b"
    r"|\brelatório\b|\binforme\b",
    _FLAGS,
)
_OF_REPORTS = ("rep", "paper", "memo", "bericht", "rapport", "отч", "relatório", "informe")
_MEETING = LatePattern(
    r"\b(?:proceedings|proc\.?\b(?! natl?\b| r\b)|conference|conf\.|symposium|symp\.|workshop|congress"
    r"|meeting|seminar|anais|"
    r"actas|actes|atas|simp[oó]sio|congresso|congreso|tagung\w*|kongre\w+|konferen\w+|sempozyum\w*"
    r"|colloqu\w+|конф(?:еренц\w+|\.)|"
    r"симпозиум\w*|съезд\w*|чтени[яй]|семинар\w*|会议|学术大会|발표대회)",
    _FLAGS,
)
_SOCIETY_PROCEEDINGS = LatePattern(
    r"\bproc(?:eedings|\.)?\s+(?:of the\s+)?(?:natl?|national academy|r\b|royal|roy|ieee\b(?!\s+(?:int"
    r"|conf)))",
    _FLAGS,
)
_NEWS = LatePattern(
    r"\b(?:times|newspaper|daily|herald|tribune|gazette|post|guardian|zeitung|journal de|gazeta|folha"
    r"|el país|le monde|"
    r"globe|telegraph|news|ведомости|газета|правда|известия|коммерсант|культура|hindu|observer|reuters"
    r"|日报|晚报|신문|日報)\b",
    _FLAGS,
)
_COLLECTION = LatePattern(
    r"\b(?:сб(?:орник|\.)|материалы|труды|сборник|энциклопеди\w+|handbook|encyclop\w+|lecture notes)", _FLAGS
)
_ENCYCLOPEDIA = LatePattern(r"\b(?:encyclop\w+|энциклопеди\w+|enciclop\w+|wikipedia|википедия)", _FLAGS)
_MANUSCRIPT = LatePattern(r"\bunpublished|\bmanuscript|рукопис", _FLAGS)
_SOFTWARE = LatePattern(r"\[(?:computer )?software\]|\bR package\b|\[computer program", _FLAGS)
_DATASET = LatePattern(r"\[data\s?set\]|\bdataverse\b|\bdryad\b", _FLAGS)
_BLOG = LatePattern(r"\bblog\b|\[blog post\]", _FLAGS)
_LETTER = LatePattern(r"\bpersonal communication|\bличное сообщение|\bpers\. comm", _FLAGS)
_FILM = LatePattern(r"\[(?:motion picture|film|video)\]|\bdirected by\b", _FLAGS)


#: A work with all of these is an article, whatever its title speaks of.
_ARTICLE = frozenset({"title", "container-title", "volume", "page"})


def work_type(text: str, values: Mapping[str, Value]) -> tuple[str, float]:
    """The type and how sure it is (0 to 1, a rule's own estimate)."""
    return _by_words(text, values) or _by_fields(text, values)


def _by_words(text: str, values: Mapping[str, Value]) -> tuple[str, float] | None:
    if "author" not in values and _LAW.match(text):
        return "legislation", 0.8
    if values.keys() >= _ARTICLE:
        return None
    around = _without(text, values.get("title"))
    lowered = around.lower()
    container = str(values.get("container-title", ""))
    checks = (
        ("thesis", _THESIS, _has_any(lowered, _OF_THESES) and (not container or "issue" not in values)),
        ("patent", _PATENT, not container),
        ("standard", _STANDARD, not container and not _has_persons(values)),
        ("software", _SOFTWARE, True),
        ("dataset", _DATASET, True),
        ("motion_picture", _FILM, not container),
        ("post-weblog", _BLOG, "URL" in values),
        ("report", _REPORT, _has_any(lowered, _OF_REPORTS) and (not container or "volume" not in values)),
        ("manuscript", _MANUSCRIPT, not container),
        ("personal_communication", _LETTER, not container),
    )
    for name, pattern, fits in checks:
        if fits and pattern.search(around):
            return name, 0.85
    if "author" not in values and (_STANDARD.match(text) or _STANDARD.match(str(values.get("title", "")))):
        return "standard", 0.8
    return None


def _has_any(lowered: str, words: Iterable[str]) -> bool:
    return any(map(lowered.__contains__, words))


def _has_persons(values: Mapping[str, Value]) -> bool:
    authors = values.get("author")
    return isinstance(authors, tuple) and not all(name.is_body for name in authors)


def _without(text: str, title: Value | None) -> str:
    return text.replace(title, " ") if isinstance(title, str) and title else text


def _by_fields(text: str, values: Mapping[str, Value]) -> tuple[str, float]:
    if "container-title" in values:
        return _within(values)
    if "arxiv" in values:
        return "article", 0.85
    if "publisher" in values or "publisher-place" in values:
        return (
            ("webpage", 0.55) if "accessed" in values and "publisher-place" not in values else ("book", 0.85)
        )
    if {"edition", "number-of-pages", "ISBN"} & set(values):
        return "book", 0.8
    if "URL" in values or "accessed" in values:
        return "webpage", 0.85
    if _MEETING.search(text) and "title" in values:
        return "paper-conference", 0.6
    if "volume" in values and "title" not in values:
        return "article-journal", 0.6
    return ("book", 0.4) if "title" in values and "issued" in values else ("document", 0.4)


def _within(values: Mapping[str, Value]) -> tuple[str, float]:
    """The type of a work that stands in another."""
    container = str(values["container-title"])
    is_numbered = "volume" in values or "issue" in values
    if _MEETING.search(container) and not (is_numbered and _SOCIETY_PROCEEDINGS.search(container)):
        return "paper-conference", 0.8
    if _ENCYCLOPEDIA.search(container) and not is_numbered:
        return "entry-encyclopedia", 0.75
    if "editor" in values or (
        ("publisher" in values or "publisher-place" in values) and "issue" not in values
    ):
        if _is_dated_to_the_day(values) and not is_numbered:
            return "article-newspaper", 0.7
        return "chapter", 0.8
    if _COLLECTION.search(container) and not is_numbered:
        return "chapter", 0.7
    if _is_dated_to_the_day(values) and "volume" not in values:
        return "article-newspaper", 0.75
    if is_numbered:
        return "article-journal", 0.95
    if _NEWS.search(container):
        return "article-newspaper", 0.7
    if "URL" in values and "page" not in values:
        return "webpage", 0.6
    return "article-journal", 0.8


def _is_dated_to_the_day(values: Mapping[str, Value]) -> bool:
    issued = values.get("issued")
    start = getattr(issued, "start", None)
    return start is not None and start.day is not None
