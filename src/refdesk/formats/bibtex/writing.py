"""Writes entries as BibTeX or biblatex: untouched ones as they stood, the others field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import IntEnum
from functools import cache

from refdesk.domain.dates import Date
from refdesk.domain.fields import FIELDS
from refdesk.domain.folding import fold
from refdesk.domain.names import Name
from refdesk.domain.problem import Problem, Severity
from refdesk.domain.record import Record
from refdesk.formats.bibtex import encoding, files, mapping
from refdesk.formats.bibtex.entries import EXTRA
from refdesk.formats.bibtex.names import name_list, orcid_annotation
from refdesk.formats.bibtex.splitting import BlockKind, blocks_of
from refdesk.formats.bibtex.values import MONTHS
from refdesk.formats.format import Entry


class Dialect(IntEnum):
    """Which of the two sets of type and field names is written."""

    BIBTEX = 0
    BIBLATEX = 1

    @property
    def taken(self) -> tuple[str, ...]:
        """The formats whose text is right in a file of this dialect: biblatex reads all that BibTeX does."""
        return ("bibtex",) if self is Dialect.BIBTEX else ("bibtex", "biblatex")


#: biblatex field to the name that BibTeX's styles know.
_BIBTEX_NAMES = {
    "journaltitle": "journal", "location": "address", "annotation": "annote", "eprinttype": "archiveprefix",
    "eprintclass": "primaryclass",
}  # fmt: skip
_FIELD_NAMES = {
    "title": "title", "page": "pages", "keyword": "keywords", "URL": "url", "DOI": "doi", "arxiv": "eprint",
    "publisher-place": "location", "language": "language", "eprinttype": "eprinttype",
}  # fmt: skip
_ORDER = ("author", "editor", "translator", "title", "container-title", "collection-title", "issued")
#: The others come as they stand in the record.
_RANK = {name: _ORDER.index(name) if name in _ORDER else len(_ORDER) for name in FIELDS}
_PUBLISHER_FIELDS = {
    "thesis": ("school", "institution"), "report": ("institution", "institution"),
    "webpage": ("organization", "organization"), "post": ("organization", "organization"),
    "post-weblog": ("organization", "organization"), "software": ("publisher", "organization"),
}  # fmt: skip
_NOT_WRITTEN_BACK = frozenset({"crossref", "xdata", "entrytype"})
_PAGE_RANGE = re.compile(r"(?<=\w)\s*[-\u2010-\u2015]\s*(?=\w)")
_NOT_IN_KEYS = re.compile(r"[\s,{}()\"#%~\\=']+")
_MONTHS = tuple(MONTHS)
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


def write(entries: Iterable[Entry], dialect: Dialect) -> Iterator[str | Problem]:
    """The file's text, a blank line after each entry; macros stand before, parents after what needs them."""
    told: set[str] = set()
    keys: set[str] = set()
    parents: dict[str, str] = {}
    for entry in entries:
        if entry.source and entry.source_format in dialect.taken:
            before, source, after = _parts_of(entry.source)
            parents.update(after)
            keys.add(entry.key.lower())
            pieces = [*(macro for macro in before if macro not in told), source]
            told.update(before)
        else:
            pieces = [entry_text(entry, _free_key(entry, keys), dialect)]
        yield from _not_held(entry)
        for piece in pieces:
            yield f"{piece}\n\n"
    for key, parent in parents.items():
        if key not in keys:
            before, source, _ = _parts_of(parent)
            for piece in (*(macro for macro in before if macro not in told), source):
                yield f"{piece}\n\n"
            told.update(before)


def own_text(source: str) -> str:
    """The text of the entry itself in its source."""
    return _parts_of(source)[1]


def _parts_of(source: str) -> tuple[list[str], str, dict[str, str]]:
    """An entry's source taken apart: macros, the entry itself, and its parents by key."""
    if "\n@" not in source:
        return [], source, {}
    before: list[str] = []
    own = ""
    parents: dict[str, str] = {}
    pending: list[str] = []
    for block in blocks_of(source):
        if block.kind in (BlockKind.MACRO, BlockKind.PREAMBLE):
            (pending if own else before).append(block.raw)
        elif not own:
            own = block.raw
        else:
            parents[block.key.lower()] = "\n\n".join((*pending, block.raw))
            pending = []
    return before, own or source, parents


