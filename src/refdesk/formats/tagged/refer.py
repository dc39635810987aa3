"""Refer and BibIX (`%A Smith`), which EndNote writes as `.enw`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.building import Building
from refdesk.formats.dates import date_in, more_exact
from refdesk.formats.format import Attachment, Entry
from refdesk.formats.people import inverted, straight, written
from refdesk.formats.tagged.format import Layout, TaggedFormat, one_line
from refdesk.formats.tagged.lines import Grammar, TaggedEntry, run_together

EXTRA = "refer:"
_ID = "refer"
_GRAMMAR = Grammar(
    re.compile(r"%(?P<tag>[A-Z0-9!@#$&()+^><\[\]=~?*|/.])(?:[ \t]+(?P<text>.*))?$"),
    starts=frozenset({"0"}),
    blank_ends=True,
    lists=frozenset({"K"}),
)
#: An entry has one of each.
_ONCE = frozenset({"0", "T"})
_START = re.compile(r"^%[0AT] \S", re.MULTILINE)
_TYPES: Mapping[str, str] = {
    "journal article": "article-journal", "electronic article": "article-journal", "book": "book",
    "edited book": "book", "electronic book": "book", "book section": "chapter",
    "conference proceedings": "paper-conference", "conference paper": "paper-conference", "thesis": "thesis",
    "report": "report", "web page": "webpage", "online multimedia": "webpage",
    "newspaper article": "article-newspaper",
    "magazine article": "article-magazine", "patent": "patent", "computer program": "software",
    "manuscript": "manuscript", "unpublished work": "manuscript", "map": "map", "case": "legal_case",
    "bill": "bill",
    "statute": "legislation", "hearing": "hearing", "film or broadcast": "motion_picture",
    "audiovisual material": "motion_picture", "artwork": "graphic",
    "personal communication": "personal_communication",
    "government document": "report", "blog": "post-weblog", "encyclopedia": "entry-encyclopedia",
    "dictionary": "entry-dictionary", "dataset": "dataset", "standard": "standard", "generic": "document",
    "ancient text": "classic", "classical work": "classic", "serial": "book", "podcast": "broadcast",
    "interview": "interview", "pamphlet": "pamphlet", "music": "musical_score", "figure": "figure",
    "legal rule or regulation": "regulation", "online database": "dataset",
}  # fmt: skip
_KINDS = {csl: kind.title() for kind, csl in reversed(list(_TYPES.items()))}
_TEXTS: Mapping[str, str] = {
    "T": "title", "V": "volume", "P": "page", "I": "publisher", "C": "publisher-place", "R": "DOI",
    "U": "URL", "X": "abstract", "7": "edition", "6": "number-of-volumes", "G": "language",
    "L": "call-number",
    "9": "genre", "!": "title-short", "&": "section", "J": "container-title", "O": "annote", "~": "source",
}  # fmt: skip
#: What `%N` counts in a type; issues in any other.
_NUMBERS = {"book": "collection-number", "report": "number", "patent": "number", "standard": "number"}
_NAMES: Mapping[str, str] = {
    "A": "author", "E": "editor", "Y": "collection-editor", "?": "translator", "H": "translator",
    "Q": "author",
}  # fmt: skip
_USED = frozenset({*_TEXTS, *_NAMES, *"0BSNDK8@[Z>F"})


_HELD = frozenset({
    *_TEXTS.values(), *_NAMES.values(), "collection-title", "issued", "accessed", "ISSN", "ISBN",
    "keyword", "note",
})  # fmt: skip


def _held(entry: Entry) -> frozenset[str]:
    kind = entry.record.type
    return (_HELD - ({"container-title"} if kind == "book" else set())) | {_NUMBERS.get(kind, "issue")}


def _likeness(text: str) -> float:
    """High where several of its tags begin lines."""
    found = len(_START.findall(text))
    return 0.9 if found > 1 else 0.4 if found else 0.0


def _entry(found: TaggedEntry) -> Entry:
    building = Building(_type_of(found), EXTRA)
    for tag, texts in found.texts.items():
        if variable := _NAMES.get(tag):
            building.add_names(variable, map(_name, texts))
        elif variable := _TEXTS.get(tag):
            for text in texts:
                building.take(variable, tag, text)
        elif tag not in _USED:
            building.keep(tag, "\n".join(texts))
    whole = building.type == "book"
    building.put("collection-title" if whole else "container-title", found.first("B"))
    building.put("collection-title", found.first("S"))
    building.put(_NUMBERS.get(building.type, "issue"), found.first("N"))
    building.put("issued", more_exact(date_in(found.first("D")), date_in(found.first("8"))))
    building.put("accessed", date_in(found.first("[")))
    for number in found.all("@"):
        building.put_standard_number(number)
    for word in _keywords(found.all("K")):
        building.add("keyword", word)
    for text in found.all("Z"):
        building.add("note", text, "\n\n")
    files = tuple(Attachment(path) for path in found.all(">"))
    return Entry(building.record(), found.first("F"), found.line, found.source, _ID, attachments=files)


def _name(text: str) -> Name:
    return inverted(text) if "," in text else straight(text)


def _keywords(texts: list[str]) -> Iterator[str]:
    """One a line, as EndNote writes them; in a single line, whatever parts them."""
    mark = "," if len(texts) == 1 and ";" not in texts[0] else ";"
    return (word.strip() for text in texts for word in text.split(mark))


def _type_of(found: TaggedEntry) -> str:
    """By %0; files older than that tag by the fields they have (refer(1))."""
    named = _TYPES.get(found.first("0").lower())
    if named:
        return named
    if found.first("J"):
        return "article-journal"
    if found.first("B"):
        return "chapter"
    if found.first("R") and not found.first("0"):
        return "report"
    return "book" if found.first("I") else "document"


def _lines(entry: Entry) -> Iterator[tuple[str, str]]:
    return ((tag, one_line(text)) for tag, text in _texts(entry))


def _texts(entry: Entry) -> Iterator[tuple[str, str]]:
    record = entry.record
    yield "0", _KINDS.get(record.type, "Generic")
    for variable, tag in (("author", "A"), ("editor", "E"), ("collection-editor", "Y"), ("translator", "?")):
        yield from ((tag, _written(name)) for name in record.names(variable))
    if record.type != "book":
        yield ("J" if record.type.startswith("article") else "B"), record.text("container-title")
    for tag, variable in _TEXTS.items():
        if variable not in ("container-title", "title-short"):
            yield tag, record.text(variable)
    yield "!", record.text("title-short")
    yield ("B" if record.type == "book" else "S"), record.text("collection-title")
    yield "N", record.text(_NUMBERS.get(record.type, "issue"))
    yield from _date_lines(record)
    yield from (("@", record.text(name)) for name in ("ISSN", "ISBN"))
    for word in (*record.text("keyword").split(";"), *entry.tags):
        yield "K", word.strip()
    for note in (record.text("note"), *entry.notes):
        yield "Z", note
    yield "F", entry.key
    for name, text in record.extra.items():
        if name.startswith(EXTRA):
            yield from ((name.removeprefix(EXTRA), part) for part in text.split("\n"))


def _written(name: Name) -> str:
    """A comma after a body's name tells it from a person's."""
    return f"{name.literal}," if name.literal else written(name)


def _date_lines(record: Record) -> Iterator[tuple[str, str]]:
    issued = record.date("issued")
    if issued:
        yield "D", f"{issued.start.year}" if issued.start else issued.literal
        yield "8", str(issued.start) if issued.start and issued.start.month else ""
    accessed = record.date("accessed")
    yield "[", str(accessed) if accessed else ""


REFER = TaggedFormat(
    id=_ID,
    label="Refer/BibIX",
    extensions=("enw", "refer", "bibix"),
    grammar=_GRAMMAR,
    layout=Layout("%%%s %s\n"),
    likeness=_likeness,
    entry_of=_entry,
    doubts=partial(run_together, once=_ONCE),
    lines_of=_lines,
    held=_held,
    silent=frozenset({"0"}),
)
