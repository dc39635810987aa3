"""RIS, in the dialects of Reference Manager, EndNote, Zotero and the publishers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from refdesk.domain.dates import Date
from refdesk.domain.identifiers import normal_doi
from refdesk.domain.problem import Problem, Severity
from refdesk.domain.record import Record
from refdesk.formats.building import Building, page_range
from refdesk.formats.dates import date_in, more_exact
from refdesk.formats.format import Attachment, Entry
from refdesk.formats.losses import losses
from refdesk.formats.people import inverted, written
from refdesk.formats.tagged.lines import Grammar, TaggedEntry, entries
from refdesk.formats.text import decoded, head_of

EXTRA = "ris:"
_LINE = re.compile(r"\s{0,3}(?P<tag>[A-Z][A-Z0-9])\s{1,2}-(?:[ \t]?(?P<text>.*))$", re.MULTILINE)
_GRAMMAR = Grammar(_LINE, starts=frozenset({"TY"}), end="ER")
_START = re.compile(r"^\s{0,3}TY\s{1,2}- *\w", re.MULTILINE)
_DOI_PREFIX = re.compile(r"^\s*(?:doi\s*:|https?://(?:dx\.)?doi\.org/)\s*", re.IGNORECASE)

#: RIS type to CSL type.
TYPES: Mapping[str, str] = {
    "ABST": "article-journal", "ADVS": "motion_picture", "AGGR": "dataset", "ANCIENT": "classic",
    "ART": "graphic",
    "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter",
    "CHART": "figure",
    "CLSWK": "classic", "COMP": "software", "CONF": "paper-conference", "CPAPER": "paper-conference",
    "CTLG": "book", "DATA": "dataset", "DBASE": "dataset", "DICT": "entry-dictionary", "EBOOK": "book",
    "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal", "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia", "EQUA": "figure", "FIGURE": "figure", "GEN": "document",
    "GOVDOC": "report",
    "GRNT": "document", "HEAR": "hearing", "ICOMM": "personal_communication", "INPR": "article-journal",
    "INTV": "interview", "JFULL": "periodical", "JOUR": "article-journal", "JOURN": "article-journal",
    "LEGAL": "legislation", "MANSCPT": "manuscript", "MAP": "map", "MGZN": "article-magazine",
    "MPCT": "motion_picture", "MULTI": "webpage", "MUSIC": "musical_score", "NEWS": "article-newspaper",
    "PAMP": "pamphlet", "PAT": "patent", "PCOMM": "personal_communication", "POD": "broadcast",
    "PREPRINT": "article", "PRESS": "article-newspaper", "RPRT": "report", "SER": "book", "SLIDE": "speech",
    "SOUND": "song", "STAND": "standard", "STAT": "legislation", "STD": "standard", "THES": "thesis",
    "UNBILL": "bill", "UNBILl": "bill", "UNPB": "manuscript", "UNPD": "manuscript", "VIDEO": "motion_picture",
    "WEB": "webpage", "WEBPAGE": "webpage",
}  # fmt: skip
#: CSL type to RIS type, where it is not the first one above.
_WRITTEN: Mapping[str, str] = {
    **{csl: ris for ris, csl in reversed(list(TYPES.items()))},
    "article-journal": "JOUR", "book": "BOOK", "chapter": "CHAP", "paper-conference": "CPAPER",
    "webpage": "ELEC",
    "dataset": "DATA", "document": "GEN", "report": "RPRT", "manuscript": "UNPB", "motion_picture": "VIDEO",
    "bill": "BILL", "legislation": "STAT", "article-newspaper": "NEWS", "standard": "STAND",
    "figure": "FIGURE",
    "personal_communication": "PCOMM", "classic": "CLSWK", "speech": "SLIDE", "song": "SOUND",
    "broadcast": "POD", "article": "PREPRINT", "post": "BLOG", "review": "JOUR", "review-book": "JOUR",
    "entry": "ENCYC", "regulation": "STAT", "treaty": "STAT", "collection": "CTLG",
}  # fmt: skip
_WHOLES = frozenset({"BOOK", "EBOOK", "EDBOOK", "SER", "CTLG", "CLSWK", "JFULL"})
_CHAPTERS = frozenset({"CHAP", "ECHAP", "ENCYC", "DICT", "CONF", "CPAPER"})

#: Tags whose text is one CSL variable in every type.
_TEXTS: Mapping[str, str] = {
    "VL": "volume", "PB": "publisher", "NV": "number-of-volumes", "ST": "title-short", "LA": "language",
    "CN": "call-number", "DB": "source", "OP": "original-title", "T3": "collection-title", "ET": "edition",
    "SE": "section", "TT": "original-title", "AV": "archive_location",
}  # fmt: skip
_NAMES: Mapping[str, str] = {
    "AU": "author", "A1": "author", "ED": "editor", "A2": "editor", "A3": "collection-editor",
    "TA": "translator",
    "A4": "translator",
}  # fmt: skip
_CONTAINERS = ("JF", "T2", "BT", "JO", "JA", "J2", "J1")
_SHORT_CONTAINERS = ("JA", "J2", "J1", "JO")
_ABSTRACTS = ("AB", "N2")
#: One of these is in every entry worth the name.
_BEGINNINGS = frozenset({"TI", "T1", "CT", "AU", "A1"})
_USED = frozenset({
    *_TEXTS, *_NAMES, *_CONTAINERS, *_ABSTRACTS, "TY", "TI", "T1", "CT", "SP", "EP", "IS", "CP", "SN", "DO",
    "UR", "LK",
    "L1", "L2", "L3", "L4", "KW", "PY", "Y1", "DA", "Y2", "RD", "CY", "PP", "ID", "N1", "M3",
})  # fmt: skip


_HELD = frozenset({
    *_TEXTS.values(), *_NAMES.values(), "title", "container-title", "container-title-short", "issue",
    "number", "page",
    "issued", "accessed", "version", "event-place", "publisher-place", "ISSN", "ISBN", "DOI", "URL",
    "abstract",
    "keyword", "genre", "note",
}) - {"original-title", "archive_location"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ris:
    """A file of RIS entries."""

    id: str = "ris"
    label: str = "RIS"
    extensions: tuple[str, ...] = ("ris",)
    can_write: bool = True

    def recognise(self, data: bytes) -> float:
        """High where a line begins an entry."""
        return 0.95 if _START.search(head_of(data)) else 0.0

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """The entries of a file, in its order."""
        for found in _mended(entries(decoded(data), _GRAMMAR)):
            if not any(tag.text for tag in found.tags if tag.name != "TY"):
                yield Problem(Severity.ERROR, "This entry says nothing.", found.line, excerpt=found.source)
                continue
            yield _entry(found)
            if found.first("TY") == "":
                yield Problem(Severity.WARNING, "The entry's beginning, TY, is missing.", found.line)

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """The entries, those that came from RIS as they stood."""
        for entry in entries:
            if entry.source and entry.source_format == self.id:
                yield entry.source + "\n\n"
                continue
            yield "".join(f"{tag}  - {text}\n" for tag, text in _lines(entry)) + "ER  - \n\n"
            yield from losses(entry, _HELD, self.label)


RIS = Ris()


def _mended(cut: Iterator[TaggedEntry]) -> Iterator[TaggedEntry]:
    """The entries, one that a stray TY cut in two put together: its second part has no title or author."""
    before: TaggedEntry | None = None
    for found in cut:
        if before and not before.is_ended and not any(tag.name in _BEGINNINGS for tag in found.tags):
            before.tags += found.tags
            before.lines += found.lines
            before.is_ended = found.is_ended
            continue
        if before:
            yield before
        before = found
    if before:
        yield before


def _entry(found: TaggedEntry) -> Entry:
    ris_type = found.all("TY")[-1].upper() if found.all("TY") else ""
    building = Building(TYPES.get(ris_type, "document"), EXTRA)
    for tag in found.tags:
        if variable := _NAMES.get(tag.name):
            role = _second_author(ris_type) if tag.name == "A2" else variable
            building.add_name(role, inverted(tag.text))
        elif variable := _TEXTS.get(tag.name):
            building.take(_version(building.type, variable), tag.name, tag.text)
        elif tag.name not in _USED:
            building.keep(tag.name, tag.text)
    _read_titles(found, building, ris_type)
    _read_dates(found, building)
    _read_numbers(found, building)
    _read_notes(found, building)
    if ris_type not in TYPES and ris_type:
        building.keep("TY", ris_type)
    return Entry(
        building.record(),
        found.first("ID"),
        found.line,
        found.source,
        RIS.id,
        attachments=_attachments(found),
    )


def _second_author(ris_type: str) -> str:
    """A2 are a series' editors of a whole book, else the editors of what contains the work."""
    return "collection-editor" if ris_type in {"BOOK", "EBOOK", "SER"} else "editor"


