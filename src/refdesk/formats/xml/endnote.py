"""EndNote XML, as EndNote, Bookends, Mendeley and Zotero export it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from refdesk.domain.dates import Date
from refdesk.domain.problem import Problem
from refdesk.domain.record import Record
from refdesk.formats.building import Building
from refdesk.formats.dates import date_in, more_exact
from refdesk.formats.format import Attachment, Entry
from refdesk.formats.losses import losses
from refdesk.formats.people import inverted, written
from refdesk.formats.xml.elements import Element, items, line_of, looks_like, rich_text, text_of, texts_of
from refdesk.formats.xml.markup import group, plain, tag

EXTRA = "endnote:"

#: EndNote reference type: its name, its number, the CSL type.
_TYPES: tuple[tuple[str, int, str], ...] = (
    ("Journal Article", 17, "article-journal"), ("Book", 6, "book"), ("Book Section", 5, "chapter"),
    ("Conference Paper", 47, "paper-conference"), ("Conference Proceedings", 10, "paper-conference"),
    ("Thesis", 32, "thesis"), ("Report", 27, "report"), ("Web Page", 12, "webpage"), ("Patent", 25, "patent"),
    ("Newspaper Article", 23, "article-newspaper"), ("Magazine Article", 19, "article-magazine"),
    ("Generic", 13, "document"), ("Edited Book", 28, "book"), ("Electronic Article", 43, "article-journal"),
    ("Electronic Book", 44, "book"), ("Electronic Book Section", 60, "chapter"), ("Blog", 56, "post-weblog"),
    ("Computer Program", 9, "software"), ("Dataset", 59, "dataset"), ("Manuscript", 36, "manuscript"),
    ("Unpublished Work", 34, "manuscript"), ("Encyclopedia", 53, "entry-encyclopedia"),
    ("Dictionary", 52, "entry-dictionary"), ("Map", 20, "map"), ("Film or Broadcast", 21, "motion_picture"),
    ("Audiovisual Material", 3, "motion_picture"), ("Artwork", 2, "graphic"), ("Music", 61, "musical_score"),
    ("Case", 7, "legal_case"), ("Statute", 31, "legislation"), ("Bill", 4, "bill"),
    ("Hearing", 14, "hearing"),
    ("Legal Rule or Regulation", 50, "regulation"), ("Standard", 58, "standard"), ("Serial", 57, "book"),
    ("Government Document", 46, "report"), ("Personal Communication", 26, "personal_communication"),
    ("Interview", 63, "interview"), ("Podcast", 64, "broadcast"), ("Figure", 37, "figure"),
    ("Chart or Table", 38, "figure"), ("Classical Work", 49, "classic"), ("Ancient Text", 51, "classic"),
    ("Pamphlet", 24, "pamphlet"), ("Press Release", 65, "article-newspaper"), ("Catalog", 8, "book"),
    ("Aggregated Database", 55, "dataset"), ("Online Database", 45, "dataset"),
    ("Discussion Forum", 62, "post"),
    ("Social Media", 66, "post"), ("Multimedia Application", 48, "webpage"), ("Preprint", 67, "article"),
)  # fmt: skip
_BY_NAME = {name.lower(): csl for name, _, csl in _TYPES}
_BY_NUMBER = {str(number): csl for _, number, csl in _TYPES}
_WRITTEN = {csl: (name, number) for name, number, csl in reversed(_TYPES)}

_TEXTS: Mapping[str, str] = {
    "volume": "volume", "edition": "edition", "publisher": "publisher", "pub-location": "publisher-place",
    "abstract": "abstract", "language": "language", "call-num": "call-number", "section": "section",
    "num-vols": "number-of-volumes", "electronic-resource-num": "DOI", "work-type": "genre",
    "remote-database-name": "source", "reprint-edition": "printing-number", "caption": "annote",
}  # fmt: skip
#: Types of which `pages` alone counts the pages (EndNote, "Reference Types": Number of Pages).
_COUNTED = frozenset({"book", "thesis", "classic", "manuscript", "pamphlet"})
#: What `number` counts in a type; issues in any other.
_NUMBERS = {"book": "collection-number", "patent": "number", "report": "number", "standard": "number"}
_FACES = {"i": "italic", "b": "bold", "sup": "superscript", "sub": "subscript"}
#: Words and the mark after them.
_MARK = re.compile(r"(.*?)(</?(?:i|b|sup|sub)>|$)", re.DOTALL)
_KEPT = frozenset({
    "auth-address", "accession-num", "custom1", "custom2", "custom3", "custom4", "custom5", "custom6",
    "custom7",
    "orig-pub", "misc1", "misc2", "misc3", "remote-database-provider", "research-notes", "label",
    "auth-affiliaton",
})  # fmt: skip
_NAMES: Mapping[str, str] = {
    "authors": "author", "secondary-authors": "editor", "tertiary-authors": "collection-editor",
    "subsidiary-authors": "translator", "translated-authors": "translator",
}  # fmt: skip
_EDITED = ("Edited Book", 28)
_OWN_ROLES = frozenset({"edited book"})
#: What they are in some types (EndNote, "Reference Types"): series' editors of a book, advisors of a thesis.
_ROLES: Mapping[tuple[str, str], str] = {
    ("book", "secondary-authors"): "collection-editor",
    ("thesis", "tertiary-authors"): "contributor",
    ("edited book", "authors"): "editor",
    ("edited book", "secondary-authors"): "collection-editor",
}
_HELD = frozenset({
    *_TEXTS.values(), *_NAMES.values(), "title", "title-short", "container-title", "container-title-short",
    "collection-title", "ISSN", "ISBN", "PMCID", "URL", "issued", "accessed", "keyword", "note", "page",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class EndnoteXml:
    """An EndNote XML file: `<xml><records><record>`."""

    id: str = "endnote-xml"
    label: str = "EndNote XML"
    extensions: tuple[str, ...] = ("xml",)
    can_write: bool = True

    def recognise(self, data: bytes) -> float:
        """High where records have EndNote's reference types."""
        return 0.9 if looks_like(data, "ref-type", "rec-number") and looks_like(data, "records") else 0.0

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """The records of a file, in its order."""
        for found in items(data, frozenset({"record"})):
            yield found if isinstance(found, Problem) else _entry(found)

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """A file that EndNote imports with its own filter."""
        yield '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n'
        for number, entry in enumerate(entries, 1):
            yield _written_record(entry, number)
            yield from losses(entry, _held(entry.record), self.label)
        yield "</records></xml>\n"


