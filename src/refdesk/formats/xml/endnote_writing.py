"""The record of an entry in EndNote's XML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from refdesk.formats.people import written
from refdesk.formats.reference_types import CODES, CONFERENCES, TYPES, said, second_title, variable_of
from refdesk.formats.xml.endnote_terms import (
    COUNTED,
    ELEMENTS,
    EXTRA,
    KEPT,
    NAMES,
    TEXTS,
)
from refdesk.formats.xml.markup import group, plain, tag

_WRITTEN = {csl: (name, number) for name, number, _, csl in reversed(TYPES)}

_EDITED = ("Edited Book", 28)
#: Kept ones that are written elsewhere, or stand inside another element.
_NESTED = frozenset({"label", "tertiary-title"})
_FACES = {"i": "italic", "b": "bold", "sup": "superscript", "sub": "subscript"}
#: Words and the mark after them.
_MARK = re.compile(r"(.*?)(</?(?:i|b|sup|sub)>|$)", re.DOTALL)
_HELD = frozenset({
    *TEXTS.values(), "title", "title-short", "original-title", "container-title", "container-title-short",
    "ISSN", "ISBN",
    "PMCID", "URL", "issued", "accessed", "keyword", "note", "page",
})  # fmt: skip


def document(entry: Entry, number: int) -> str:
    """The `record` element of an entry, which is the one of this number in its file."""
    record = entry.record
    kind, reference_type = _kind_of(record)
    code = CODES[kind.lower()]
    fields = dict(said(record, code, ELEMENTS))
    parts = [
        f'<ref-type name="{kind}">{reference_type}</ref-type>',
        group("contributors", "".join(_name_groups(record, code))),
        group("titles", "".join(_titles(record, code, fields))),
        _periodical(record, code),
        *(tag(name, record.text(variable)) for name, variable in TEXTS.items()),
        *(tag(name, record.text(fields[name])) for name in fields if name != "tertiary-title"),
        tag("pages", record.text("page") or record.text("number-of-pages")),
        group("keywords", "".join(tag("keyword", word.strip()) for word in _keywords(entry))),
        _dates(record),
        tag("isbn", "; ".join(filter(None, (record.text("ISSN"), record.text("ISBN"))))),
        tag("custom2", "" if fields.get("custom7") == "PMCID" else record.text("PMCID")),
        *(tag("notes", note) for note in (record.text("note"), *entry.notes)),
        tag("label", entry.key),
        _urls(entry),
        *(tag(name.removeprefix(EXTRA), text) for name, text in record.extra.items() if _is_kept(name)),
    ]
    return f"<record><rec-number>{number}</rec-number>{''.join(parts)}</record>\n"


def _kind_of(record: Record) -> tuple[str, int]:
    """EndNote's reference type, its name and its number."""
    is_edited = record.type == "book" and "editor" in record and "author" not in record
    return _EDITED if is_edited else _WRITTEN.get(record.type, ("Generic", 13))


def held(record: Record) -> frozenset[str]:
    """The CSL variables that a record's reference type has a field for."""
    code = CODES[_kind_of(record)[0].lower()]
    counted = {"number-of-pages"} if record.type in COUNTED and "page" not in record else set()
    second = {variable_of(code, "T2", "", "container-title")}
    events = {"event-title"} if code in CONFERENCES else set()
    named = {variable for _, variable in said(record, code, {**NAMES, **ELEMENTS})}
    variables = _HELD | counted | named | second | events
    return (
        variables if "container-title" in second else variables - {"container-title", "container-title-short"}
    )


def _is_kept(name: str) -> bool:
    return name.startswith(EXTRA) and name.removeprefix(EXTRA) in (KEPT | ELEMENTS.keys()) - _NESTED


def _keywords(entry: Entry) -> list[str]:
    return list(dict.fromkeys((*entry.record.text("keyword").split(";"), *entry.tags)))


def _name_groups(record: Record, code: str) -> Iterator[str]:
    for role, variable in said(record, code, NAMES):
        names = [written(each) for each in record.names(variable)] or [record.text(variable)]
        yield group(role, "".join(tag("author", each) for each in names))


def _titles(record: Record, code: str, fields: Mapping[str, str]) -> Iterator[str]:
    yield group("title", _in_faces(record.text("title")))
    second = second_title(record, code)
    yield tag("secondary-title", record.text(second) if second else "")
    third = fields.get("tertiary-title", "")
    yield tag("tertiary-title", record.text(third) if third != second else "")
    yield tag("short-title", record.text("title-short"))
    yield tag("translated-title", record.text("original-title"))


def _in_faces(title: str) -> str:
    """A title's markup as the faces of EndNote's styles."""
    parts = []
    faces: list[str] = []
    for text, mark in _MARK.findall(title):
        face = " ".join(faces) or "normal"
        parts.append(f'<style face="{face}">{plain(text)}</style>' if text else "")
        if mark.startswith("</"):
            faces = faces[:-1]
        elif mark:
            faces = [*faces, _FACES[mark[1:-1]]]
    return "".join(parts) if len(parts) > 2 else plain(title)


def _periodical(record: Record, code: str) -> str:
    if variable_of(code, "T2", "", "container-title") != "container-title":
        return ""
    full = tag("full-title", record.text("container-title"))
    return group("periodical", full + tag("abbr-1", record.text("container-title-short")))


def _dates(record: Record) -> str:
    issued, accessed = record.date("issued"), record.date("accessed")
    year = tag("year", f"{issued.start.year}" if issued and issued.start else str(issued or ""))
    day = ""
    if issued and issued.start and issued.start.month:
        day = group("pub-dates", tag("date", str(issued.start)))
    return group("dates", year + day) + tag("access-date", str(accessed or ""))


def _urls(entry: Entry) -> str:
    related = group("related-urls", tag("url", entry.record.text("URL")))
    pdfs = group("pdf-urls", "".join(tag("url", each.path) for each in entry.attachments))
    return group("urls", related + pdfs)
