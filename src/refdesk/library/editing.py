"""Writing records: every function is one transaction and one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from refdesk.domain.change import Change
from refdesk.domain.draft import Draft, Page, Reading, ReferenceDraft
from refdesk.domain.errors import RefDeskError
from refdesk.domain.fields import FIELDS, TYPES
from refdesk.domain.key_pattern import FORBIDDEN
from refdesk.domain.progress import Progress, no_progress
from refdesk.domain.record import Record, RecordId, Value
from refdesk.domain.reference import ReferenceId
from refdesk.library import attaching, citing_edits
from refdesk.library.bulk import write_about
from refdesk.library.library import Library, require_text
from refdesk.store.rows import citation_keys, collections, deleting, records
from refdesk.store.rows.records import NewRecord
from refdesk.store.tables.schema import record as record_table
from refdesk.store.writing.writer import Writer


def add_record(library: Library, record: Record, collection: int | None = None) -> Change:
    """Add an article; `rows("record")` of the change begins with its id."""
    with library.write("Add article") as write:
        ids = records.add(write.writer, [NewRecord(record)])
        _file(write.writer, ids, collection)
    return write.change


def add_page(
    library: Library,
    article: Draft | None,
    references: Sequence[ReferenceDraft],
    page: Page,
    collection: int | None = None,
) -> Change:
    """Save a page's article with its reference list, each reference pointing to the work it cites.

    A cited work that the library surely has already is not added again, nor one cited twice; an article that
    was only cited so far becomes that work. An article that is kept already is added once more: the person
    has seen the match and decided. Without an article the references become articles of their own. The file
    that the page was read from is attached where it lies. `rows("record")` begins with the article's id.
    """
    if article is None:
        return _add_list(library, references, collection)
    with library.write("Add article with references" if references else "Add article") as write:
        record_id = citing_edits.add_article(write.writer, article)
        citing_edits.add_references(write.writer, record_id, references, page)
        _file(write.writer, [record_id], collection)
        if page.file:
            attaching.hang(library, write.writer, record_id, [Path(page.file)])
    return write.change


def add_page_with_copy(
    library: Library,
    article: Draft | None,
    references: Sequence[ReferenceDraft],
    page: Page,
    collection: int | None = None,
) -> Change:
    """The same with a copy of the page's file, kept beside the library; no copy stays where it fails."""
    copies = attaching.Copies(attaching.files_folder(library))
    try:
        copy, _ = copies.take(Path(page.file))
        return add_page(library, article, references, replace(page, file=str(copy)), collection)
    except BaseException:
        copies.drop()
        raise


def set_field(library: Library, record_id: RecordId, field: str, value: Value | None) -> Change:
    """Set or clear one field; the field is then sure. Typing on merges into one undo step."""
    if field == "citation-key":
        return set_citation_key(library, record_id, str(value or ""))
    label = f"Edit {FIELDS[field].label.lower()}"
    with library.write(label, going_on_with=("field", record_id, field)) as write:
        stored = records.stored(write.writer.connection, record_id)
        changed = stored.record.with_field(field, value)
        if changed != stored.record:
            records.set_record(write.writer, record_id, changed)
            records.mark_edited(write.writer, [record_id])
            left = [each for each in stored.readings if each.field != field]
            records.set_readings(write.writer, record_id, left)
    return write.change


def set_type(library: Library, record_id: RecordId, type_name: str) -> Change:
    """Give the record another type; every field stays."""
    TYPES[type_name]
    with library.write("Change type") as write:
        stored = records.stored(write.writer.connection, record_id)
        if stored.record.type != type_name:
            records.set_record(write.writer, record_id, stored.record.with_type(type_name))
            records.mark_edited(write.writer, [record_id])
    return write.change


def accept_reading(library: Library, record_id: RecordId, field: str) -> Change:
    """A doubtful field is right as it is."""
    with library.write(f"Accept {FIELDS[field].label.lower()}") as write:
        stored = records.stored(write.writer.connection, record_id)
        sure = [_made_sure(each) if each.field == field else each for each in stored.readings]
        records.set_readings(write.writer, record_id, sure)
    return write.change


