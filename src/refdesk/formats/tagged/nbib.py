"""PubMed's nbib, the MEDLINE display format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from refdesk.domain.identifiers import ISSN_PATTERN
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.building import Building, full_pages, without_copyright
from refdesk.formats.dates import date_in
from refdesk.formats.format import Entry
from refdesk.formats.people import inverted, straight
from refdesk.formats.tagged.format import Layout, TaggedFormat, one_line
from refdesk.formats.tagged.lines import Grammar, TaggedEntry, run_together

EXTRA = "nbib:"
_ID = "nbib"
_GRAMMAR = Grammar(
    re.compile(r"(?P<tag>[A-Z][A-Z0-9]{1,3}) {0,2}-(?:[ \t]?(?P<text>.*))$"),
    starts=frozenset({"PMID"}),
    blank_ends=True,
)
#: An entry has one of each.
_ONCE = frozenset({"PMID", "TI"})
_FIRST = re.compile(r"^PMID ?-", re.MULTILINE)
_START = re.compile(r"^(?:PMID ?-|PMC ?- ?\S|NLM -|OWN -|FAU -|TI  -)", re.MULTILINE)
_TYPES: Mapping[str, str] = {
    "journal article": "article-journal", "book": "book", "book chapter": "chapter",
    "technical report": "report",
    "preprint": "article", "dataset": "dataset", "news": "article-journal", "review": "article-journal",
    "newspaper article": "article-newspaper", "academic dissertation": "thesis", "book chapters": "chapter",
    "legislation": "legislation", "legal case": "legal_case", "interview": "interview",
    "letter": "article-journal",
    "comment": "article-journal", "editorial": "article-journal", "case reports": "article-journal",
    "clinical trial": "article-journal", "congress": "paper-conference",
    "patient education handout": "document",
    "video-audio media": "motion_picture", "webcasts": "motion_picture", "periodical index": "periodical",
}  # fmt: skip
_KINDS = {csl: kind.title() for kind, csl in reversed(list(_TYPES.items()))}
#: Tag to CSL variable; of several tags of one variable the first is written.
_TEXTS: Mapping[str, str] = {
    "TI": "title", "JT": "container-title", "TA": "container-title-short", "VI": "volume", "IP": "issue",
    "PG": "page", "LA": "language", "PMID": "PMID", "PMC": "PMCID", "EN": "edition", "PB": "publisher",
    "PL": "publisher-place", "VTI": "volume-title", "CTI": "collection-title", "GN": "note", "ISBN": "ISBN",
    "BTI": "container-title", "TT": "original-title", "CI": "copyright", "PST": "status",
}  # fmt: skip
_TAGS = {variable: tag for tag, variable in reversed(list(_TEXTS.items()))}
#: What `PHST- 2012/01/05 00:00 [received]` says of an article.
_HISTORY: Mapping[str, str] = {"received": "received", "accepted": "accepted", "revised": "revised"}
#: Tags that are read on their own. `AU` repeats `FAU`, `SO` the journal.
_READ = frozenset({
    *_TEXTS, "FAU", "AU", "FED", "ED", "CN", "AB", "OAB", "AD", "AUID", "DP", "DEP", "IS", "LID", "AID",
    "SO", "PT", "OT", "MH", "PHST", "GR",
})  # fmt: skip
_HELD = frozenset({
    *_TAGS, "abstract", "ISSN", "author", "editor", "issued", "DOI", "keyword", "funding", *_HISTORY.values(),
})  # fmt: skip
_GENERATION = re.compile(r"(?P<given>.+) (?P<suffix>Jr|Sr|2nd|3rd|4th|II|III|IV)\.?")
_PAID = "; "


def _likeness(text: str) -> float:
    """High where PubMed's tags begin lines."""
    return 0.9 if _FIRST.search(text) else 0.5 if len(set(_START.findall(text))) > 1 else 0.0


def _entry(found: TaggedEntry) -> Entry:
    building = Building(_type_of(found), EXTRA)
    if building.type == "chapter":
        building.put("container-title", found.first("BTI"))
    elif "TI" not in found.texts:
        building.put("title", found.first("BTI"))
    for tag, texts in found.texts.items():
        if variable := _TEXTS.get(tag):
            for text in texts:
                building.take(variable, tag, _cleaned(variable, text))
        elif tag not in _READ:
            building.keep(tag, "\n".join(texts))
    _read_names(found, building)
    _read_numbers(found, building)
    _read_dates(found, building)
    for text in found.all("AB") or found.all("OAB"):
        abstract, notice = without_copyright(text)
        building.add("abstract", abstract, " ")
        building.put("copyright", notice)
    building.add_all("keyword", (*found.all("OT"), *found.all("MH")))
    building.add_all("funding", found.all("GR"), _PAID)
    return Entry(building.record(), "", found.line, found.source, _ID)


def _cleaned(variable: str, text: str) -> str:
    """Pages in full, and a number without its name."""
    if variable == "page":
        return full_pages(text)
    return text.removeprefix("ISBN").strip(" :") if variable == "ISBN" else text


