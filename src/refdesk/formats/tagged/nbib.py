"""PubMed's nbib, the MEDLINE display format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from refdesk.domain.names import Name
from refdesk.domain.problem import Problem, Severity
from refdesk.domain.record import Record
from refdesk.formats.building import Building, full_pages, without_copyright
from refdesk.formats.dates import date_in
from refdesk.formats.format import Entry
from refdesk.formats.losses import losses
from refdesk.formats.people import inverted, straight
from refdesk.formats.tagged.lines import Grammar, TaggedEntry, entries, run_together
from refdesk.formats.text import decoded, head_of

EXTRA = "nbib:"
_GRAMMAR = Grammar(
    re.compile(r"(?P<tag>[A-Z][A-Z0-9]{1,3}) {0,2}-(?:[ \t]?(?P<text>.*))$"),
    starts=frozenset({"PMID"}),
    blank_ends=True,
)
#: An entry has one of each.
_ONCE = frozenset({"PMID", "TI"})
_START = re.compile(r"^(?:PMID ?-|PMC ?- ?\S|NLM -|OWN -|FAU -|TI  -)", re.MULTILINE)
_TYPES: Mapping[str, str] = {
    "journal article": "article-journal", "book": "book", "book chapter": "chapter",
    "technical report": "report",
    "preprint": "article", "dataset": "dataset", "news": "article-newspaper", "review": "article-journal",
    "newspaper article": "article-newspaper", "academic dissertation": "thesis", "book chapters": "chapter",
    "legislation": "legislation", "legal case": "legal_case", "interview": "interview",
    "letter": "article-journal",
    "comment": "article-journal", "editorial": "article-journal", "case reports": "article-journal",
    "clinical trial": "article-journal", "congress": "paper-conference",
    "patient education handout": "document",
    "video-audio media": "motion_picture", "webcasts": "motion_picture", "periodical index": "periodical",
}  # fmt: skip
_TEXTS: Mapping[str, str] = {
    "VI": "volume", "IP": "issue", "PG": "page", "LA": "language", "PMID": "PMID", "PMC": "PMCID",
    "EN": "edition",
    "PB": "publisher", "PL": "publisher-place", "VTI": "volume-title", "CTI": "collection-title",
    "GN": "note",
    "ISBN": "ISBN", "BTI": "container-title", "JT": "container-title", "TA": "container-title-short",
    "TT": "original-title", "TI": "title",
}  # fmt: skip
_USED = frozenset({
    *_TEXTS, "FAU", "AU", "FED", "ED", "CN", "AB", "OAB", "AD", "AUID", "DP", "DEP", "IS", "LID", "AID",
    "SO", "PT",
    "OT", "MH", "PHST", "PST", "NM",
})  # fmt: skip


_WRITTEN: Mapping[str, str] = {
    "JT": "container-title", "TA": "container-title-short", "VI": "volume", "IP": "issue", "PG": "page",
    "LA": "language", "PMC": "PMCID", "EN": "edition", "PB": "publisher", "PL": "publisher-place",
    "IS": "ISSN",
    "ISBN": "ISBN", "AB": "abstract", "GN": "note", "CTI": "collection-title",
}  # fmt: skip


_HELD = frozenset({*_WRITTEN.values(), "PMID", "title", "author", "editor", "issued", "DOI", "keyword"})


@dataclass(frozen=True, slots=True)
class Nbib:
    """A file that PubMed's "Send to citation manager" writes."""

    id: str = "nbib"
    label: str = "PubMed nbib (MEDLINE)"
    extensions: tuple[str, ...] = ("nbib", "medline")
    can_write: bool = True

    def recognise(self, data: bytes) -> float:
        """High where PubMed's tags begin lines."""
        text = head_of(data)
        found = set(_START.findall(text))
        return 0.9 if re.search(r"^PMID ?-", text, re.MULTILINE) else 0.5 if len(found) > 1 else 0.0

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """The entries of a file, in its order."""
        for found in entries(decoded(data), _GRAMMAR):
            if isinstance(found, Problem):
                yield found
                continue
            if not any(tag.text for tag in found.tags):
                yield Problem(Severity.ERROR, "This entry says nothing.", found.line, excerpt=found.source)
                continue
            yield _entry(found)
            yield from run_together(found, _ONCE)

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """The entries, those that came from nbib as they stood."""
        for entry in entries:
            if entry.source and entry.source_format == self.id:
                yield entry.source + "\n\n"
                continue
            lines = [f"{tag:<4}- {' '.join(text.split())}\n" for tag, text in _lines(entry) if text]
            if not lines:
                yield Problem(Severity.ERROR, "Nothing of this entry can be said in nbib.", key=entry.key)
                continue
            yield "".join(lines) + "\n"
            yield from losses(entry, _HELD, self.label)