def _version(csl_type: str, variable: str) -> str:
    return "version" if variable == "edition" and csl_type == "software" else variable


def _read_titles(found: TaggedEntry, building: Building, ris_type: str) -> None:
    building.put("title", found.first("TI", "T1", "CT"))
    if ris_type in _WHOLES:
        building.put("title", found.first("BT"))
        building.put("collection-title", found.first("T2"))
    building.put(
        "container-title", found.first(*(tag for tag in _CONTAINERS if not _is_series(tag, ris_type)))
    )
    container = building.text("container-title")
    for tag in _SHORT_CONTAINERS:
        short = found.first(tag)
        if short and short != container:
            building.put("container-title-short", short)
    if not building.text("title") and ris_type == "JFULL":
        building.put("title", container)


def _is_series(tag: str, ris_type: str) -> bool:
    return tag in {"T2", "BT"} and ris_type in _WHOLES


def _read_dates(found: TaggedEntry, building: Building) -> None:
    texts = [text for tag in ("PY", "Y1", "DA") for text in found.all(tag)]
    dates = [date for text in texts if (date := date_in(text)) and date.start]
    issued: Date | None = None
    for date in dates:
        issued = more_exact(issued, date)
    if issued is None:
        words = found.first("PY", "Y1", "DA")
        issued = date_in(words) if words else None
    building.put_date("issued", issued)
    if accessed := found.first("Y2", "RD"):
        building.put_date("accessed", date_in(accessed))


