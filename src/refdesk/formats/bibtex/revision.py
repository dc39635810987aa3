"""Writes an edited entry into the text it had: only what was edited changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from refdesk.domain.record import Record
from refdesk.formats.bibtex import encoding, files, reading
from refdesk.formats.bibtex.entries import EXTRA
from refdesk.formats.bibtex.lenient import Place, Reading, entry_at
from refdesk.formats.bibtex.mapping import ALIASES
from refdesk.formats.bibtex.writing import Dialect, entry_text, entry_type_of, fields_of, own_text
from refdesk.formats.format import Entry

#: Fields that bring in what other entries say; they stay whatever is edited.
_LINKS = frozenset({"crossref", "xdata"})
_PASSES = 2
_HEADER = re.compile(r"@\s*([\w-]+)\s*[{(]\s*([^\s,={}\"%]*)")
_COMMA = re.compile(r"\s*,")


def revised(text: str, before: Entry, after: Entry) -> str:
    """The text of an entry that said `before`, now saying `after`; untouched fields stay as they stand.

    `before` is what the text reads as in its file, its source included. A text that cannot be edited piece by
    piece is written anew.
    """
    dialect = Dialect.BIBLATEX if before.source_format == "biblatex" else Dialect.BIBTEX
    anew = entry_text(after, after.key or before.key, dialect)
    if "\r\n" in text:
        anew = anew.replace("\r\n", "\n").replace("\n", "\r\n")
    wanted = _read(before.source.replace(text, anew, 1))
    for _ in range(_PASSES):
        found = entry_at(text, 0)
        if found is None or found.faults or not found.places:
            break
        edited = _Editing(text, found, before, after, dialect).run()
        source = before.source.replace(text, edited, 1)
        said = _read(source)
        if said == wanted:
            return edited
        if said is None:
            break
        # One field may speak for another: a `booktitle` that was the title's own becomes another's.
        text, before = edited, replace(said, source=source)
    return anew


def revised_source(source: str, format_id: str, after: Entry) -> str:
    """An entry's source, with the macros and parents it leans on, in which the entry says `after`."""
    before = next((each for each in reading.read(_bytes(source)) if isinstance(each, Entry)), None)
    own = own_text(source)
    if before is None:
        return own
    told = replace(before, source=source, source_format=format_id)
    return source.replace(own, revised(own, told, after), 1)


