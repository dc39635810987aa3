"""Web of Science tagged export (`FN Clarivate Analytics`), with each article's cited references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.problem import Problem, Severity
from refdesk.domain.record import Record
from refdesk.formats.building import Building, page_range
from refdesk.formats.dates import date_in, more_exact
from refdesk.formats.format import Entry
from refdesk.formats.people import inverted
from refdesk.formats.tagged.lines import Grammar, TaggedEntry, entries, run_together
from refdesk.formats.text import decoded, head_of

EXTRA = "wos:"
_GRAMMAR = Grammar(
    re.compile(r"(?P<tag>[A-Z][A-Z0-9])(?: (?P<text>.*))?$"), starts=frozenset({"PT"}), end="ER", joint="\n"
)
#: An entry has one of each.
_ONCE = frozenset({"TI", "UT", "PT"})
_START = re.compile(r"^(?:FN (?:Clarivate|Thomson|ISI)|PT [JBSPCD]\s*$)", re.MULTILINE)
_TYPES: Mapping[str, str] = {
    "J": "article-journal", "B": "book", "S": "chapter", "P": "patent", "C": "paper-conference",
    "D": "dataset",
}  # fmt: skip
_DOCUMENT_TYPES: Mapping[str, str] = {
    "proceedings paper": "paper-conference", "book chapter": "chapter", "book review": "review-book",
    "review": "article-journal", "meeting abstract": "paper-conference", "book": "book",
}  # fmt: skip
_TEXTS: Mapping[str, str] = {
    "TI": "title", "SO": "container-title", "JI": "container-title-short", "J9": "container-title-short",
    "VL": "volume", "IS": "issue", "PU": "publisher", "AB": "abstract", "LA": "language", "DI": "DOI",
    "PM": "PMID", "SE": "collection-title", "BS": "part-title", "CT": "event-title", "CL": "event-place",
    "PN": "part-number", "SU": "supplement-number", "AR": "number", "BN": "ISBN", "PG": "number-of-pages",
}  # fmt: skip
_USED = frozenset({
    *_TEXTS, "PT", "AU", "AF", "BA", "BF", "CA", "GP", "BE", "ED", "BP", "EP", "PY", "PD", "SN", "EI", "DE",
    "ID",
    "PI", "PA", "UT", "CR", "C1", "OI", "RI", "CY", "DT", "NR", "TC", "Z9", "FN", "VR", "DA", "EF", "HO",
    "SP",
})  # fmt: skip
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class WebOfScience:
    """A plain text export of Web of Science."""

    id: str = "wos"
    label: str = "Web of Science"
    extensions: tuple[str, ...] = ("ciw", "isi")
    can_write: bool = False

    def recognise(self, data: bytes) -> float:
        """High where its header or a publication type begins a line."""
        return 0.9 if _START.search(head_of(data)) else 0.0

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """The entries of a file, in its order."""
        for found in entries(decoded(data), _GRAMMAR):
            if isinstance(found, Problem):
                yield found
                continue
            tags = {tag.name for tag in found.tags if tag.text}
            if tags <= {"FN", "VR", "EF"}:
                continue
            if tags - {"PT", "FN", "VR"}:
                yield _entry(found)
                yield from run_together(found, _ONCE)
            else:
                yield Problem(Severity.ERROR, "This entry says nothing.", found.line, excerpt=found.source)

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """Not written: it is Web of Science's own export."""
        raise NotImplementedError


WEB_OF_SCIENCE = WebOfScience()


def _entry(found: TaggedEntry) -> Entry:
    building = Building(_type_of(found), EXTRA)
    for tag in found.tags:
        if variable := _TEXTS.get(tag.name):
            building.take(variable, tag.name, _single(tag.text))
        elif tag.name not in _USED:
            building.keep(tag.name, _single(tag.text))
    for text in _lines(found, "AF") or _lines(found, "AU"):
        building.add_name("author", inverted(text))
    for text in (*_lines(found, "CA"), *_lines(found, "GP")):
        building.add_name("author", Name(literal=text))
    for text in (*_lines(found, "BE"), *_lines(found, "ED"), *_lines(found, "BF")):
        building.add_name("editor", inverted(text))
    building.put("page", page_range(found.first("BP"), found.first("EP")))
    building.put("issued", _issued(found))
    building.put("event-date", date_in(_single(found.first("CY"))))
    building.put("ISSN", found.first("SN", "EI"))
    building.put("publisher-place", _single(found.first("PI")))
    for word in re.split(r"\s*;\s*", _single(found.first("DE"))):
        building.add("keyword", word)
    building.keep("UT", found.first("UT"))
    references = tuple(map(_cited, _lines(found, "CR")))
    return Entry(building.record(), "", found.line, found.source, WEB_OF_SCIENCE.id, references=references)


def _type_of(found: TaggedEntry) -> str:
    kinds = [kind.strip() for kind in found.first("DT").lower().split(";")]
    known = next((_DOCUMENT_TYPES[kind] for kind in kinds if kind in _DOCUMENT_TYPES), "")
    usual = _TYPES.get(found.first("PT").strip(), "document")
    if found.first("PT").strip() == "J" and known == "paper-conference":
        return usual
    return known or usual


def _issued(found: TaggedEntry) -> Date | None:
    year, day = found.first("PY"), found.first("PD")
    return more_exact(date_in(year), date_in(f"{day} {year}") if day and year else None)


def _cited(text: str) -> Record:
    """One cited reference: `Author A, 1999, J TITLE, V12, P34, DOI 10.1/x`; its words stay in the note."""
    building = Building("article-journal", EXTRA)
    for part in (part.strip() for part in text.split(", ")):
        if re.fullmatch(r"\d{4}", part):
            building.put("issued", date_in(part))
        elif re.fullmatch(r"V\d+\w*", part):
            building.put("volume", part[1:])
        elif re.fullmatch(r"P[A-Z]?\d+\w*", part):
            building.put("page", part[1:])
        elif part.startswith("DOI "):
            building.put("DOI", part.removeprefix("DOI ").strip("[]"))
        elif "author" not in building.values and "issued" not in building.values:
            building.add_name("author", _short_name(part))
        elif "issued" in building.values:
            building.put("container-title", part)
    building.put("note", text)
    return building.record()


def _short_name(text: str) -> Name:
    """`Smith JA` and `*WHO`, as cited references name authors."""
    if text.startswith("*"):
        return Name(literal=text.strip("* "))
    family, _, initials = text.rpartition(" ")
    is_person = bool(family) and len(initials) <= 4 and initials.isalpha() and initials.isupper()
    return Name(family=family, given=initials) if is_person else Name(literal=text)


def _lines(found: TaggedEntry, tag: str) -> list[str]:
    return [line.strip() for text in found.all(tag) for line in text.split("\n") if line.strip()]


def _single(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
