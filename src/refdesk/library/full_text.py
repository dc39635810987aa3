"""The texts of attached files, which are searched like the records they hang on."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from refdesk.domain.errors import RefDeskError
from refdesk.formats.pdf.document import pdf_words
from refdesk.library.attaching import path_of
from refdesk.library.library import Library
from refdesk.store.derived import derive
from refdesk.store.rows import attachments

#: So many files are looked for at a time; the newest come first.
_LOOKED_AT = 1000


def without_text(library: Library, limit: int = 100) -> dict[int, Path]:
    """Attached PDF files whose text nobody kept yet, by the attachment's id; the newest first.

    A file that has no text is kept with an empty one, so that it is not read again and again.
    """
    with library.read() as connection:
        rows = attachments.without_text(connection, limit)
    places = {number: path_of(library, path) for number, path in rows}
    return {number: place for number, place in places.items() if place}


def read_texts(library: Library, limit: int = 10) -> bool:
    """Read some of the files that nobody read yet, and let their words be found; whether any were read.

    A file that is broken or protected has no words; one that is not there now is looked at another time.
    """
    there = {number: path for number, path in without_text(library, _LOOKED_AT).items() if path.is_file()}
    chosen = list(islice(there.items(), limit))
    if chosen:
        keep_texts(library, {number: _words_of(path) for number, path in chosen})
    return bool(chosen)


def _words_of(path: Path) -> str:
    try:
        return pdf_words(path)
    except RefDeskError:
        return ""


def keep_texts(library: Library, texts: Mapping[int, str]) -> None:
    """Keep the texts of files by attachment id, and let them be found. Nothing that Undo would take back."""
    with library.write_unseen() as connection:
        owners = attachments.set_texts(connection, texts)
        derive.refresh(connection, owners)
