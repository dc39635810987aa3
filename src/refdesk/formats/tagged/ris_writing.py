"""The lines of one entry in RIS."""

from __future__ import annotations

from collections.abc import Iterator

from refdesk.domain.dates import Date
from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from refdesk.formats.people import written
from refdesk.formats.tagged.ris_tags import (
    CONFERENCES,
    COUNTED,
    EVENTS,
    EXTRA,
    IN_SERIES,
    IN_SERIES_BY_NUMBER,
    NUMBERED,
    WRITTEN,
    second_author,
)


def ris_type_of(record: Record) -> str:
    """The type that a record is written as."""
    return record.extra.get(EXTRA + "TY") or WRITTEN.get(record.type, "GEN")


def lines(entry: Entry) -> Iterator[tuple[str, str]]:
    """Tags and one-line texts, in the order of the specification."""
    record = entry.record
    ris_type = ris_type_of(record)
    yield "TY", ris_type
    for tag, text in (
        *_name_lines(record, ris_type),
        *_title_lines(record, ris_type),
        *_number_lines(record, ris_type),
        *_rest(entry),
    ):
        if text:
            yield tag, " ".join(text.split())


def _name_lines(record: Record, ris_type: str) -> Iterator[tuple[str, str]]:
    editors = "A2" if second_author(ris_type) == "editor" else "ED"
    tags = {"author": "AU", "editor": editors, "collection-editor": "A3", "translator": "A4"}
    for variable, tag in tags.items():
        yield from ((tag, written(name)) for name in record.names(variable))


def _title_lines(record: Record, ris_type: str) -> Iterator[tuple[str, str]]:
    yield "TI", record.text("title")
    yield "ST", record.text("title-short")
    container, event = record.text("container-title"), record.text("event-title")
    if ris_type in CONFERENCES and event:
        yield from (("T2", event), ("C3", container))
    else:
        yield ("JF" if ris_type in IN_SERIES else "T2"), container
    yield "T3", record.text("collection-title")
    yield "J2", record.text("container-title-short")


def _number_lines(record: Record, ris_type: str) -> Iterator[tuple[str, str]]:
    yield from _date_lines(record)
    yield "VL", record.text("volume")
    is_numbered = record.type in NUMBERED
    yield "IS", record.text("number" if is_numbered else "issue")
    yield "C7", "" if is_numbered else record.text("number")
    yield "M1", record.text("collection-number") if ris_type in IN_SERIES_BY_NUMBER else ""
    yield from _page_lines(record, ris_type)
    yield "NV", record.text("number-of-volumes")
    yield "ET", record.text("version" if record.type == "software" else "edition")
    yield "SE", record.text("section")
    yield "PB", record.text("publisher")
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
    yield "LA", record.text("language")
    yield "CN", record.text("call-number")
    yield "DB", record.text("source")
    yield "M3", record.text("genre")
    yield from (("N1", note) for note in (record.text("note"), *entry.notes))
    yield from (("L1", each.path) for each in entry.attachments)
    yield "ID", entry.key
    for name, text in record.extra.items():
        tag = name.removeprefix(EXTRA)
        if name.startswith(EXTRA) and tag != "TY":
            yield from ((tag, part) for part in text.split("\n"))
