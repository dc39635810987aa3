"""Refer and BibIX (`%A Smith`), which EndNote writes as `.enw`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from refdesk.domain.identifiers import ISSN_PATTERN, is_isbn, normal_doi
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.building import Building
from refdesk.formats.dates import date_in, more_exact
from refdesk.formats.format import Attachment, Entry
from refdesk.formats.people import inverted, straight, written
from refdesk.formats.reference_types import (
    CODES,
    CONFERENCES,
    CSL_TYPES,
    NUMBERED,
    TYPES,
    said,
    second_title,
    variable_of,
)
from refdesk.formats.tagged.format import Layout, TaggedFormat, one_line
from refdesk.formats.tagged.lines import Grammar, TaggedEntry, run_together

EXTRA = "refer:"
_ID = "refer"
_GRAMMAR = Grammar(
    re.compile(r"%(?P<tag>[A-Z0-9!@#$&()+^><\[\]=~?*|/.])(?:[ \t]+(?P<text>.*))?$"),
    starts=frozenset({"0"}),
    blank_ends=True,
    lists=frozenset({"K"}),
)
#: An entry has one of each.
_ONCE = frozenset({"0", "T"})
_START = re.compile(r"^%[0AT] \S", re.MULTILINE)
#: Tag to variable, in every type.
_TEXTS: Mapping[str, str] = {
    "T": "title", "P": "page", "U": "URL", "X": "abstract", "G": "language", "L": "call-number",
    "!": "title-short", "J": "container-title", "O": "annote", "~": "source",
}  # fmt: skip
#: Tag to EndNote's field by its name in RIS, and the variable that it usually is.
_FIELDS: Mapping[str, tuple[str, str]] = {
    "9": ("M3", "genre"), "V": ("VL", "volume"), "7": ("ET", "edition"), "6": ("NV", "number-of-volumes"),
    "&": ("SE", "section"), "N": ("M1", "issue"), "I": ("PB", "publisher"), "C": ("CY", "publisher-place"),
    "S": ("T3", "collection-title"), "*": ("RI", "reviewed-title"), "1": ("C1", ""), "3": ("C3", ""),
    "]": ("C7", ""),
}  # fmt: skip
_NAMES: Mapping[str, tuple[str, str]] = {
    "A": ("AU", "author"), "E": ("A2", "editor"), "Y": ("A3", "collection-editor"),
    "?": ("A4", "translator"), "H": ("A4", "translator"), "Q": ("AU", "author"),
}  # fmt: skip
_WRITTEN_NAMES = {tag: _NAMES[tag] for tag in "AEY?"}
_WRITTEN = {**_WRITTEN_NAMES, **_FIELDS}
_USED = frozenset({*_TEXTS, *_FIELDS, *_NAMES, *"0BDRK8@[Z>F"})
#: EndNote's name of the type that is written for a CSL type.
_KINDS = {csl: name for name, _, _, csl in reversed(TYPES)}
_HELD = frozenset({*_TEXTS.values(), "DOI", "issued", "accessed", "ISSN", "ISBN", "keyword", "note"})


def _held(entry: Entry) -> frozenset[str]:
    record = entry.record
    code = _written_code(record)
    second = {variable_of(code, "T2", "", "container-title")}
    lines = said(record, code, _WRITTEN)
    events = {"event-title"} if code in CONFERENCES else set()
    held = _HELD | second | events | {variable for _, variable in lines}
    return held if "container-title" in second else held - {"container-title"}


def _written_code(record: Record) -> str:
    return CODES[_KINDS.get(record.type, "Generic").lower()]


def _likeness(text: str) -> float:
    """High where several of its tags begin lines."""
    found = len(_START.findall(text))
    return 0.9 if found > 1 else 0.4 if found else 0.0


def _entry(found: TaggedEntry) -> Entry:
    code = CODES.get(found.first("0").lower(), "")
    building = Building(CSL_TYPES.get(code) or _type_by_fields(found), EXTRA)
    for tag, texts in found.texts.items():
        if tag in _NAMES:
            field, usual = _NAMES[tag]
            building.take_people(variable_of(code, field, "", usual), tag, texts, _name)
        elif tag in _FIELDS:
            _read_field(building, code, tag, texts)
        elif variable := _TEXTS.get(tag):
            for text in texts:
                building.take(variable, tag, text)
        elif tag not in _USED:
            building.keep(tag, "\n".join(texts))
    second = found.first("B")
    is_event = code in CONFERENCES and "3" in found.texts
    if variable := "event-title" if is_event else variable_of(code, "T2", second, "container-title"):
        building.take(variable, "B", second)
    else:
        building.keep("B", second)
    _read_identifiers(found, code, building)
    building.put("issued", more_exact(date_in(found.first("D")), date_in(found.first("8"))))
    building.put("accessed", date_in(found.first("[")))
    building.add_all("keyword", _keywords(found.all("K")))
    building.add_all("note", found.all("Z"), "\n\n")
    files = tuple(Attachment(path) for path in found.all(">"))
    return Entry(building.record(), found.first("F"), found.line, found.source, _ID, attachments=files)


def _read_field(building: Building, code: str, tag: str, texts: list[str]) -> None:
    field, usual = _FIELDS[tag]
    for text in texts:
        if variable := variable_of(code, field, text, usual):
            building.take(variable, tag, text)
        else:
            building.keep(tag, text)


def _read_identifiers(found: TaggedEntry, code: str, building: Building) -> None:
    for text in found.all("R"):
        # A DOI in EndNote, the number of a report in refer(1).
        building.take("DOI" if normal_doi(text) else "number", "R", text)
    for number in found.all("@"):
        if code in NUMBERED and not (is_isbn(number) or ISSN_PATTERN.search(number)):
            building.take("number", "@", number)
        else:
            building.put_standard_number(number)


def _name(text: str) -> Name:
    return inverted(text) if "," in text else straight(text)


def _keywords(texts: list[str]) -> Iterator[str]:
    """One a line, as EndNote writes them; in a single line, whatever parts them."""
    mark = "," if len(texts) == 1 and ";" not in texts[0] else ";"
    return (word.strip() for text in texts for word in text.split(mark))


def _type_by_fields(found: TaggedEntry) -> str:
    """The type of an entry that names none, as in files older than EndNote, by its fields (refer(1))."""
    if found.first("J"):
        return "article-journal"
    if found.first("B"):
        return "chapter"
    if found.first("R") and not found.first("0"):
        return "report"
    return "book" if found.first("I") else "document"


def _lines(entry: Entry) -> Iterator[tuple[str, str]]:
    return ((tag, one_line(text)) for tag, text in _texts(entry))


def _texts(entry: Entry) -> Iterator[tuple[str, str]]:
    record = entry.record
    code = _written_code(record)
    yield "0", _KINDS.get(record.type, "Generic")
    for tag, variable in said(record, code, _WRITTEN_NAMES):
        names = [_written(name) for name in record.names(variable)] or [record.text(variable)]
        yield from ((tag, name) for name in names)
    second = second_title(record, code)
    in_journal = second == "container-title" and record.type.startswith("article")
    yield ("J" if in_journal else "B"), record.text(second) if second else ""
    for tag, variable in _TEXTS.items():
        if variable != "container-title":
            yield tag, record.text(variable)
    for tag, variable in said(record, code, _FIELDS):
        yield tag, record.text(variable) if variable != second else ""
    yield "R", record.text("DOI")
    yield from _date_lines(record)
    yield from (("@", record.text(name)) for name in ("ISSN", "ISBN"))
    for word in (*record.text("keyword").split(";"), *entry.tags):
        yield "K", word.strip()
    for note in (record.text("note"), *entry.notes):
        yield "Z", note
    yield "F", entry.key
    for name, text in record.extra.items():
        if name.startswith(EXTRA):
            yield from ((name.removeprefix(EXTRA), part) for part in text.split("\n"))


def _written(name: Name) -> str:
    """A comma after a body's name tells it from a person's."""
    return f"{name.literal}," if name.literal else written(name)


def _date_lines(record: Record) -> Iterator[tuple[str, str]]:
    issued = record.date("issued")
    if issued:
        yield "D", f"{issued.start.year}" if issued.start else issued.literal
        yield "8", str(issued.start) if issued.start and issued.start.month else ""
    accessed = record.date("accessed")
    yield "[", str(accessed) if accessed else ""


REFER = TaggedFormat(
    id=_ID,
    label="Refer/BibIX",
    extensions=("enw", "refer", "bibix"),
    grammar=_GRAMMAR,
    layout=Layout("%%%s %s\n"),
    likeness=_likeness,
    entry_of=_entry,
    doubts=partial(run_together, once=_ONCE),
    lines_of=_lines,
    held=_held,
    silent=frozenset({"0"}),
)