def _type_of(found: TaggedEntry) -> str:
    kinds = [text.lower() for text in found.all("PT")]
    known = [_TYPES[kind] for kind in kinds if kind in _TYPES]
    # Of an interview or a dataset in a journal PubMed says both.
    for csl_type in ("article", "article-journal"):
        if csl_type in known:
            return csl_type
    if known:
        return known[0]
    if found.first("BTI"):
        return "chapter" if found.first("TI") else "book"
    return "article-journal" if found.first("JT", "TA") or not kinds else "document"


def _read_names(found: TaggedEntry, building: Building) -> None:
    """Full names where they are given, else `Smith JA`; cards follow their author."""
    names: list[Name] = []
    source = "FAU" if "FAU" in found.texts else "AU"
    for tag, text, _ in found.tags:
        if tag == source and text:
            names.append(_name(text))
        elif tag == "CN" and text:
            names.append(Name(literal=text))
        elif names and tag == "AD":
            names[-1] = _with_card(names[-1], affiliation=text)
        elif names and tag == "AUID" and "ORCID" in text:
            names[-1] = _with_card(names[-1], orcid=text.rpartition(" ")[2].rpartition("/")[2])
    building.add_names("author", names)
    building.add_names("editor", map(_name, found.all("FED") or found.all("ED")))


def _name(text: str) -> Name:
    """`Smith, John A Jr` and `Smith JA`."""
    if "," in text:
        name = inverted(text)
        match = None if name.suffix or name.literal else _GENERATION.fullmatch(name.given)
        return name._replace(given=match["given"], suffix=match["suffix"]) if match else name
    family, _, initials = text.rpartition(" ")
    if family and initials.isupper() and len(initials) <= 3:
        return Name(family=family, given=initials)
    return straight(text)


def _with_card(name: Name, *, affiliation: str = "", orcid: str = "") -> Name:
    joined = "; ".join(filter(None, (name.affiliation, affiliation)))
    return name._replace(affiliation=joined, orcid=orcid or name.orcid)


def _read_numbers(found: TaggedEntry, building: Building) -> None:
    """The first ISSN is the journal's; those of its other forms, and other identifiers, are kept beside."""
    for text in found.all("IS"):
        number = ISSN_PATTERN.search(text)
        if number is None or not building.put("ISSN", number[0]):
            building.keep("IS", text)
    told = set()
    for text in found.all("LID", "AID"):
        identifier, _, kind = text.partition(" [")
        if kind.startswith("doi") or identifier.lower().startswith("doi:"):
            building.put("DOI", identifier)
        elif text not in told:
            building.keep("AID", text)
        told.add(text)


def _read_dates(found: TaggedEntry, building: Building) -> None:
    printed, electronic = found.first("DP"), found.first("DEP")
    building.put("issued", date_in(printed) or date_in(electronic))
    building.keep("DEP", electronic if printed else "")
    for text in found.all("PHST"):
        day, _, event = text.partition(" [")
        variable = _HISTORY.get(event.rstrip("]"))
        if variable is None or not building.put(variable, date_in(day.partition(" ")[0])):
            building.keep("PHST", text)


def _lines(entry: Entry) -> Iterator[tuple[str, str]]:
    return ((tag, one_line(text)) for tag, text in _texts(entry))


def _texts(entry: Entry) -> Iterator[tuple[str, str]]:
    record = entry.record
    yield "PMID", record.text("PMID")
    yield "IS", record.text("ISSN")
    yield from ((tag, record.text(variable)) for variable, tag in _TAGS.items() if tag != "PMID")
    yield from _name_lines(record)
    issued = record.date("issued")
    yield "DP", str(issued).replace("-", " ") if issued else ""
    yield "AB", record.text("abstract")
    if "DOI" in record:
        yield "AID", f"{record.text('DOI')} [doi]"
    yield "PT", _KINDS.get(record.type, "")
    for word in (*record.text("keyword").split(";"), *entry.tags):
        yield "OT", word.strip()
    yield from (("GR", grant) for grant in record.text("funding").split(_PAID))
    for event, variable in _HISTORY.items():
        if date := record.date(variable):
            yield "PHST", f"{str(date).replace('-', '/')} [{event}]"
    for name, text in record.extra.items():
        if name.startswith(EXTRA):
            yield from ((name.removeprefix(EXTRA), part) for part in text.split("\n"))


def _name_lines(record: Record) -> Iterator[tuple[str, str]]:
    for name in record.names("author"):
        yield ("CN", name.literal) if name.literal else ("FAU", name.sorted_form)
        yield "AUID", f"ORCID: {name.orcid}" if name.orcid else ""
        yield "AD", name.affiliation
    for name in record.names("editor"):
        yield "FED", name.literal or name.sorted_form


NBIB = TaggedFormat(
    id=_ID,
    label="PubMed nbib (MEDLINE)",
    extensions=("nbib", "medline"),
    grammar=_GRAMMAR,
    layout=Layout("%-4s- %s\n"),
    likeness=_likeness,
    entry_of=_entry,
    doubts=partial(run_together, once=_ONCE),
    lines_of=_lines,
    held=lambda _: _HELD,
)
