"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from refdesk.domain.errors import RefDeskError


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file only when all is written; RefDeskError where it cannot be, and what was there stays."""
    write_pieces(path, (content,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """The same with content that is made while it is written; an error in making it leaves the file too."""
    try:
        _replace(path, pieces)
    except OSError as error:
        raise RefDeskError(
            f"{path.name} cannot be written: {error.strerror}.",
            "Choose another folder or make room on the disk.",
        ) from error


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    """Written beside the target, made safe, then put in its place; a link stays one."""
    path = path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp lets nobody else read; the file gets the permissions it had, or those of any new file.
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
