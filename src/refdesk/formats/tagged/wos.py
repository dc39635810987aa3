"""Web of Science tagged export (`FN Clarivate Analytics`), with each article's cited references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from refdesk.domain.dates import Date, PartialDate
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.building import Building, page_range
from refdesk.formats.dates import MONTHS, date_in, more_exact
from refdesk.formats.format import Entry
from refdesk.formats.people import inverted
from refdesk.formats.tagged.format import Layout, TaggedFormat, one_line
from refdesk.formats.tagged.lines import Grammar, TaggedEntry, run_together

EXTRA = "wos:"
_ID = "wos"
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
_LETTERS = {csl: letter for letter, csl in _TYPES.items()}
_DOCUMENT_TYPES: Mapping[str, str] = {
    "proceedings paper": "paper-conference", "book chapter": "chapter", "book review": "review-book",
    "review": "article-journal", "meeting abstract": "paper-conference", "book": "book",
}  # fmt: skip
_DOCUMENTS = {csl: kind.title() for kind, csl in reversed(list(_DOCUMENT_TYPES.items()))}
#: Tag to CSL variable; of several tags of one variable the first is written.
_TEXTS: Mapping[str, str] = {
    "TI": "title", "SO": "container-title", "JI": "container-title-short", "J9": "container-title-short",
    "VL": "volume", "IS": "issue", "PU": "publisher", "PI": "publisher-place", "AB": "abstract",
    "LA": "language", "DI": "DOI", "PM": "PMID", "SE": "collection-title", "BS": "part-title",
    "CT": "event-title", "CL": "event-place", "PN": "part-number", "SU": "supplement-number", "AR": "number",
    "BN": "ISBN", "PG": "number-of-pages", "FU": "funding",
}  # fmt: skip
_TAGS = {variable: tag for tag, variable in reversed(list(_TEXTS.items()))}
#: What a file says of itself.
_HEADINGS = frozenset({"FN", "VR", "EF"})
#: Tags that are read on their own. `AU` repeats `AF`, `NR` counts what `CR` lists.
_READ = frozenset({
    *_TEXTS, *_HEADINGS, "PT", "AU", "AF", "BA", "BF", "CA", "GP", "BE", "ED", "BP", "EP", "PY", "PD", "SN",
    "EI", "DE", "ID", "CR", "C1", "OI", "CY", "DT", "NR",
})  # fmt: skip
_HELD = frozenset({
    *_TAGS, "author", "editor", "container-author", "page", "issued", "event-date", "ISSN", "keyword",
    "reference list",
})  # fmt: skip
_ADDRESS = re.compile(r"\[(?P<names>[^\]]+)\] ?(?P<place>.+)")
_MONTHS = {
    **{number: name.upper() for name, number in MONTHS.items()}, 21: "SPR", 22: "SUM", 23: "FAL", 24: "WIN",
}  # fmt: skip
#: A field's further lines stand three in.
_BREAK = "\n   "


def _likeness(text: str) -> float:
    """High where its header or a publication type begins a line."""
    return 0.9 if _START.search(text) else 0.0


def _entry(found: TaggedEntry) -> Entry:
    building = Building(_type_of(found), EXTRA)
    # In the table's order, whichever of two tags of one variable stands first in the file.
    for tag, variable in _TEXTS.items():
        building.take(variable, tag, one_line(" ".join(found.all(tag))))
    for tag, texts in found.texts.items():
        if tag not in _READ:
            building.keep(tag, one_line(" ".join(texts)))
    _read_names(found, building)
    _read_numbers(found, building)
    words = (word.strip() for text in found.all("DE", "ID") for word in one_line(text).split(";"))
    building.add_all("keyword", words)
    references = tuple(map(_cited, _lines_of(found, "CR")))
    return Entry(building.record(), "", found.line, found.source, _ID, references=references)


def _type_of(found: TaggedEntry) -> str:
    kinds = [kind.strip() for kind in found.first("DT").lower().split(";")]
    known = next((_DOCUMENT_TYPES[kind] for kind in kinds if kind in _DOCUMENT_TYPES), "")
    usual = _TYPES.get(found.first("PT").strip(), "document")
    if found.first("PT").strip() == "J" and known == "paper-conference":
        return usual
    return known or usual


def _read_names(found: TaggedEntry, building: Building) -> None:
    """Full names where they are given; the authors of a chapter's book are those of the whole."""
    cards = _cards(found)
    persons = [inverted(text) for text in _lines_of(found, "AF") or _lines_of(found, "AU")]
    carded = (name._replace(**cards.get(_folded(name.sorted_form), {})) for name in persons)
    building.add_names("author", carded)
    whole = [inverted(text) for text in _lines_of(found, "BF") or _lines_of(found, "BA")]
    building.add_names("container-author" if persons else "author", whole)
    building.add_names(
        "author", (Name(literal=text) for tag in ("CA", "GP") for text in _lines_of(found, tag))
    )
    building.add_names("editor", (inverted(text) for tag in ("BE", "ED") for text in _lines_of(found, tag)))


