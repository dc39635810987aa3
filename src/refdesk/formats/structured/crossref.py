"""Crossref JSON, as its REST API delivers works, with their reference lists."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.problem import Problem, Severity
from refdesk.domain.record import Record
from refdesk.formats.building import Building
from refdesk.formats.dates import date_in
from refdesk.formats.format import Entry
from refdesk.formats.losses import losses
from refdesk.formats.people import straight
from refdesk.formats.structured.crossref_terms import CITED, ROLES, TEXTS, TYPES
from refdesk.formats.structured.crossref_writing import held, work
from refdesk.formats.structured.json_text import Item, inside, items, loaded, text
from refdesk.formats.text import head_of

EXTRA = "crossref:"
_HINTS = ('"message-type"', '"reference-count"', '"is-referenced-by-count"', '"indexed"', '"prefix"')
_MARKS = frozenset({"title", "DOI", "container-title"})
_DATES = ("issued", "published", "published-print", "published-online", "posted", "created")
_TAG = re.compile(r"</?(?:jats:)?(\w[\w-]*)[^>]*>")
_MARKUP = {"italic": "i", "i": "i", "em": "i", "bold": "b", "b": "b", "sub": "sub", "sup": "sup"}


@dataclass(frozen=True, slots=True)
class Crossref:
    """The answer to a question for works."""

    id: str = "crossref-json"
    label: str = "Crossref JSON"
    extensions: tuple[str, ...] = ("json",)
    can_write: bool = True

    def recognise(self, data: bytes) -> float:
        """High where Crossref's names stand near the beginning."""
        head = head_of(data, 1 << 15)
        found = sum(hint in head for hint in _HINTS)
        return 0.95 if found > 1 and re.match(r"\s*[\[{]", head) else 0.0

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """The works in order, each with the list it cites."""
        content, problems = loaded(data, _MARKS)
        message = content.get("message", content) if isinstance(content, dict) else content
        works = items(message["items"] if isinstance(message, dict) and "items" in message else message)
        for each in works:
            references = tuple(map(_cited, items(each.get("reference"))))
            yield Entry(_record(each), references=references)
        yield from problems
        if not works and not problems and not (isinstance(message, dict) and message.get("items") == []):
            yield Problem(Severity.ERROR, "There is no Crossref work in this file.", 1)

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """A list of works, as the API answers."""
        separator = '{"status": "ok", "message-type": "work-list", "message": {"items": [\n'
        for entry in entries:
            yield separator + json.dumps(work(entry), ensure_ascii=False)
            separator = ",\n"
            yield from losses(entry, held(entry.record), self.label)
        yield separator.rstrip("\n") + "]}}\n" if separator.startswith("{") else "\n]}}\n"


CROSSREF = Crossref()


def _record(work: Item) -> Record:
    building = Building(TYPES.get(text(work.get("type")), "document"), EXTRA)
    for name, variable in TEXTS.items():
        building.put(variable, _marked(text(work.get(name))))
    subtitle = _marked(text(work.get("subtitle")))
    if subtitle and subtitle not in building.text("title"):
        building.values["title"] = f"{building.text('title')}: {subtitle}"
    for role in ROLES:
        for person in items(work.get(role)):
            building.add_name(role, _name(person))
    for name in _DATES:
        building.put("issued", Date.from_csl(work.get(name)) if _has_year(work.get(name)) else None)
    building.put("abstract", _plain(text(work.get("abstract"))))
    building.put("event-title", text(inside(work, "event").get("name")))
    building.put("event-place", text(inside(work, "event").get("location")))
    for licence in items(work.get("license")):
        building.put("licence", text(licence.get("URL")))
    subjects = work.get("subject")
    for subject in subjects if isinstance(subjects, list) else []:
        building.add("keyword", text(subject))
    return building.record()


def _has_year(date: Any) -> bool:
    parts = date.get("date-parts") if isinstance(date, dict) else None
    return bool(isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0] and parts[0][0])


def _name(person: Item) -> Name:
    affiliation = "; ".join(
        filter(None, (text(each.get("name")) for each in items(person.get("affiliation"))))
    )
    orcid = text(person.get("ORCID")).rpartition("/")[2]
    if person.get("name"):
        return Name(literal=text(person["name"]), affiliation=affiliation)
    return Name(
        family=text(person.get("family")),
        given=text(person.get("given")),
        suffix=text(person.get("suffix")),
        affiliation=affiliation,
        orcid=orcid,
    )


def _cited(reference: Item) -> Record:
    """One entry of the reference list; what Crossref has only as a string stays in the note."""
    building = Building("document", EXTRA)
    for name, variable in CITED.items():
        building.put(variable, text(reference.get(name)))
    if reference.get("author"):
        building.add_name("author", straight(text(reference["author"])))
    building.put("issued", date_in(text(reference.get("year"))))
    if "container-title" in building.values:
        building.type = "article-journal"
    elif reference.get("volume-title"):
        building.type = "book"
    return building.record()


def _marked(title: str) -> str:
    """Crossref's face markup as CSL-JSON's; the other tags dropped."""

    def tag(match: re.Match[str]) -> str:
        name = _MARKUP.get(match[1].lower())
        return f"<{'/' if match[0].startswith('</') else ''}{name}>" if name else ""

    return html.unescape(_TAG.sub(tag, title)) if "<" in title or "&" in title else title


def _plain(abstract: str) -> str:
    paragraphs = re.split(r"</(?:jats:)?(?:p|title)>", abstract)
    cleaned = (" ".join(html.unescape(_TAG.sub("", part)).split()) for part in paragraphs)
    return "\n\n".join(part for part in cleaned if part and part.lower() != "abstract")
