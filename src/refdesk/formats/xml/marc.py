"""MARC 21 bibliographic records in XML (MARCXML), as library catalogues deliver them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from refdesk.domain.names import Name
from refdesk.domain.problem import Problem
from refdesk.formats.building import Building
from refdesk.formats.dates import date_in
from refdesk.formats.format import Entry
from refdesk.formats.people import inverted
from refdesk.formats.xml.elements import Element, items, line_of, looks_like, text_of

EXTRA = "marc:"
_ROLES: Mapping[str, str] = {
    "aut": "author", "cre": "author", "edt": "editor", "trl": "translator", "ctb": "contributor",
    "com": "compiler", "ill": "illustrator", "cmp": "composer", "drt": "director", "hrsg": "editor",
    "herausgeber": "editor", "verfasser": "author", "author": "author", "editor": "editor",
    "translator": "translator", "mitwirkender": "contributor",
}  # fmt: skip
#: Leader, position 6, "type of record".
_TYPES: Mapping[str, str] = {
    "e": "map", "f": "map", "g": "motion_picture", "i": "song", "j": "song", "k": "graphic", "m": "software",
    "c": "musical_score", "d": "musical_score", "t": "manuscript",
}  # fmt: skip
_PUNCTUATION = " /:;,.="
_PAGES = re.compile(r"(\d+)\s*(?:unnumbered\s+)?(?:p\b|pages|S\.|Seiten|с\.|leaves)", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class MarcXml:
    """Records of a catalogue, alone or in the answer to a query (SRU)."""

    id: str = "marcxml"
    label: str = "MARCXML"
    extensions: tuple[str, ...] = ("xml", "marcxml")
    can_write: bool = False

    def recognise(self, data: bytes) -> float:
        """High where MARC's fields stand near the beginning."""
        return 0.9 if looks_like(data, "datafield") and looks_like(data, "leader", "controlfield") else 0.0

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """The records of a file, in its order."""
        for found in items(data, frozenset({"record"})):
            if isinstance(found, Problem):
                yield found
            elif found.find("datafield") is not None:
                yield _entry(found)

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """Not written: cataloguing is another trade."""
        raise NotImplementedError


MARCXML = MarcXml()


class _Fields:
    """The fields of one record, by tag."""

    def __init__(self, record: Element) -> None:
        self._fields: dict[str, list[Element]] = {}
        for field in record.findall("datafield"):
            self._fields.setdefault(str(field.get("tag")), []).append(field)

    def all(self, *tags: str) -> Iterator[Element]:
        for tag in tags:
            yield from self._fields.get(tag, ())

    def text(self, tag: str, codes: str) -> str:
        """The first text of these subfields in the first field of a tag that has one."""
        for field in self.all(tag):
            for code in codes:
                if texts := _subfields(field, code):
                    return texts[0]
        return ""


def _entry(record: Element) -> Entry:
    fields = _Fields(record)
    building = Building(_type_of(record, fields), EXTRA)
    _read_title(fields, building)
    _read_names(fields, building)
    _read_imprint(record, fields, building)
    _read_host(fields, building)
    _read_identifiers(fields, building)
    for text in (text for field in fields.all("520") for text in _subfields(field, "a")):
        building.add("abstract", text, "\n\n")
    for field in fields.all("650", "651", "653", "655", "600", "689"):
        words = [text.strip(_PUNCTUATION) for text in _subfields(field, "abvxyzt")]
        building.add("keyword", " / ".join(words))
    return Entry(building.record(), "", line_of(record))


def _type_of(record: Element, fields: _Fields) -> str:
    leader = text_of(record, "leader").ljust(8)
    if _has(fields, "502"):
        return "thesis"
    if _has(fields, "773"):
        return "article-journal" if leader[7] == "b" or _is_serial(fields) else "chapter"
    if leader[7] == "s":
        return "periodical"
    is_online_text = leader[6] == "m" and _has(fields, "020")
    return "book" if is_online_text else _TYPES.get(leader[6], "book")


def _has(fields: _Fields, tag: str) -> bool:
    return next(fields.all(tag), None) is not None


def _is_serial(fields: _Fields) -> bool:
    return any(_subfields(field, "x") for field in fields.all("773"))