def _free_key(entry: Entry, keys: set[str]) -> str:
    """The entry's key, or one of its first author and year; letters are added where that is taken."""
    wanted = _NOT_IN_KEYS.sub("", entry.key) or _made_key(entry.record)
    key, number = wanted, 0
    while not entry.key and key.lower() in keys:
        number += 1
        key = f"{wanted}{_letters(number)}"
    keys.add(key.lower())
    return key


def _made_key(record: Record) -> str:
    names = record.names("author") or record.names("editor")
    word = fold(names[0].short_form if names else record.text("title").partition(" ")[0])
    return _NOT_IN_KEYS.sub("", word) + str(record.year or "") or "entry"


def _letters(number: int) -> str:
    """a, b, ... z, aa, ab ..."""
    text = ""
    while number:
        number, place = divmod(number - 1, 26)
        text = chr(ord("a") + place) + text
    return text


def _not_held(entry: Entry) -> Iterator[Problem]:
    for what, values in (("notes", entry.notes), ("reference list", entry.references)):
        if values:
            yield Problem(Severity.WARNING, f"BibTeX has no place for the {what}.", key=entry.key)


def entry_text(entry: Entry, key: str, dialect: Dialect) -> str:
    """One entry written field by field, without a line break at its end."""
    entry_type = entry_type_of(entry.record, dialect)
    lines = [f"  {name} = {value},\n" for name, value in _fields(entry, entry_type, dialect)]
    return f"@{entry_type}{{{key},\n{''.join(lines)}}}"


def entry_type_of(record: Record, dialect: Dialect) -> str:
    """The entry type that a record is written as: the one it came as where that still fits."""
    kept = record.extra.get(EXTRA + "entrytype", "")
    if kept and mapping.TYPES.get(kept, "document") == record.type:
        return kept
    if record.type == "thesis":
        genres = {genre: entry_type for entry_type, genre in mapping.GENRES.items()}
        named = genres.get(record.text("genre"), "")
        if named in ("phdthesis", "mastersthesis"):
            return named
    if record.type == "report" and "genre" not in record:
        # biblatex wants to know of what type a `@report` is.
        return "techreport"
    if record.type == "chapter" and record.names("container-author"):
        return "inbook"
    return mapping.WRITTEN_TYPES.get(record.type, ("misc", "misc"))[dialect.value]


def _fields(entry: Entry, entry_type: str, dialect: Dialect) -> Iterator[tuple[str, str]]:
    """Names and values as they are to be written, delimiters included."""
    record = entry.record
    done: set[str] = set()
    told = "genre" if record.text("genre") == mapping.GENRES.get(entry_type) else ""
    for variable in sorted(record, key=_RANK.__getitem__):
        for name, value in fields_of(record, variable, dialect) if variable != told else ():
            if name not in done and value:
                done.add(name)
                yield name, value
    yield from _from_entry(entry, done)


def _from_entry(entry: Entry, done: set[str]) -> Iterator[tuple[str, str]]:
    if entry.attachments:
        yield "file", _braced(files.file_field(entry.attachments))
    if entry.tags and "keywords" not in done:
        yield "keywords", _braced(encoding.encoded(", ".join(entry.tags)))
    for name, value in entry.record.extra.items():
        own = name.removeprefix(EXTRA)
        if name.startswith(EXTRA) and own not in done | _NOT_WRITTEN_BACK:
            yield own, _braced(value)


def fields_of(record: Record, variable: str, dialect: Dialect) -> list[tuple[str, str]]:
    """The fields that say one variable: names of the dialect, and values with their delimiters."""
    value = record.values[variable]
    if isinstance(value, Date):
        return _date_fields(variable, value, dialect)
    if isinstance(value, tuple):
        return _name_fields(variable, value, dialect)
    name = _field_name(record.type, variable, dialect)
    fields = [(name, _braced(_VALUES.get(variable, encoding.encoded)(value)))]
    if variable == "arxiv":
        fields.append((_field_name("", "eprinttype", dialect), "{arXiv}"))
    return fields


