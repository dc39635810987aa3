"""Attached files that are not where they were: which they are, where they are now, taking that over."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from pathlib import Path

from refdesk.domain.change import Change
from refdesk.domain.folding import fold
from refdesk.domain.record import RecordId
from refdesk.library import attaching, listing
from refdesk.library.library import Library
from refdesk.store.rows import attachments, records
from refdesk.store.rows.attachments import FileFacts, StoredAttachment

#: How far above its old place a file is looked for, and in how many folders at the most.
_LEVELS, _FOLDERS = 3, 3000
#: So many files are looked at for one whose contents nobody knows.
_LOOKED_AT = 1000
#: Called with (folders looked into, files found); may raise Cancelled.
Progress = Callable[[int, int], None]


class Likeness(StrEnum):
    """How a file is known to be the one: by its contents, by name and size, by its name alone."""

    CONTENTS = "contents"
    SIZE = "size"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class MissingFile:
    """A file that is not at its `place`; `title` is that of the record it hangs on."""

    id: int
    title: str
    place: Path
    facts: FileFacts


@dataclass(frozen=True, slots=True)
class FoundFile:
    """Where a missing file may be now."""

    missing: MissingFile
    place: Path
    likeness: Likeness


def missing(library: Library) -> list[MissingFile]:
    """The attached files that are not there now, in the order they were attached."""
    with library.read() as connection:
        rows = attachments.everything(connection)
    gone = [(row, place) for row in rows if (place := _gone(library, row))]
    summaries = listing.summaries(library, [RecordId(row.record) for row, _ in gone])
    titles = {each.id: each.title for each in summaries}
    return [
        MissingFile(row.id, titles.get(RecordId(row.record), ""), place, row.facts) for row, place in gone
    ]


def look_beside(library: Library, wanted: Sequence[MissingFile], progress: Progress) -> list[FoundFile]:
    """Look near their old places, and beside the library."""
    roots = dict.fromkeys(filter(None, (_above(each.place) for each in wanted)))
    folders = (folder for root in (*roots, library.path.parent) for folder in _folders(root))
    return _found(wanted, islice(folders, _FOLDERS), progress)


def look_below(folder: Path, wanted: Sequence[MissingFile], progress: Progress) -> list[FoundFile]:
    """Look in a folder and all those in it."""
    return _found(wanted, _folders(folder), progress)


def take_over(library: Library, found: Sequence[FoundFile]) -> Change:
    """Say where files are now, all of them in one undo step."""
    places = [(each.missing.id, *attaching.seen(each.place)) for each in found]
    with library.write("Find moved files") as write:
        for number, place, facts in places:
            attachments.set_place(write.writer, number, attaching.stored_path(library, place), facts)
        owners = attachments.owners(write.writer.connection, [number for number, _, _ in places])
        records.mark_edited(write.writer, owners)
    return write.change


def read_hashes(library: Library, limit: int = 20) -> bool:
    """Remember what is in some of the files that were linked without reading them; whether there were any.

    One that has changed since it was linked stays unknown. Nothing that Undo would take back.
    """
    with library.read() as connection:
        rows = attachments.without_hash(connection, _LOOKED_AT)
    there = ((row, place) for row in rows if (place := _as_it_was(library, row)))
    hashes = {row.id: digest for row, place in islice(there, limit) if (digest := attaching.sha256(place))}
    if hashes:
        with library.write_unseen() as connection:
            attachments.set_hashes(connection, hashes)
    return bool(hashes)


def _gone(library: Library, row: StoredAttachment) -> Path | None:
    place = attaching.path_of(library, row.path)
    return place if place and attaching.facts_of(place).size is None else None


def _as_it_was(library: Library, row: StoredAttachment) -> Path | None:
    place = attaching.path_of(library, row.path)
    is_same = attaching.facts_of(place) == row.facts and row.facts.size is not None
    return place if is_same and place and place.is_file() else None


def _above(place: Path) -> Path | None:
    """The nearest folder above that is there; none that holds a whole disk, or everybody's files."""
    for folder in list(place.parents)[:_LEVELS]:
        if folder.is_dir():
            return None if folder in (Path(folder.anchor), Path.home().parent) else folder
    return None


@dataclass(frozen=True, slots=True)
class _Folder:
    path: str
    names: Sequence[str]


def _folders(root: Path) -> Iterator[_Folder]:
    for path, below, names in os.walk(root):
        below[:] = sorted(name for name in below if not name.startswith("."))
        yield _Folder(path, names)


@dataclass(slots=True)
class _Seen:
    """The files that were met that may be wanted, by folded name and by size."""

    by_name: dict[str, list[Path]] = field(default_factory=lambda: defaultdict(list))
    by_size: dict[int, list[Path]] = field(default_factory=lambda: defaultdict(list))


def _found(wanted: Sequence[MissingFile], folders: Iterable[_Folder], progress: Progress) -> list[FoundFile]:
    names = {fold(each.place.name) for each in wanted}
    sizes = {each.facts.size for each in wanted if each.facts.sha256 and each.facts.size}
    suffixes = {each.place.suffix.lower() for each in wanted}
    seen, met = _Seen(), 0
    walked: set[str] = set()
    for folder in folders:
        if folder.path in walked:
            continue
        walked.add(folder.path)
        for name in folder.names:
            path = Path(folder.path, name)
            if fold(name) in names:
                seen.by_name[fold(name)].append(path)
                met += 1
            elif sizes and path.suffix.lower() in suffixes:
                size = attaching.facts_of(path).size
                if size in sizes and size is not None:
                    seen.by_size[size].append(path)
        progress(len(walked), met)
    return [found for each in wanted if (found := _best(each, seen))]


def _best(each: MissingFile, seen: _Seen) -> FoundFile | None:
    """The file with the same contents, whatever its name; else one of its name and size; else of its name."""
    size, digest = each.facts.size, each.facts.sha256
    named = seen.by_name.get(fold(each.place.name), [])
    sized = [path for path in named if size is not None and attaching.facts_of(path).size == size]
    if digest:
        for path in (*sized, *seen.by_size.get(size or 0, ())):
            if attaching.sha256(path) == digest:
                return FoundFile(each, path, Likeness.CONTENTS)
        sized = []
    if nearest := _nearest(each.place, sized):
        return FoundFile(each, nearest, Likeness.SIZE)
    nearest = _nearest(each.place, named)
    return FoundFile(each, nearest, Likeness.NAME) if nearest else None


def _nearest(place: Path, candidates: Sequence[Path]) -> Path | None:
    """The one whose folders are called most like the old ones, from below; nothing where two are alike."""
    ranked = sorted(candidates, key=lambda path: _shared(place, path), reverse=True)
    if len(ranked) > 1 and _shared(place, ranked[0]) == _shared(place, ranked[1]):
        return None
    return ranked[0] if ranked else None


def _shared(one: Path, other: Path) -> int:
    count = 0
    for left, right in zip(reversed(one.parts), reversed(other.parts), strict=False):
        if fold(left) != fold(right):
            break
        count += 1
    return count
