"""Crossref's Unixref XML, as its XML API and DOI resolvers deliver it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.problem import Problem, Severity
from refdesk.domain.record import Record
from refdesk.formats.building import Building, page_range
from refdesk.formats.dates import date_in, date_of
from refdesk.formats.format import Entry
from refdesk.formats.losses import losses
from refdesk.formats.people import straight
from refdesk.formats.xml.elements import Element, items, line_of, looks_like, rich_text, source_of, text_of
from refdesk.formats.xml.unixref_terms import CITED, ROLES, WORKS
from refdesk.formats.xml.unixref_writing import held, kind_of, work

EXTRA = "crossref:"


@dataclass(frozen=True, slots=True)
class Unixref:
    """One or more `crossref` elements."""

    id: str = "crossref-xml"
    label: str = "Crossref Unixref XML"
    extensions: tuple[str, ...] = ("xml", "unixref")
    can_write: bool = True

    def recognise(self, data: bytes) -> float:
        """High where Crossref's elements stand near the beginning."""
        return (
            0.9
            if looks_like(data, "crossref") and looks_like(data, "doi_record", "doi_data", "crossref")
            else 0.0
        )

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """The works of a file, each with the list it cites."""
        for found in items(data, frozenset({"crossref"})):
            yield found if isinstance(found, Problem) else _entry(found)

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """The records as Crossref delivers them; a type it does not know as posted content."""
        yield '<?xml version="1.0" encoding="UTF-8"?>\n<doi_records>\n'
        for entry in entries:
            yield work(entry) + "\n"
            if kind_of(entry.record) != entry.record.type:
                message = f"{self.label} has no such type; it is written as posted content."
                yield Problem(Severity.WARNING, message, key=entry.key, field="type")
            yield from losses(entry, held(entry.record), self.label)
        yield "</doi_records>\n"


UNIXREF = Unixref()


def _entry(crossref: Element) -> Entry | Problem:
    for path, csl_type, container in WORKS:
        work = crossref.find(path)
        if work is not None:
            building = Building(csl_type, EXTRA)
            _read_work(work, building)
            if container:
                _read_container(crossref.find(container), building)
            references = tuple(map(_cited, work.iterfind("citation_list/citation")))
            return Entry(building.record(), "", line_of(crossref), references=references)
    message = text_of(crossref, "error") or "This describes no work."
    return Problem(Severity.ERROR, message, line_of(crossref), excerpt=source_of(crossref))


def _read_work(work: Element, building: Building) -> None:
    title, subtitle = rich_text(work, "titles/title"), rich_text(work, "titles/subtitle")
    building.put("title", f"{title}: {subtitle}" if subtitle else title)
    building.put("title", text_of(work, "full_title"))
    for person in work.iterfind("contributors/*"):
        building.add_name(ROLES.get(str(person.get("contributor_role")), "contributor"), _name(person))
    for path in ("publication_date[@media_type='print']", "publication_date", "posted_date", "approval_date"):
        building.put("issued", _date(work.find(path)))
    building.put("page", page_range(text_of(work, "pages/first_page"), text_of(work, "pages/last_page")))
    building.put("number", text_of(work, "publisher_item/item_number"))
    building.put("DOI", text_of(work, "doi_data/doi"))
    building.put("URL", text_of(work, "doi_data/resource"))
    building.put("ISBN", text_of(work, "isbn"))
    building.put("edition", text_of(work, "edition_number"))
    building.put(
        "publisher",
        text_of(work, "publisher/publisher_name") or text_of(work, "institution/institution_name"),
    )
    place = text_of(work, "publisher/publisher_place") or text_of(work, "institution/institution_place")
    building.put("publisher-place", place)
    building.put("genre", text_of(work, "degree"))
    building.put(
        "abstract", "\n\n".join(filter(None, (rich_text(each) for each in work.iterfind("abstract/p"))))
    )


def _read_container(container: Element | None, building: Building) -> None:
    if container is None:
        return
    titles = (
        "journal_metadata/full_title",
        "book_metadata/titles/title",
        "book_series_metadata/titles/title",
        "proceedings_metadata/proceedings_title",
        "database_metadata/titles/title",
    )
    for path in titles:
        building.put("container-title", text_of(container, path))
    building.put("container-title-short", text_of(container, "journal_metadata/abbrev_title"))
    building.put("ISSN", text_of(container, "journal_metadata/issn"))
    building.put("volume", text_of(container, "journal_issue/journal_volume/volume"))
    building.put("issue", text_of(container, "journal_issue/issue"))
    building.put("issued", _date(container.find("journal_issue/publication_date")))
    building.put("event-title", text_of(container, "event_metadata/conference_name"))
    building.put("event-place", text_of(container, "event_metadata/conference_location"))
    for path in ("book_metadata", "book_series_metadata", "proceedings_metadata"):
        whole = container.find(path)
        if whole is not None:
            building.put("ISBN", text_of(whole, "isbn"))
            building.put("publisher", text_of(whole, "publisher/publisher_name"))
            building.put("publisher-place", text_of(whole, "publisher/publisher_place"))
            building.put("issued", _date(whole.find("publication_date")))
            for person in whole.iterfind("contributors/*"):
                if person.get("contributor_role") == "editor":
                    building.add_name("editor", _name(person))


def _name(person: Element) -> Name:
    if person.tag == "organization":
        return Name(literal=text_of(person))
    affiliation = text_of(person, "affiliation") or text_of(
        person, "affiliations/institution/institution_name"
    )
    return Name(
        family=text_of(person, "surname"),
        given=text_of(person, "given_name"),
        suffix=text_of(person, "suffix"),
        affiliation=affiliation,
        orcid=text_of(person, "ORCID").rpartition("/")[2],
    )


def _date(date: Element | None) -> Date | None:
    year = text_of(date, "year")
    return date_of(year, text_of(date, "month"), text_of(date, "day")) if year else None


def _cited(citation: Element) -> Record:
    building = Building("document", EXTRA)
    for name, variable in CITED.items():
        building.put(variable, text_of(citation, name))
    if author := text_of(citation, "author"):
        building.add_name("author", straight(author))
    building.put("issued", date_in(text_of(citation, "cYear")))
    if "container-title" in building.values:
        building.type = "article-journal"
    elif text_of(citation, "volume_title"):
        building.type = "book"
    return building.record()
