"""DataCite JSON (metadata schema 4), as its REST API delivers it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from refdesk.domain.names import Name
from refdesk.domain.problem import Problem, Severity
from refdesk.domain.record import Record
from refdesk.formats.building import Building, page_range
from refdesk.formats.dates import date_in, more_exact
from refdesk.formats.format import Entry
from refdesk.formats.losses import losses
from refdesk.formats.people import inverted, with_suffix
from refdesk.formats.structured.json_text import Item, inside, items, loaded, text
from refdesk.formats.text import head_of

EXTRA = "datacite:"
_HINTS = ('"creators"', '"titles"', '"publicationYear"', '"resourceTypeGeneral"', '"schemaVersion"')
_MARKS = frozenset({"attributes", "creators", "titles"})
_TYPES: Mapping[str, str] = {
    "Audiovisual": "motion_picture", "Book": "book", "BookChapter": "chapter", "Collection": "collection",
    "ComputationalNotebook": "software", "ConferencePaper": "paper-conference",
    "ConferenceProceeding": "book",
    "DataPaper": "article-journal", "Dataset": "dataset", "Dissertation": "thesis", "Event": "event",
    "Image": "graphic", "InteractiveResource": "webpage", "Journal": "periodical",
    "JournalArticle": "article-journal", "Model": "software", "OutputManagementPlan": "report",
    "PeerReview": "review", "Preprint": "article", "Report": "report", "Software": "software",
    "Sound": "song",
    "Standard": "standard", "Text": "document", "Workflow": "software",
}  # fmt: skip
_ROLES: Mapping[str, str] = {
    "Editor": "editor", "DataCurator": "curator", "Producer": "producer", "Supervisor": "contributor",
    "ContactPerson": "", "HostingInstitution": "", "RegistrationAgency": "", "RegistrationAuthority": "",
}  # fmt: skip
#: Identifiers beside the DOI that are variables of the same name.
_IDENTIFIERS = ("ISBN", "PMID", "PMCID")
_DATES = ("Issued", "Available", "Created")
#: What a record of DataCite can say.
_HELD = frozenset({
    *_IDENTIFIERS, "author", "editor", "title", "publisher", "issued", "DOI", "URL", "language", "keyword",
    "abstract", "note", "container-title", "volume", "issue", "page", "ISSN", "licence", "genre",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Datacite:
    """One record, or a list of them under `data`."""

    id: str = "datacite-json"
    label: str = "DataCite JSON"
    extensions: tuple[str, ...] = ("json",)
    can_write: bool = True

    def recognise(self, data: bytes) -> float:
        """High where DataCite's names stand near the beginning."""
        head = head_of(data, 1 << 14)
        found = sum(hint in head for hint in _HINTS)
        return 0.95 if found > 1 and re.match(r"\s*[\[{]", head) else 0.0

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """The records in order."""
        content, problems = loaded(data, _MARKS)
        found = items(content["data"] if isinstance(content, dict) and "data" in content else content)
        for item in found:
            yield Entry(_record(inside(item, "attributes") or item))
        yield from problems
        if not found and not problems and content != {"data": []}:
            yield Problem(Severity.ERROR, "There is no DataCite record in this file.", 1)

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """A list of records in DataCite's JSON, as its API takes and gives them."""
        separator = '{"data": [\n'
        for entry in entries:
            record = {"type": "dois", "attributes": _attributes(entry)}
            yield separator + json.dumps(record, ensure_ascii=False)
            separator = ",\n"
            yield from losses(entry, _HELD | {_version(entry.record.type)}, self.label)
        yield '{"data": []}\n' if separator.startswith("{") else "\n]}\n"


DATACITE = Datacite()


def _record(item: Item) -> Record:
    kinds = inside(item, "types")
    building = Building(_TYPES.get(text(kinds.get("resourceTypeGeneral")), "document"), EXTRA)
    building.put("genre", text(kinds.get("resourceType")))
    _read_titles(item, building)
    for creator in items(item.get("creators")):
        building.add_name("author", _name(creator))
    for contributor in items(item.get("contributors")):
        role = _ROLES.get(text(contributor.get("contributorType")), "contributor")
        if role:
            building.add_name(role, _name(contributor))
    _read_dates(item, building)
    _read_container(item, building)
    publisher = item.get("publisher")
    building.put("publisher", text(publisher.get("name")) if isinstance(publisher, dict) else text(publisher))
    building.put("DOI", text(item.get("doi")) or text(inside(item, "id")) or _doi(item))
    building.put("URL", text(item.get("url")))
    building.put(_version(building.type), text(item.get("version")))
    for identifier in items(item.get("identifiers")):
        if (kind := text(identifier.get("identifierType"))) in _IDENTIFIERS:
            building.put(kind, text(identifier.get("identifier")))
    building.put("language", text(item.get("language")))
    for subject in items(item.get("subjects")):
        building.add("keyword", text(subject.get("subject")))
    for rights in items(item.get("rightsList")):
        building.put("licence", text(rights.get("rights")) or text(rights.get("rightsIdentifier")))
    return building.record()


def _read_titles(item: Item, building: Building) -> None:
    subtitle = ""
    for title in items(item.get("titles")):
        kind = text(title.get("titleType"))
        if kind == "Subtitle":
            subtitle = text(title.get("title"))
        else:
            building.put("original-title" if kind == "TranslatedTitle" else "title", text(title.get("title")))
    if subtitle and building.text("title"):
        building.values["title"] = f"{building.text('title')}: {subtitle}"
    for description in items(item.get("descriptions")):
        is_abstract = text(description.get("descriptionType")) == "Abstract"
        building.put("abstract" if is_abstract else "note", text(description.get("description")))


