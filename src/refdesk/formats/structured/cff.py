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
from refdesk.formats.losses import losses
from refdesk.formats.structured.cff_terms import NAMES, TEXTS, TYPES
from refdesk.formats.structured.cff_writing import HELD, citation_file
from refdesk.formats.structured.yaml_text import fault, loaded, loaded_so_far, written
from refdesk.formats.text import decoded, head_of

EXTRA = "cff:"
_START = re.compile(r"^cff-version:", re.MULTILINE)
_OWN_TYPES = frozenset({"software", "dataset"})
#: What every file has, beside what it wants cited.
_REQUIRED = frozenset({
    "cff-version", "message", "title", "authors", "type", "preferred-citation", "references",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cff:
    """A `CITATION.cff`: the work itself, then the one it prefers to be cited by."""

    id: str = "cff"
    label: str = "Citation File Format"
    extensions: tuple[str, ...] = ("cff",)
    can_write: bool = True

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
        preferred = content.get("preferred-citation")
        is_only_preferred = isinstance(preferred, dict) and _says_no_more(content, preferred)
        if not is_only_preferred:
            yield Entry(_record({"type": "software", **content}), references=references)
        if isinstance(preferred, dict):
            yield Entry(_record(preferred), references=references if is_only_preferred else ())

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """The first entry, what it builds on, and the second as what it wants cited; no more are held."""
        own, preferred, told = None, None, 0
        for entry in entries:
            told += 1
            if own is None:
                own = entry
            elif preferred is None and own.record.type in _OWN_TYPES:
                preferred = entry
            else:
                message = "A citation file is about one work and the one to cite for it; this one is a third."
                yield Problem(Severity.ERROR, message, key=entry.key)
                continue
            yield from losses(entry, HELD, self.label)
        if own is not None:
            yield written(citation_file(own, preferred))


CFF = Cff()


def _says_no_more(content: Mapping[str, Any], preferred: Mapping[str, Any]) -> bool:
    """Whether a file says of itself only what the format makes it say, as one about a book does."""
    return content.keys() <= _REQUIRED and (content.get("title") or "") == (preferred.get("title") or "")


def _record(item: Mapping[str, Any]) -> Record:
    building = Building(TYPES.get(str(item.get("type", "")), "document"), EXTRA)
    for name, variable in TEXTS.items():
        if isinstance(item.get(name), str):
            building.put(variable, str(item[name]))
    for name, variable in NAMES.items():
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
