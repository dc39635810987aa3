"""Refer and BibIX (`%A Smith`), which EndNote writes as `.enw`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from refdesk.domain.names import Name
from refdesk.domain.problem import Problem, Severity
from refdesk.domain.record import Record
from refdesk.formats.building import Building
from refdesk.formats.dates import date_in, more_exact
from refdesk.formats.format import Attachment, Entry
from refdesk.formats.losses import losses
from refdesk.formats.people import inverted, straight, written
from refdesk.formats.tagged.lines import Grammar, TaggedEntry, entries, run_together
from refdesk.formats.text import decoded, head_of

EXTRA = "refer:"
_GRAMMAR = Grammar(
    re.compile(r"%(?P<tag>[A-Z0-9!@#$&()+^><\[\]=~?*|/.])(?:[ \t]+(?P<text>.*)|(?P<none>))$"),
    starts=frozenset({"0"}),
    blank_ends=True,
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
_TEXTS: Mapping[str, str] = {
    "T": "title", "V": "volume", "P": "page", "I": "publisher", "C": "publisher-place", "R": "DOI",
    "U": "URL", "X": "abstract", "7": "edition", "6": "number-of-volumes", "G": "language",
    "L": "call-number",
    "9": "genre", "!": "title-short", "&": "section", "J": "container-title", "O": "annote", "~": "source",
}  # fmt: skip
_NAMES: Mapping[str, str] = {
    "A": "author", "E": "editor", "Y": "collection-editor", "?": "translator", "H": "translator",
    "Q": "author",
}  # fmt: skip
_USED = frozenset({*_TEXTS, *_NAMES, *"0BSNDK8@[Z>F"})


_HELD = frozenset({
    *_TEXTS.values(), *_NAMES.values(), "issue", "number", "collection-number", "collection-title", "issued",
    "accessed", "ISSN", "ISBN", "keyword", "note",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Refer:
    """A file of refer entries."""

    id: str = "refer"
    label: str = "Refer/BibIX"
    extensions: tuple[str, ...] = ("enw", "refer", "bibix")
    can_write: bool = True

    def recognise(self, data: bytes) -> float:
        """High where several of its tags begin lines."""
        found = len(_START.findall(head_of(data)))
        return 0.9 if found > 1 else 0.4 if found else 0.0

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """The entries of a file, in its order."""
        for found in entries(decoded(data), _GRAMMAR):
            if isinstance(found, Problem):
                yield found
                continue
            if any(tag.text for tag in found.tags if tag.name != "0"):
                yield _entry(found)
                yield from run_together(found, _ONCE)
            else:
                yield Problem(Severity.ERROR, "This entry says nothing.", found.line, excerpt=found.source)

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """The entries, those that came from refer as they stood."""
        for entry in entries:
            if entry.source and entry.source_format == self.id:
                yield entry.source + "\n\n"
                continue
            yield "".join(f"%{tag} {' '.join(text.split())}\n" for tag, text in _lines(entry) if text) + "\n"
            yield from losses(entry, _HELD, self.label)


REFER = Refer()


def _entry(found: TaggedEntry) -> Entry:
    building = Building(_type_of(found), EXTRA)
    for tag in found.tags:
        if variable := _NAMES.get(tag.name):
            building.add_name(variable, inverted(tag.text) if "," in tag.text else straight(tag.text))
        elif tag.name in _TEXTS and tag.text:
            building.take(_TEXTS[tag.name], tag.name, tag.text)
        elif tag.name not in _USED:
            building.keep(tag.name, tag.text)
    whole = building.type == "book"
    building.put("collection-title" if whole else "container-title", found.first("B"))
    building.put("collection-title", found.first("S"))
    numbers = {"book": "collection-number", "report": "number", "patent": "number", "standard": "number"}
    building.put(numbers.get(building.type, "issue"), found.first("N"))
    building.put("issued", more_exact(date_in(found.first("D")), date_in(found.first("8"))))
    building.put("accessed", date_in(found.first("[")))
    building.put_standard_number(found.first("@"))
    for text in found.all("K"):
        for word in re.split(r"\s*[;,]\s*", text):
            building.add("keyword", word)
    for text in found.all("Z"):
        building.add("note", text, "\n\n")
    files = tuple(Attachment(path) for path in found.all(">"))
    return Entry(building.record(), found.first("F"), found.line, found.source, REFER.id, attachments=files)


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
    record = entry.record
    kinds = {csl: kind.title() for kind, csl in reversed(list(_TYPES.items()))}
    yield "0", kinds.get(record.type, "Generic")
    for variable, tag in (("author", "A"), ("editor", "E"), ("collection-editor", "Y"), ("translator", "?")):
        yield from ((tag, _written(name)) for name in record.names(variable))
    container = "J" if record.type.startswith("article") else "B"
    yield container, record.text("container-title")
    for tag, variable in _TEXTS.items():
        if variable not in ("container-title", "title-short"):
            yield tag, record.text(variable)
    yield "!", record.text("title-short")
    yield ("B" if record.type == "book" else "S"), record.text("collection-title")
    yield "N", record.text("issue") or record.text("number") or record.text("collection-number")
    yield from _date_lines(record)
    yield "@", record.text("ISSN") or record.text("ISBN")
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
