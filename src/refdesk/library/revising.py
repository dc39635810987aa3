"""Reading saved references anew: from a corrected text, as two, or with the one before it."""

from __future__ import annotations

from refdesk.domain.change import Change
from refdesk.domain.draft import Draft, Page, ReferenceDraft, Span
from refdesk.domain.errors import RefDeskError
from refdesk.domain.reference import Reference, ReferenceId
from refdesk.library import citing_edits
from refdesk.library.library import Library, require_text
from refdesk.reading.correcting import revising
from refdesk.reading.strings.reference import read_reference
from refdesk.store.rows import references
from refdesk.store.writing.writer import Writer


def reread(library: Library, reference_id: ReferenceId, text: str) -> Change:
    """Read a reference again from a corrected text; the text it had is kept with it."""
    require_text(text, "A reference")
    with library.write("Read reference again") as write:
        before, previous = _with_previous(write.writer, reference_id)
        draft = read_reference(" ".join(text.split()), _draft(previous) if previous else None)
        citing_edits.set_reference(write.writer, before.id, draft)
    return write.change


def split(library: Library, reference_id: ReferenceId, place: int) -> Change:
    """Make two references of one, cut before `place` of its text; RefDeskError where a part has no words."""
    with library.write("Split reference") as write:
        reference = references.one(write.writer.connection, reference_id)
        if not reference.text[:place].strip() or not reference.text[place:].strip():
            raise RefDeskError(
                "A reference is split between two of its words.",
                "Put the cursor where the second one begins.",
            )
        first, second = revising.split_at(Page(reference.text), _reference_draft(reference), place)
        citing_edits.set_reference(write.writer, reference_id, first.draft)
        citing_edits.insert_reference(write.writer, reference, second)
    return write.change


def merge_with_previous(library: Library, reference_id: ReferenceId) -> Change:
    """Make one reference of this and the one before it; RefDeskError where there is none before."""
    with library.write("Merge references") as write:
        reference, previous = _with_previous(write.writer, reference_id)
        if previous is None:
            raise RefDeskError("There is no reference before this one.", "Merge the second with the first.")
        first = _reference_draft(previous)
        second = _reference_draft(reference, len(previous.text) + 1)
        page = Page(f"{previous.text} {reference.text}")
        merged = revising.merged(page, first, second)
        citing_edits.set_reference(write.writer, previous.id, merged.draft)
        citing_edits.remove_references(write.writer, [reference_id])
    return write.change


def _with_previous(writer: Writer, reference_id: ReferenceId) -> tuple[Reference, Reference | None]:
    """A reference and the one before it in its list."""
    found = references.one(writer.connection, reference_id)
    entries = references.of_record(writer.connection, found.citing)
    place = [each.id for each in entries].index(reference_id)
    return found, entries[place - 1] if place else None


def _reference_draft(reference: Reference, start: int = 0) -> ReferenceDraft:
    """The reference as if its text stood in a page from `start` on."""
    place = Span(start, start + len(reference.text))
    return ReferenceDraft(reference.number, reference.label, _draft(reference), place, ((0, place),))


def _draft(reference: Reference) -> Draft:
    return Draft(reference.record, reference.readings, reference.text)
