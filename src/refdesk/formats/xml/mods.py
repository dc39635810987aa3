"""MODS 3 (Library of Congress)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.problem import Problem
from refdesk.formats.building import Building, page_range
from refdesk.formats.dates import date_in
from refdesk.formats.format import Entry
from refdesk.formats.losses import losses
from refdesk.formats.people import inverted
from refdesk.formats.xml.elements import Element, items, line_of, looks_like, text_of, texts_of
from refdesk.formats.xml.mods_terms import (
    DETAILS,
    EXTRA,
    GENRES,
    IDENTIFIERS,
    NAMESPACE,
    PUBLISHING,
    RESOURCES,
    ROLES,
)
from refdesk.formats.xml.mods_writing import document, held

_NOT_IN_GENRES = re.compile(r"[\s._/-]+")
#: What something in a whole of a genre is.
_PARTS = {"book": "chapter", "periodical": "article-journal"}
_COPYING = frozenset({"digitization", "digitisation", "reproduction", "capture", "captured", "modified"})
_TOPICS = frozenset({"topic", "geographic", "temporal", "genre", "occupation"})
_DATES = ("dateIssued", "copyrightDate", "dateCreated", "dateOther")


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
        yield f'<?xml version="1.0" encoding="UTF-8"?>\n<modsCollection xmlns="{NAMESPACE}">\n'
        for entry in entries:
            yield document(entry)
            yield from losses(entry, held(entry.record), self.label)
        yield "</modsCollection>\n"


MODS = Mods()


def _entry(mods: Element) -> Entry:
    host = mods.find("relatedItem[@type='host']")
    building = Building(_type_of(mods, host), EXTRA)
    _read_titles(mods, host, building)
    _read_names(mods, building, "author")
    if host is not None:
        _read_host_names(host, building)
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
    for genre in (*_genres(mods), *(_genres(host) if host is not None else ())):
        found = GENRES.get(_NOT_IN_GENRES.sub("", genre.lower()))
        if found in _PARTS and host is not None:
            return _PARTS[found]
        if found:
            return found
    resource = text_of(mods, "typeOfResource")
    if resource in RESOURCES:
        return RESOURCES[resource]
    if host is not None:
        is_serial = bool(texts_of(host, "identifier[@type='issn']"))
        is_serial = is_serial or "continuing" in texts_of(host, "originInfo/issuance")
        return "article-journal" if is_serial else "chapter"
    is_whole = text_of(mods, "originInfo/issuance") in {"monographic", "single unit"}
    return "book" if is_whole or texts_of(mods, "identifier[@type='isbn']") else "document"


def _genres(holder: Element) -> Iterator[str]:
    """The genres in words; of one that only has an address, what that names."""
    for genre in holder.findall("genre"):
        yield text_of(genre) or re.split(r"[#/]", str(genre.get("valueURI", "")))[-1]


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
    article = text_of(info, "nonSort")
    blank = "" if article.endswith(("'", "\u2019", "-")) else " "
    title = f"{article}{blank}{text_of(info, 'title')}".strip()
    subtitle = text_of(info, "subTitle")
    return f"{title}: {subtitle}" if subtitle else title


def _read_host_names(host: Element, building: Building) -> None:
    """Who made what the work is part of: its authors are not the work's."""
    inside = Building(building.type, EXTRA)
    _read_names(host, inside, "editor" if building.type in {"chapter", "paper-conference"} else "")
    for variable, names in inside.values.items():
        building.put("container-author" if variable == "author" else variable, names)


def _read_names(holder: Element, building: Building, default: str) -> None:
    for found in holder.findall("name"):
        roles = [role.lower().rstrip(".") for role in texts_of(found, "role/roleTerm")]
        if not PUBLISHING.isdisjoint(roles):
            building.put("publisher", " ".join(texts_of(found, "namePart")))
            continue
        if found.get("type") == "conference" and default:
            building.put("event-title", " ".join(texts_of(found, "namePart")))
            continue
        variable = next((ROLES[role] for role in roles if role in ROLES), default)
        if variable == "author" and roles and not any(map(ROLES.get, roles)):
            # A funder, an owner, a dedicatee.
            variable = "contributor"
        if variable:
            building.add_name(variable, _name(found))


def _name(found: Element) -> Name:
    parts: dict[str, list[str]] = {}
    for part in found.findall("namePart"):
        parts.setdefault(str(part.get("type") or ""), []).append(text_of(part).strip(" ,"))
    orcid = text_of(found, "nameIdentifier[@type='orcid']").rpartition("/")[2]
    card = {"affiliation": text_of(found, "affiliation"), "orcid": orcid}
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
        if variable := DETAILS.get(str(detail.get("type"))):
            building.put(variable, text_of(detail, "number") or text_of(detail, "caption"))
    for extent in part.findall("extent"):
        if extent.get("unit", "page") in {"page", "pages"}:
            pages = page_range(text_of(extent, "start"), text_of(extent, "end"))
            building.put("page", pages or text_of(extent, "list") or text_of(extent, "total"))
    building.put("issued", date_in(text_of(part, "date")))


def _read_origin(mods: Element, host: Element | None, building: Building) -> None:
    origins = [*mods.findall("originInfo"), *(host.findall("originInfo") if host is not None else [])]
    # Who made a copy of the work, and when, counts where nothing else is said.
    origins.sort(key=lambda origin: origin.get("eventType") in _COPYING)
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
        if identifier.get("invalid") == "yes":
            building.keep(f"identifier {kind} invalid", text_of(identifier))
        elif variable := IDENTIFIERS.get(kind):
            building.take(variable, f"identifier {kind}", text_of(identifier))
        elif kind != "citekey":
            building.keep(f"identifier {kind}".strip(), text_of(identifier))
    for address in sorted(holder.findall("location/url"), key=_rank):
        building.take("URL", "url", text_of(address))


def _topic(part: Element) -> str:
    """One part of a subject in words: a topic, a place, a time, a person, a work."""
    if part.tag == "name":
        return ", ".join(each.strip(" ,") for each in texts_of(part, "namePart"))
    if part.tag == "titleInfo":
        return _title(part)
    return text_of(part) if part.tag in _TOPICS else ""


def _rank(address: Element) -> int:
    """The address of the work's own page stands first, that of a picture of it last."""
    if str(address.get("usage", "")).startswith("primary"):
        return 0
    return 2 if address.get("access") == "preview" else 1


def _read_description(mods: Element, building: Building) -> None:
    for abstract in texts_of(mods, "abstract"):
        building.add("abstract", abstract, "\n\n")
    building.put("reviewed-title", _title(mods.find("relatedItem[@type='reviewOf']/titleInfo")))
    building.put("scale", text_of(mods, "subject/cartographics/scale"))
    for note in texts_of(mods, "note"):
        building.add("note", note, ", ")
    building.put("licence", text_of(mods, "accessCondition"))
    building.put("archive", text_of(mods, "location/physicalLocation"))
    building.put("archive_location", text_of(mods, "location/shelfLocator"))
    for subject in mods.findall("subject"):
        building.add("keyword", " -- ".join(filter(None, map(_topic, subject))))
    languages = [term for term in mods.findall("language/languageTerm") if text_of(term)]
    spoken = [text_of(term) for term in languages if term.get("type") == "text"]
    building.put("language", spoken[0] if spoken else text_of(languages[0]) if languages else "")
    building.put("call-number", text_of(mods, "classification"))
    pages = re.search(
        r"(\d+) ?(?:p\b|pages|leaves|S\.|Seiten|Bl\.)", text_of(mods, "physicalDescription/extent")
    )
    building.put("number-of-pages", pages[1] if pages else "")
