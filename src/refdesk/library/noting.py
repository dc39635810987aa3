"""Notes of records."""

from __future__ import annotations

from refdesk.domain.change import Change
from refdesk.domain.record import RecordId
from refdesk.library.library import Library


def add_note(library: Library, record_id: RecordId, text: str) -> Change:
    """Add a note; `rows("note")` of the change has its id."""
    raise NotImplementedError


def set_note(library: Library, note_id: int, text: str) -> Change:
    """Replace a note's text; typing on merges into one undo step."""
    raise NotImplementedError


def remove_note(library: Library, note_id: int) -> Change:
    """Delete a note."""
    raise NotImplementedError
