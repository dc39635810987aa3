"""Journal, volume, pages and the like where each stands below or behind a label of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from refdesk.domain.dates import Date
from refdesk.domain.record import Value
from refdesk.reading.pages.evidence import Evidence
from refdesk.reading.text.languages import named_language
from refdesk.reading.text.lines import Line
from refdesk.reading.text.word_tables import word_table
from refdesk.reading.text.words import key_of

_INLINE = re.compile(
    r"(?P<label>[^\W\d_][^\W\d_ ]{1,14}(?: [^\W\d_]{1,14})?)\s*[:\uff1a]\s*(?P<value>\S.{0,150})"
)
_NUMBER = re.compile(r"[\dIVXLC]{1,6}[A-Za-z]?(?:[/\u2013-]\d{1,4})?")
#: Pages, perhaps with how many they are: `7(31-37)`.
_PAGE = re.compile(r"(?:\d{1,3}\s?\()?(?P<page>[eE]?\d+(?:\s?[\u2010-\u2015-]\s?[eE]?\d+)?)\)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: Entries of a menu that go on below `Journal`, which is one too.
_MENU_ENTRY = re.compile(
    r"(?:art[íi]culos?|artigos?|articles?|issues?|home|search|indicators)", re.IGNORECASE
)
_WEIGHT = 0.7
#: A journal with the year before or behind it: `Scientific Reports, 2018`, `2018, Scientific Reports, № 1`.
_DATED_JOURNAL = re.compile(
    r"(?P<year>(?:19|20)\d\d),\s(?P<name>[^\d,]{3,90}?(?=,|$))(?:,\s№\s?\d+)?|"
    r"(?P<name2>[^\d]{3,90}?),\s(?P<year2>(?:19|20)\d\d)"
)
_LONGEST_ROW = 300


def labelled_places(lines: Sequence[Line]) -> list[Evidence]:
    """What such labels say; the first of each kind that has a value of its kind."""
    said: dict[str, Evidence] = {}
    lines = [part for line in lines for part in _cells(line)]
    for index, line in enumerate(lines):
        field, value = _labelled(line, lines[index + 1] if index + 1 < len(lines) else None)
        if field is None or value is None:
            continue
        for evidence in _evidence(field, value):
            said.setdefault(evidence.field, evidence)
        below = lines[index + 2] if field == "container-title" and index + 2 < len(lines) else None
        if below and _YEAR.fullmatch(below.text):
            said.setdefault("issued", Evidence("issued", Date.of(int(below.text)), (below.span,), 0.6))
    return list(said.values())


def _cells(line: Line) -> list[Line]:
    """The cells of a table's row, which tabs part: `Volume: 3<tab>Year: 2021`."""
    if "\t" not in line.text or len(line.text) > _LONGEST_ROW:
        return [line]
    return [cell for match in re.finditer(r"[^\t]+", line.text) if (cell := line.part(*match.span())).text]


def _labelled(line: Line, following: Line | None) -> tuple[str | None, Line | None]:
    match = _INLINE.fullmatch(line.text)
    if match and (field := _fields().get(key_of(match["label"]))):
        return field, line.part(*match.span("value"))
    is_alone = len(line.text) < 25 and line.text[-1:] not in ".,"
    return (_fields().get(key_of(line.text)), following) if is_alone else (None, None)


@cache
def _fields() -> dict[str, str]:
    """The field that each label names."""
    return {key_of(word): field for field, words in word_table("place_labels").items() for word in words}


def _evidence(field: str, line: Line) -> list[Evidence]:
    value = _value(field, line.text)
    if value is None:
        return []
    found = "container-title" if field == "volume" and not _NUMBER.fullmatch(line.text) else field
    dated = _DATED_JOURNAL.fullmatch(line.text) if found == "container-title" else None
    if dated:
        year = Evidence("issued", Date.of(int(dated["year"] or dated["year2"])), (line.span,), 0.6)
        group = "name" if dated["name"] else "name2"
        return [Evidence(found, dated[group], (line.part(*dated.span(group)).span,), _WEIGHT), year]
    return [Evidence(found, value, (line.span,), _WEIGHT)]


def _value(field: str, words: str) -> Value | None:
    if field in ("volume", "issue"):
        is_book = field == "volume" and re.match(r"Proceedings|Findings|Actes|Tagungsband|Материалы", words)
        return words if _NUMBER.fullmatch(words) or is_book else None
    if field == "language":
        return named_language(words) or None
    if field == "page":
        pages = _PAGE.fullmatch(words)
        return re.sub(r"\s?[\u2010-\u2015-]\s?", "-", pages["page"]) if pages else None
    if field == "issued":
        return Date.of(int(words)) if _YEAR.fullmatch(words) else None
    is_name = (
        3 <= len(words) <= 150
        and words[0].isalnum()
        and not words[0].islower()
        and not words.isdigit()
        and not words.endswith((".", ":"))
        and not _MENU_ENTRY.fullmatch(words)
    )
    return words if is_name else None
