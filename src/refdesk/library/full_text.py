"""The texts of attached files, which are searched like the records they hang on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from refdesk.library.attaching import path_of
from refdesk.library.library import Library
from refdesk.store import attachments, derive


def without_text(library: Library, limit: int = 100) -> dict[int, Path]:
    """Attached PDF files whose text nobody kept yet, by the attachment's id; the newest first.

    A file that has no text is kept with an empty one, so that it is not read again and again.
    """
    with library.read() as connection:
        rows = attachments.without_text(connection, limit)
    places = {number: path_of(library, path) for number, path in rows}
    return {number: place for number, place in places.items() if place}


def keep_texts(library: Library, texts: Mapping[int, str]) -> None:
    """Keep the texts of files by attachment id, and let them be found. Nothing that Undo would take back."""
    with library.write_unseen() as connection:
        owners = attachments.set_texts(connection, texts)
        derive.refresh(connection, owners, derive.NONE_KNOWN)