def _read_numbers(found: TaggedEntry, building: Building) -> None:
    building.put("page", page_range(found.first("SP"), found.first("EP")))
    number = found.first("IS", "CP")
    building.put("number" if building.type in {"patent", "report", "standard"} else "issue", number)
    for text in found.all("SN"):
        building.put_standard_number(text)
    if doi := found.first("DO"):
        building.put("DOI", _DOI_PREFIX.sub("", doi))
    address = found.first("UR", "LK")
    building.put("URL", address)
    is_event = building.type in {"paper-conference", "speech"} and found.first("PP", "C1")
    building.put("event-place" if is_event else "publisher-place", found.first("CY"))
    building.put("publisher-place", found.first("PP"))
    for word in found.all("KW"):
        building.add("keyword", word.strip(" ;"))


def _read_notes(found: TaggedEntry, building: Building) -> None:
    for text in dict.fromkeys([*found.all("AB"), *found.all("N2")]):
        building.add("abstract", text, "\n\n")
    for text in (*found.all("N1"), *found.all("M3")):
        doi = normal_doi(text) if _DOI_PREFIX.match(text) else ""
        if doi:
            building.put("DOI", _DOI_PREFIX.sub("", text).strip())
    for text in found.all("N1"):
        if not _DOI_PREFIX.match(text):
            building.add("note", text, "\n\n")
    for text in found.all("M3"):
        if not _DOI_PREFIX.match(text) and not building.put("genre", text):
            building.keep("M3", text)


def _attachments(found: TaggedEntry) -> tuple[Attachment, ...]:
    texts = [text for tag in ("L1", "L2", "L4") for text in found.all(tag)]
    paths = dict.fromkeys(path for text in texts for path in text.split(";"))
    more = dict.fromkeys(found.all("UR")[1:])
    if not paths and not more:
        return ()
    return tuple(Attachment(path.strip()) for path in {**paths, **more} if path.strip())