def set_citation_key(library: Library, record_id: RecordId, key: str) -> Change:
    """Give the record a key of the person's own; an empty one makes it anew by the pattern.

    RefDeskError where another record has the key, or it holds what no key may.
    """
    wanted = key.strip()
    if FORBIDDEN.search(wanted):
        raise RefDeskError(
            "A citation key cannot have spaces, commas, brackets or quotes.", "Use letters, digits, - and :."
        )
    with library.write("Change citation key", going_on_with=("key", record_id)) as write:
        stored = records.stored(write.writer.connection, record_id)
        if not wanted:
            made = citation_keys.pattern_key(write.writer.connection, stored.record)
            (wanted,) = citation_keys.free_keys(write.writer.connection, [made])
        holder = citation_keys.holder(write.writer.connection, wanted)
        if holder not in (None, record_id):
            raise RefDeskError(f"Another record has the key {wanted}.", "Choose another one.")
        write.writer.change(
            record_table, record_id, {"citation_key": wanted, "key_pinned": 1 if key.strip() else None}
        )
        records.mark_edited(write.writer, [record_id])
    return write.change


def keep(library: Library, record_ids: Sequence[RecordId]) -> Change:
    """Make cited works articles."""
    with library.write("Keep as an article") as write:
        records.make_article(write.writer, record_ids)
    return write.change


def trash(library: Library, record_ids: Sequence[RecordId], progress: Progress = no_progress) -> Change:
    """Put records into the trash; the lists then pass over them, and what they cite is cited once less.

    `progress`: as with `bulk.write_about`, here and below.
    """
    label = _label("Move {} to trash", record_ids)
    return write_about(library, record_ids, label, deleting.trash, progress)


def restore(library: Library, record_ids: Sequence[RecordId], progress: Progress = no_progress) -> Change:
    """Take records out of the trash."""
    label = _label("Restore {}", record_ids)
    return write_about(library, record_ids, label, deleting.restore, progress)


def delete_forever(
    library: Library, record_ids: Sequence[RecordId], progress: Progress = no_progress
) -> Change:
    """Delete records with their reference lists and notes; Undo still brings them back.

    One that other articles cite stays as a cited work; works that nobody cites any more go too.
    """
    return write_about(library, record_ids, _label("Delete {}", record_ids), deleting.delete, progress)


def set_reference(library: Library, reference_id: ReferenceId, draft: Draft) -> Change:
    """Correct a reference's reading; a work that only it points to follows."""
    require_text(draft.text or draft.record.text("title"), "A reference")
    with library.write("Edit reference", going_on_with=("reference", reference_id)) as write:
        citing_edits.set_reference(write.writer, reference_id, draft)
    return write.change


def remove_references(library: Library, reference_ids: Sequence[ReferenceId]) -> Change:
    """Take entries out of their reference lists."""
    with library.write(_label("Remove {}", reference_ids, "reference")) as write:
        citing_edits.remove_references(write.writer, reference_ids)
    return write.change


def point_reference(library: Library, reference_id: ReferenceId, record_id: RecordId) -> Change:
    """Let a reference point to another record; RefDeskError where one of them is gone."""
    with library.write("Point reference to another record") as write:
        citing_edits.point_reference(write.writer, reference_id, record_id)
    return write.change


def _add_list(library: Library, references: Sequence[ReferenceDraft], collection: int | None) -> Change:
    with library.write(_label("Add {}", references, "reference")) as write:
        ids = citing_edits.add_as_articles(write.writer, [each.draft for each in references])
        _file(write.writer, ids, collection)
    return write.change


def _file(writer: Writer, record_ids: Sequence[RecordId], collection: int | None) -> None:
    if collection is not None:
        collections.add_members(writer, collection, record_ids)


def _made_sure(reading: Reading) -> Reading:
    return replace(reading, confidence=1.0)


def _label(pattern: str, things: Sequence[object], noun: str = "record") -> str:
    count = len(things)
    return pattern.format(noun if count == 1 else f"{count:,} {noun}s")
