"""The lines of one entry in RIS."""

from __future__ import annotations

from collections.abc import Iterator

from refdesk.domain.dates import Date
from refdesk.domain.identifiers import ISSN_PATTERN, is_isbn
from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from refdesk.formats.people import written
from refdesk.formats.reference_types import CONFERENCES, NUMBERED, said, second_title
from refdesk.formats.tagged.format import one_line
from refdesk.formats.tagged.ris_tags import (
    COUNTED,
    EVENTS,
    EXTRA,
    IN_NUMBERS,
    WRITTEN,
    WRITTEN_NAMES,
    WRITTEN_TEXTS,
)

_HELD = frozenset({
    "title", "container-title", "container-title-short", "page", "issued", "accessed", "publisher-place",
    "ISSN", "ISBN", "DOI", "URL", "abstract", "keyword", "note",
})  # fmt: skip
_WRITTEN = {**WRITTEN_NAMES, **WRITTEN_TEXTS}


def ris_type_of(record: Record) -> str:
    """The type that a record is written as."""
    return record.extra.get(EXTRA + "TY") or WRITTEN.get(record.type, "GEN")


def lines(entry: Entry) -> Iterator[tuple[str, str]]:
    """Tags and one-line texts, in the order of the specification."""
    return ((tag, one_line(text)) for tag, text in _texts(entry) if text)


def _texts(entry: Entry) -> Iterator[tuple[str, str]]:
    record = entry.record
    ris_type = ris_type_of(record)
    yield "TY", ris_type
    yield from _name_lines(record, ris_type)
    yield from _title_lines(record, ris_type)
    yield from _number_lines(record, ris_type)
    yield from _rest(entry)


def held(record: Record) -> frozenset[str]:
    """The CSL variables of a record that its type has a tag for."""
    ris_type = ris_type_of(record)
    told = {variable for _, variable in said(record, ris_type, _WRITTEN)}
    more = {
        "number" if _numbered_in(record, ris_type) else "issue",
        "event-title" if ris_type in CONFERENCES else "",
        "number-of-pages" if ris_type in COUNTED else "",
        "PMCID" if ris_type == "JOUR" else "",
        "event-place" if record.type in EVENTS else "",
        second_title(record, ris_type),
    }
    return _HELD | told | more


def _numbered_in(record: Record, ris_type: str) -> str:
    """The tag of the work's own number, where the type has one for it beside those of `WRITTEN_TEXTS`."""
    number = record.text("number")
    if ris_type in NUMBERED and not (is_isbn(number) or ISSN_PATTERN.search(number)):
        return "SN"
    return "IS" if record.type in IN_NUMBERS else ""


def _name_lines(record: Record, ris_type: str) -> Iterator[tuple[str, str]]:
    for tag, variable in said(record, ris_type, WRITTEN_NAMES):
        names = [written(name) for name in record.names(variable)] or [record.text(variable)]
        yield from ((tag, name) for name in names)


def _title_lines(record: Record, ris_type: str) -> Iterator[tuple[str, str]]:
    yield "TI", record.text("title")
    second = second_title(record, ris_type)
    yield "T2", record.text(second) if second else ""
    if second not in ("container-title", "event-title"):
        yield "JF", record.text("container-title")
    yield "J2", record.text("container-title-short")


def _number_lines(record: Record, ris_type: str) -> Iterator[tuple[str, str]]:
    yield from _date_lines(record)
    own = _numbered_in(record, ris_type)
    yield own, record.text("number") if own else ""
    yield "IS", record.text("issue") if record.type not in IN_NUMBERS else ""
    for tag, variable in said(record, ris_type, WRITTEN_TEXTS):
        if variable != "publisher-place" and not (own and variable == "number"):
            yield tag, record.text(variable)
    yield from _page_lines(record, ris_type)
    place, event_place = record.text("publisher-place"), record.text("event-place")
    is_event = bool(event_place) and record.type in EVENTS
    yield "CY", event_place if is_event else place
    yield "PP", place if is_event else ""
    yield "SN", record.text("ISSN")
    yield "SN", record.text("ISBN")
    yield "C2", record.text("PMCID") if ris_type == "JOUR" else ""
    yield "DO", record.text("DOI")
    yield "UR", record.text("URL")


def _page_lines(record: Record, ris_type: str) -> Iterator[tuple[str, str]]:
    pages = record.text("page")
    if not pages and ris_type in COUNTED:
        yield "SP", record.text("number-of-pages")
        return
    first, _, last = pages.replace("\u2013", "-").partition("-")
    if "-" in last or "," in pages:
        yield "SP", pages
    else:
        yield from (("SP", first), ("EP", last))


def _date_lines(record: Record) -> Iterator[tuple[str, str]]:
    issued = record.date("issued")
    if issued and issued.start:
        yield "PY", f"{issued.start.year}"
        if issued.start.month:
            yield "DA", _slashed(issued)
    elif issued:
        yield "PY", issued.literal
    accessed = record.date("accessed")
    if accessed and accessed.start:
        yield "Y2", _slashed(accessed)


def _slashed(date: Date) -> str:
    """`2019/05/17/`, parts that are not known left empty; a season goes to the end."""
    if date.start is None:
        return ""
    month, day = date.start.month or 0, date.start.day
    if month > 12:
        return f"{date.start.year}///{('Spring', 'Summer', 'Autumn', 'Winter')[month - 21]}"
    return (
        f"{date.start.year}/{month or '':02}/{f'{day:02}' if day else ''}/"
        if month
        else f"{date.start.year}///"
    )


def _rest(entry: Entry) -> Iterator[tuple[str, str]]:
    record = entry.record
    yield "AB", record.text("abstract")
    words = [word.strip() for word in record.text("keyword").split(";")]
    yield from (("KW", word) for word in dict.fromkeys((*words, *entry.tags)))
    yield from (("N1", note) for note in (record.text("note"), *entry.notes))
    yield from (("L1", each.path) for each in entry.attachments)
    yield "ID", entry.key
    for name, text in record.extra.items():
        tag = name.removeprefix(EXTRA)
        if name.startswith(EXTRA) and tag != "TY":
            yield from ((tag, part) for part in text.split("\n"))
