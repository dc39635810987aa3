"""Collections kept in step with `.bib` files: what changed on either side, merged, and written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from refdesk.domain.change import Change
from refdesk.domain.errors import RefDeskError, unreadable
from refdesk.domain.record import RecordId
from refdesk.formats.bibtex.document import Document
from refdesk.formats.bibtex.writing import Dialect
from refdesk.formats.format import Attachment, Entry
from refdesk.library import attaching, exporting
from refdesk.library.library import Library
from refdesk.library.link_plan import (
    NO_CHOICES,
    WHOLE_ENTRY,
    LinkChoices,
    LinkPlan,
    State,
    bare_record,
    ours_by_key,
    plan_of,
    record_ids,
    sha256_of,
    theirs_in,
)
from refdesk.library.three_way import Fate, Side
from refdesk.library.whole_file import write_whole
from refdesk.store.rows import attachments, citation_keys, collections, linked, matching, records
from refdesk.store.rows.linked import LinkedFile, SyncedEntry
from refdesk.store.rows.records import NewRecord
from refdesk.store.tables.schema import record as record_table
from refdesk.store.writing.writer import Writer

__all__ = ["LinkChoices", "LinkPlan", "LinkedFile", "Look", "Outdated"]


_NONE: Mapping[int, str] = {}
_GONE_HERE = (Fate.GONE_HERE, Fate.GONE_HERE_CHANGED_THERE)
_OURS_TO_WRITE = (Fate.NEW_HERE, Fate.TO_MERGE, Fate.GONE_THERE_CHANGED_HERE)


class Outdated(Exception):
    """The file or the library changed after the plan was made: look again."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at one linked file found: nothing to do, a plan, or why the file cannot be used."""

    link: LinkedFile
    plan: LinkPlan | None = None
    problem: RefDeskError | None = None


def links(library: Library) -> list[LinkedFile]:
    """All links, the oldest first."""
    with library.read() as connection:
        return linked.linked_files(connection)


def link(library: Library, collection_id: int, path: Path) -> LinkedFile:
    """Keep a collection in step with a file from now on; nothing is merged or written yet.

    RefDeskError where another collection has the file, or it cannot be read though it is there.
    """
    path = _linkable(library, path, collection_id)
    with library.write("Link a file") as write:
        made = linked.add_link(write.writer.connection, collection_id, str(path))
    return next(each for each in links(library) if each.id == made)


def link_new_collection(library: Library, path: Path) -> LinkedFile:
    """The same for a new collection, named after the file."""
    path = _linkable(library, path, None)
    with library.write("Create collection") as write:
        collection_id = collections.add_collection(write.writer, path.stem, None)
        made = linked.add_link(write.writer.connection, collection_id, str(path))
    return next(each for each in links(library) if each.id == made)


def unlink(library: Library, collection_id: int) -> None:
    """End a link; collection and file stay as they are."""
    with library.write("End a link") as write:
        linked.remove_link(write.writer.connection, collection_id)


def move(library: Library, link_id: int, path: Path) -> None:
    """Say where a linked file is now."""
    _read(path)
    with library.write("Move a link") as write:
        linked.move_link(write.writer.connection, link_id, str(path.absolute()))


def look(library: Library) -> list[Look]:
    """What has to happen for every linked file; contents are compared, never times."""
    return [_looked_at(library, each) for each in links(library)]


def bring_in_step(library: Library, plan: LinkPlan, choices: LinkChoices = NO_CHOICES) -> Change:
    """Merge the file's changes into the library, in one undo step, and write ours into the file.

    The change is that of the library, empty where only the file was written. Outdated where a side changed
    since the plan; RefDeskError where the file cannot be written: the library is merged all the same, and
    writing is tried again at the next look.
    """
    path = Path(plan.state.link.path)
    with library.write(f"Merge {path.name}") as write:
        if _state(library, plan.state.link) != plan.state:
            raise Outdated
        added = _merge(library, write.writer, plan, choices)
    state = _state(library, plan.state.link, added)
    data = _written(library, state, plan, choices)
    if _state(library, plan.state.link, added) != state:
        raise Outdated
    if data != state.data:
        _save(path, state.data, data)
    _remember(library, state, data)
    return write.change


def _linkable(library: Library, path: Path, collection_id: int | None) -> Path:
    path = path.absolute()
    if path.exists():
        _read(path)
    for each in links(library):
        if Path(each.path) == path and each.collection != collection_id:
            raise RefDeskError(
                f"{path.name} is kept in step with the collection {each.name} already.",
                "Choose another file, or end that link first.",
            )
    return path


