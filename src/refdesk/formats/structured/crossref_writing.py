"""A record as a work in Crossref's JSON, as its REST API words it."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from refdesk.formats.structured.crossref_terms import CITED, LISTED, ROLES, TEXTS, TYPES

_TAG = re.compile(r"&lt;(/?(?:i|b|sub|sup))&gt;")
_SPAN = re.compile(r"</?span[^>]*>")


def held(record: Record) -> frozenset[str]:
    """The variables that a work says; a licence is an address there, and a date has a year."""
    has_year = bool((date := record.date("issued")) and date.start)
    has_address = record.text("licence").startswith("http")
    return frozenset({
        *TEXTS.values(), *ROLES, "abstract", "event-title", "event-place", "keyword", "reference list",
        *(["issued"] if has_year else []), *(["licence"] if has_address else []),
    })  # fmt: skip


def work(entry: Entry) -> dict[str, Any]:
    """The members of one work, empty ones left out."""
    record = entry.record
    doi = record.text("DOI")
    members = {
        "type": next((name for name, csl in TYPES.items() if csl == record.type), "other"),
        "DOI": doi,
        "prefix": doi.partition("/")[0],
        **{name: _text(name, record.text(variable)) for name, variable in TEXTS.items() if name != "DOI"},
        **{role: [_person(name) for name in record.names(role)] for role in ROLES},
        "issued": _date(record.date("issued")),
        "abstract": "".join(
            f"<jats:p>{_marked(part)}</jats:p>" for part in record.text("abstract").split("\n\n") if part
        ),
        "event": _filled({"name": record.text("event-title"), "location": record.text("event-place")}),
        "license": [{"URL": record.text("licence")}] if record.text("licence").startswith("http") else [],
        "subject": _words(entry),
        "reference-count": len(entry.references),
        "reference": [_cited(number, each) for number, each in enumerate(entry.references, 1)],
    }
    return {name: value for name, value in members.items() if value or name == "reference-count"}


def _text(name: str, text: str) -> str | list[str]:
    if not text:
        return ""
    marked = _marked(text) if name.endswith("title") else text
    return [marked] if name in LISTED else marked


def _marked(text: str) -> str:
    """Crossref's face markup; what protects letters' case has no tag there."""
    return _TAG.sub(r"<\1>", html.escape(_SPAN.sub("", text), quote=False))


def _person(name: Name) -> dict[str, Any]:
    person: dict[str, Any] = {
        "given": " ".join(filter(None, (name.given, name.dropping_particle))),
        "family": " ".join(filter(None, (name.non_dropping_particle, name.family))),
        "suffix": name.suffix,
        "name": name.literal,
        "ORCID": f"https://orcid.org/{name.orcid}" if name.orcid else "",
        "affiliation": [{"name": name.affiliation}] if name.affiliation else [],
    }
    return _filled(person)


def _date(date: Date | None) -> dict[str, Any]:
    ends = [end for end in (date.start, date.end) if end] if date else []
    return {"date-parts": [end.to_parts() for end in ends]} if ends else {}


def _words(entry: Entry) -> list[str]:
    words = (word.strip() for word in (*entry.record.text("keyword").split(";"), *entry.tags))
    return list(dict.fromkeys(filter(None, words)))


def _cited(number: int, record: Record) -> dict[str, Any]:
    title = "volume-title" if record.type == "book" else "article-title"
    authors = record.names("author")
    cited = {
        "key": f"ref{number}",
        "author": authors[0].display_form if authors else "",
        "year": str(record.year or ""),
        title: record.text("title"),
        **{name: record.text(variable) for name, variable in CITED.items() if variable != "title"},
    }
    return _filled(cited)


def _filled(members: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value}
