"""The headings that article pages carry, in their languages, and how a line is recognised as one."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from rapidfuzz.distance import OSA

from refdesk.domain.folding import fold
from refdesk.resource_files import resource


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
    OTHER = "other"


_NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5})[.)]?\s+(?=\D)")
_COUNT = re.compile(r"\s*\(\d{1,4}\)$")
_ORNAMENT = " \t*#:.\u2022\u00b7\u25aa\u25cf\u2014\u2013-|\u25bc\u25b2\u25be\u2303\xbb\xab\uff1a\u3000"
#: The longest heading that is looked up, in letters.
_LONGEST = 60
#: A heading of the list may be misspelt by so much, from this length on.
_SLIP = 2
_SHORTEST_MISSPELT = 8


@cache
def _table() -> dict[str, Section]:
    table: dict[str, Section] = {}
    for section, phrases in _phrases().items():
        for phrase in phrases:
            if key := _key(phrase):
                table.setdefault(key, section)
    return table


@cache
def _phrases() -> dict[Section, list[str]]:
    """The phrases of every section, as the shipped table has them."""
    table = resource("reading", "headings.txt").read_text(encoding="utf-8")
    sections = re.split(r"^\[(\w+)\]$", table, flags=re.MULTILINE)[1:]
    return {
        Section(name): [phrase.strip() for phrase in re.split(r"[|\n]", phrases) if phrase.strip()]
        for name, phrases in zip(sections[::2], sections[1::2], strict=True)
    }


@cache
def _list_headings() -> tuple[str, ...]:
    return tuple(
        key
        for key, section in _table().items()
        if section is Section.REFERENCES and len(key) >= _SHORTEST_MISSPELT
    )


def section_of(line: str) -> Section | None:
    """The section that a line opens if the line is its heading and nothing else."""
    if len(line) > _LONGEST:
        return None
    key = _key(line)
    found = _table().get(key)
    if found is None and "/" in key:
        found = _table().get(key.partition("/")[0].strip())
    if found is None and len(key) >= _SHORTEST_MISSPELT and _is_misspelt_list_heading(key):
        return Section.REFERENCES
    return found


def label_end(line: str, section: Section) -> int:
    """Where the content begins on a line that opens with the section's heading; 0 where it does not.

    `Keywords: a, b` and `Abstract. We show` have their content on the heading's line.
    """
    match = _labels(section).match(line)
    return match.end() if match else 0


@cache
def _labels(section: Section) -> re.Pattern[str]:
    words = "|".join(re.escape(each) for each in sorted(_phrases()[section], key=len, reverse=True))
    return re.compile(
        rf"\W{{0,3}}(?:{words})\s*(?:[:\uff1a.\]\u3011]|\s[\u2014\u2013-]|[\u2014\u2013])+\s*(?=\S)",
        re.IGNORECASE,
    )


def _key(line: str) -> str:
    words = _COUNT.sub("", _NUMBERING.sub("", line.strip(_ORNAMENT))).strip(_ORNAMENT)
    return fold(re.sub(r"\s+", " ", words))


def _is_misspelt_list_heading(key: str) -> bool:
    if len(key.split()) > 4 or any(letter.isdigit() for letter in key):
        return False
    return any(
        heading[0] == key[0]
        and abs(len(heading) - len(key)) <= _SLIP
        and OSA.distance(heading, key, score_cutoff=_slip(heading)) <= _slip(heading)
        for heading in _list_headings()
    )


def _slip(heading: str) -> int:
    return 1 if len(heading) < 10 else _SLIP
