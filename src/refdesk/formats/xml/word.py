"""Word's bibliography (`Sources.xml`, ECMA-376 part 1, 22.6)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from refdesk.domain.names import Name
from refdesk.domain.problem import Problem
from refdesk.domain.record import Record
from refdesk.formats.bibtex.mapping import TYPES as BIBTEX_TYPES
from refdesk.formats.building import Building
from refdesk.formats.dates import date_of
from refdesk.formats.format import Entry
from refdesk.formats.losses import losses
from refdesk.formats.people import with_suffix
from refdesk.formats.xml import markup
from refdesk.formats.xml.elements import Element, items, line_of, looks_like, text_of

EXTRA = "word:"
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
_TYPES: Mapping[str, str] = {
    "JournalArticle": "article-journal", "ArticleInAPeriodical": "article-magazine", "Book": "book",
    "BookSection": "chapter", "ConferenceProceedings": "paper-conference", "Report": "report",
    "InternetSite": "webpage", "DocumentFromInternetSite": "webpage", "ElectronicSource": "webpage",
    "Patent": "patent", "Film": "motion_picture", "Interview": "interview", "Case": "legal_case",
    "Art": "graphic",
    "Performance": "performance", "SoundRecording": "song", "Misc": "document",
}  # fmt: skip
_WRITTEN: Mapping[str, str] = {
    **{csl: word for word, csl in reversed(list(_TYPES.items()))},
    "article-newspaper": "ArticleInAPeriodical", "thesis": "Report", "post-weblog": "InternetSite",
    "post": "InternetSite", "review": "JournalArticle", "review-book": "JournalArticle",
    "entry": "BookSection",
    "entry-dictionary": "BookSection", "entry-encyclopedia": "BookSection", "pamphlet": "Book",
}  # fmt: skip
_TEXTS: Mapping[str, str] = {
    "Title": "title", "ShortTitle": "title-short", "Volume": "volume", "Issue": "issue", "Pages": "page",
    "Edition": "edition", "Publisher": "publisher", "URL": "URL", "NumberVolumes": "number-of-volumes",
    "ChapterNumber": "chapter-number", "Medium": "medium", "Version": "version", "Comments": "note",
    "DOI": "DOI", "BIBTEX_Abstract": "abstract", "BIBTEX_KeyWords": "keyword", "ThesisType": "genre",
    "CaseNumber": "number", "PatentNumber": "number", "AbbreviatedCaseNumber": "number", "Court": "authority",
    "Type": "genre", "Theater": "event-place",
    "BIBTEX_Series": "collection-title", "BIBTEX_Note": "note",
    "RecordingNumber": "number",
}  # fmt: skip
_NUMBER_NAME = re.compile(r"\b(ISBN|ISSN|DOI)[: ]\s*", re.IGNORECASE)
_CONTAINERS = (
    "JournalName", "PeriodicalTitle", "BookTitle", "ConferenceName", "InternetSiteTitle", "PublicationTitle",
    "BroadcastTitle", "AlbumTitle", "Reporter",
)  # fmt: skip
_NAMES: Mapping[str, str] = {
    "Author": "author", "Editor": "editor", "Translator": "translator", "BookAuthor": "container-author",
    "Director": "director", "Compiler": "compiler", "Composer": "composer", "Performer": "performer",
    "Interviewee": "author", "Interviewer": "interviewer", "Inventor": "author", "Artist": "author",
    "Conductor": "contributor", "Counsel": "contributor", "ProducerName": "producer",
    "Writer": "script-writer",
}  # fmt: skip
_PRODUCERS = ("Broadcaster", "ProductionCompany", "Distributor", "Station")
_THESIS = re.compile(r"thes[ie]s|dissertation|diplom", re.IGNORECASE)
_PLACES = ("City", "StateProvince", "CountryRegion")
_USED = frozenset({
    *_TEXTS, *_CONTAINERS, *_PLACES, *_PRODUCERS, "Author", "SourceType", "Tag", "Guid", "LCID", "RefOrder",
    "Year", "Month",
    "Day", "YearAccessed", "MonthAccessed", "DayAccessed", "StandardNumber", "Institution", "Department",
    "BIBTEX_Entry",
})  # fmt: skip


_HELD = frozenset({
    *_TEXTS.values(), *_NAMES.values(), "container-title", "publisher-place", "ISBN", "ISSN", "issued",
    "accessed",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class WordXml:
    """The list of sources that Word keeps."""

    id: str = "word-xml"
    label: str = "Word bibliography"
    extensions: tuple[str, ...] = ("xml",)
    can_write: bool = True

    def recognise(self, data: bytes) -> float:
        """High where Word's sources stand near the beginning."""
        return (
            0.9 if looks_like(data, "Sources") and b"officeDocument/2006/bibliography" in data[:4096] else 0.0
        )

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """The sources of a file, in its order."""
        for found in items(data, frozenset({"Source"})):
            yield found if isinstance(found, Problem) else _entry(found)

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """A file that Word's source manager opens."""
        yield f'<?xml version="1.0" encoding="UTF-8"?>\n<b:Sources xmlns:b="{_NAMESPACE}" SelectedStyle="">\n'
        for number, entry in enumerate(entries, 1):
            yield _written_source(entry, number)
            yield from losses(entry, _HELD, self.label)
        yield "</b:Sources>\n"


WORD_XML = WordXml()