ENDNOTE_XML = EndnoteXml()


def _entry(record: Element) -> Entry:
    building = Building(_type_of(record), EXTRA)
    _read_names(record, building)
    _read_titles(record, building)
    for name, variable in _TEXTS.items():
        building.put(variable, text_of(record, name))
    _read_numbers(record, building)
    _read_identifiers(record, building)
    for child in record:
        if child.tag in _KEPT and text_of(child) not in building.values.values():
            building.keep(str(child.tag), text_of(child))
    attachments = [*texts_of(record, "urls/pdf-urls/url"), *texts_of(record, "urls/related-urls/url")[1:]]
    return Entry(
        building.record(),
        text_of(record, "label") if " " not in text_of(record, "label") else "",
        line_of(record),
        attachments=tuple(map(Attachment, dict.fromkeys(attachments))),
    )


def _type_of(record: Element) -> str:
    return _BY_NAME.get(_kind(record)) or _BY_NUMBER.get(text_of(record, "ref-type"), "document")


def _kind(record: Element) -> str:
    """The name of EndNote's type, in lower case."""
    found = record.find("ref-type")
    return "" if found is None else str(found.get("name", "")).lower()


def _read_names(record: Element, building: Building) -> None:
    kind = _kind(record)
    for role, variable in _NAMES.items():
        variable = _ROLES.get((kind if kind in _OWN_ROLES else building.type, role), variable)
        building.add_names(variable, map(inverted, texts_of(record, f"contributors/{role}/author")))


def _read_titles(record: Element, building: Building) -> None:
    building.put("title", _title(record))
    building.put("title-short", text_of(record, "titles/short-title"))
    second = text_of(record, "titles/secondary-title")
    full, short = text_of(record, "periodical/full-title"), text_of(record, "periodical/abbr-1")
    if building.type == "book":
        building.put("collection-title", second or text_of(record, "titles/tertiary-title"))
    else:
        building.put("container-title", full or second)
        building.put("collection-title", text_of(record, "titles/tertiary-title"))
    if short != building.text("container-title"):
        building.put("container-title-short", short)


def _title(record: Element) -> str:
    """The title with what is set in it; one that is set in one face throughout says nothing by it."""
    styles = record.findall("titles/title/style")
    return text_of(record, "titles/title") if len(styles) < 2 else rich_text(record, "titles/title")


def _read_numbers(record: Element, building: Building) -> None:
    building.put(_NUMBERS.get(building.type, "issue"), text_of(record, "number"))
    pages = text_of(record, "pages")
    is_count = building.type in _COUNTED and pages.isdecimal()
    building.put("number-of-pages" if is_count else "page", pages)
    building.put("issued", _issued(text_of(record, "dates/year"), text_of(record, "dates/pub-dates/date")))
    building.put("accessed", date_in(text_of(record, "access-date")))
    for word in texts_of(record, "keywords/keyword"):
        building.add("keyword", word)
    for note in texts_of(record, "notes"):
        building.add("note", note, "\n\n")


def _read_identifiers(record: Element, building: Building) -> None:
    for number in text_of(record, "isbn").split(";"):
        building.put_standard_number(number)
    building.put("URL", text_of(record, "urls/related-urls/url") or text_of(record, "urls/web-urls/url"))
    accession = text_of(record, "accession-num")
    if accession.isdecimal() and "pubmed" in building.text("URL"):
        building.put("PMID", accession)
    # EndNote's field for it, and that of Bookends.
    for name in ("custom2", "user16"):
        if (number := text_of(record, name)).startswith("PMC"):
            building.put("PMCID", number)


