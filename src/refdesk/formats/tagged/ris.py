"""RIS, in the dialects of Reference Manager, EndNote, Zotero and the publishers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from refdesk.domain.dates import Date
from refdesk.domain.fields import FIELDS, Kind
from refdesk.domain.identifiers import ISSN_PATTERN, is_isbn, normal_doi
from refdesk.domain.problem import Problem, Severity
from refdesk.formats.building import Building, page_range
from refdesk.formats.dates import date_in, more_exact
from refdesk.formats.format import Attachment, Entry
from refdesk.formats.notes import plain_note
from refdesk.formats.people import inverted
from refdesk.formats.reference_types import CONFERENCES, IN_WORDS, NUMBERED, variable_of
from refdesk.formats.tagged.format import Cut, Layout, TaggedFormat
from refdesk.formats.tagged.lines import Grammar, TaggedEntry, run_together
from refdesk.formats.tagged.ris_tags import (
    BEGINNINGS,
    CONTAINERS,
    COUNTED,
    EVENTS,
    EXTRA,
    IN_NUMBERS,
    NAMES,
    READ_APART,
    SHORT_CONTAINERS,
    TEXTS,
    TYPES,
)
from refdesk.formats.tagged.ris_writing import held, lines

_ID = "ris"
_LINE = re.compile(r"\s{0,3}(?P<tag>[A-Z][A-Z0-9])\s{1,2}-(?:[ \t]?(?P<text>.*))$", re.MULTILINE)
_GRAMMAR = Grammar(_LINE, starts=frozenset({"TY"}), end="ER", lists=frozenset({"KW"}))
#: An entry has one of each.
_ONCE = frozenset({"TI", "T1"})
_FILES = ("L1", "L2", "L4")
_LAYOUT = Layout("%s  - %s\n", end="ER  - \n")
_START = re.compile(r"^\s{0,3}TY\s{1,2}- *\w", re.MULTILINE)
_DOI_PREFIX = re.compile(r"^\s*(?:doi\s*:|https?://(?:dx\.)?doi\.org/)\s*", re.IGNORECASE)


def _likeness(text: str) -> float:
    return 0.95 if _START.search(text) else 0.0


def _doubts(found: TaggedEntry) -> Iterator[Problem]:
    yield from run_together(found, _ONCE)
    if "TY" not in found.texts:
        yield Problem(Severity.WARNING, "The entry's beginning, TY, is missing.", found.line)


def _mended(cut: Cut) -> Cut:
    """The entries, one that a stray TY cut in two put together: its second part has no title or author."""
    before: TaggedEntry | None = None
    for found in cut:
        if isinstance(found, Problem):
            yield found
            continue
        if before and not before.is_ended and not any(tag in BEGINNINGS for tag, *_ in found.tags):
            tags, lines = before.tags + found.tags, before.lines + found.lines
            before = TaggedEntry(before.line, tags, lines, found.is_ended)
            continue
        if before:
            yield before
        before = found
    if before:
        yield before


def _entry(found: TaggedEntry) -> Entry:
    ris_type = found.texts.get("TY", [""])[-1].upper()
    building = Building(TYPES.get(ris_type, "document"), EXTRA)
    meanings = _meanings(ris_type)
    for name, texts in found.texts.items():
        if name in READ_APART:
            continue
        variable = meanings.get(name, "")
        for text in texts:
            if variable:
                building.take(variable, name, text)
            else:
                _read_meant(building, ris_type, name, text)
    _read_names(found, building, ris_type)
    _read_titles(found, building, ris_type)
    _read_dates(found, building, ris_type)
    _read_numbers(found, building, ris_type)
    _read_places(found, building, ris_type)
    _read_notes(found, building, ris_type)
    if ris_type not in TYPES and ris_type:
        building.keep("TY", ris_type)
    return Entry(
        building.record(),
        found.first("ID"),
        found.line,
        found.source,
        _ID,
        attachments=_attachments(found),
    )


@cache
def _meanings(ris_type: str) -> Mapping[str, str]:
    """The tags that mean one variable in the type, whatever their text."""
    texts = {tag: variable_of(ris_type, tag, "", usual) for tag, usual in TEXTS.items()}
    return {tag: meant for tag, meant in texts.items() if meant and meant not in IN_WORDS}


def _read_meant(building: Building, ris_type: str, tag: str, text: str) -> None:
    """Takes a text as what its tag means in the type."""
    if variable := variable_of(ris_type, tag, text, TEXTS.get(tag, "")):
        building.take(variable, tag, text)
    else:
        building.keep(tag, text)


def _read_names(found: TaggedEntry, building: Building, ris_type: str) -> None:
    # Before 2011 the editors of a book had a tag of their own, and A3 were those of its series.
    code = "" if "ED" in found.texts and ris_type == "BOOK" else ris_type
    tags_of: dict[str, list[str]] = {}
    for tag in found.texts:
        if tag in NAMES:
            tags_of.setdefault(variable_of(code, tag, "", NAMES[tag]), []).append(tag)
    if "author" not in tags_of and ris_type == "SLIDE" and "performer" in tags_of:
        # Zotero's slides have their speaker there.
        tags_of["author"] = tags_of.pop("performer")
    for role, tags in tags_of.items():
        if not role:
            for tag in tags:
                building.keep(tag, "\n".join(found.all(tag)))
        elif FIELDS[role].kind is Kind.NAMES:
            building.put(role, tuple(map(inverted, dict.fromkeys(found.all(*tags)))))
        else:
            building.put(role, "; ".join(dict.fromkeys(found.all(*tags))))


def _read_titles(found: TaggedEntry, building: Building, ris_type: str) -> None:
    for text in found.all("TI", "T1", "CT"):
        building.take("title", "T1", text)
    containers = [tag for tag in CONTAINERS if tag in found.texts]
    second = variable_of(ris_type, "T2", "", "container-title")
    if second != "container-title":
        containers = [tag for tag in containers if tag not in {"T2", "BT"}]
        building.put("title", found.first("BT"))
        if second:
            building.put(second, found.first("T2"))
        else:
            building.keep("T2", found.first("T2"))
    if ris_type in CONFERENCES and "C3" in found.texts:
        building.put("event-title", found.first("T2"))
    _read_containers(found, building, containers)
    if ris_type == "JFULL":
        building.put("title", building.text("container-title"))


def _read_containers(found: TaggedEntry, building: Building, containers: list[str]) -> None:
    if not containers:
        return
    building.put("container-title", found.first(*containers))
    container = building.text("container-title")
    if len(containers) == 1 and container == found.first(*containers):
        return
    for tag in SHORT_CONTAINERS:
        if (short := found.first(tag)) != container:
            building.put("container-title-short", short)
    told = {container, building.text("container-title-short"), building.text("event-title")}
    for tag in containers:
        if found.first(tag) not in told:
            building.keep(tag, found.first(tag))


def _read_dates(found: TaggedEntry, building: Building, ris_type: str) -> None:
    building.put("issued", _issued(tuple(found.all("PY", "Y1", "DA"))))
    if "issued" not in building.values and not variable_of(ris_type, "ET", "", "edition"):
        online = date_in(found.first("ET"))
        building.put_date("issued", online if online and online.start else None)
    if accessed := found.first("Y2", "RD"):
        building.put_date("accessed", date_in(accessed))


@lru_cache(maxsize=4096)
def _issued(texts: tuple[str, ...]) -> Date | None:
    """The most exact of the dates; the first words where none of them is one."""
    issued: Date | None = None
    for date in map(date_in, texts):
        if date and date.start:
            issued = more_exact(issued, date)
    return issued or (date_in(texts[0]) if texts else None)


def _read_numbers(found: TaggedEntry, building: Building, ris_type: str) -> None:
    pages = page_range(found.first("SP"), found.first("EP"))
    is_count = ris_type in COUNTED and pages.isdecimal()
    building.put("number-of-pages" if is_count else "page", pages)
    for text in found.all("SN"):
        if ris_type in NUMBERED and not (is_isbn(text) or ISSN_PATTERN.search(text)):
            building.take("number", "SN", text)
        else:
            building.put_standard_number(text)
    own = "number" if building.type in IN_NUMBERS else "issue"
    building.take(own, "IS", found.first("IS", "CP"))
    if "M1" not in found.texts:
        return
    if variable := variable_of(ris_type, "M1", "", "number" if building.type in IN_NUMBERS else ""):
        building.take(variable, "M1", found.first("M1"))
    else:
        building.keep("M1", found.first("M1"))


def _read_places(found: TaggedEntry, building: Building, ris_type: str) -> None:
    if doi := found.first("DO"):
        building.put("DOI", doi)
    building.put("URL", found.first("UR", "LK"))
    is_event = building.type in EVENTS and found.first("PP", "C1")
    building.put("event-place" if is_event else "publisher-place", found.first("CY"))
    building.put("publisher-place", found.first("PP"))
    for number in found.all("AN"):
        if number.isdecimal() and _is_of_pubmed(found):
            building.take("PMID", "AN", number)
        else:
            building.keep("AN", number)
    if ris_type == "CHAP" and "C2" in found.texts:
        # The authors of the book around a chapter, in Zotero's files.
        building.put("container-author", tuple(map(inverted, found.all("C2"))))
        return
    for text in found.all("C2"):
        if not (text.startswith("PMC") and building.put("PMCID", text)):
            building.keep("C2", text)


def _is_of_pubmed(found: TaggedEntry) -> bool:
    told = " ".join(found.all("DB", "DP", "UR")).lower()
    return "pubmed" in told or "medline" in told


def _read_notes(found: TaggedEntry, building: Building, ris_type: str) -> None:
    words = (word.strip(" ;") for word in found.all("KW", "K1"))
    building.put("keyword", "; ".join(dict.fromkeys(filter(None, words))))
    building.add_all("abstract", found.all("AB", "N2"), "\n\n")
    for text in filter(_is_doi, found.all("N1")):
        building.put("DOI", text)
    notes = (plain_note(text) for text in found.all("N1") if not _DOI_PREFIX.match(text))
    building.add_all("note", notes, "\n\n")
    for text in found.all("M3"):
        if _is_doi(text):
            building.put("DOI", text)
        elif not _DOI_PREFIX.match(text):
            _read_meant(building, ris_type, "M3", text)


def _is_doi(text: str) -> bool:
    return _DOI_PREFIX.match(text) is not None and bool(normal_doi(text))


def _attachments(found: TaggedEntry) -> tuple[Attachment, ...]:
    if found.texts.keys().isdisjoint(_FILES) and len(found.all("UR")) < 2:
        return ()
    texts = [text for tag in _FILES for text in found.all(tag)]
    paths = dict.fromkeys(path for text in texts for path in text.split(";"))
    more = dict.fromkeys(found.all("UR")[1:])
    return tuple(Attachment(path.strip()) for path in {**paths, **more} if path.strip())


RIS = TaggedFormat(
    id=_ID,
    label="RIS",
    extensions=("ris",),
    grammar=_GRAMMAR,
    layout=_LAYOUT,
    likeness=_likeness,
    entry_of=_entry,
    doubts=_doubts,
    lines_of=lines,
    held=lambda entry: held(entry.record),
    silent=frozenset({"TY"}),
    mended=_mended,
)