def _entry(source: Element) -> Entry:
    building = Building(_type_of(source), EXTRA)
    for name, variable in _TEXTS.items():
        building.put(variable, text_of(source, name))
    for name in _CONTAINERS:
        building.put("container-title", text_of(source, name))
    for role, variable in _NAMES.items():
        building.add_names(variable, _names(source.find(f"Author/{role}")))
    institution = ", ".join(filter(None, (text_of(source, "Institution"), text_of(source, "Department"))))
    building.put("publisher", institution)
    for tag in _PRODUCERS:
        building.put("publisher", text_of(source, tag))
    place = ", ".join(filter(None, (text_of(source, tag) for tag in _PLACES)))
    building.put("event-place" if building.type == "performance" else "publisher-place", place)
    for variable, suffix in (("issued", ""), ("accessed", "Accessed")):
        year, month, day = (text_of(source, part + suffix) for part in ("Year", "Month", "Day"))
        building.put(variable, date_of(year, month, day) if year else None)
    _read_standard_number(text_of(source, "StandardNumber"), building)
    for child in source:
        if isinstance(child.tag, str) and child.tag not in _USED:
            building.keep(child.tag, text_of(child))
    return Entry(building.record(), text_of(source, "Tag"), line_of(source))


def _type_of(source: Element) -> str:
    """The type; Word has theses among its reports, and of its *Misc* JabRef tells the type of BibTeX."""
    told = BIBTEX_TYPES.get(text_of(source, "BIBTEX_Entry").lower(), "document")
    named = _TYPES.get(text_of(source, "SourceType"), "document")
    named = told if named == "document" else named
    return "thesis" if named == "report" and _THESIS.search(text_of(source, "ThesisType")) else named


def _names(role: Element | None) -> Iterator[Name]:
    if role is None:
        return
    corporate = text_of(role, "Corporate")
    if corporate:
        yield Name(literal=corporate)
    for person in role.findall("NameList/Person"):
        given = " ".join(filter(None, (text_of(person, "First"), text_of(person, "Middle"))))
        yield with_suffix(Name(family=text_of(person, "Last"), given=given))


def _read_standard_number(text: str, building: Building) -> None:
    """`ISBN:..., ISSN:..., DOI:...` as converters write it, or one bare number."""
    if not text:
        return
    pieces = _NUMBER_NAME.sub(r"\1:", text).replace(";", " ").split()
    for piece in pieces:
        name, colon, number = piece.strip(",").rpartition(":")
        variable = {"isbn": "ISBN", "issn": "ISSN", "doi": "DOI", "pmid": "PMID"}.get(name.strip(":").lower())
        if variable:
            building.put(variable, number)
        elif not colon and len(pieces) == 1:
            building.put_standard_number(number)
        else:
            building.keep("StandardNumber", piece)


def _written_source(entry: Entry, number: int) -> str:
    record = entry.record
    parts = [
        _tag("Tag", entry.key or f"RefDesk{number}"),
        _tag("SourceType", _WRITTEN.get(record.type, "Misc")),
    ]
    told: set[str] = set()
    for name, variable in _TEXTS.items():
        if variable not in told and record.text(variable):
            told.add(variable)
            parts.append(_tag(name, record.text(variable)))
    parts.append(_tag(_container_tag(record), record.text("container-title")))
    parts.append(_tag("City", record.text("publisher-place")))
    numbers = [f"{name}:{record.text(name)}" for name in ("ISBN", "ISSN") if name in record]
    parts.append(_tag("StandardNumber", ", ".join(numbers) if len(numbers) > 1 else _number(record)))
    parts += [*_dates(record), _people(record)]
    return f"<b:Source>{''.join(parts)}</b:Source>\n"


def _number(record: Record) -> str:
    return record.text("ISBN") or record.text("ISSN")


def _container_tag(record: Record) -> str:
    tags = {"chapter": "BookTitle", "paper-conference": "ConferenceName", "webpage": "InternetSiteTitle",
            "article-magazine": "PeriodicalTitle", "article-newspaper": "PeriodicalTitle"}  # fmt: skip
    return tags.get(record.type, "JournalName")


def _dates(record: Record) -> Iterator[str]:
    for variable, suffix in (("issued", ""), ("accessed", "Accessed")):
        date = record.date(variable)
        if date and date.start:
            parts = zip(("Year", "Month", "Day"), date.start.to_parts(), strict=False)
            yield "".join(_tag(name + suffix, str(part)) for name, part in parts)
        elif date:
            yield _tag(f"Year{suffix}", date.literal)


def _people(record: Record) -> str:
    inside = "".join(
        f"<b:{tag}>{_name_list(record.names(variable))}</b:{tag}>"
        for tag, variable in _NAMES.items()
        if record.names(variable) and tag not in {"Interviewee", "Inventor", "Artist", "Counsel"}
    )
    return f"<b:Author>{inside}</b:Author>" if inside else ""


def _name_list(names: tuple[Name, ...]) -> str:
    bodies = [name.literal for name in names if name.literal]
    if len(bodies) == len(names):
        return _tag("Corporate", "; ".join(bodies))
    persons = "".join(f"<b:Person>{_person(name)}</b:Person>" for name in names)
    return f"<b:NameList>{persons}</b:NameList>"


def _person(name: Name) -> str:
    family = " ".join(filter(None, (name.non_dropping_particle, name.family))) or name.literal
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    return _tag("Last", family) + _tag("First", ", ".join(filter(None, (given, name.suffix))))


def _tag(name: str, text: str) -> str:
    return markup.tag(f"b:{name}", text)