@dataclass(slots=True)
class _Editing:
    """One entry under edition: `cuts` are the stretches of its text to be replaced, and by what."""

    text: str
    found: Reading
    before: Entry
    after: Entry
    dialect: Dialect
    cuts: dict[tuple[int, int], str] = field(default_factory=dict)
    added: list[tuple[str, str]] = field(default_factory=list)

    def run(self) -> str:
        self._edit_header()
        for variable in dict.fromkeys((*self.before.record, *self.after.record)):
            was, now = self._fields(self.before, variable), self._fields(self.after, variable)
            if was != now or self.before.record.get(variable) != self.after.record.get(variable):
                self._put(dict(now), self._feeders(variable))
        self._edit_rest()
        return self._result()

    def _edit_header(self) -> None:
        header = _HEADER.match(self.text)
        if header is None:
            return
        was, now = (entry_type_of(each.record, self.dialect) for each in (self.before, self.after))
        if was != now:
            self.cuts[header.span(1)] = now
        if self.after.key and self.after.key != self.before.key:
            self.cuts[header.span(2)] = self.after.key

    def _edit_rest(self) -> None:
        was, now = self.before, self.after
        if was.attachments != now.attachments:
            value = f"{{{files.file_field(now.attachments)}}}"
            told = [place for name, place in self._named() if files.is_file_field(name)]
            self._put({"file": value} if now.attachments else {}, told)
        for name in dict.fromkeys((*was.record.extra, *now.record.extra)):
            value = now.record.extra.get(name, "")
            if name.startswith(EXTRA) and value != was.record.extra.get(name, ""):
                self._put({name.removeprefix(EXTRA): f"{{{value}}}"} if value else {}, self._places(name))
        if was.tags != now.tags and "keyword" not in now.record:
            words = encoding.encoded(", ".join(now.tags))
            self._put({"keywords": f"{{{words}}}"} if words else {}, self._places("keywords"))

    def _fields(self, entry: Entry, variable: str) -> list[tuple[str, str]]:
        """The fields that say a variable, a date in the way that the entry has chosen."""
        if variable not in entry.record:
            return []
        is_in_parts = variable == "issued" and not self._places("date") and self._places("year")
        return fields_of(entry.record, variable, Dialect.BIBTEX if is_in_parts else self.dialect)

    def _put(self, fields: Mapping[str, str], places: list[Place]) -> None:
        """Writes the fields where they stand already, or in the places that said the same, or at the end."""
        free = list(places)
        pending = []
        for name, value in fields.items():
            own = [place for place in self._places(name) if not self._is_cut(place)]
            if own:
                self._replace(own[0], value)
                free = [place for place in free if place not in own]
            else:
                pending.append((name, value))
        for name, value in pending:
            if free and len(fields) == 1:
                self._rename(free[0], name)
                self._replace(free.pop(0), value)
            else:
                self.added.append((name, value))
        for place in free:
            self._remove(place)

    def _feeders(self, variable: str) -> list[Place]:
        """The places of the fields without which the variable would have another value."""
        value = self.before.record.get(variable)
        return [
            place
            for name, place in self._named()
            if name not in _LINKS and value != _record(self._source_without(place)).get(variable)
        ]

    def _source_without(self, place: Place) -> str:
        text = self.text[: place.start] + "refdesk-left-out = " + self.text[place.value :]
        return self.before.source.replace(self.text, text, 1)

    def _places(self, name: str) -> list[Place]:
        wanted = _canonical(name.removeprefix(EXTRA))
        return [place for own, place in self._named() if _canonical(own) == wanted]

    def _named(self) -> Iterator[tuple[str, Place]]:
        for (name, _), place in zip(self.found.fields, self.found.places, strict=True):
            yield name.lower(), place

    def _is_cut(self, place: Place) -> bool:
        return (place.value, place.end) in self.cuts

    def _replace(self, place: Place, value: str) -> None:
        old = self.text[place.value : place.end]
        self.cuts[(place.value, place.end)] = _like(old, value)

    def _rename(self, place: Place, name: str) -> None:
        head = self.text[place.start : place.value].partition("=")[0]
        pad = len(head) - len(head.rstrip())
        self.cuts[(place.start, place.start + len(head))] = f"{name + ' ' * min(pad, 1):<{len(head)}}"

    def _remove(self, place: Place) -> None:
        comma = _COMMA.match(self.text, place.end)
        start = place.start - len(self._lead(place))
        self.cuts[(start, comma.end() if comma else place.end)] = ""

    def _lead(self, place: Place) -> str:
        """The white space before a field."""
        before = self.text[: place.start]
        return before[len(before.rstrip()) :]

    def _result(self) -> str:
        text = self.text
        if self.added:
            last = self.found.places[-1]
            comma = _COMMA.match(text, last.end)
            end = comma.end() if comma else last.end
            lines = [f"{self._lead(last)}{self._assigned(name)}{value}" for name, value in self.added]
            joined = ",".join(lines)
            self.cuts[(end, end)] = f"{joined}," if comma else f",{joined}"
        for (start, end), new in sorted(self.cuts.items(), reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def _assigned(self, name: str) -> str:
        """`name = `, its equals sign below the others where those stand in one column."""
        heads = [self.text[place.start : place.value] for place in self.found.places]
        columns = {head.index("=") for head in heads if "=" in head}
        tail = heads[-1][heads[-1].index("=") :]
        if len(heads) > 1 and len(columns) == 1:
            has_space = any(head[head.index("=") - 1] == " " for head in heads)
            return f"{name + ' ' * has_space:<{columns.pop()}}{tail}"
        return f"{name}{heads[-1][: -len(tail)][len(heads[-1][: -len(tail)].rstrip()) :]}{tail}"


def _canonical(name: str) -> str:
    name = name.lower()
    return ALIASES.get(name, name)


def _like(old: str, new: str) -> str:
    """A braced value with the delimiters of the old one where they can hold it."""
    if not new.startswith("{"):
        return new
    inside = new[1:-1]
    if old.isdigit() and inside.isdigit():
        return inside
    if old.startswith('"') and '"' not in inside:
        return f'"{inside}"'
    return f"{{{new}}}" if old.startswith("{{") and old.endswith("}}") else new


def _read(source: str) -> Entry | None:
    """What the entry in a source says, without the words it says it in."""
    for found in reading.read(_bytes(source)):
        if isinstance(found, Entry):
            extra = {
                name: text for name, text in found.record.extra.items() if name not in _LINK_NAMES and text
            }
            record = Record(found.record.type, dict(sorted(found.record.values.items())), extra)
            return replace(found, record=record, source="", source_format="", line=None)
    return None


def _bytes(source: str) -> bytes:
    return source.encode("utf-8", "surrogatepass")


_LINK_NAMES = frozenset(EXTRA + name for name in _LINKS)


def _record(source: str) -> Record:
    found = _read(source)
    return found.record if found else Record()
