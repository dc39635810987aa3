"""Attached files: where they are, what they are, and copying them beside the library."""

from __future__ import annotations

import hashlib
import mimetypes
import os
import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from refdesk.domain.change import Change
from refdesk.domain.errors import RefDeskError, unreadable
from refdesk.domain.record import RecordId
from refdesk.library.library import Library
from refdesk.store.rows import attachments as store
from refdesk.store.rows import records
from refdesk.store.rows.attachments import FileFacts
from refdesk.store.writing.writer import Writer

_ADDRESS = re.compile(r"(?!file:)[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]|\\\\")
_BLOCK = 1 << 20
#: Longer names are refused by some file systems.
_MOST_LETTERS = 120


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """One file or address that hangs on a record.

    `path` is as stored: absolute, below the library's folder, or an address. `place` is the file it means,
    None for an address; `is_missing` where no such file is there now, `is_changed` where it is another one
    in size or time than when it was attached. `size` is in bytes, None where it was never known.
    """

    id: int
    path: str
    label: str
    mime: str
    size: int | None
    place: Path | None
    is_missing: bool
    is_changed: bool

    @property
    def name(self) -> str:
        """Its label where that says more than the kind of file, else the file's name."""
        file_name = self.place.name if self.place else self.path
        return self.label if self.label and self.label.lower() not in _EMPTY_LABELS else file_name


_EMPTY_LABELS = frozenset({"pdf", "full text pdf", "fulltext", "full text", "snapshot", "attachment"})


def attached(library: Library, record_id: RecordId) -> list[AttachedFile]:
    """The files of a record in the order they were attached, looked at now."""
    with library.read() as connection:
        rows = store.of_record(connection, record_id)
    return [_looked_at(library, row) for row in rows]


def files_folder(library: Library) -> Path:
    """Where copies of attached files are kept: beside the library, named after it."""
    return library.path.with_name(f"{library.path.stem} files")


def attach(library: Library, record_id: RecordId, paths: Sequence[Path]) -> Change:
    """Let files hang on a record where they lie; RefDeskError where one is not there or no file."""
    with library.write("Attach file" if len(paths) == 1 else "Attach files") as write:
        records.stored(write.writer.connection, record_id)
        hang(library, write.writer, record_id, paths)
    return write.change


def attach_copies(library: Library, record_id: RecordId, paths: Sequence[Path]) -> Change:
    """Copy files beside the library and let the copies hang on a record."""
    copies = Copies(files_folder(library))
    try:
        return attach(library, record_id, [copies.take(path)[0] for path in paths])
    except BaseException:
        copies.drop()
        raise


def detach(library: Library, attachment_ids: Sequence[int]) -> Change:
    """Take files off their records; the files themselves stay where they are."""
    label = "Remove file" if len(attachment_ids) == 1 else "Remove files"
    with library.write(label) as write:
        owners = store.owners(write.writer.connection, attachment_ids)
        store.remove(write.writer, attachment_ids)
        records.mark_edited(write.writer, owners)
    return write.change


def relocate(library: Library, attachment_id: int, path: Path) -> Change:
    """Say where a file is now that is missing at its old place."""
    place, facts = seen(path)
    with library.write("Find file") as write:
        store.set_place(write.writer, attachment_id, stored_path(library, place), facts)
        records.mark_edited(write.writer, store.owners(write.writer.connection, [attachment_id]))
    return write.change


def path_of(library: Library, path: str) -> Path | None:
    """The file that a stored path means; None for an address."""
    if _ADDRESS.match(path):
        return None
    if path[:5].lower() == "file:":
        path = unquote(urlsplit(path).path)
    return library.path.parent / Path(path).expanduser()


def located(path: str, folder: Path) -> str:
    """The path as an imported file means it: made absolute where the file is found.

    Looked for below `folder`, then at its own place, then by its last parts below `folder`, as when a library
    with its files was moved here from another computer. Where nothing is found a relative path is one below
    `folder`, any other stays as it was.
    """
    if _ADDRESS.match(path) or not path:
        return path
    plain = unquote(urlsplit(path).path) if path[:5].lower() == "file:" else path
    parts = Path(plain.replace("\\", "/")).parts
    tails = [Path(*parts[start:]) for start in range(1, len(parts))]
    for candidate in (folder / Path(plain).expanduser(), *(folder / tail for tail in tails)):
        if _is_file(candidate):
            return os.path.abspath(candidate)  # noqa: PTH100 - links in a path are a person's own
    is_relative = not Path(plain).expanduser().is_absolute() and not _DRIVE.match(plain)
    return os.path.abspath(folder / plain) if is_relative else path  # noqa: PTH100