@cache
def _field_name(csl_type: str, variable: str, dialect: Dialect) -> str:
    name = _biblatex_name(csl_type, variable, dialect)
    return name if dialect is Dialect.BIBLATEX else _BIBTEX_NAMES.get(name, name)


def _biblatex_name(csl_type: str, variable: str, dialect: Dialect) -> str:
    match variable:
        case "container-title":
            return mapping.container_field(csl_type)
        case "publisher":
            return _PUBLISHER_FIELDS.get(csl_type, ("publisher", "publisher"))[dialect.value]
        case "chapter-number":
            return "chapter" if csl_type in mapping.IN_BOOKS else variable
        case "issue" | "number" | "collection-number":
            return _number_field(csl_type, variable)
        case _:
            return _FIELD_NAMES.get(variable) or mapping.FIELD_OF[variable]


def _as_one(text: str) -> str:
    """A body's name as one: biblatex parts lists of them at each `and` outside braces (2.3.4)."""
    written = encoding.encoded(text)
    return _braced(written) if " and " in text and "{" not in written else written


def _pages(text: str) -> str:
    return _PAGE_RANGE.sub("--", encoding.encoded(text))


def _number_field(csl_type: str, variable: str) -> str:
    """`number` holds what it counts in this type; the others have names that reading knows."""
    if mapping.number_variable(csl_type) == variable:
        return "number"
    return "eid" if variable == "number" else variable


def _keywords(text: str) -> str:
    words = filter(None, map(str.strip, text.split(";")))
    return encoding.encoded(("; " if "," in text else ", ").join(words))


#: How the text of a variable is written; of the others as LaTeX.
_VALUES: Mapping[str, Callable[[str], str]] = {
    "page": _pages, "keyword": _keywords, "publisher": _as_one, "publisher-place": _as_one,
    **dict.fromkeys(("URL", "DOI", "arxiv"), encoding.verbatim),
}  # fmt: skip


def _name_fields(variable: str, names: tuple[Name, ...], dialect: Dialect) -> list[tuple[str, str]]:
    field = _field_name("", variable, dialect)
    fields = [(field, _braced(name_list(names, is_extended=dialect is Dialect.BIBLATEX)))]
    annotation = orcid_annotation(names)
    if annotation and dialect is Dialect.BIBLATEX:
        fields.append((f"{field}+an:orcid", _braced(annotation)))
    return fields


def _date_fields(variable: str, date: Date, dialect: Dialect) -> list[tuple[str, str]]:
    if variable != "issued":
        return [(_field_name("", variable, dialect), _braced(encoding.encoded(str(date))))]
    if date.start is None:
        return [("year", _braced(encoding.encoded(date.literal)))]
    if dialect is Dialect.BIBLATEX:
        return [("date", _braced(str(date)))]
    return _year_and_month(date)


def _year_and_month(date: Date) -> list[tuple[str, str]]:
    start, end = date.start, date.end
    if start is None:
        return []
    year = f"{'c. ' if date.is_circa else ''}{start.year}{date.suffix}"
    if end and end.year != start.year:
        return [("year", _braced(f"{year}--{end.year}"))]
    if date.is_open:
        return [("year", _braced(str(date)))]
    fields = [("year", _braced(year))]
    if start.month:
        month = _month(start.month)
        if end and end.month and end.month != start.month:
            month = f'{month} # "--" # {_month(end.month)}'
        fields.append(("month", month))
    if start.day:
        fields.append(("day", _braced(f"{start.day}")))
    return fields


def _month(month: int) -> str:
    return _MONTHS[month - 1] if month <= len(_MONTHS) else _braced(_SEASONS.get(month, ""))


def _braced(text: str) -> str:
    return f"{{{text}}}"
