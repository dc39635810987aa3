"""JATS XML (NISO Z39.96): an article with its reference list, as publishers and PubMed Central keep it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.problem import Problem, Severity
from refdesk.domain.record import Record
from refdesk.formats.building import Building, page_range
from refdesk.formats.dates import date_in, date_of
from refdesk.formats.format import Entry
from refdesk.formats.losses import losses
from refdesk.formats.people import inverted, straight
from refdesk.formats.xml.elements import (
    Element,
    items,
    line_of,
    looks_like,
    rich_text,
    source_of,
    text_of,
    texts_of,
)
from refdesk.formats.xml.jats_terms import IDENTIFIERS, REFERENCE_TEXTS, REFERENCE_TYPES, ROLES
from refdesk.formats.xml.jats_writing import held, reference
from refdesk.formats.xml.markup import xml_id

EXTRA = "jats:"
_LINK = "{http://www.w3.org/1999/xlink}href"
_DATE_KINDS = ("ppub", "pub", "collection", "epub", "epub-ppub", "")
_HISTORY = {"received": "received", "accepted": "accepted", "rev-recd": "revised"}
#: A list by itself has a reference an item; an article has all of them.
_ARTICLE, _LISTED = frozenset({"article"}), frozenset({"ref"})
_XLINK = "http://www.w3.org/1999/xlink"


@dataclass(frozen=True, slots=True)
class Jats:
    """An `article` element, or several in a set; or a `ref-list` alone, which is what is written."""

    id: str = "jats"
    label: str = "JATS XML"
    extensions: tuple[str, ...] = ("xml", "nxml")
    can_write: bool = True

    def recognise(self, data: bytes) -> float:
        """High where an article with its front matter begins, or a list of references."""
        is_article = looks_like(data, "article") and looks_like(data, "article-meta", "journal-meta", "front")
        is_list = looks_like(data, "ref-list") and looks_like(data, "ref")
        return 0.9 if is_article or is_list else 0.0

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """Each article, with the records of its reference list in its order; or each reference of a list."""
        is_list = looks_like(data, "ref-list") and not looks_like(data, "article")
        for found in items(data, _LISTED if is_list else _ARTICLE):
            if isinstance(found, Problem):
                yield found
            elif is_list:
                yield from _listed(found)
            else:
                yield _entry(found)

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """A list of references, to be put at the end of an article."""
        yield f'<?xml version="1.0" encoding="UTF-8"?>\n<ref-list xmlns:xlink="{_XLINK}">\n'
        told: set[str] = set()
        for number, entry in enumerate(entries, 1):
            name = xml_id(entry.key, f"ref{number}")
            name = f"{name}-{number}" if name in told else name
            told.add(name)
            yield reference(entry.record, name) + "\n"
            yield from losses(entry, held(entry.record), self.label)
        yield "</ref-list>\n"


JATS = Jats()


def _entry(article: Element) -> Entry:
    building = Building("article-journal", EXTRA)
    meta = article.find("front/article-meta")
    journal = article.find("front/journal-meta")
    if journal is not None:
        _read_journal(journal, building)
    if meta is not None:
        _read_article(meta, building)
    building.keep("article-type", str(article.get("article-type", "")))
    references = tuple(
        _cited(citation) for reference in article.iterfind("back//ref") for citation in _citations(reference)
    )
    return Entry(building.record(), "", line_of(article), references=references)


def _listed(ref: Element) -> Iterator[Entry | Problem]:
    citations = _citations(ref)
    key = str(ref.get("id", ""))
    for number, citation in enumerate(citations):
        yield Entry(_cited(citation), "" if number else key, line_of(ref))
    if not citations:
        message = "This reference says nothing."
        yield Problem(Severity.ERROR, message, line_of(ref), excerpt=source_of(ref))


def _read_journal(journal: Element, building: Building) -> None:
    title = journal.find(".//journal-title")
    building.put("container-title", text_of(title))
    building.put("container-title-short", text_of(journal.find(".//abbrev-journal-title")))
    for issn in journal.findall("issn"):
        kind = str(issn.get("pub-type") or issn.get("publication-format") or "")
        building.put("issn_online" if kind in {"epub", "electronic"} else "issn_print", text_of(issn))
        building.put("ISSN", text_of(issn))
    building.put("publisher", text_of(journal, "publisher/publisher-name"))
    building.put("publisher-place", text_of(journal, "publisher/publisher-loc"))


def _read_article(meta: Element, building: Building) -> None:
    title, subtitle = rich_text(meta, "title-group/article-title"), rich_text(meta, "title-group/subtitle")
    building.put("title", f"{title}: {subtitle}" if subtitle else title)
    for identifier in meta.findall("article-id"):
        if variable := IDENTIFIERS.get(str(identifier.get("pub-id-type"))):
            building.put(variable, text_of(identifier))
    affiliations = {str(each.get("id")): _without_label(each) for each in meta.iter("aff")}
    for person in meta.iterfind("contrib-group/contrib"):
        variable = "editor" if person.get("contrib-type") == "editor" else "author"
        building.add_name(variable, _contributor(person, affiliations))
    for kind in _DATE_KINDS:
        for date in meta.findall("pub-date"):
            named = str(date.get("pub-type") or date.get("date-type") or "")
            building.put("issued", _date(date) if not kind or named == kind else None)
    for date in meta.iterfind("history/date"):
        if variable_of := _HISTORY.get(str(date.get("date-type"))):
            building.put(variable_of, _date(date))
    building.put("volume", text_of(meta, "volume"))
    building.put("issue", text_of(meta, "issue"))
    building.put("page", page_range(text_of(meta, "fpage"), text_of(meta, "lpage")))
    building.put("number", text_of(meta, "elocation-id"))
    building.put("abstract", _abstract(meta))
    building.put("licence", text_of(meta.find("permissions/license")))
    building.put("copyright", text_of(meta, "permissions/copyright-statement"))
    building.put("funding", text_of(meta, "funding-group/funding-statement"))
    for word in texts_of(meta, "kwd-group/kwd"):
        building.add("keyword", word)


def _contributor(person: Element, affiliations: Mapping[str, str]) -> Name:
    pointed = (affiliations.get(str(xref.get("rid")), "") for xref in person.findall("xref[@ref-type='aff']"))
    own = (_without_label(each) for each in person.findall("aff"))
    affiliation = "; ".join(dict.fromkeys(text for text in (*own, *pointed) if text))
    orcid = text_of(person, "contrib-id[@contrib-id-type='orcid']").rpartition("/")[2]
    email = text_of(person, "email") or text_of(person, "address/email")
    collective = text_of(person, "collab")
    name = Name(literal=collective) if collective else _name(_first(person, "name", "string-name"))
    return Name(
        name.family,
        name.given,
        name.literal,
        suffix=name.suffix,
        affiliation=affiliation,
        orcid=orcid,
        email=email,
    )


def _name(found: Element | None) -> Name:
    if found is None:
        return Name()
    family, given = text_of(found, "surname"), text_of(found, "given-names")
    if not family and not given:
        whole = text_of(found)
        return inverted(whole) if "," in whole else straight(whole)
    return Name(family or given, given if family else "", suffix=text_of(found, "suffix"))


def _date(date: Element) -> Date | None:
    year = text_of(date, "year")
    month = text_of(date, "month") or text_of(date, "season")
    return date_of(year, month, text_of(date, "day")) if year else None


def _abstract(meta: Element) -> str:
    abstract = next((each for each in meta.findall("abstract") if not each.get("abstract-type")), None)
    if abstract is None:
        return ""
    parts = [
        rich_text(part)
        for part in abstract.iter("p", "title")
        if not (part.tag == "title" and text_of(part).lower() in {"abstract", "summary"})
    ]
    return "\n\n".join(part for part in parts if part) or text_of(abstract)


def _without_label(affiliation: Element) -> str:
    label = text_of(affiliation, "label") or text_of(affiliation, "sup")
    return text_of(affiliation).removeprefix(label).strip(" ,;")


def _citations(reference: Element) -> list[Element]:
    found = list(reference.iter("element-citation", "mixed-citation", "citation", "nlm-citation"))
    return found[:1] if reference.find("citation-alternatives") is not None else found


def _cited(citation: Element) -> Record:
    """One cited work; a citation without fields keeps its words in the note."""
    kind = str(citation.get("publication-type") or citation.get("citation-type") or "").lower()
    building = Building(REFERENCE_TYPES.get(kind, "document"), EXTRA)
    _read_people(citation, building)
    article, chapter = rich_text(citation, "article-title"), rich_text(citation, "chapter-title")
    source = rich_text(citation, "source")
    part = article or chapter or rich_text(citation, "part-title") or rich_text(citation, "data-title")
    building.put("title", part or source)
    if part and source:
        building.put("container-title", source)
    if building.type == "book" and part:
        building.type = "chapter"
    elif building.type == "document" and part and source:
        building.type = "article-journal"
    for name, variable in REFERENCE_TEXTS.items():
        building.put(variable, text_of(citation, name))
    building.put("page", page_range(text_of(citation, "fpage"), text_of(citation, "lpage")))
    building.put("page", text_of(citation, "page-range"))
    year = text_of(citation, "year")
    month = text_of(citation, "month") or text_of(citation, "season")
    if year[:4].isdecimal():
        building.put("issued", date_of(year[:4], month, text_of(citation, "day")))
    building.put("issued", date_in(year))
    building.put("accessed", date_in(text_of(citation, "date-in-citation")))
    building.put("note", text_of(citation, "comment"))
    _read_links(citation, building)
    if not building.text("title"):
        building.put("note", text_of(citation))
    return building.record()


def _read_people(citation: Element, building: Building) -> None:
    groups = citation.findall("person-group")
    for group in groups:
        role = str(group.get("person-group-type") or "author")
        variable = ROLES.get(role, "author")
        _add_people(group, variable, building)
    if not groups:
        _add_people(citation, "author", building)


def _add_people(holder: Element, variable: str, building: Building) -> None:
    for each in holder:
        if each.tag in {"name", "string-name"}:
            building.add_name(variable, _name(each))
        elif each.tag == "collab":
            building.add_name(variable, Name(literal=text_of(each)))
        elif each.tag == "etal":
            building.add_name(variable, Name(literal="others"))


def _read_links(citation: Element, building: Building) -> None:
    for identifier in citation.iter("pub-id", "object-id"):
        if variable := IDENTIFIERS.get(str(identifier.get("pub-id-type"))):
            building.put(variable, text_of(identifier))
    for link in citation.iter("ext-link", "uri"):
        address = str(link.get(_LINK) or text_of(link))
        if "doi.org/" in address:
            building.put("DOI", address.partition("doi.org/")[2])
        else:
            building.put("URL", address)


def _first(element: Element, *names: str) -> Element | None:
    return next((found for name in names if (found := element.find(name)) is not None), None)