def _issued(year: str, day: str) -> Date | None:
    """The date of a year and a day that may be without its year (`Mar 3`)."""
    whole = date_in(day if year in day else f"{day} {year}")
    return more_exact(date_in(year), whole if whole and whole.start else None)


def _written_record(entry: Entry, number: int) -> str:
    record = entry.record
    kind, code = _EDITED if _is_edited(record) else _WRITTEN.get(record.type, ("Generic", 13))
    parts = [
        f'<ref-type name="{kind}">{code}</ref-type>',
        group("contributors", "".join(_name_groups(record))),
        group("titles", "".join(_titles(record))),
        _periodical(record),
        *(tag(name, record.text(variable)) for name, variable in _TEXTS.items()),
        tag("number", record.text(_NUMBERS.get(record.type, "issue"))),
        tag("pages", record.text("page") or record.text("number-of-pages")),
        group("keywords", "".join(tag("keyword", word.strip()) for word in _keywords(entry))),
        _dates(record),
        tag("isbn", "; ".join(filter(None, (record.text("ISSN"), record.text("ISBN"))))),
        tag("custom2", record.text("PMCID")),
        *(tag("notes", note) for note in (record.text("note"), *entry.notes)),
        tag("label", entry.key),
        _urls(entry),
        *(tag(name.removeprefix(EXTRA), text) for name, text in record.extra.items() if _is_kept(name)),
    ]
    return f"<record><rec-number>{number}</rec-number>{''.join(parts)}</record>\n"


def _held(record: Record) -> frozenset[str]:
    counted = {"number-of-pages"} if record.type in _COUNTED and "page" not in record else set()
    advised = {"contributor"} if record.type == "thesis" else set()
    held = _HELD | counted | advised | {_NUMBERS.get(record.type, "issue")}
    if record.type != "book":
        return held
    editors = set() if _is_edited(record) else {"editor"}
    return held - {"container-title", "container-title-short"} - editors


def _is_edited(record: Record) -> bool:
    """Whether EndNote has this as an *Edited Book*, whose authors are the editors."""
    return record.type == "book" and "editor" in record and "author" not in record


def _is_kept(name: str) -> bool:
    return name.startswith(EXTRA) and name.removeprefix(EXTRA) in _KEPT - {"label"}


def _keywords(entry: Entry) -> list[str]:
    return list(dict.fromkeys((*entry.record.text("keyword").split(";"), *entry.tags)))


def _name_groups(record: Record) -> Iterator[str]:
    groups = {"author": "authors", "editor": "secondary-authors", "collection-editor": "tertiary-authors",
              "translator": "subsidiary-authors"}  # fmt: skip
    if _is_edited(record):
        groups = {**groups, "editor": "authors", "collection-editor": "secondary-authors"}
    elif record.type == "book" and not record.names("editor"):
        groups["collection-editor"] = "secondary-authors"
    if record.type == "thesis":
        groups = {**groups, "contributor": groups.pop("collection-editor")}
    for variable, name in groups.items():
        yield group(name, "".join(tag("author", written(each)) for each in record.names(variable)))


def _titles(record: Record) -> Iterator[str]:
    yield group("title", _in_faces(record.text("title")))
    yield tag(
        "secondary-title", record.text("collection-title" if record.type == "book" else "container-title")
    )
    if record.type != "book":
        yield tag("tertiary-title", record.text("collection-title"))
    yield tag("short-title", record.text("title-short"))


def _in_faces(title: str) -> str:
    """A title's markup as the faces of EndNote's styles."""
    parts = []
    faces: list[str] = []
    for text, mark in _MARK.findall(title):
        face = " ".join(faces) or "normal"
        parts.append(f'<style face="{face}">{plain(text)}</style>' if text else "")
        if mark.startswith("</"):
            faces = faces[:-1]
        elif mark:
            faces = [*faces, _FACES[mark[1:-1]]]
    return "".join(parts) if len(parts) > 2 else plain(title)


def _periodical(record: Record) -> str:
    if record.type == "book":
        return ""
    full = tag("full-title", record.text("container-title"))
    return group("periodical", full + tag("abbr-1", record.text("container-title-short")))


def _dates(record: Record) -> str:
    issued, accessed = record.date("issued"), record.date("accessed")
    year = tag("year", f"{issued.start.year}" if issued and issued.start else str(issued or ""))
    day = ""
    if issued and issued.start and issued.start.month:
        day = group("pub-dates", tag("date", str(issued.start)))
    return group("dates", year + day) + tag("access-date", str(accessed or ""))


def _urls(entry: Entry) -> str:
    related = group("related-urls", tag("url", entry.record.text("URL")))
    pdfs = group("pdf-urls", "".join(tag("url", each.path) for each in entry.attachments))
    return group("urls", related + pdfs)
