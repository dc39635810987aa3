"""Zotero's field *Extra*: lines `Variable: value` are fields of their own, the other lines a note."""

from __future__ import annotations

import re

from refdesk.domain.dates import Date
from refdesk.domain.fields import FIELDS, TYPES, Kind
from refdesk.domain.names import Name
from refdesk.formats.building import Building
from refdesk.formats.dates import date_in

_LINE = re.compile(r"\s*([A-Za-z][A-Za-z _-]{1,40}?)\s*:\s*(\S.*)")
#: What people and other plug-ins write for a variable (Zotero documentation, "Citing fields from Extra").
_ALIASES = {"original-publication-date": "original-date", "publication-title": "container-title"}
_VARIABLES = {name.lower().replace("_", "-"): name for name, field in FIELDS.items() if field.is_csl}


def take_extra(building: Building, text: str) -> None:
    """Put what the lines name into a record, and the rest into its note."""
    notes = [line for line in text.splitlines() if not _take_line(building, line)]
    building.add("note", "\n".join(notes).strip(), "\n")


def _take_line(building: Building, line: str) -> bool:
    """Whether the line was a field's, and taken."""
    match = _LINE.fullmatch(line.rstrip())
    if match is None:
        return False
    name = re.sub(r"[ _]+", "-", match[1].lower())
    if name == "type" and match[2] in TYPES:
        building.type = match[2]
        return True
    variable = _VARIABLES.get(_ALIASES.get(name, name))
    return variable is not None and variable != "note" and _put(building, variable, match[2].strip())


def _put(building: Building, variable: str, text: str) -> bool:
    kind = FIELDS[variable].kind
    if kind is Kind.NAMES:
        building.add_name(variable, _name(text))
        return True
    if kind is Kind.DATE:
        return building.put(variable, Date.from_edtf(text) or date_in(text))
    return building.put(variable, text)


def _name(text: str) -> Name:
    """`Family || Given`, or a body's name."""
    family, bars, given = (part.strip() for part in text.partition("||"))
    return Name(family=family, given=given) if bars else Name(literal=family)
