"""Writing records to files of any format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from refdesk.domain.errors import RefDeskError
from refdesk.domain.problem import Problem
from refdesk.domain.record import RecordId
from refdesk.formats import registry
from refdesk.formats.format import Attachment, Entry, Format
from refdesk.library import attaching
from refdesk.library.library import Library
from refdesk.library.whole_file import write_whole
from refdesk.store import collections, records, references
from refdesk.store.database import Snapshot
from refdesk.store.records import StoredRecord

#: Records read in one go.
_CHUNK = 500


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


def export(library: Library, record_ids: Sequence[RecordId], path: Path, format_id: str) -> ExportReport:
    """Write the records to `path`, which is replaced only when all is written; RefDeskError otherwise."""
    text, problems, count = _written(library, record_ids, format_id)
    save_text(path, text)
    return ExportReport(count, path, problems)


def save_text(path: Path, text: str) -> Path:
    """Write a text to `path`, whole or not at all; the path. RefDeskError where it cannot be written."""
    write_whole(path, text.encode("utf-8", "surrogatepass"))
    return path


def as_text(library: Library, record_ids: Sequence[RecordId], format_id: str) -> str:
    """The same as text, for the clipboard."""
    return _written(library, record_ids, format_id)[0]


def text_of(entries: Iterable[Entry], format_id: str) -> str:
    """Entries as the text of a file."""
    return "".join(piece for piece in _format(format_id).write(entries) if isinstance(piece, str))


def entries(library: Library, record_ids: Sequence[RecordId]) -> Iterator[Entry]:
    """The records as entries of a file, in order; those that nobody touched with the text they came in."""
    for start in range(0, len(record_ids), _CHUNK):
        with library.read() as connection:
            chunk = record_ids[start : start + _CHUNK]
            found = records.stored_many(connection, chunk)
            made = [_entry(connection, found[each]) for each in chunk if each in found]
        yield from (_with_whole_paths(library, each) for each in made)


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


def _written(
    library: Library, record_ids: Sequence[RecordId], format_id: str
) -> tuple[str, tuple[Problem, ...], int]:
    made = list(entries(library, record_ids))
    pieces = list(_format(format_id).write(made))
    problems = tuple(piece for piece in pieces if isinstance(piece, Problem))
    return "".join(piece for piece in pieces if isinstance(piece, str)), problems, len(made)


def _format(format_id: str) -> Format:
    try:
        found = registry.by_id(format_id)
    except KeyError as error:
        raise RefDeskError(f"There is no format “{format_id}”.", "Choose one of the list.") from error
    if not found.can_write:
        raise RefDeskError(f"{found.label} can only be read.", "Choose another format.")
    return found


def _entry(connection: Snapshot, stored: StoredRecord) -> Entry:
    came_in = "" if stored.kind in (records.PAGE, records.REFERENCE) else stored.kind
    return Entry(
        stored.record,
        stored.citation_key,
        source=stored.text if came_in else "",
        source_format=came_in,
        tags=collections.tags_of(connection, stored.id),
        notes=tuple(row.text for row in collections.notes_of(connection, stored.id)),
        attachments=tuple(
            Attachment(row["path"], row["label"], row["mime"])
            for row in records.attachments(connection, stored.id)
        ),
        collections=collections.paths_of(connection, stored.id),
        references=tuple(each.record for each in references.of_record(connection, stored.id)),
    )