def _read_dates(item: Item, building: Building) -> None:
    year = date_in(text(item.get("publicationYear")))
    dates = {text(each.get("dateType")): date_in(text(each.get("date"))) for each in items(item.get("dates"))}
    issued = year
    for kind in _DATES:
        issued = more_exact(issued, dates.get(kind))
    building.put("issued", issued)
    for kind, variable in (("Submitted", "submitted"), ("Accepted", "accepted")):
        building.put(variable, dates.get(kind))


def _read_container(item: Item, building: Building) -> None:
    container = inside(item, "container")
    building.put("container-title", text(container.get("title")))
    building.put("volume", text(container.get("volume")))
    building.put("issue", text(container.get("issue")))
    building.put("page", page_range(text(container.get("firstPage")), text(container.get("lastPage"))))
    if text(container.get("identifierType")).upper() in {"ISSN", "ISBN"}:
        building.put_standard_number(text(container.get("identifier")))


def _doi(item: Item) -> str:
    found = (text(each.get("identifier")) for each in items(item.get("identifiers")))
    return next((each for each in found if each.startswith("10.")), "")


def _name(data: Item) -> Name:
    affiliations: Any = data.get("affiliation")
    affiliation = "; ".join(
        text(each.get("name")) if isinstance(each, dict) else text(each)
        for each in (affiliations if isinstance(affiliations, list) else [])
    )
    orcids = (text(each.get("nameIdentifier")) for each in items(data.get("nameIdentifiers")))
    orcid = next(
        (each.rpartition("/")[2] for each in orcids if re.search(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]$", each)), ""
    )
    if text(data.get("nameType")) == "Organizational":
        return Name(literal=text(data.get("name")), affiliation=affiliation)
    family, given = text(data.get("familyName")), text(data.get("givenName"))
    if family or given:
        person = Name(family or given, given if family else "", affiliation=affiliation, orcid=orcid)
        return with_suffix(person)
    name = inverted(text(data.get("name")))
    return Name(name.family, name.given, name.literal, affiliation=affiliation, orcid=orcid)


def _version(csl_type: str) -> str:
    """What `version` counts."""
    return "edition" if csl_type == "book" else "version"


def _attributes(entry: Entry) -> dict[str, Any]:
    """The attributes of one record (DataCite metadata schema 4.5), empty ones left out."""
    record = entry.record
    kinds = {csl: kind for kind, csl in reversed(list(_TYPES.items()))}
    issued = record.date("issued")
    attributes = {
        "doi": record.text("DOI"),
        "url": record.text("URL"),
        "types": {
            "resourceTypeGeneral": kinds.get(record.type, "Other"),
            "resourceType": record.text("genre"),
        },
        "creators": [_person(name) for name in record.names("author")],
        "contributors": [{**_person(name), "contributorType": "Editor"} for name in record.names("editor")],
        "titles": [{"title": record.text("title")}] if "title" in record else [],
        "publisher": record.text("publisher"),
        "publicationYear": record.year,
        "dates": [{"date": str(issued), "dateType": "Issued"}] if issued and issued.start else [],
        "version": record.text(_version(record.type)),
        "identifiers": list(_identifiers(record)),
        "language": record.text("language"),
        "subjects": [{"subject": word} for word in _words(entry)],
        "descriptions": list(_descriptions(record)),
        "container": _container(record),
        "rightsList": [{"rights": record.text("licence")}] if "licence" in record else [],
    }
    return {name: value for name, value in attributes.items() if value}


def _person(name: Name) -> dict[str, Any]:
    if name.literal:
        return {"name": name.literal, "nameType": "Organizational"}
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    given = ", ".join(filter(None, (given, name.suffix)))
    person = {"name": name.sorted_form, "nameType": "Personal", "familyName": family, "givenName": given}
    orcid = [{"nameIdentifier": f"https://orcid.org/{name.orcid}", "nameIdentifierScheme": "ORCID"}]
    affiliation = [{"name": name.affiliation}]
    more = {"nameIdentifiers": orcid * bool(name.orcid), "affiliation": affiliation * bool(name.affiliation)}
    return {part: value for part, value in {**person, **more}.items() if value}


def _words(entry: Entry) -> list[str]:
    words = (word.strip() for word in (*entry.record.text("keyword").split(";"), *entry.tags))
    return list(dict.fromkeys(filter(None, words)))


def _identifiers(record: Record) -> Iterator[dict[str, str]]:
    for variable in _IDENTIFIERS:
        if variable in record:
            yield {"identifier": record.text(variable), "identifierType": variable}


def _descriptions(record: Record) -> Iterator[dict[str, str]]:
    for variable, kind in (("abstract", "Abstract"), ("note", "Other")):
        if variable in record:
            yield {"description": record.text(variable), "descriptionType": kind}


def _container(record: Record) -> dict[str, str]:
    first, _, last = record.text("page").partition("-")
    container = {
        "title": record.text("container-title"),
        "volume": record.text("volume"),
        "issue": record.text("issue"),
        "firstPage": first,
        "lastPage": last,
        "identifier": record.text("ISSN"),
        "identifierType": "ISSN" if "ISSN" in record else "",
    }
    return {name: value for name, value in container.items() if value}
