"""What a path holds, told from the file itself before SQLite touches it."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

from refdesk.domain.errors import RefDeskError
from refdesk.store.file.file_header import Header

_NOT_A_LIBRARY = "{name} is not a RefDesk library."
_HINT = "Choose another file; this one was not changed."


class FileState(StrEnum):
    """Whether there is a library, and whether it may be written."""

    MISSING = "missing"
    WRITABLE = "writable"
    READ_ONLY = "read-only"


def state_of(path: Path) -> FileState:
    """RefDeskError where something else than a whole library stands there."""
    try:
        if not path.exists():
            return FileState.MISSING
        if path.is_dir():
            raise RefDeskError(f"{path.name} is a folder, not a RefDesk library.", "Choose a file.")
        size = path.stat().st_size
        with path.open("rb") as file:
            header = Header.of(file.read(100))
    except OSError as error:
        raise RefDeskError(
            f"The library {path.name} cannot be opened: {error.strerror}.",
            "Look whether the file is there and may be read.",
        ) from error
    if size == 0:
        return FileState.MISSING
    _require_library(path, header, size)
    return FileState.WRITABLE if _may_write(path) else FileState.READ_ONLY


def uri_of(path: Path, mode: str) -> str:
    """The address under which SQLite opens a file: `mode` "ro", "rw" or "rwc".

    Where nothing can be written and no log is left over, a WAL file opens only as immutable.
    """
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    is_immutable = mode == "ro" and not path.with_name(path.name + "-wal").exists()
    return f"{address}&immutable=1" if is_immutable else address


def _require_library(path: Path, header: Header | None, size: int) -> None:
    if header is None:
        raise RefDeskError(_NOT_A_LIBRARY.format(name=path.name), _HINT)
    has_log = any(path.with_name(path.name + ending).exists() for ending in ("-wal", "-journal"))
    if not has_log and size < header.page_size * header.page_count:
        raise RefDeskError(
            f"The library {path.name} is damaged: its end is missing.",
            "Restore a backup; the damaged file is kept.",
        )
    if not header.is_library and not has_log:
        raise RefDeskError(_NOT_A_LIBRARY.format(name=path.name), _HINT)


def _may_write(path: Path) -> bool:
    """SQLite makes its log beside the file, so the folder counts too."""
    return all(_is_writable(each) for each in (path, path.absolute().parent))


def _is_writable(path: Path) -> bool:
    """A file that its owner protected stays untouched, also where an administrator could write it."""
    return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK)
