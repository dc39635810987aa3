"""Marks into a record: which stretches become which values, and what they say of each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from refdesk.domain.dates import Date
from refdesk.domain.draft import Draft, Reading, Span
from refdesk.domain.identifiers import normal_doi
from refdesk.domain.names import Name
from refdesk.domain.record import Record, Value
from refdesk.reading.names.person_names import read_names
from refdesk.reading.strings.confidence import UNCHANGED, Calibration
from refdesk.reading.strings.marks import Mark
from refdesk.reading.strings.work_type import work_type
from refdesk.reading.text.late_pattern import LatePattern
from refdesk.reading.text.written_dates import find_no_date, read_date

_NAMES = ("author", "editor", "translator")
_TEXTS = ("title", "container-title", "collection-title", "publisher", "publisher-place", "edition", "genre")
_OPENERS = "([{“„«‘'\"`"
_QUOTE_PAIRS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "‘": "’",
    "'": "'’",
    '"': '"”',
    "`": "'`",
    "(": ")",
    "[": "]",
    "〈": "〉",
    "《": "》",
}
_EDGE = " \t\n,;:.·•|*=/<>~^‐–—-"
_NUMBER_OF_PAGES_AFTER = LatePattern(
    r"\s?(?:p{1,2}|pgs?|pages|с|стр|s|S|seiten|pág(?:inas|s)?|бет|б|页|쪽|f|л)\b\.?(?!\s?\d)", re.IGNORECASE
)
_PAGE_CUE_BEFORE = LatePattern(
    r"(?:\bp{1,2}|\bpages?|\bс|\bs|\bseiten?|\bpágs?|\bстр|\bP|\bart\w*|:)[\s.:,]*$", re.IGNORECASE
)
_AFTER_PAGES = LatePattern(
    r"(?<=\d)\s*[(,]\s?\d+\s?(?:pp?\b|pages|S\.|с\.)|(?<=\d)\s+(?:\d+\s?p\s|[^\W\d_]{3})"
)
_PAGES = LatePattern(r"\w*\d\w*|[ivxlc]+", re.IGNORECASE)
_CUE_AT_START = {
    "volume": LatePattern(
        r"(?:(?:vol(?:ume|umen|s)?|bd|band|tome|tom|том|卷|第|제|jg)[\s.:]*|[vtт](?:[\s.:]+|(?=\d)))"
        r"(?=[\dIVXLC])", re.IGNORECASE
    ),
    "issue": LatePattern(
        r"(?:(?:no|nr|nº|n°|№|num(?:ber|ero)?|número|issue|iss|heft|fasc|вып|sayı|第|제|期|[º°])[\s.:º°]*"
        r"|[nh](?:[\s.:º°]+|(?=\d)))(?=[\dIVXLC])", re.IGNORECASE
    ),
    "page": LatePattern(r"(?:pp?|pages?|pgs?|s|с|стр|seiten?|págs?|páginas?|Article(?: ID| No)?"
        r"|art)[\s.:]*(?=\w*\d)", re.IGNORECASE),
}  # fmt: skip
_ARXIV_ID = LatePattern(
    r"(\d{4})\s?\.\s?(\d{4,5})(?:\s?v\d+)?|([a-z-]+(?:\s?-\s?[a-z]+)?(?:\s?\.\s?[a-z-]+)?)\s?/\s?(\d{7}"
    r"|\d{4}\.?\d{4,5})",
    re.IGNORECASE,
)


def assemble(
    text: str, marks: Sequence[Mark], type_name: str = "", calibration: Calibration = UNCHANGED
) -> Draft:
    """The draft that the marks of one reference make; its type is told from them where it is not given."""
    by_field: defaultdict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_field[mark.label].append(mark)
    values: dict[str, Value] = {}
    readings: dict[str, Reading] = {}
    whole = certainty(marks)
    for field, reader in _READERS:
        found = reader(text, by_field[field], field) if field in by_field or field == "issued" else None
        if found and found[0] not in values:
            field, value, spans, confidence = found
            values[field] = value
            readings[field] = Reading(field, spans, calibration.confidence(field, confidence, whole))
    type_name, type_confidence = (type_name, _SURE) if type_name else work_type(text, values)
    ordered = sorted(readings.values(), key=lambda reading: reading.spans[0])
    return Draft(Record(type_name).with_fields(values), tuple(ordered), text, type_confidence)


#: How far a phrase that means one thing only is trusted.
_SURE = 0.97
#: A field, its value, its spans and its confidence.
_Found = tuple[str, Value, tuple[Span, ...], float]


def certainty(marks: Iterable[Mark]) -> float:
    """How sure the marks are on average (0 to 1), each counting as its least sure word."""
    least = [mark.least for mark in marks if mark.label not in _IDENTIFIERS]
    return sum(least) / len(least) if least else 1.0


def _confidence(marks: Iterable[Mark]) -> float:
    marks = list(marks)
    return min((mark.probability + mark.least) / 2 for mark in marks)


def _names(text: str, marks: list[Mark], field: str) -> _Found | None:
    likely = [mark for mark in marks if mark.probability >= 0.5] or marks[:1]
    names: list[Name] = []
    used: list[Mark] = []
    for mark in likely:
        read = read_names(text[mark.start : _end_of_names(text, mark)])
        if read:
            names.extend(read)
            used.append(mark)
    if not names:
        return None
    spans = tuple(Span(mark.start, _end_of_names(text, mark)) for mark in used)
    return field, tuple(names), spans, _confidence(used)


def _end_of_names(text: str, mark: Mark) -> int:
    """The end with the full stop that belongs to a last initial or to `Jr.`, where initials have one."""
    words = text[mark.start : mark.end]
    if text[mark.end : mark.end + 1] != "." or not re.search(r"(?:\b\w|Jr|Sr)$", words):
        return mark.end
    return mark.end + 1 if re.search(r"\b\w\.|,\s?\w$|r$", words) else mark.end


def _best(marks: list[Mark]) -> Mark:
    """The longest of the likely marks."""
    return max(marks, key=lambda mark: (mark.probability * min(mark.end - mark.start, 60), -mark.start))


def _title(text: str, marks: list[Mark], field: str) -> _Found | None:
    return _text(text, [_best(marks)], field) if marks else None


def _text(text: str, marks: list[Mark], field: str) -> _Found | None:
    if not marks:
        return None
    mark = marks[0] if field != "container-title" else _best(marks)
    span = _without_edges(text, mark, field)
    words = " ".join(span.of(text).split())
    if not re.search(r"\w", words):
        return None
    return field, words, (span,), _confidence([mark])


def _without_edges(text: str, mark: Mark, field: str) -> Span:
    """The stretch without the marks and quotes around it; a bracket or quote that closes inside stays."""
    start, end = mark.start, mark.end
    changed = True
    while changed and start < end:
        changed = False
        first, last = text[start], text[end - 1]
        inside = text[start + 1 : end]
        if first.isspace() or first in _EDGE or first in ")]”»":
            start, changed = start + 1, True
        elif last.isspace() or last in _EDGE or (last in _OPENERS and last not in "'\""):
            end, changed = end - 1, True
        elif first in _QUOTE_PAIRS and not any(closer in inside for closer in _QUOTE_PAIRS[first]):
            start, changed = start + 1, True
        elif first in _QUOTE_PAIRS and last in _QUOTE_PAIRS[first] and _closes_at_end(inside, first):
            start, end, changed = start + 1, end - 1, True
        elif last in ")]”»’'\"" and not _is_opened(text[start : end - 1], last):
            end, changed = end - 1, True
    return Span(start, _with_abbreviation_dot(text, start, end, field))


def _closes_at_end(inside: str, opener: str) -> bool:
    closers = _QUOTE_PAIRS[opener]
    return not any(closer in inside[:-1] for closer in closers)


def _is_opened(before: str, closer: str) -> bool:
    return any(closer in closers and opener in before for opener, closers in _QUOTE_PAIRS.items())


def _with_abbreviation_dot(text: str, start: int, end: int, field: str) -> int:
    """The end with the full stop of a last abbreviated word, where other words are abbreviated too."""
    if (
        field not in ("container-title", "publisher", "publisher-place", "edition")
        or text[end : end + 1] != "."
    ):
        return end
    words = text[start:end]
    is_abbreviated = bool(re.search(r"[^\W\d_]{1,9}\.", words)) and bool(
        re.search(r"\b[^\W\d_]{1,6}$", words)
    )
    return (
        end + 1 if is_abbreviated or re.search(r"^\w{1,3}$|\b(?:Inc|Ltd|Co|ed|edn|изд|Aufl)$", words) else end
    )


def _number(text: str, marks: list[Mark], field: str) -> _Found | None:
    for mark in marks:
        span = _without_edges(text, mark, field)
        cue = _CUE_AT_START[field].match(span.of(text)) if field in _CUE_AT_START else None
        span = Span(span.start + cue.end(), span.end) if cue else span
        words = " ".join(span.of(text).split())
        if words:
            return field, words, (span,), _confidence([mark])
    return None


def _pages(text: str, marks: list[Mark], field: str) -> _Found | None:
    for mark in marks:
        found = _number(text, [mark], field)
        if found is None or not _PAGES.search(str(found[1])):
            continue
        span = _without_afterthought(text, found[2][0])
        words = " ".join(span.of(text).split())
        if _is_number_of_pages(text, words, span):
            digits = span.start + len(str(re.match(r"\d*", words)[0]))  # type: ignore[index]
            return "number-of-pages", text[span.start : digits], (Span(span.start, digits),), found[3]
        return field, words, (span,), found[3]
    return None


def _without_afterthought(text: str, span: Span) -> Span:
    """`082001 (7pp)`, `127-133 JImmunol`: what follows the pages is none of them."""
    after = _AFTER_PAGES.search(text, span.start, span.end)
    return Span(span.start, after.start()) if after and after.start() > span.start else span


def _has_page_cue(text: str, span: Span) -> bool:
    return _PAGE_CUE_BEFORE.search(text, max(0, span.start - 12), span.start) is not None


def _is_number_of_pages(text: str, words: str, span: Span) -> bool:
    alone = re.fullmatch(r"(\d+)(\s?(?:pp?|pages|с|стр|s|S|págs?)\.?)?", words)
    if alone is None or _has_page_cue(text, span):
        return False
    return alone[2] is not None or _NUMBER_OF_PAGES_AFTER.match(text, span.end) is not None


def _issued(text: str, marks: list[Mark], field: str) -> _Found | None:
    dated = [(mark, date) for mark in marks if (date := read_date(text[mark.start : mark.end]))]
    if not dated:
        return _undated(text, field)
    mark, date = next((pair for pair in dated if pair[1].start and pair[0].probability > 0.5), dated[0])
    spans = [Span(mark.start, mark.end)]
    finer = next((pair for pair in dated if _is_finer(pair[1], date)), None)
    if finer:
        date = finer[1]
        spans.append(Span(finer[0].start, finer[0].end))
    date = _with_year_suffix(text, mark, date)
    for other in marks:
        fuller = _with_month(text, mark, other, date)
        if fuller:
            date = fuller
            spans.append(Span(other.start, other.end))
            break
    return field, date, tuple(spans), _confidence([mark])


def _undated(text: str, field: str) -> _Found | None:
    found = find_no_date(text)
    if found is None:
        return None
    return field, Date(literal=found[0]), (Span(*found.span()),), _SURE


def _is_finer(one: Date, other: Date) -> bool:
    """Whether a date of the same year that goes down to the day, where the other stops at the year."""
    is_coarse = other.start is not None and other.start.month is None and not other.end
    return is_coarse and one.start is not None and one.start.day is not None and one.year == other.year


def _with_year_suffix(text: str, mark: Mark, date: Date) -> Date:
    letter = re.match(r"[a-z](?![^\W\d_])", text[mark.end :])
    if letter and not date.suffix and date.start and date.start.month is None:
        return Date(date.start, date.end, date.is_open, date.is_circa, date.literal, letter[0])
    return date


def _with_month(text: str, mark: Mark, other: Mark, date: Date) -> Date | None:
    """The date down to the day where the month stands apart from the year (`2009. — 17 дек.`)."""
    if other == mark or not date.start or date.start.month or date.end:
        return None
    words = text[other.start : other.end]
    if re.search(r"\d{4}", words):
        return None
    fuller = read_date(f"{date.start.year} {words}")
    return fuller if fuller and fuller.start and fuller.start.month and fuller.year == date.year else None


def _accessed(text: str, marks: list[Mark], field: str) -> _Found | None:
    for mark in marks:
        date = read_date(text[mark.start : mark.end])
        if date and date.start:
            return field, date, (Span(mark.start, mark.end),), _SURE
    return None


def _identifier(text: str, marks: list[Mark], field: str) -> _Found | None:
    for mark in marks:
        value = _IDENTIFIERS[field](text[mark.start : mark.end])
        if value:
            return field, value, (Span(mark.start, mark.end),), _SURE
    return None


def _doi(words: str) -> str:
    return normal_doi(re.sub(r"\s+", "", words))


def _url(words: str) -> str:
    return re.sub(r"\s+", "", words.strip("<>"))


def _arxiv(words: str) -> str:
    match = _ARXIV_ID.search(words)
    return re.sub(r"\s", "", match[0]) if match else ""


def _isbn(words: str) -> str:
    match = re.search(
        r"(?:97[89][\s‐–-]?)?\d[\d\s‐–-]{7,14}[\dXxХ]", re.sub(r"ISBN[\s:-]*(?:1[03][:\s-]\s*)?", "", words)
    )
    return " ".join(match[0].split()) if match else ""


def _issn(words: str) -> str:
    """The first of them."""
    match = re.search(r"\d{4}\s?[-‐–]\s?\d{3}[\dXxХ]", words)
    return match[0] if match else ""


def _last_number(words: str) -> str:
    match = re.search(r"\d[\dXxХ–‐-]*$", words)
    return match[0] if match else ""


_IDENTIFIERS: dict[str, Callable[[str], str]] = {
    "DOI": _doi, "URL": _url, "arxiv": _arxiv, "ISBN": _isbn, "ISSN": _issn, "PMID": _last_number,
    "PMCID": lambda words: "PMC" + _last_number(words),
}  # fmt: skip

_Reader = Callable[[str, list[Mark], str], _Found | None]
_READERS: tuple[tuple[str, _Reader], ...] = (
    *((field, _names) for field in _NAMES),
    ("title", _title),
    *((field, _text) for field in _TEXTS[1:]),
    ("volume", _number),
    ("issue", _number),
    ("page", _pages),
    ("number-of-pages", _number),
    ("number-of-volumes", _number),
    ("number", _number),
    ("issued", _issued),
    ("accessed", _accessed),
    *((field, _identifier) for field in _IDENTIFIERS),
)
