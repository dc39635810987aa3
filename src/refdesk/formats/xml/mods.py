"""MODS 3 (Library of Congress)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.problem import Problem
from refdesk.domain.record import Record
from refdesk.formats.building import Building, page_range
from refdesk.formats.dates import date_in
from refdesk.formats.format import Entry
from refdesk.formats.losses import losses
from refdesk.formats.people import inverted
from refdesk.formats.xml.elements import Element, items, line_of, looks_like, text_of, texts_of
from refdesk.formats.xml.markup import group, tag

EXTRA = "mods:"
_NAMESPACE = "http://www.loc.gov/mods/v3"
_GENRES: Mapping[str, str] = {
    "journal article": "article-journal", "article": "article-journal", "academic journal": "article-journal",
    "journalarticle": "article-journal", "book": "book", "monograph": "book", "book chapter": "chapter",
    "booksection": "chapter", "chapter": "chapter", "conference publication": "paper-conference",
    "conference paper": "paper-conference", "conferencepaper": "paper-conference",
    "inproceedings": "paper-conference",
    "conference proceeding": "paper-conference", "thesis": "thesis", "ph.d. thesis": "thesis",
    "masters thesis": "thesis", "doctoral thesis": "thesis", "dissertation": "thesis", "report": "report",
    "technical report": "report", "techreport": "report", "web site": "webpage", "website": "webpage",
    "webpage": "webpage", "newspaper article": "article-newspaper", "newspaper": "article-newspaper",
    "newspaperarticle": "article-newspaper", "magazine article": "article-magazine",
    "magazine": "article-magazine", "patent": "patent", "map": "map", "dataset": "dataset",
    "data set": "dataset",
    "letter": "personal_communication", "interview": "interview", "encyclopedia": "entry-encyclopedia",
    "encyclopediaarticle": "entry-encyclopedia", "dictionary": "entry-dictionary", "manuscript": "manuscript",
    "standard": "standard", "legislation": "legislation", "review": "review", "book review": "review-book",
    "computer program": "software", "software": "software", "motion picture": "motion_picture",
    "videorecording": "motion_picture", "periodical": "article-journal", "blogpost": "post-weblog",
    "instruction": "book", "conference": "paper-conference", "collection": "book",
}  # fmt: skip
_RESOURCES: Mapping[str, str] = {
    "still image": "graphic", "moving image": "motion_picture", "cartographic": "map",
    "notated music": "musical_score", "sound recording": "song", "sound recording-musical": "song",
    "sound recording-nonmusical": "song", "software, multimedia": "software",
}  # fmt: skip
_WRITTEN_GENRES: Mapping[str, str] = {
    "article-journal": "journal article", "article-magazine": "magazine article", "chapter": "book chapter",
    "article-newspaper": "newspaper article", "book": "book", "paper-conference": "conference publication",
    "thesis": "thesis", "report": "report", "webpage": "web site", "patent": "patent", "map": "map",
    "dataset": "dataset", "personal_communication": "letter", "interview": "interview",
    "entry-encyclopedia": "encyclopedia", "entry-dictionary": "dictionary", "manuscript": "manuscript",
    "standard": "standard", "legislation": "legislation", "review": "review", "review-book": "book review",
    "software": "computer program", "motion_picture": "motion picture", "post-weblog": "blogPost",
}  # fmt: skip
#: MARC relator codes and terms.
_ROLES: Mapping[str, str] = {
    "aut": "author", "author": "author", "cre": "author", "creator": "author", "edt": "editor",
    "editor": "editor",
    "trl": "translator", "translator": "translator", "ctb": "contributor", "contributor": "contributor",
    "com": "compiler", "compiler": "compiler", "ill": "illustrator", "illustrator": "illustrator",
    "cmp": "composer", "composer": "composer", "drt": "director", "director": "director", "ive": "author",
    "ivr": "interviewer", "prf": "performer", "nrt": "narrator", "rcp": "recipient", "pro": "producer",
    "inv": "author", "pht": "author", "art": "author", "lyr": "author", "dis": "author",
    "cur": "curator", "orm": "organizer", "aui": "contributor", "pbd": "editorial-director",
}  # fmt: skip
_CODES = {"author": "aut", "editor": "edt", "translator": "trl", "contributor": "ctb", "compiler": "com",
          "illustrator": "ill", "composer": "cmp", "director": "drt"}  # fmt: skip
_WITHIN = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference"}
)
_DATES = ("dateIssued", "copyrightDate", "dateCreated", "dateOther")
_IDENTIFIERS = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID", "uri": "URL",
                "pubmed": "PMID", "eissn": "ISSN"}  # fmt: skip


_HELD = frozenset({
    *_CODES, "licence", "archive", "archive_location", "part-number", "part-title",
    "title", "title-short", "container-title", "container-title-short", "issued", "publisher",
    "publisher-place", "edition", "volume", "issue", "page", "abstract", "note", "keyword", "language",
    "URL", "DOI",
    "PMID", "PMCID", "ISBN", "ISSN",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mods:
    """A `mods` element or a `modsCollection`."""

    id: str = "mods"
    label: str = "MODS"
    extensions: tuple[str, ...] = ("mods", "xml")
    can_write: bool = True

    def recognise(self, data: bytes) -> float:
        """High where a MODS element stands near the beginning."""
        return 0.9 if looks_like(data, "mods", "modsCollection") else 0.0

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """The records of a file, in its order."""
        for found in items(data, frozenset({"mods"})):
            yield found if isinstance(found, Problem) else _entry(found)

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """A collection of MODS 3.7 records."""
        yield f'<?xml version="1.0" encoding="UTF-8"?>\n<modsCollection xmlns="{_NAMESPACE}">\n'
        for entry in entries:
            yield _written_mods(entry)
            yield from losses(entry, _held(entry.record), self.label)
        yield "</modsCollection>\n"


MODS = Mods()


def _entry(mods: Element) -> Entry:
    host = mods.find("relatedItem[@type='host']")
    building = Building(_type_of(mods, host), EXTRA)
    _read_titles(mods, host, building)
    _read_names(mods, building, "author")
    if host is not None:
        _read_names(host, building, "editor" if building.type in {"chapter", "paper-conference"} else "")
        _read_part(host.find("part"), building)
    _read_part(mods.find("part"), building)
    _read_origin(mods, host, building)
    _read_identifiers(mods, building)
    if host is not None:
        _read_identifiers(host, building)
    _read_description(mods, building)
    return Entry(building.record(), _key_of(mods), line_of(mods))


def _key_of(mods: Element) -> str:
    return text_of(mods, "identifier[@type='citekey']") or str(mods.get("ID", ""))


def _type_of(mods: Element, host: Element | None) -> str:
    for genre in (*texts_of(mods, "genre"), *(texts_of(host, "genre") if host is not None else [])):
        found = _GENRES.get(genre.lower())
        if found == "book" and host is not None:
            return "chapter"
        if found:
            return found
    resource = text_of(mods, "typeOfResource")
    if resource in _RESOURCES:
        return _RESOURCES[resource]
    if host is not None:
        is_serial = bool(texts_of(host, "identifier[@type='issn']"))
        is_serial = is_serial or "continuing" in texts_of(host, "originInfo/issuance")
        return "article-journal" if is_serial else "chapter"
    is_whole = text_of(mods, "originInfo/issuance") in {"monographic", "single unit"}
    return "book" if is_whole or texts_of(mods, "identifier[@type='isbn']") else "document"


def _read_titles(mods: Element, host: Element | None, building: Building) -> None:
    for info in mods.findall("titleInfo"):
        kind = info.get("type")
        variable = {"abbreviated": "title-short", "translated": "original-title"}.get(
            str(kind or ""), "title"
        )
        if kind in (None, "abbreviated"):
            building.put(variable, _title(info))
            building.put("part-number", text_of(info, "partNumber"))
            building.put("part-title", text_of(info, "partName"))
    for info in mods.findall("titleInfo"):
        building.put("title", _title(info))
    if host is not None:
        for info in host.findall("titleInfo"):
            is_short = info.get("type") == "abbreviated"
            building.put("container-title-short" if is_short else "container-title", _title(info))
    for series in mods.findall("relatedItem[@type='series']"):
        building.put("collection-title", _title(series.find("titleInfo")))
        number = text_of(series, "part/detail/number") or text_of(series, "titleInfo/partNumber")
        building.put("collection-number", number)


def _title(info: Element | None) -> str:
    if info is None:
        return ""
    title = f"{text_of(info, 'nonSort')} {text_of(info, 'title')}".strip()
    subtitle = text_of(info, "subTitle")
    return f"{title}: {subtitle}" if subtitle else title


def _read_names(holder: Element, building: Building, default: str) -> None:
    for found in holder.findall("name"):
        roles = [role.lower().rstrip(".") for role in texts_of(found, "role/roleTerm")]
        variable = next((_ROLES[role] for role in roles if role in _ROLES), default)
        if variable == "author" and roles and not any(map(_ROLES.get, roles)):
            # A funder, an owner, a dedicatee.
            variable = "contributor"
        if variable:
            building.add_name(variable, _name(found))


def _name(found: Element) -> Name:
    parts: dict[str, list[str]] = {}
    for part in found.findall("namePart"):
        parts.setdefault(str(part.get("type") or ""), []).append(text_of(part).strip(" ,"))
    card = {"affiliation": text_of(found, "affiliation")}
    family, given = " ".join(parts.get("family", [])), " ".join(parts.get("given", []))
    if family or given:
        suffix = " ".join(parts.get("termsOfAddress", []))
        return Name(family=family or given, given=given if family else "", suffix=suffix, **card)
    whole = " ".join(parts.get("", []))
    if found.get("type") in {"corporate", "conference"}:
        return Name(literal=whole, **card)
    return inverted(whole)


def _read_part(part: Element | None, building: Building) -> None:
    if part is None:
        return
    for detail in part.findall("detail"):
        variable = {"volume": "volume", "issue": "issue", "number": "issue", "chapter": "chapter-number",
                    "section": "section", "page": "page"}.get(str(detail.get("type")))  # fmt: skip
        if variable:
            building.put(variable, text_of(detail, "number") or text_of(detail, "caption"))
    for extent in part.findall("extent"):
        if extent.get("unit", "page") in {"page", "pages"}:
            pages = page_range(text_of(extent, "start"), text_of(extent, "end"))
            building.put("page", pages or text_of(extent, "list") or text_of(extent, "total"))
    building.put("issued", date_in(text_of(part, "date")))


def _read_origin(mods: Element, host: Element | None, building: Building) -> None:
    origins = [*mods.findall("originInfo"), *(host.findall("originInfo") if host is not None else [])]
    for origin in origins:
        key_dates = [each for each in origin if each.get("keyDate") == "yes"]
        building.put("issued", date_in(_bare(text_of(key_dates[0]))) if key_dates else None)
    for name in _DATES:
        for origin in origins:
            building.put("issued", _issued(origin, name))
    for origin in origins:
        places = [term for term in origin.findall("place/placeTerm") if term.get("type") != "code"]
        building.put("publisher-place", text_of(places[0]) if places else "")
        building.put("publisher", text_of(origin, "publisher"))
        building.put("edition", text_of(origin, "edition"))
        building.put("accessed", date_in(text_of(origin, "dateCaptured")))


def _issued(origin: Element, name: str) -> Date | None:
    """A date, or the two of a range."""
    found = origin.findall(name)
    ends = {str(each.get("point", "")): date_in(_bare(text_of(each))) for each in found}
    start, end = ends.get("start"), ends.get("end")
    if start and start.start and end and end.start:
        return Date(start.start, end.start)
    dates = [date for each in found if (date := date_in(_bare(text_of(each)))) and date.start]
    return start or (dates[0] if dates else None)


def _bare(text: str) -> str:
    """`c2011`, `[2011]` and `©2011` without their marks."""
    return re.sub(r"^(?:[c\u00a9\[]|ca?\. )+|[\].?]+$", "", text)


def _read_identifiers(holder: Element, building: Building) -> None:
    for identifier in holder.findall("identifier"):
        kind = str(identifier.get("type", "")).lower()
        if variable := _IDENTIFIERS.get(kind):
            building.take(variable, f"identifier {kind}", text_of(identifier))
        elif kind != "citekey":
            building.keep(f"identifier {kind}".strip(), text_of(identifier))
    for address in texts_of(holder, "location/url"):
        building.take("URL", "url", address)


def _read_description(mods: Element, building: Building) -> None:
    building.put("abstract", text_of(mods, "abstract"))
    for note in texts_of(mods, "note"):
        building.add("note", note, ", ")
    building.put("licence", text_of(mods, "accessCondition"))
    building.put("archive", text_of(mods, "location/physicalLocation"))
    building.put("archive_location", text_of(mods, "location/shelfLocator"))
    for subject in mods.findall("subject"):
        topics = [text_of(part) for part in subject if part.tag in {"topic", "geographic", "temporal"}]
        building.add("keyword", " -- ".join(topic for topic in topics if topic))
    languages = [term for term in mods.findall("language/languageTerm") if text_of(term)]
    spoken = [text_of(term) for term in languages if term.get("type") == "text"]
    building.put("language", spoken[0] if spoken else text_of(languages[0]) if languages else "")
    building.put("call-number", text_of(mods, "classification"))
    pages = re.search(r"(\d+) ?(?:p\b|pages|S\.|Seiten)", text_of(mods, "physicalDescription/extent"))
    building.put("number-of-pages", pages[1] if pages else "")


def _held(record: Record) -> frozenset[str]:
    return _HELD if record.type in _WITHIN else _HELD - {"container-title", "container-title-short"}


def _written_mods(entry: Entry) -> str:
    record = entry.record
    is_part = record.type in _WITHIN
    parts = [
        _own_title(record),
        _title_info(record.text("title-short"), type="abbreviated"),
        *(
            _written_name(name, role)
            for role in _CODES
            for name in record.names(role)
            if not is_part or role != "editor"
        ),
        "<typeOfResource>text</typeOfResource>",
        tag("genre", _WRITTEN_GENRES.get(record.type, "")),
        "" if is_part else _origin(record),
        _host(record) if is_part else _part(record),
        tag("abstract", record.text("abstract")),
        *(tag("note", note) for note in (record.text("note"), *entry.notes)),
        *(f"<subject>{tag('topic', word)}</subject>" for word in _keywords(entry)),
        group("language", tag("languageTerm", record.text("language"), type="text")),
        group("location", _location(record)),
        tag("accessCondition", record.text("licence")),
        *(tag("identifier", record.text(name), type=kind) for kind, name in _own_identifiers(record)),
        tag("identifier", entry.key, type="citekey"),
    ]
    return f'<mods version="3.7">{"".join(parts)}</mods>\n'


def _location(record: Record) -> str:
    places = tag("physicalLocation", record.text("archive")) + tag("url", record.text("URL"))
    return places + tag("shelfLocator", record.text("archive_location"))


def _own_identifiers(record: Record) -> list[tuple[str, str]]:
    own = [("doi", "DOI"), ("pmid", "PMID"), ("pmcid", "PMCID")]
    return own if record.type in _WITHIN else [*own, ("isbn", "ISBN"), ("issn", "ISSN")]


def _keywords(entry: Entry) -> list[str]:
    words = (*entry.record.text("keyword").split(";"), *entry.tags)
    return [word for word in dict.fromkeys(word.strip() for word in words) if word]


def _host(record: Record) -> str:
    inside = (
        _title_info(record.text("container-title")),
        _title_info(record.text("container-title-short"), type="abbreviated"),
        *(_written_name(name, "editor") for name in record.names("editor")),
        _origin(record),
        _part(record),
        tag("identifier", record.text("ISSN"), type="issn"),
        tag("identifier", record.text("ISBN"), type="isbn"),
    )
    return f'<relatedItem type="host">{"".join(inside)}</relatedItem>'


def _origin(record: Record) -> str:
    issued = record.date("issued")
    inside = (
        group("place", tag("placeTerm", record.text("publisher-place"), type="text")),
        tag("publisher", record.text("publisher")),
        tag("dateIssued", str(issued) if issued else ""),
        tag("edition", record.text("edition")),
    )
    return group("originInfo", "".join(inside))


def _part(record: Record) -> str:
    details = "".join(
        f'<detail type="{kind}">{tag("number", record.text(kind))}</detail>'
        for kind in ("volume", "issue")
        if record.text(kind)
    )
    first, _, last = record.text("page").partition("-")
    extent = f'<extent unit="pages">{tag("start", first)}{tag("end", last)}</extent>' if first else ""
    return group("part", details + extent)


def _own_title(record: Record) -> str:
    parts = (("title", "title"), ("partNumber", "part-number"), ("partName", "part-title"))
    return group("titleInfo", "".join(tag(name, record.text(variable)) for name, variable in parts))


def _title_info(title: str, **attributes: str) -> str:
    return group("titleInfo", tag("title", title), **attributes)


def _written_name(name: Name, role: str) -> str:
    if name.literal:
        parts, kind = tag("namePart", name.literal), "corporate"
    else:
        family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
        given = " ".join(filter(None, (name.given, name.dropping_particle)))
        parts = tag("namePart", family, type="family") + tag("namePart", given, type="given")
        parts += tag("namePart", name.suffix, type="termsOfAddress")
        kind = "personal"
    term = f'<role><roleTerm authority="marcrelator" type="code">{_CODES[role]}</roleTerm></role>'
    return f'<name type="{kind}">{parts}{term}</name>'
