"""The headings that article pages carry, in their languages, and how a line is recognised as one."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from rapidfuzz.distance import OSA

from refdesk.domain.folding import fold
from refdesk.reading.text.word_tables import word_table


class Section(StrEnum):
    """What stands below a heading."""

    ABSTRACT = "abstract"
    KEYWORDS = "keywords"
    AUTHORS = "authors"
    AFFILIATIONS = "affiliations"
    REFERENCES = "references"
    CITATION = "citation"
    FUNDING = "funding"
    LICENCE = "licence"
    HISTORY = "history"
    NOTES = "notes"
    BODY = "body"
    BACK = "back"
    OTHER = "other"


_NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5})[.)]?\s+(?=\D)")
#: Letters set apart, as PDF files have them: `a b s t r a c t`.
_SPACED = re.compile(r"(?:[^\W\d_]\s){3,}[^\W\d_]?(?:\s\s?(?:[^\W\d_]\s?){2,})?[^\W\d_]?")
#: Chinese and Japanese headings are spaced to the width of others: `摘 要`.
_BETWEEN_SIGNS = re.compile(r"(?<=[\u3040-\u9fff])[ \u3000]+(?=[\u3040-\u9fff])")
_COUNT = re.compile(r"\s*\(\d{1,4}\)$")
_ORNAMENT = (
    " \t*#:.\u2022\u00b7\u25aa\u25cf\u2014\u2013-|\u25bc\u25b2\u25be\u2303\xbb\xab\uff1a\u3000"
    "[]\u3010\u3011\u3014\u3015"
)
_LABEL = re.compile(
    r"\W{0,3}(?P<words>[^\W\d_][^:\uff1a.\u2014\u2013\]\u3011]{1,48}?)\s*(?:[:\uff1a.\]\u3011]|"
    r"\s[\u2014\u2013-]|[\u2014\u2013]|\s\|(?!.*\|))+\s*(?=\S)"
)
_LIST_LABEL = re.compile(r"(?P<words>[^\d\[(]{4,40}?)[\s:.\u2014\u2013-]+(?=[\[(]?1[\]).])")
#: What pages say to readers of screens behind a heading.
_REMARK = re.compile(r"\s*\([^()]*\)$")
_LONGEST_WITH_REMARK = 200
#: The longest heading that is looked up, in letters.
_LONGEST = 60
#: A heading of the list may be misspelt by so much, from this length on.
_SLIP = 2
_SHORTEST_MISSPELT = 8
_MOST_WORDS = 4


@cache
def _table() -> dict[str, Section]:
    table: dict[str, Section] = {}
    for name, phrases in word_table("headings").items():
        for phrase in phrases:
            if key := _key(phrase):
                table.setdefault(key, Section(name))
    return table


@cache
def _list_headings() -> dict[str, tuple[str, ...]]:
    """The longer headings of lists by their first letter."""
    found: dict[str, tuple[str, ...]] = {}
    for key, section in _table().items():
        if section is Section.REFERENCES and len(key) >= _SHORTEST_MISSPELT:
            found[key[0]] = (*found.get(key[0], ()), key)
    return found


def section_of(line: str) -> Section | None:
    """The section that a line opens if the line is its heading and nothing else."""
    if len(line) > _LONGEST:
        return _table().get(_key(_REMARK.sub("", line))) if len(line) < _LONGEST_WITH_REMARK else None
    key = _key(line)
    found = _table().get(key)
    if found is None and line.endswith(")"):
        found = _table().get(_key(_REMARK.sub("", line)))
    if found is None and "/" in key:
        found = _table().get(key.partition("/")[0].strip())
    if found is None and len(key) >= _SHORTEST_MISSPELT and _is_misspelt_list_heading(key):
        return Section.REFERENCES
    return found


def label_end(line: str, *sections: Section) -> int:
    """Where the content begins on a line that opens with one of the sections' headings; 0 where none does.

    `Keywords: a, b` and `Abstract. We show` have their content on the heading's line.
    """
    section, end = inline_section(line)
    return end if section in sections else 0


def inline_section(line: str) -> tuple[Section | None, int]:
    """The section whose heading a line begins with, and where its content stands."""
    match = _LABEL.match(line)
    section = _table().get(_key(match["words"])) if match else None
    return (section, match.end()) if match and section else (None, 0)


def list_label_end(line: str) -> int:
    """Where a list begins on the line of its heading, as in `REFERENCES [1] A. Ash`; else 0."""
    match = _LIST_LABEL.match(line)
    if match and section_of(match["words"]) is Section.REFERENCES:
        return match.end()
    return label_end(line, Section.REFERENCES)


def _key(line: str) -> str:
    line = _BETWEEN_SIGNS.sub("", line)
    if _SPACED.fullmatch(line):
        line = re.sub(r"(?<=\S)\s(?=\S)", "", line)
    words = _COUNT.sub("", _NUMBERING.sub("", line.strip(_ORNAMENT))).strip(_ORNAMENT)
    return fold(re.sub(r"\s+", " ", words))


def _is_misspelt_list_heading(key: str) -> bool:
    if len(key.split()) > _MOST_WORDS or any(map(str.isdigit, key)):
        return False
    return any(
        abs(len(heading) - len(key)) <= _SLIP
        and OSA.distance(heading, key, score_cutoff=_slip(heading)) <= _slip(heading)
        for heading in _list_headings().get(key[0], ())
    )


def _slip(heading: str) -> int:
    return 1 if len(heading) < 10 else _SLIP