NBIB = Nbib()


def _entry(found: TaggedEntry) -> Entry:
    building = Building(_type_of(found), EXTRA)
    if building.type == "chapter":
        building.put("container-title", found.first("BTI"))
    elif not found.first("TI"):
        building.put("title", found.first("BTI"))
    for tag in found.tags:
        if variable := _TEXTS.get(tag.name):
            building.take(variable, tag.name, full_pages(tag.text) if variable == "page" else tag.text)
        elif tag.name not in _USED:
            building.keep(tag.name, tag.text)
    _read_names(found, building)
    _read_numbers(found, building)
    for text in found.all("AB") or found.all("OAB"):
        abstract, notice = without_copyright(text)
        building.add("abstract", abstract, " ")
        building.put("copyright", notice)
    for word in (*found.all("OT"), *found.all("MH")):
        building.add("keyword", word)
    return Entry(building.record(), "", found.line, found.source, NBIB.id)


def _type_of(found: TaggedEntry) -> str:
    kinds = [text.lower() for text in found.all("PT")]
    known = [_TYPES[kind] for kind in kinds if kind in _TYPES]
    if known:
        return known[0]
    if found.first("BTI"):
        return "chapter" if found.first("TI") else "book"
    return "article-journal" if found.first("JT", "TA") or not kinds else "document"


def _read_names(found: TaggedEntry, building: Building) -> None:
    """Full names where they are given, else `Smith JA`; cards follow their author."""
    full, short, variable = ("FAU", "AU", "author")
    names: list[Name] = []
    source = full if found.first(full) else short
    for tag in found.tags:
        if tag.name == source and tag.text:
            names.append(_name(tag.text))
        elif tag.name == "CN" and tag.text:
            names.append(Name(literal=tag.text))
        elif names and tag.name == "AD":
            names[-1] = _with_card(names[-1], affiliation=tag.text)
        elif names and tag.name == "AUID" and "ORCID" in tag.text:
            names[-1] = _with_card(names[-1], orcid=tag.text.rpartition(" ")[2].rpartition("/")[2])
    for name in names:
        building.add_name(variable, name)
    for text in found.all("FED") or found.all("ED"):
        building.add_name("editor", _name(text))


def _name(text: str) -> Name:
    if "," in text:
        return inverted(text)
    family, _, initials = text.rpartition(" ")
    if family and initials.isupper() and len(initials) <= 3:
        return Name(family=family, given=initials)
    return straight(text)


def _with_card(name: Name, *, affiliation: str = "", orcid: str = "") -> Name:
    joined = "; ".join(filter(None, (name.affiliation, affiliation)))
    return replace(name, affiliation=joined, orcid=orcid or name.orcid)


def _read_numbers(found: TaggedEntry, building: Building) -> None:
    building.put("issued", date_in(found.first("DP")) or date_in(found.first("DEP")))
    numbers = [text.partition(" ")[0] for text in found.all("IS")]
    building.put("ISSN", numbers[0] if numbers else "")
    for text in (*found.all("LID"), *found.all("AID")):
        identifier, _, kind = text.partition(" [")
        if kind.startswith("doi") or identifier.lower().startswith("doi:"):
            building.put("DOI", identifier.removeprefix("doi:").strip())


def _lines(entry: Entry) -> Iterator[tuple[str, str]]:
    record = entry.record
    yield "PMID", record.text("PMID")
    yield "TI", record.text("title")
    yield from _name_lines(record)
    issued = record.date("issued")
    yield "DP", str(issued).replace("-", " ") if issued else ""
    yield from ((tag, record.text(variable)) for tag, variable in _WRITTEN.items())
    if record.text("DOI"):
        yield "AID", f"{record.text('DOI')} [doi]"
    kinds = {csl: kind for kind, csl in reversed(list(_TYPES.items()))}
    yield "PT", kinds.get(record.type, "").title()
    for word in (*record.text("keyword").split(";"), *entry.tags):
        yield "OT", word.strip()


def _name_lines(record: Record) -> Iterator[tuple[str, str]]:
    for name in record.names("author"):
        yield ("CN", name.literal) if name.literal else ("FAU", name.sorted_form)
        yield "AD", name.affiliation
    for name in record.names("editor"):
        yield "FED", name.literal or name.sorted_form
