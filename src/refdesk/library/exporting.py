"""Writing records to files of any format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from refdesk.domain.bulk import many_items
from refdesk.domain.errors import RefDeskError
from refdesk.domain.problem import Problem
from refdesk.domain.progress import Progress, no_progress
from refdesk.domain.record import RecordId
from refdesk.formats import registry
from refdesk.formats.bibtex.revision import revised_source
from refdesk.formats.format import Attachment, Entry, Format, Piece
from refdesk.library import attaching
from refdesk.library.library import Library
from refdesk.library.whole_file import write_pieces, write_whole
from refdesk.store.rows import belongings, records
from refdesk.store.rows.belongings import Belongings
from refdesk.store.rows.records import StoredRecord

#: Records read in one go.
_CHUNK = 100
#: Records after which progress is told.
_STEP = 20
#: Formats whose texts are edited piece by piece.
_REVISED = frozenset({"bibtex", "biblatex"})
_NOTHING = Belongings()


class FormatEntry(NamedTuple):
    """One format that can be written; the extension has its dot."""

    id: str
    label: str
    extension: str


@dataclass(frozen=True, slots=True)
class ExportReport:
    """How many records stand in the file, and what could not be said in its format."""

    count: int
    path: Path
    problems: tuple[Problem, ...]


def formats() -> list[FormatEntry]:
    """What can be written, in the order of a menu."""
    return [FormatEntry(each.id, each.label, f".{each.extensions[0]}") for each in registry.for_writing()]


def export(
    library: Library,
    record_ids: Sequence[RecordId],
    path: Path,
    format_id: str,
    progress: Progress | None = None,
) -> ExportReport:
    """Write the records to `path`, which is replaced only when all is written; RefDeskError otherwise.

    `progress` gets (done, total) after some records and may raise Cancelled.
    """
    problems: list[Problem] = []
    counted = _Counted(progress or no_progress, len(record_ids))
    made = counted.through(entries(library, record_ids, format_id))
    found = _format(format_id).write(made)
    with many_items(len(record_ids)):
        write_pieces(path, (_encoded(piece) for piece in _told(found, problems)))
    library.give_memory_back()
    return ExportReport(counted.done, path, tuple(problems))


def save_text(path: Path, text: str) -> Path:
    """Write a text to `path`, whole or not at all; the path. RefDeskError where it cannot be written."""
    write_whole(path, text.encode("utf-8", "surrogatepass"))
    return path


def pieces(library: Library, record_ids: Sequence[RecordId], format_id: str) -> Iterator[bytes]:
    """The bytes of the same file as they are made, for standard output."""
    found = _format(format_id).write(entries(library, record_ids, format_id))
    return (_encoded(piece) for piece in _told(found, []))


def text_of(entries: Iterable[Entry], format_id: str) -> str:
    """Entries as the text of a file."""
    return "".join(piece for piece in _format(format_id).write(entries) if isinstance(piece, str))


def entries(library: Library, record_ids: Sequence[RecordId], format_id: str = "") -> Iterator[Entry]:
    """The records as entries of a file, in order; those that nobody touched with the text they came in.

    For a BibTeX format also the others, their fields edited in it.
    """
    is_bibtex = format_id in _REVISED
    for start in range(0, len(record_ids), _CHUNK):
        with library.read() as connection:
            chunk = record_ids[start : start + _CHUNK]
            found = records.stored_many(connection, chunk)
            hanging = belongings.of_records(connection, chunk)
            there = [found[each] for each in chunk if each in found]
            made = [(_entry(each, hanging.get(each.id, _NOTHING)), each) for each in there]
        for entry, stored in made:
            whole = _with_whole_paths(library, entry)
            yield _with_edited_text(whole, stored) if is_bibtex else whole


def _with_whole_paths(library: Library, entry: Entry) -> Entry:
    """The entry with its files by paths that are right anywhere: copies are kept by the library's folder."""
    if all(Path(each.path).is_absolute() for each in entry.attachments):
        return entry
    own = attaching.files_folder(library)
    files = tuple(
        replace(each, path=str(place)) if place and place.is_relative_to(own) else each
        for each in entry.attachments
        for place in [attaching.path_of(library, each.path)]
    )
    return replace(entry, attachments=files)


def _with_edited_text(entry: Entry, stored: StoredRecord) -> Entry:
    """The entry with the text it came in, in which only what was edited since is written anew."""
    came_in = stored.kind.removesuffix(records.EDITED)
    if came_in == stored.kind or came_in not in _REVISED or not stored.text:
        return entry
    return replace(entry, source=revised_source(stored.text, came_in, entry), source_format=came_in)


class _Counted:
    """Entries that are counted as they pass; `progress` is told now and then."""

    def __init__(self, progress: Progress, total: int) -> None:
        self.done = 0
        self._progress = progress
        self._total = total

    def through(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The same entries."""
        for entry in entries:
            yield entry
            self.done += 1
            if self.done % _STEP == 0:
                self._progress(self.done, self._total)
        self._progress(self._total, self._total)


def _told(found: Iterable[Piece | Problem], problems: list[Problem]) -> Iterator[Piece]:
    """The pieces; the problems among them are added to `problems`."""
    for each in found:
        if isinstance(each, Problem):
            problems.append(each)
        else:
            yield each


def _encoded(piece: Piece) -> bytes:
    return piece.encode("utf-8", "surrogatepass") if isinstance(piece, str) else piece


def _format(format_id: str) -> Format:
    try:
        found = registry.by_id(format_id)
    except KeyError as error:
        raise RefDeskError(f"There is no format “{format_id}”.", "Choose one of the list.") from error
    if not found.can_write:
        raise RefDeskError(f"{found.label} can only be read.", "Choose another format.")
    return found


def _entry(stored: StoredRecord, hanging: Belongings) -> Entry:
    is_read = stored.kind in (records.PAGE, records.REFERENCE)
    came_in = "" if is_read or stored.kind.endswith(records.EDITED) else stored.kind
    return Entry(
        stored.record,
        stored.citation_key,
        source=stored.text if came_in else "",
        source_format=came_in,
        tags=hanging.tags,
        notes=tuple(hanging.notes),
        attachments=tuple(Attachment(*each) for each in hanging.files),
        collections=tuple(hanging.paths),
        references=tuple(hanging.references),
    )