def _looked_at(library: Library, link: LinkedFile) -> Look:
    try:
        if _is_as_remembered(library, link):
            return Look(link)
        state = _state(library, link)
    except RefDeskError as error:
        return Look(link, problem=error)
    plan = plan_of(state)
    if all(fate is Fate.SAME for fate in plan.fates.values()):
        _remember(library, state, state.data)
        return Look(link)
    return Look(link, plan)


def _is_as_remembered(library: Library, link: LinkedFile) -> bool:
    """Whether neither side changed; the file is not parsed for that."""
    path = Path(link.path)
    if not link.sha256 or sha256_of(_read(path)) != link.sha256:
        return False
    with library.read() as connection:
        before = {each.record: each.state for each in linked.synced(connection, link.id).values()}
        return before == {each.record: each.state for each in linked.members(connection, link.collection)}


def _state(library: Library, link: LinkedFile, added: Mapping[int, str] = _NONE) -> State:
    """Both sides now; `added` are the keys that records have just come from, by record."""
    path = Path(link.path)
    is_new = not link.sha256 and not path.exists()
    data = b"" if is_new else _read(path)
    theirs = theirs_in(data)
    with library.read() as connection:
        synced = linked.synced(connection, link.id)
        members = linked.members(connection, link.collection)
    known = {each.record: key for key, each in synced.items()} | dict(added)
    return State(link, data, theirs, ours_by_key(members, theirs, known), synced)


def _merge(library: Library, writer: Writer, plan: LinkPlan, choices: LinkChoices) -> dict[int, str]:
    """Bring the file's changes into the library; the keys of the records that came into the collection."""
    state = plan.state
    wanted = {key: state.theirs[key] for key in plan.new_there}
    leaving = [*plan.gone_there]
    for key, fate in plan.fates.items():
        is_theirs = choices.side(key, WHOLE_ENTRY) is Side.THEIRS
        if fate is Fate.GONE_HERE_CHANGED_THERE and is_theirs:
            wanted[key] = state.theirs[key]
        elif fate is Fate.GONE_THERE_CHANGED_HERE and is_theirs:
            leaving.append(key)
        elif fate is Fate.TO_MERGE and (key in plan.changed_there or key not in state.synced):
            _merge_entry(library, writer, plan, key, choices)
    collections.remove_members(writer, state.link.collection, record_ids(plan, tuple(leaving)))
    return _add(library, writer, state, wanted)


def _merge_entry(library: Library, writer: Writer, plan: LinkPlan, key: str, choices: LinkChoices) -> None:
    state = plan.state
    entry, record_id = state.theirs[key], RecordId(state.ours[key].record)
    before = records.stored(writer.connection, record_id)
    record = state.merge(key, choices).record
    if record != before.record:
        records.set_record(writer, record_id, record)
    if record == bare_record(entry) and before.citation_key == key:
        records.set_source(writer, record_id, NewRecord(record, kind=entry.source_format, text=entry.source))
    elif record != before.record:
        records.mark_edited(writer, [record_id])
    _attach(library, writer, state.link, record_id, entry)


def _add(library: Library, writer: Writer, state: State, wanted: dict[str, Entry]) -> dict[int, str]:
    """Put entries of the file into the collection: records that the library surely has, or new ones."""
    known = _known(writer, state, wanted)
    new = [key for key in wanted if key not in known]
    rows = [
        NewRecord(bare_record(wanted[key]), key=key, kind=wanted[key].source_format, text=wanted[key].source)
        for key in new
    ]
    added = dict(zip(records.add(writer, rows), new, strict=True))
    for record_id, key in added.items():
        _attach(library, writer, state.link, record_id, wanted[key])
    for key, record_id in known.items():
        _take_over(writer, record_id, key, wanted[key])
        added[record_id] = key
    collections.add_members(writer, state.link.collection, list(added))
    return {int(record_id): key for record_id, key in added.items()}


def _known(writer: Writer, state: State, wanted: dict[str, Entry]) -> dict[str, RecordId]:
    """By key the record that an entry was before, or surely is."""
    found = matching.find(writer.connection, [each.record for each in wanted.values()])
    known = {
        key: found[place].record_id
        for place, key in enumerate(wanted)
        if place in found and found[place].is_sure
    }
    before = {key: state.synced[key].record for key in wanted if key in state.synced}
    there = records.stored_many(writer.connection, list(before.values()))
    return known | {key: each for key, number in before.items() if (each := RecordId(number)) in there}