def _cards(found: TaggedEntry) -> dict[str, dict[str, str]]:
    """Affiliations (`C1`) and ORCID iDs (`OI`) by the folded name that they stand beside."""
    places: dict[str, list[str]] = {}
    for line in _lines_of(found, "C1"):
        if match := _ADDRESS.fullmatch(line):
            for name in match["names"].split(";"):
                places.setdefault(_folded(name), []).append(match["place"].rstrip("."))
    cards = {name: {"affiliation": "; ".join(texts)} for name, texts in places.items()}
    for part in one_line(" ".join(found.all("OI"))).split(";"):
        name, _, orcid = part.rpartition("/")
        if name:
            cards.setdefault(_folded(name), {})["orcid"] = orcid.strip()
    return cards


def _folded(name: str) -> str:
    return one_line(name).lower()


def _read_numbers(found: TaggedEntry, building: Building) -> None:
    building.put("page", page_range(found.first("BP"), found.first("EP")))
    building.put("issued", _issued(found))
    building.put("event-date", date_in(one_line(found.first("CY"))))
    for number in found.all("SN", "EI"):
        building.take("ISSN", "EI", number)


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


def _lines_of(found: TaggedEntry, tag: str) -> list[str]:
    return [line.strip() for text in found.all(tag) for line in text.split("\n") if line.strip()]


def _lines(entry: Entry) -> Iterator[tuple[str, str]]:
    record = entry.record
    yield "PT", _LETTERS.get(record.type, "J")
    yield from _name_lines(record)
    yield from ((tag, one_line(record.text(variable))) for variable, tag in _TAGS.items())
    yield "DT", _DOCUMENTS.get(record.type, "")
    words = [word.strip() for word in (*record.text("keyword").split(";"), *entry.tags)]
    yield "DE", "; ".join(dict.fromkeys(filter(None, words)))
    yield from _number_lines(record)
    yield "CR", _BREAK.join(map(_cited_line, entry.references))
    for name, text in record.extra.items():
        if name.startswith(EXTRA):
            yield name.removeprefix(EXTRA), one_line(text)


def _name_lines(record: Record) -> Iterator[tuple[str, str]]:
    authors = record.names("author")
    persons = [name for name in authors if not name.literal]
    yield "AU", _BREAK.join(map(_initials_last, persons))
    yield "AF", _BREAK.join(name.sorted_form for name in persons)
    yield "CA", _BREAK.join(name.literal for name in authors if name.literal)
    yield "BF", _BREAK.join(name.sorted_form for name in record.names("container-author"))
    yield "BE", _BREAK.join(name.sorted_form for name in record.names("editor"))
    addresses = (f"[{each.sorted_form}] {one_line(each.affiliation)}" for each in authors if each.affiliation)
    yield "C1", _BREAK.join(addresses)
    yield "OI", "; ".join(f"{each.sorted_form}/{each.orcid}" for each in authors if each.orcid)


def _number_lines(record: Record) -> Iterator[tuple[str, str]]:
    first, _, last = record.text("page").partition("-")
    yield from (("BP", first), ("EP", last), ("SN", record.text("ISSN")))
    issued = record.date("issued")
    if issued and issued.start:
        yield "PY", str(issued.start.year)
        yield "PD", _day(issued.start)
    elif issued:
        yield "PY", issued.literal
    yield "CY", record.text("event-date")


def _day(date: PartialDate) -> str:
    """`MAR 5`, `SPR`; empty where only the year is known."""
    if not date.month:
        return ""
    return f"{_MONTHS[date.month]} {date.day}" if date.day else _MONTHS[date.month]


def _initials_last(name: Name) -> str:
    """`Doe, JA`."""
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    initials = "".join(word[0] for word in re.split(r"[\s.-]+", name.given) if word)
    return ", ".join(filter(None, (family, initials)))


def _cited_line(record: Record) -> str:
    """A cited work as it was read, or in the form that Web of Science gives it."""
    if record.text("note"):
        return one_line(record.text("note"))
    authors = record.names("author")
    parts = (
        (authors[0].literal or _initials_last(authors[0]).replace(",", "")) if authors else "",
        str(record.year or ""),
        record.text("container-title-short") or record.text("container-title") or record.text("title"),
        f"V{record.text('volume')}" if "volume" in record else "",
        f"P{record.text('page').partition('-')[0]}" if "page" in record else "",
        f"DOI {record.text('DOI')}" if "DOI" in record else "",
    )
    return one_line(", ".join(filter(None, parts)))


WEB_OF_SCIENCE = TaggedFormat(
    id=_ID,
    label="Web of Science",
    extensions=("ciw", "isi"),
    grammar=_GRAMMAR,
    layout=Layout("%s %s\n", end="ER\n", head="FN Clarivate Analytics Web of Science\nVR 1.0\n", foot="EF\n"),
    likeness=_likeness,
    entry_of=_entry,
    doubts=partial(run_together, once=_ONCE),
    lines_of=_lines,
    held=lambda _: _HELD,
    silent=frozenset({"PT", *_HEADINGS}),
    headings=_HEADINGS,
)
