"""Notes of records."""

from __future__ import annotations

from refdesk.domain.change import Change
from refdesk.domain.record import RecordId
from refdesk.library.library import Library
from refdesk.store.rows import collections, records


def add_note(library: Library, record_id: RecordId, text: str) -> Change:
    """Add a note; `rows("note")` of the change has its id."""
    with library.write("Add note") as write:
        records.stored(write.writer.connection, record_id)
        collections.add_notes(write.writer, [(record_id, text)])
        records.mark_edited(write.writer, [record_id])
    return write.change


def set_note(library: Library, note_id: int, text: str) -> Change:
    """Replace a note's text; typing on merges into one undo step."""
    with library.write("Edit note", going_on_with=("note", note_id)) as write:
        collections.set_note(write.writer, note_id, text)
        records.mark_edited(write.writer, collections.records_of_note(write.writer.connection, note_id))
    return write.change


def remove_note(library: Library, note_id: int) -> Change:
    """Delete a note."""
    with library.write("Delete note") as write:
        records.mark_edited(write.writer, collections.records_of_note(write.writer.connection, note_id))
        collections.remove_note(write.writer, note_id)
    return write.change
