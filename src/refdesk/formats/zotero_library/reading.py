"""Reads a Zotero library: every item outside the trash, with all that hangs on it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from refdesk.domain.dates import Date, PartialDate
from refdesk.domain.errors import RefDeskError
from refdesk.domain.problem import Problem, Severity
from refdesk.formats.building import Building
from refdesk.formats.dates import date_in
from refdesk.formats.format import Entry, Found
from refdesk.formats.xml.zotero import EXTRA
from refdesk.formats.xml.zotero_terms import TYPES
from refdesk.formats.zotero_library.contents import Contents, Item
from refdesk.formats.zotero_library.database import opened
from refdesk.formats.zotero_library.extra import take_extra
from refdesk.formats.zotero_library.mapping import DATES, NAMES, text_variable

_CHILDREN = frozenset({"attachment", "note", "annotation"})
#: How Zotero keeps a date: year, month and day for sorting, then what the person typed.
_MULTIPART = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?: (.*))?", re.DOTALL)
_TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d) \d\d:\d\d:\d\d")


def read(path: Path) -> Iterator[Found]:
    """The saved searches of the library in `path`, then its items, in the order they were added.

    Group libraries come after one's own.

    RefDeskError where the file cannot be read or is no Zotero library.
    """
    with opened(path) as connection:
        try:
            contents = Contents.of(connection, path.parent)
            yield from contents.searches
            for row in contents.items:
                yield from _read_item(row, contents)
        except sqlite3.DatabaseError as error:
            raise RefDeskError(
                f"{path.name} cannot be read: {error}.", "Open it in Zotero once, then try again."
            ) from error


def _read_item(item: Item, contents: Contents) -> Iterator[Entry | Problem]:
    if item.type in _CHILDREN and not _stands_alone(item, contents):
        return
    building = Building(TYPES.get(item.type, "document"), EXTRA)
    extra = ""
    for name, value in contents.fields.get(item.id, ()):
        if name == "extra":
            extra = value
        else:
            _take_field(building, name, value)
    for role, person in contents.creators.get(item.id, ()):
        if variable := NAMES.get(role):
            building.add_name(variable, person)
        else:
            building.keep(role, person.sorted_form)
    take_extra(building, extra)
    if item.type not in TYPES and item.type not in _CHILDREN:
        message = f"Items of the type “{item.type}” are not known here; it comes as a document."
        yield Problem(Severity.NOTE, message, key=item.key)
    yield _entry(item, building, contents)


def _stands_alone(item: Item, contents: Contents) -> bool:
    """Whether a note or a file hangs on no other item."""
    own = contents.notes if item.type == "note" else contents.attachments
    return item.type != "annotation" and item.id in own


def _take_field(building: Building, name: str, value: str) -> None:
    if variable := DATES.get(name):
        if not building.put(variable, _date(value)):
            building.keep(name, value)
    elif variable := text_variable(name, building.type):
        building.take(variable, name, value)
    else:
        building.keep(name, value)


def _entry(item: Item, building: Building, contents: Contents) -> Entry:
    key = building.text("citation-key")
    building.values.pop("citation-key", None)
    notes = list(contents.notes.get(item.id, ()))
    if item.type == "note" and notes:
        building.put("title", notes[0].splitlines()[0][:200])
    if related := contents.related.get(item.id):
        notes.append("Related:\n" + "\n".join(related))
    return Entry(
        building.record(),
        key,
        tags=tuple(dict.fromkeys(contents.tags.get(item.id, ()))),
        notes=tuple(notes),
        attachments=tuple(contents.attachments.get(item.id, ())),
        collections=tuple(dict.fromkeys(contents.collections.get(item.id, ()))),
    )


def _date(value: str) -> Date | None:
    if match := _TIME.fullmatch(value):
        return Date.of(int(match[1]), int(match[2]), int(match[3]))
    match = _MULTIPART.fullmatch(value)
    if match is None:
        return date_in(value)
    year, month, day = (int(part) or None for part in match.groups()[:3])
    typed = (match[4] or "").strip()
    told = date_in(typed) if typed else None
    if year is None or (told and told.start and (told.end or told.is_open)):
        return told
    return Date(PartialDate(year, month, day if month else None))