def _read_title(fields: _Fields, building: Building) -> None:
    title = fields.text("245", "a").strip(_PUNCTUATION)
    subtitle = fields.text("245", "b").strip(_PUNCTUATION)
    part = " ".join(filter(None, (fields.text("245", "n"), fields.text("245", "p")))).strip(_PUNCTUATION)
    building.put("title", f"{title}: {subtitle}" if subtitle else title)
    building.put("part-title", part)
    building.put("collection-title", (fields.text("490", "a") or fields.text("830", "a")).strip(_PUNCTUATION))
    building.put(
        "collection-number", (fields.text("490", "v") or fields.text("830", "v")).strip(_PUNCTUATION)
    )
    building.put("original-title", fields.text("240", "a").strip(_PUNCTUATION))
    building.put("event-title", (fields.text("111", "a") or fields.text("711", "a")).strip(_PUNCTUATION))
    building.put("event-place", (fields.text("111", "c") or fields.text("711", "c")).strip(_PUNCTUATION))


def _read_names(fields: _Fields, building: Building) -> None:
    for field in fields.all("100", "110", "700", "710"):
        roles = [text.lower().strip(_PUNCTUATION) for code in "4e" for text in _subfields(field, code)]
        is_main = str(field.get("tag")).startswith("1")
        variable = next(
            (_ROLES[role] for role in roles if role in _ROLES), "author" if is_main or not roles else ""
        )
        text = " ".join(_subfields(field, "a")).strip(" ,;:")
        if not variable or not text:
            continue
        is_body = str(field.get("tag")).endswith("10")
        building.add_name(variable, Name(literal=text) if is_body else inverted(text))


def _read_imprint(record: Element, fields: _Fields, building: Building) -> None:
    imprints = [field for field in fields.all("264", "260") if field.get("ind2") != "4"] or list(
        fields.all("264")
    )
    for field in imprints:
        building.put("publisher-place", "".join(_subfields(field, "a")[:1]).strip(_PUNCTUATION + "[]"))
        building.put("publisher", "".join(_subfields(field, "b")[:1]).strip(" :;,"))
        year = _YEAR.search(" ".join(_subfields(field, "c")))
        building.put("issued", date_in(year[0]) if year else None)
    control = {str(each.get("tag")): each.text or "" for each in record.findall("controlfield")}
    coded = control.get("008", "")[7:11]
    building.put("issued", date_in(coded) if coded.isdigit() else None)
    building.put("edition", fields.text("250", "a").strip(" /"))
    pages = _PAGES.search(fields.text("300", "a"))
    building.put("number-of-pages", pages[1] if pages else "")
    language = control.get("008", "")[35:38].strip(" |") or fields.text("041", "a")
    building.put("language", language)
    building.put("genre", fields.text("502", "ab").strip(_PUNCTUATION))


def _read_host(fields: _Fields, building: Building) -> None:
    building.put("container-title", fields.text("773", "t").strip(_PUNCTUATION))
    building.put("ISSN", fields.text("773", "x"))
    for text in (text for field in fields.all("773") for text in _subfields(field, "gq")):
        for name, pattern in (
            ("volume", r"(?:vol\.?|volume|Bd\.|Band|Jg\.|т\.)\s*:?\s*(\d+)"),
            ("issue", r"(?:no\.?|nr\.?|issue|Heft|№|number)\s*:?\s*(\d+)"),
            ("page", r"(?:pp?\.?|pages|S\.|Seiten|с\.)\s*:?\s*(\d+(?:[-\u2013]\d+)?)"),
        ):
            match = re.search(pattern, text, re.IGNORECASE)
            building.put(name, match[1] if match else "")
        year = _YEAR.search(text)
        building.put("issued", date_in(year[0]) if year else None)


def _read_identifiers(fields: _Fields, building: Building) -> None:
    building.put("ISBN", fields.text("020", "a").partition(" ")[0])
    building.put("ISSN", fields.text("022", "a"))
    for field in fields.all("024"):
        number, kind = "".join(_subfields(field, "a")[:1]), "".join(_subfields(field, "2")[:1]).lower()
        if kind == "doi" or number.startswith("10."):
            building.put("DOI", number)
    building.put("URL", fields.text("856", "u"))
    building.put("call-number", fields.text("050", "a") or fields.text("082", "a"))


def _subfields(field: Element, codes: str) -> list[str]:
    found = (each for each in field.findall("subfield") if str(each.get("code")) in codes)
    return [text for each in found if (text := text_of(each))]
