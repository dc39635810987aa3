"""Citation File Format 1.2 (`CITATION.cff`): a program or data set, and what it wants cited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from refdesk.domain.names import Name
from refdesk.domain.problem import Problem, Severity
from refdesk.domain.record import Record
from refdesk.formats.building import Building, page_range
from refdesk.formats.dates import date_in, date_of
from refdesk.formats.format import Entry
from refdesk.formats.structured.yaml_text import fault, loaded, loaded_so_far
from refdesk.formats.text import decoded, head_of

EXTRA = "cff:"
_START = re.compile(r"^cff-version:", re.MULTILINE)
_TYPES: Mapping[str, str] = {
    "art": "graphic", "article": "article-journal", "audiovisual": "motion_picture", "bill": "bill",
    "blog": "post-weblog", "book": "book", "conference-paper": "paper-conference",
    "conference": "paper-conference",
    "data": "dataset", "database": "dataset", "dataset": "dataset", "dictionary": "entry-dictionary",
    "edited-work": "book", "encyclopedia": "entry-encyclopedia", "film-broadcast": "motion_picture",
    "government-document": "report", "hearing": "hearing", "legal-case": "legal_case",
    "legal-rule": "regulation",
    "magazine-article": "article-magazine", "manual": "report", "map": "map", "multimedia": "motion_picture",
    "music": "song", "newspaper-article": "article-newspaper", "pamphlet": "pamphlet", "patent": "patent",
    "personal-communication": "personal_communication", "proceedings": "book", "report": "report",
    "serial": "periodical", "slides": "speech", "software": "software", "software-code": "software",
    "software-container": "software", "software-executable": "software", "standard": "standard",
    "statute": "legislation", "thesis": "thesis", "unpublished": "manuscript", "video": "motion_picture",
    "website": "webpage",
}  # fmt: skip
_TEXTS: Mapping[str, str] = {
    "title": "title", "abstract": "abstract", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmcid": "PMCID",
    "url": "URL", "version": "version", "journal": "container-title", "collection-title": "container-title",
    "volume": "volume", "issue": "issue", "number": "number", "edition": "edition", "notes": "note",
    "abbreviation": "title-short", "license": "licence", "section": "section", "medium": "medium",
    "thesis-type": "genre", "status": "status", "volume-title": "volume-title", "pages": "number-of-pages",
    "number-volumes": "number-of-volumes", "repository-code": "URL", "repository": "URL",
}  # fmt: skip
_NAMES: Mapping[str, str] = {
    "authors": "author", "editors": "editor", "translators": "translator",
    "editors-series": "collection-editor",
    "recipients": "recipient",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cff:
    """A `CITATION.cff`: the work itself, then the one it prefers to be cited by."""

    id: str = "cff"
    label: str = "Citation File Format"
    extensions: tuple[str, ...] = ("cff",)
    can_write: bool = False

    def recognise(self, data: bytes) -> float:
        """High where the version of the format is named."""
        return 0.95 if _START.search(head_of(data)) else 0.0

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """One entry, or two; its references are the works it builds on."""
        text = decoded(data)
        try:
            content = loaded(text)
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            content = loaded_so_far(text)
            yield fault(error, Severity.WARNING if isinstance(content, dict) else Severity.ERROR)
            if not isinstance(content, dict):
                return
        if not isinstance(content, dict):
            yield Problem(Severity.ERROR, "This is no citation file.", 1)
            return
        references = tuple(_record(each) for each in _dicts(content.get("references")))
        yield Entry(_record({"type": "software", **content}), references=references)
        preferred = content.get("preferred-citation")
        if isinstance(preferred, dict):
            yield Entry(_record(preferred))

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """Not written: such a file is about one program and stands beside it."""
        raise NotImplementedError


CFF = Cff()


def _record(item: Mapping[str, Any]) -> Record:
    building = Building(_TYPES.get(str(item.get("type", "")), "document"), EXTRA)
    for name, variable in _TEXTS.items():
        if isinstance(item.get(name), str):
            building.put(variable, str(item[name]))
    for name, variable in _NAMES.items():
        for person in _dicts(item.get(name)):
            building.add_name(variable, _name(person))
    building.put("issued", _issued(item))
    building.put("accessed", date_in(str(item.get("date-accessed", ""))))
    building.put("page", page_range(str(item.get("start", "")), str(item.get("end", ""))))
    for body in ("publisher", "institution", "conference"):
        found = item.get(body)
        if isinstance(found, dict):
            building.put("event-title" if body == "conference" else "publisher", str(found.get("name", "")))
            building.put("publisher-place", str(found.get("city", "")))
    keywords = item.get("keywords")
    for word in keywords if isinstance(keywords, list) else []:
        building.add("keyword", str(word))
    return building.record()


def _issued(item: Mapping[str, Any]) -> Any:
    for name in ("date-released", "date-published", "issue-date"):
        if item.get(name):
            return date_in(str(item[name]))
    year = str(item.get("year", ""))
    return date_of(year, str(item.get("month", ""))) if year else None


def _name(person: Mapping[str, Any]) -> Name:
    def part(key: str) -> str:
        return str(person.get(key) or "")

    card = {
        "affiliation": part("affiliation"),
        "orcid": part("orcid").rpartition("/")[2],
        "email": part("email"),
    }
    if part("name"):
        return Name(literal=part("name"), **card)
    return Name(
        family=part("family-names") or part("alias"),
        given=part("given-names"),
        non_dropping_particle=part("name-particle"),
        suffix=part("name-suffix"),
        **card,
    )


def _dicts(data: Any) -> list[Mapping[str, Any]]:
    return [each for each in data if isinstance(each, dict)] if isinstance(data, list) else []
