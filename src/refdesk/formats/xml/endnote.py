"""EndNote XML, as EndNote, Bookends, Mendeley and Zotero export it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from refdesk.domain.dates import Date
from refdesk.domain.identifiers import ISSN_PATTERN, is_isbn
from refdesk.domain.problem import Problem
from refdesk.formats.building import Building
from refdesk.formats.dates import date_in, more_exact
from refdesk.formats.format import Attachment, Entry
from refdesk.formats.losses import losses
from refdesk.formats.people import inverted
from refdesk.formats.reference_types import CODES, CONFERENCES, CSL_TYPES, NUMBERED, variable_of
from refdesk.formats.xml.elements import Element, items, line_of, looks_like, rich_text, text_of, texts_of
from refdesk.formats.xml.endnote_terms import (
    COUNTED,
    ELEMENTS,
    EXTRA,
    FILES,
    KEPT,
    NAMES,
    TEXTS,
)
from refdesk.formats.xml.endnote_writing import document, held


@dataclass(frozen=True, slots=True)
class EndnoteXml:
    """An EndNote XML file: `<xml><records><record>`."""

    id: str = "endnote-xml"
    label: str = "EndNote XML"
    extensions: tuple[str, ...] = ("xml",)
    can_write: bool = True

    def recognise(self, data: bytes) -> float:
        """High where records have EndNote's reference types."""
        return 0.9 if looks_like(data, "ref-type", "rec-number") and looks_like(data, "records") else 0.0

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """The records of a file, in its order."""
        for found in items(data, frozenset({"record"})):
            yield found if isinstance(found, Problem) else _entry(found)

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """A file that EndNote imports with its own filter."""
        yield '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n'
        for number, entry in enumerate(entries, 1):
            yield document(entry, number)
            yield from losses(entry, held(entry.record), self.label)
        yield "</records></xml>\n"


ENDNOTE_XML = EndnoteXml()


def _entry(record: Element) -> Entry:
    code = _code_of(record)
    building = Building(CSL_TYPES.get(code, "document"), EXTRA)
    _read_names(record, code, building)
    _read_titles(record, code, building)
    _read_identifiers(record, code, building)
    _read_fields(record, code, building)
    _read_numbers(record, building)
    for child in record:
        if child.tag in KEPT and text_of(child) not in building.values.values():
            building.keep(str(child.tag), text_of(child))
    files = [path for kind in FILES for path in texts_of(record, f"urls/{kind}/url")]
    attachments = [*files, *texts_of(record, "urls/related-urls/url")[1:]]
    return Entry(
        building.record(),
        text_of(record, "label") if " " not in text_of(record, "label") else "",
        line_of(record),
        attachments=tuple(map(Attachment, dict.fromkeys(attachments))),
    )


def _code_of(record: Element) -> str:
    """The reference type, by its name in RIS."""
    found = record.find("ref-type")
    name = "" if found is None else str(found.get("name", "")).lower()
    return CODES.get(name) or CODES.get(text_of(record, "ref-type"), "GEN")


def _read_names(record: Element, code: str, building: Building) -> None:
    for role, (field, usual) in NAMES.items():
        names = texts_of(record, f"contributors/{role}/author")
        building.take_people(variable_of(code, field, "", usual), role, names, inverted)


def _read_titles(record: Element, code: str, building: Building) -> None:
    building.put("title", _title(record))
    building.put("title-short", text_of(record, "titles/short-title"))
    building.put("original-title", text_of(record, "titles/translated-title"))
    second = text_of(record, "titles/secondary-title")
    full, short = text_of(record, "periodical/full-title"), text_of(record, "periodical/abbr-1")
    variable = variable_of(code, "T2", second, "container-title")
    if code in CONFERENCES and (proceedings := text_of(record, "custom3")):
        building.put("container-title", proceedings)
        building.put("event-title", second)
    elif not variable:
        building.keep("secondary-title", second)
    else:
        building.put(variable, (full or second) if variable == "container-title" else second)
    if short != building.text("container-title") and variable != "collection-title":
        building.put("container-title-short", short)


def _read_fields(record: Element, code: str, building: Building) -> None:
    """What the type gives a meaning."""
    for element, (field, usual) in ELEMENTS.items():
        text = text_of(record, f"titles/{element}" if element == "tertiary-title" else element)
        variable = variable_of(code, field, text, usual)
        if element == "pub-location" and code in CONFERENCES and text_of(record, "custom1"):
            variable = "event-place"
        if not variable or not (building.put(variable, text) or building.values.get(variable) == text):
            building.keep(element, text)


def _title(record: Element) -> str:
    """The title with what is set in it; one that is set in one face throughout says nothing by it."""
    styles = record.findall("titles/title/style")
    return text_of(record, "titles/title") if len(styles) < 2 else rich_text(record, "titles/title")


def _read_numbers(record: Element, building: Building) -> None:
    pages = text_of(record, "pages")
    is_count = building.type in COUNTED and pages.isdecimal()
    building.put("number-of-pages" if is_count else "page", pages)
    building.put("issued", _issued(text_of(record, "dates/year"), text_of(record, "dates/pub-dates/date")))
    building.put("accessed", date_in(text_of(record, "access-date")))
    building.add_all("keyword", texts_of(record, "keywords/keyword"))
    building.add_all("note", texts_of(record, "notes"), "\n\n")


def _read_identifiers(record: Element, code: str, building: Building) -> None:
    for name, variable in TEXTS.items():
        building.put(variable, text_of(record, name))
    for number in text_of(record, "isbn").split(";"):
        if code in NUMBERED and not (is_isbn(number) or ISSN_PATTERN.search(number)):
            building.put("number", number.strip())
        else:
            building.put_standard_number(number)
    building.put("URL", text_of(record, "urls/related-urls/url") or text_of(record, "urls/web-urls/url"))
    accession = text_of(record, "accession-num")
    told = f"{building.text('URL')} {building.text('source')}".lower()
    if accession.isdecimal() and ("pubmed" in told or "medline" in told):
        building.put("PMID", accession)
    # EndNote's field for it, and that of Bookends.
    for name in ("custom2", "user16"):
        if (number := text_of(record, name)).startswith("PMC"):
            building.put("PMCID", number)


def _issued(year: str, day: str) -> Date | None:
    """The date of a year and a day that may be without its year (`Mar 3`)."""
    whole = date_in(day if year in day else f"{day} {year}")
    return more_exact(date_in(year), whole if whole and whole.start else None)
