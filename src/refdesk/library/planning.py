"""_Reading files and seeing what they would add, before anything is written."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from refdesk.domain.bulk import MANY, many_items
from refdesk.domain.errors import RefDeskError, unreadable
from refdesk.domain.problem import Problem, Severity
from refdesk.domain.progress import Progress, no_progress
from refdesk.formats import registry
from refdesk.formats.format import Entry, Found, Search
from refdesk.formats.pdf.document import is_pdf
from refdesk.formats.zotero_library import reading as zotero_library
from refdesk.formats.zotero_library.database import database_file
from refdesk.library import attaching, pdf_reading, searching
from refdesk.library.differences import Difference, told_differently
from refdesk.library.import_plan import ImportPlan, Source
from refdesk.library.library import Library
from refdesk.library.matching import Match, matches, repeats
from refdesk.store.rows import records

#: Entries that are looked up, and counted by `progress`, in one go.
_CHUNK = 500
#: What a plan calls the format of a whole Zotero library.
ZOTERO = "zotero"
PDF = "pdf"
#: What is imported of a folder; other files there may be anything.
_IN_FOLDERS = frozenset({".pdf", ".bib", ".bibtex", ".ris", ".enw", ".nbib", ".rdf"})
#: The progress of so many files counts their entries, of more the files.
_FEW = 3
#: From so many entries on a plan is kept out of the garbage collector's sight.
_FROZEN = 2000


def plan(library: Library, paths: Sequence[Path], progress: Progress | None = None) -> ImportPlan:
    """Read files and see what they would add; RefDeskError where one cannot be opened.

    `progress` gets (entries read, 0), then (entries looked up, of how many), and may raise Cancelled.
    """
    reading = _Reading(progress or no_progress)
    files = list(_files_in(paths))
    if not files:
        raise RefDeskError("There is no bibliography and no PDF in this folder.", "Choose files.")
    sources = []
    with many_items(MANY):
        for number, path in enumerate(files):
            if len(files) > _FEW:
                reading.progress(number, len(files))
            sources.append(_read_path(path, reading))
        return _looked_up(library, reading, tuple(sources))


def plan_bytes(library: Library, data: bytes, name: str, progress: Progress | None = None) -> ImportPlan:
    """The plan for pasted or piped data; `name` may end in a file name's extension."""
    reading = _Reading(progress or no_progress)
    sources = (_read(_File(name, data), reading),)
    return _looked_up(library, reading, sources)


def plan_entries(
    library: Library, read: Iterable[Found], source: Source, progress: Progress | None = None
) -> ImportPlan:
    """The plan for entries that come from elsewhere than a file of a format."""
    reading = _Reading(progress or no_progress)
    count = reading.take(read, source.folder)
    return _looked_up(library, reading, (replace(source, count=count),))


def differences(library: Library, plan: ImportPlan, place: int) -> tuple[Difference, ...]:
    """What an entry says otherwise than the record, or the entry before it, that it is a duplicate of."""
    match = plan.duplicates.get(place)
    if match is None:
        return told_differently(plan.entries[plan.repeats[place]].record, plan.entries[place].record)
    with library.read() as connection:
        ours = records.stored(connection, match.record_id).record
    return told_differently(ours, plan.entries[place].record)


@dataclass(frozen=True, slots=True)
class _File:
    """A file's bytes, and the folder it lies in where it has one."""

    name: str
    data: bytes
    folder: Path | None = None


@dataclass(slots=True)
class _Reading:
    """What was read so far."""

    progress: Progress
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    searches: list[Search] = field(default_factory=list)

    def take(self, read: Iterable[Found], folder: Path | None) -> int:
        """Take in what a reader gives; how many entries that were."""
        before = len(self.entries)
        for each in read:
            if isinstance(each, Problem):
                self.problems.append(each)
                continue
            if isinstance(each, Search):
                self.searches.append(each)
                continue
            self.entries.append(_with_located_files(each, folder) if folder else each)
            if len(self.entries) % _CHUNK == 0:
                self.progress(len(self.entries), 0)
        return len(self.entries) - before


def _read_path(path: Path, reading: _Reading) -> Source:
    """A Zotero library by its database, or the folder that it is in; anything else by its content."""
    database = database_file(path)
    if database:
        count = reading.take(zotero_library.read(database), None)
        return Source(database.name, ZOTERO, count, database.absolute().parent)
    if is_pdf(path):
        count = reading.take(_read_pdf(path), path.absolute().parent)
        return Source(path.name, PDF, count, path.absolute().parent)
    return _read(_File(path.name, _bytes_of(path), path.absolute().parent), reading)


def _read_pdf(path: Path) -> Iterator[Entry | Problem]:
    """A PDF's article, or the entries that it lists; one that cannot be read comes as a bare document."""
    try:
        found = pdf_reading.read_file(path)
    except RefDeskError as error:
        yield Problem(Severity.WARNING, str(error), key=path.stem)
        yield pdf_reading.bare_entry(path)
        return
    yield from found.entries if len(found.entries) > 1 else [pdf_reading.as_entry(path, found)]


def _files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that are meant; a folder without a Zotero library stands for what is below it."""
    for path in paths:
        if path.is_dir() and not database_file(path):
            yield from sorted(each for each in path.rglob("*") if _is_meant(each))
        else:
            yield path


def _is_meant(path: Path) -> bool:
    return path.suffix.lower() in _IN_FOLDERS and not path.name.startswith(".") and path.is_file()


def _read(file: _File, reading: _Reading) -> Source:
    recognised = registry.recognised(file.data, file.name)
    if recognised is None:
        sentence = f"{file.name} is in no format that can be read."
        reading.problems.append(
            Problem(Severity.ERROR, sentence if file.data.strip() else f"{file.name} is empty.")
        )
        return Source(file.name, "", 0, file.folder)
    count = reading.take(registry.read(recognised, file.data), file.folder)
    return Source(file.name, recognised.id, count, file.folder)


def _looked_up(library: Library, reading: _Reading, sources: tuple[Source, ...]) -> ImportPlan:
    entries = tuple(reading.entries)
    duplicates: dict[int, Match] = {}
    for start in range(0, len(entries), _CHUNK):
        reading.progress(start, len(entries))
        part = [each.record for each in entries[start : start + _CHUNK]]
        for place, match in matches(library, part).items():
            if match.is_article:
                duplicates[start + place] = match
    found = repeats([each.record for each in entries])
    if len(entries) > _FROZEN:
        # They live until the person has decided: the collector need not walk over them, window waiting.
        gc.freeze()
    searches, told = searching.news(library, reading.searches)
    problems = (*reading.problems, *told)
    return ImportPlan(entries, problems, duplicates, sources, found, searches)


def _with_located_files(entry: Entry, folder: Path) -> Entry:
    if not entry.attachments:
        return entry
    files = (replace(each, path=attaching.located(each.path, folder)) for each in entry.attachments)
    return replace(entry, attachments=tuple(files))


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except IsADirectoryError as error:
        raise RefDeskError(f"{path.name} is a folder.", "Choose files.") from error
    except OSError as error:
        raise unreadable(path, error) from error
