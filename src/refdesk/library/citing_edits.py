"""What writing a reference list does to the works it cites."""

from __future__ import annotations

from collections.abc import Sequence

from refdesk.domain.draft import Draft, Page, ReferenceDraft
from refdesk.domain.record import RecordId
from refdesk.domain.reference import Reference, ReferenceId
from refdesk.library.matching import resolve
from refdesk.store.rows import matching, records, references
from refdesk.store.rows.records import NewRecord
from refdesk.store.writing.writer import Writer


def add_article(writer: Writer, draft: Draft) -> RecordId:
    """Add a page's article; a work that so far was only cited becomes it, with all its citations."""
    found = matching.find(writer.connection, [draft.record]).get(0)
    if found is None or found.is_article or not found.is_sure:
        return records.add(writer, [NewRecord.of_draft(draft, records.PAGE)])[0]
    cited = records.stored(writer.connection, found.record_id)
    records.make_article(writer, [cited.id])
    records.set_record(writer, cited.id, cited.record.overlaid(draft.record))
    records.set_source(writer, cited.id, NewRecord.of_draft(draft, records.PAGE))
    return cited.id


def add_references(
    writer: Writer, citing: RecordId, drafts: Sequence[ReferenceDraft], page: Page
) -> list[ReferenceId]:
    """Add a reference list; works that are not in the library yet become cited works."""
    cited = _works(writer, [each.draft for each in drafts])
    new = [
        Reference(
            citing,
            position,
            each.number,
            each.label,
            each.text,
            record_id,
            each.record,
            each.draft.readings,
            _raw(each, page),
        )
        for position, (each, record_id) in enumerate(zip(drafts, cited, strict=True), start=1)
    ]
    return references.add(writer, new)


def add_as_articles(writer: Writer, drafts: Sequence[Draft]) -> list[RecordId]:
    """Add a list without an article: every work an article, those of the library not again but kept."""
    resolved = resolve(writer.connection, [each.record for each in drafts])
    new = resolved.new()
    wanted = [
        NewRecord(
            drafts[place].record, True, "", records.REFERENCE, drafts[place].text, drafts[place].readings
        )
        for place in new
    ]
    added = records.add(writer, wanted)
    known = list(dict.fromkeys(resolved.known.values()))
    records.make_article(writer, known)
    return [*added, *known]


def set_reference(writer: Writer, reference_id: ReferenceId, draft: Draft) -> None:
    """Put another reading in place of a reference's, and let it point to the work it now names."""
    before = references.one(writer.connection, reference_id)
    cited = records.stored(writer.connection, before.cited)
    raw = before.raw or (before.text if draft.text != before.text else "")
    references.set_draft(writer, reference_id, draft, raw)
    found = resolve(writer.connection, [draft.record]).known.get(0)
    if found == before.cited or (found is None and matching.is_same(cited.record, draft.record)):
        return
    is_own = not cited.is_article and references.count_to(writer.connection, cited.id) == 1
    if found is not None and found != before.citing:
        references.point(writer, reference_id, found)
        references.remove_orphans(writer, [before.cited])
    elif is_own:
        records.set_record(writer, cited.id, draft.record)
        records.set_source(writer, cited.id, NewRecord.of_draft(draft, records.REFERENCE))
    else:
        (added,) = records.add(writer, [NewRecord.of_draft(draft, records.REFERENCE)])
        references.point(writer, reference_id, added)


def insert_reference(writer: Writer, before: Reference, new: ReferenceDraft) -> None:
    """Put a reference behind another one of its list; those that follow move down."""
    for each in references.of_record(writer.connection, before.citing):
        if each.position > before.position:
            references.move(writer, each.id, each.position + 1)
    (cited,) = _works(writer, [new.draft])
    position = before.position + 1
    added = Reference(
        before.citing, position, new.number, new.label, new.text, cited, new.record, new.draft.readings
    )
    references.add(writer, [added])


def remove_references(writer: Writer, reference_ids: Sequence[ReferenceId]) -> None:
    """Take entries out of their lists; what nobody cites any more goes."""
    references.remove(writer, reference_ids)


def point_reference(writer: Writer, reference_id: ReferenceId, record_id: RecordId) -> None:
    """Let a reference point to another record; the one it pointed to goes where nobody cites it any more."""
    before = references.one(writer.connection, reference_id)
    records.stored(writer.connection, record_id)
    if before.cited != record_id:
        references.point(writer, reference_id, record_id)
        references.remove_orphans(writer, [before.cited])


def _works(writer: Writer, drafts: Sequence[Draft]) -> list[RecordId]:
    """For each reference the record it points to."""
    resolved = resolve(writer.connection, [each.record for each in drafts])
    new = resolved.new()
    added = records.add(writer, [NewRecord.of_draft(drafts[place], records.REFERENCE) for place in new])
    ids = dict(zip(new, added, strict=True)) | dict(resolved.known)
    return [ids.get(place) or ids[first] for place, first in enumerate(resolved.first)]


def _raw(draft: ReferenceDraft, page: Page) -> str:
    """The entry as it stood in the page, where that is not its text."""
    raw = draft.raw_span.of(page.text)
    return "" if raw == draft.text else raw