def _lines(entry: Entry) -> Iterator[tuple[str, str]]:
    """Tags and one-line texts, in the order of the specification."""
    record = entry.record
    ris_type = record.extra.get(EXTRA + "TY") or _WRITTEN.get(record.type, "GEN")
    yield "TY", ris_type
    for tag, text in (
        *_name_lines(record, ris_type),
        *_title_lines(record, ris_type),
        *_number_lines(record),
        *_rest(entry),
    ):
        if text:
            yield tag, " ".join(text.split())


def _name_lines(record: Record, ris_type: str) -> Iterator[tuple[str, str]]:
    editors = "ED" if _second_author(ris_type) != "editor" else "A2"
    tags = {"author": "AU", "editor": editors, "collection-editor": "A3", "translator": "A4"}
    for variable, tag in tags.items():
        yield from ((tag, written(name)) for name in record.names(variable))


def _title_lines(record: Record, ris_type: str) -> Iterator[tuple[str, str]]:
    yield "TI", record.text("title")
    yield "ST", record.text("title-short")
    container = record.text("container-title")
    if ris_type in _WHOLES:
        yield "T3", record.text("collection-title")
        yield "JF", container
    else:
        yield "T2", container
        yield "T3", record.text("collection-title")
    yield "J2", record.text("container-title-short")


def _number_lines(record: Record) -> Iterator[tuple[str, str]]:
    yield from _date_lines(record)
    first, dash, last = record.text("page").replace("\u2013", "-").partition("-")
    yield "VL", record.text("volume")
    yield "IS", record.text("issue") or record.text("number")
    yield ("SP", first) if "-" not in last and "," not in last else ("SP", record.text("page"))
    yield "EP", last if dash and "-" not in last and "," not in last else ""
    yield "NV", record.text("number-of-volumes")
    yield "ET", record.text("edition") or record.text("version")
    yield "SE", record.text("section")
    yield "PB", record.text("publisher")
    has_event = bool(record.text("event-place"))
    yield "CY", record.text("event-place") or record.text("publisher-place")
    yield "PP", record.text("publisher-place") if has_event else ""
    yield "SN", record.text("ISSN") or record.text("ISBN")
    yield "DO", record.text("DOI")
    yield "UR", record.text("URL")


def _date_lines(record: Record) -> Iterator[tuple[str, str]]:
    issued = record.date("issued")
    if issued and issued.start:
        yield "PY", f"{issued.start.year}"
        if issued.start.month:
            yield "DA", _slashed(issued)
    elif issued:
        yield "PY", issued.literal
    accessed = record.date("accessed")
    if accessed and accessed.start:
        yield "Y2", _slashed(accessed)


def _slashed(date: Date) -> str:
    """`2019/05/17/`, parts that are not known left empty; a season goes to the end."""
    if date.start is None:
        return ""
    month, day = date.start.month or 0, date.start.day
    if month > 12:
        return f"{date.start.year}///{('Spring', 'Summer', 'Autumn', 'Winter')[month - 21]}"
    return (
        f"{date.start.year}/{month or '':02}/{f'{day:02}' if day else ''}/"
        if month
        else f"{date.start.year}///"
    )


def _rest(entry: Entry) -> Iterator[tuple[str, str]]:
    record = entry.record
    yield "AB", record.text("abstract")
    words = [word.strip() for word in record.text("keyword").split(";")]
    yield from (("KW", word) for word in dict.fromkeys((*words, *entry.tags)))
    yield "LA", record.text("language")
    yield "CN", record.text("call-number")
    yield "DB", record.text("source")
    yield "M3", record.text("genre")
    yield from (("N1", note) for note in (record.text("note"), *entry.notes))
    yield from (("L1", each.path) for each in entry.attachments)
    yield "ID", entry.key
    for name, text in record.extra.items():
        tag = name.removeprefix(EXTRA)
        if name.startswith(EXTRA) and tag != "TY":
            yield from ((tag, part) for part in text.split("\n"))