def facts_of(path: Path | None) -> FileFacts:
    """Size and time of a file, without reading it; unknown where it cannot be looked at."""
    try:
        state = path.stat() if path else None
    except (OSError, ValueError):
        state = None
    return FileFacts("", state.st_size, state.st_mtime_ns // 1_000_000) if state else FileFacts()


def seen(path: Path) -> tuple[Path, FileFacts]:
    """A file's absolute path and what it is, its contents included; RefDeskError where it cannot be read."""
    path = path.absolute()
    try:
        facts = facts_of(path)
        return path, FileFacts(_digest(path), facts.size, facts.mtime)
    except IsADirectoryError as error:
        raise RefDeskError(f"{path.name} is a folder.", "Attach the files in it.") from error
    except OSError as error:
        raise unreadable(path, error) from error


def sha256(path: Path) -> str:
    """The hash of a file's contents; empty where it cannot be read."""
    try:
        return _digest(path)
    except OSError:
        return ""


@dataclass(slots=True)
class Copies:
    """Files copied into one folder, which `drop` takes away again. Equal files are copied once."""

    folder: Path
    _made: list[Path] = field(default_factory=list)

    def take(self, path: Path) -> tuple[Path, FileFacts]:
        """The copy's place, and what was copied; RefDeskError where it cannot be read or written."""
        try:
            return self._taken(path)
        except OSError as error:
            raise RefDeskError(
                f"{path.name} could not be copied: {error.strerror}.",
                "Look whether the file is there and the disk has room, or keep files where they are.",
            ) from error

    def drop(self) -> None:
        """Remove what was copied."""
        for path in self._made:
            with suppress(OSError):
                path.unlink()
        self._made.clear()
        with suppress(OSError):
            self.folder.rmdir()

    def _taken(self, path: Path) -> tuple[Path, FileFacts]:
        digest = _digest(path)
        name = path.name if len(path.name) <= _MOST_LETTERS else path.stem[:_MOST_LETTERS] + path.suffix
        target = self.folder / name
        for number in range(2, 1 << 20):
            if not target.exists():
                self._copy(path, target)
                break
            if target.stat().st_size == path.stat().st_size and _digest(target) == digest:
                break
            target = self.folder / f"{Path(name).stem} {number}{path.suffix}"
        facts = facts_of(target)
        return target, FileFacts(digest, facts.size, facts.mtime)

    def _copy(self, path: Path, target: Path) -> None:
        """Whole or not at all, with the times of the original."""
        self.folder.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        try:
            shutil.copy2(path, part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        self._made.append(target)


def hang(library: Library, writer: Writer, record_id: RecordId, paths: Sequence[Path]) -> None:
    """Let files hang on a record, within a write; one that hangs there already is passed over."""
    files = [(path, *seen(path)) for path in paths]
    there = {row.path for row in store.of_record(writer.connection, record_id)}
    rows = [
        (record_id, stored_path(library, place), original.name, _mime(original), facts)
        for original, place, facts in files
    ]
    new = [row for row in rows if row[1] not in there]
    store.add(writer, new)
    if new:
        records.mark_edited(writer, [record_id])


def _looked_at(library: Library, row: store.StoredAttachment) -> AttachedFile:
    place = path_of(library, row.path)
    now = facts_of(place)
    is_missing = place is not None and now.size is None
    was_seen = row.facts.size is not None and not is_missing
    is_changed = was_seen and (row.facts.size, row.facts.mtime) != (now.size, now.mtime)
    size = row.facts.size if now.size is None else now.size
    return AttachedFile(row.id, row.path, row.label, row.mime, size, place, is_missing, is_changed)


def stored_path(library: Library, path: Path) -> str:
    """How a path is stored: below the library's own files relative to it, so that both can move together."""
    own = files_folder(library)
    return path.relative_to(library.path.parent).as_posix() if path.is_relative_to(own) else str(path)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _mime(path: Path) -> str:
    return mimetypes.guess_type(path.name)[0] or ""


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
