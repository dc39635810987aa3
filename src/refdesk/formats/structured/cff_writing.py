"""A record as the keys of a citation file (CFF 1.2.0)."""

from __future__ import annotations

from typing import Any

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from refdesk.formats.structured.cff_terms import NAMES, TEXTS, TYPES

_TYPES = {csl: kind for kind, csl in reversed(list(TYPES.items()))} | {"article": "article"}
_KEYS = {variable: key for key, variable in reversed(list(TEXTS.items()))}
_MESSAGE = "If you use this work, please cite it as below."
#: Types of which the file itself can be.
_OWN = {"software": "software", "dataset": "dataset"}

HELD = frozenset({
    *_KEYS, *NAMES.values(), "issued", "accessed", "page", "publisher", "publisher-place", "event-title",
    "keyword", "reference list",
})  # fmt: skip


def citation_file(entry: Entry, preferred: Entry | None) -> dict[str, Any]:
    """The file about an entry; one that is no program or data set is what its file wants cited."""
    references = [_work(each) for each in entry.references]
    listed = {"references": references} if references else {}
    record = entry.record
    if record.type in _OWN and preferred is None:
        return {**_file(record), **_keys(record), **listed}
    if record.type in _OWN and preferred is not None:
        return {**_file(record), **_keys(record), "preferred-citation": _work(preferred.record), **listed}
    return {**_file(record), "preferred-citation": _work(record), **listed}


def _file(record: Record) -> dict[str, Any]:
    """What every citation file has to say."""
    authors = [_person(name) for name in record.names("author")]
    return {
        "cff-version": "1.2.0",
        "message": _MESSAGE,
        "type": _OWN.get(record.type, "software"),
        "title": record.text("title"),
        "authors": authors,
    }


def _work(record: Record) -> dict[str, Any]:
    return {"type": _TYPES.get(record.type, "generic"), **_keys(record)}


def _keys(record: Record) -> dict[str, Any]:
    first, _, last = record.text("page").partition("-")
    keys: dict[str, Any] = {key: record.text(variable) for variable, key in _KEYS.items()}
    for key, variable in NAMES.items():
        keys[key] = [_person(name) for name in record.names(variable)]
    keys |= {"start": first, "end": last, "date-accessed": record.text("accessed")}
    keys |= _date(record.date("issued"), record.type)
    body = {"name": record.text("publisher"), "city": record.text("publisher-place")}
    keys["publisher"] = {name: text for name, text in body.items() if text}
    keys["conference"] = {"name": record.text("event-title")} if "event-title" in record else {}
    keys["keywords"] = [word.strip() for word in record.text("keyword").split(";") if word.strip()]
    return {key: value for key, value in keys.items() if value}


def _date(issued: Date | None, csl_type: str) -> dict[str, Any]:
    """`date-released` of a program or data set, else the date in parts."""
    if issued is None:
        return {}
    if issued.start is None or csl_type in _OWN:
        return {"date-released" if csl_type in _OWN else "issue-date": str(issued)}
    parts = dict(zip(("year", "month"), issued.start.to_parts(), strict=False))
    return {"date-published": str(issued)} if issued.start.day or issued.end else parts


def _person(name: Name) -> dict[str, str]:
    family = {"name-particle": name.non_dropping_particle, "family-names": name.family}
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    parts = {"name": name.literal, **family, "given-names": given, "name-suffix": name.suffix}
    card = {
        "affiliation": name.affiliation,
        "email": name.email,
        "orcid": f"https://orcid.org/{name.orcid}" if name.orcid else "",
    }
    return {key: text for key, text in {**parts, **card}.items() if text}