def _take_over(writer: Writer, record_id: RecordId, key: str, entry: Entry) -> None:
    """Let a record of the library say what the entry says, under the entry's key where that is free."""
    records.make_article(writer, [record_id])
    stored = records.stored(writer.connection, record_id)
    records.set_record(writer, record_id, stored.record.overlaid(bare_record(entry)))
    records.mark_edited(writer, [record_id])
    # LaTeX documents name the file's keys: the record takes them where nobody else has them.
    if citation_keys.holder(writer.connection, key) is None:
        writer.change(record_table, record_id, {"citation_key": key, "key_pinned": 1})


def _attach(library: Library, writer: Writer, link: LinkedFile, record_id: RecordId, entry: Entry) -> None:
    folder = Path(link.path).parent
    there = {row.path for row in attachments.of_record(writer.connection, record_id)}
    placed = [replace(each, path=attaching.located(each.path, folder)) for each in entry.attachments]
    rows = [
        (
            record_id,
            each.path,
            each.label,
            each.mime,
            attaching.facts_of(attaching.path_of(library, each.path)),
        )
        for each in placed
        if each.path not in there
    ]
    attachments.add(writer, rows)


def _written(library: Library, state: State, plan: LinkPlan, choices: LinkChoices) -> bytes:
    """The file with what the library has otherwise; entries that nobody edited here stay byte for byte."""
    changed: list[str] = []
    gone: set[str] = set()
    for key, fate in plan.fates.items():
        is_theirs = choices.side(key, WHOLE_ENTRY) is Side.THEIRS
        if fate in _GONE_HERE and not (is_theirs and fate is Fate.GONE_HERE_CHANGED_THERE):
            gone.add(key)
        elif fate in _OURS_TO_WRITE and key in plan.changed_here and not is_theirs:
            changed.append(key)
    entries = _entries(library, state, changed)
    document = Document.of(state.data)
    return document.without(frozenset(gone)).with_entries(entries, _dialect(state)).to_bytes()


def _entries(library: Library, state: State, keys: Sequence[str]) -> dict[str, Entry]:
    """Our entries by their key in the file, saying what they are to be called there."""
    present = [key for key in keys if key in state.ours]
    ids = [RecordId(state.ours[key].record) for key in present]
    made = exporting.entries(library, ids)
    return {
        key: replace(
            entry,
            key=state.new_key(key),
            source="",
            source_format="",
            attachments=_as_in_file(entry, state.theirs.get(key), Path(state.link.path).parent),
        )
        for key, entry in zip(present, made, strict=True)
    }


def _as_in_file(ours: Entry, theirs: Entry | None, folder: Path) -> tuple[Attachment, ...]:
    """Our files by the paths that the `.bib` has for them, others relative to it where they lie below."""
    named = {attaching.located(each.path, folder): each for each in (theirs.attachments if theirs else ())}
    return tuple(named.get(each.path) or _relative(each, folder) for each in ours.attachments)


def _relative(file: Attachment, folder: Path) -> Attachment:
    place = Path(file.path)
    is_below = place.is_absolute() and place.is_relative_to(folder)
    return replace(file, path=place.relative_to(folder).as_posix()) if is_below else file


def _dialect(state: State) -> Dialect:
    is_biblatex = any(each.source_format == "biblatex" for each in state.theirs.values())
    return Dialect.BIBLATEX if is_biblatex else Dialect.BIBTEX


def _save(path: Path, before: bytes, data: bytes) -> None:
    if path.exists() and path.read_bytes() != before:
        raise Outdated
    try:
        write_whole(path, data)
    except RefDeskError as error:
        raise RefDeskError(
            error.sentence, "Your changes are in the library; they are written as soon as the file can be."
        ) from error


def _remember(library: Library, state: State, data: bytes) -> None:
    """Both sides are alike now, the file being `data`."""
    theirs = theirs_in(data)
    keys = {key: state.new_key(key) if state.new_key(key) in theirs else key for key in state.ours}
    entries = [
        SyncedEntry(keys[key], member.record, theirs[keys[key]].source, member.state)
        for key, member in state.ours.items()
        if keys[key] in theirs
    ]
    with library.write("Remember a linked file") as write:
        linked.set_synced(write.writer.connection, state.link.id, sha256_of(data), entries)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise RefDeskError(
            f"{path.name} is not in {path.parent} any more.", "Say where it is now, or end the link."
        ) from error
    except OSError as error:
        raise unreadable(path, error, "Look whether it may be read.") from error
