"""What an entry takes over from the entries named in its `crossref` and `xdata`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

#: Fields never taken over (biblatex manual, appendix B, "Default Inheritance Setup").
_NEVER = frozenset({
    "ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options", "presort",
    "related", "relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorthandintro", "sortkey",
    "key", "groups", "file", "owner", "timestamp", "date-added", "date-modified", "keywords",
})  # fmt: skip
_PARTS_OF_BOOKS = frozenset({
    "inbook", "incollection", "inproceedings", "conference", "inreference", "bookinbook", "suppbook",
    "suppcollection",
})  # fmt: skip
_MULTIVOLUME = frozenset({"mvbook", "mvcollection", "mvreference", "mvproceedings"})
_VOLUMES = frozenset({"book", "collection", "reference", "proceedings"})
_TO_BOOK = {
    "title": "booktitle",
    "subtitle": "booksubtitle",
    "titleaddon": "booktitleaddon",
    "author": "bookauthor",
}
_TO_MAIN = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
_TO_JOURNAL = {"title": "journaltitle", "subtitle": "journalsubtitle"}
_TITLES = frozenset({"title", "subtitle", "titleaddon", "shorttitle", "sorttitle", "indextitle"})

#: Whole, volume, series: a longer chain of entries is a circle that somebody unrolled.
_LONGEST_CHAIN = 20

#: Type and fields of the entry with a key (in lower case); None where the file has none.
Find = Callable[[str], "tuple[str, Mapping[str, str]] | None"]


def complete(entry_type: str, fields: Mapping[str, str], find: Find) -> tuple[dict[str, str], list[str]]:
    """The fields with what is inherited, and the keys that name no entry. Circles end where they close."""
    inheritance = _Inheritance(find)
    return inheritance.of(entry_type, fields, frozenset()), inheritance.missing


@dataclass(slots=True)
class _Inheritance:
    """What one entry takes over; a parent that is reached twice is completed once."""

    find: Find
    missing: list[str] = field(default_factory=list)
    done: dict[str, dict[str, str]] = field(default_factory=dict)

    def of(self, entry_type: str, fields: Mapping[str, str], seen: frozenset[str]) -> dict[str, str]:
        own = dict(fields)
        for link in ("xdata", "crossref"):
            for key in filter(None, (part.strip().lower() for part in fields.get(link, "").split(","))):
                if key not in seen and len(seen) < _LONGEST_CHAIN:
                    self._add(entry_type, own, link, key, seen)
        return own

    def _add(self, entry_type: str, own: dict[str, str], link: str, key: str, seen: frozenset[str]) -> None:
        parent = self.find(key)
        if parent is None:
            self.missing.append(key)
            return
        if key not in self.done:
            self.done[key] = self.of(parent[0], parent[1], seen | {key})
        above = self.done[key]
        _take_over(own, above if link == "xdata" else _renamed(entry_type, parent[0], above))


def _take_over(own: dict[str, str], inherited: Mapping[str, str]) -> None:
    has_date = "date" in own or "year" in own
    for name, value in inherited.items():
        if name in _NEVER or name in own:
            continue
        if has_date and name in ("date", "year", "month", "day"):
            continue
        own[name] = value


def _renamed(child: str, parent: str, fields: Mapping[str, str]) -> dict[str, str]:
    """The parent's fields under the names they have in the child."""
    if child in _PARTS_OF_BOOKS and parent in _MULTIVOLUME:
        names = _TO_MAIN
    elif child in _PARTS_OF_BOOKS:
        names = _TO_BOOK
    elif child in _VOLUMES and parent in _MULTIVOLUME:
        names = _TO_MAIN
    elif parent == "periodical":
        names = _TO_JOURNAL
    else:
        return dict(fields)
    renamed = {name: value for name, value in fields.items() if name not in _TITLES and name not in names}
    return renamed | {target: fields[name] for name, target in names.items() if name in fields}
