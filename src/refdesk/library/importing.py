"""Importing files: a plan first, then one undo step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from refdesk.domain.change import Change
from refdesk.formats.format import Entry
from refdesk.library import attaching, caring
from refdesk.library.entry_writer import Decision, EntryWriter
from refdesk.library.import_plan import Duplicates, ImportChoices, ImportPlan, Source
from refdesk.library.library import Library
from refdesk.library.planning import (
    Cancelled,
    Progress,
    differences,
    no_progress,
    plan,
    plan_bytes,
    plan_entries,
)
from refdesk.store import collections
from refdesk.store.attachments import FileFacts
from refdesk.store.writer import Writer

__all__ = [
    "Cancelled",
    "Duplicates",
    "ImportChoices",
    "ImportPlan",
    "Source",
    "carry_out",
    "differences",
    "plan",
    "plan_bytes",
    "plan_entries",
]

#: Entries that are written, and counted by `progress`, in one go.
_CHUNK = 500
#: An import of so many entries is preceded by a backup.
_BIG = 1000


_NO_CHOICES = ImportChoices()


def carry_out(
    library: Library,
    plan: ImportPlan,
    choices: ImportChoices = _NO_CHOICES,
    progress: Progress | None = None,
) -> Change:
    """Add what was planned, in one undo step; `progress` gets (done, total) and may raise Cancelled.

    Where it ends early, nothing stays: no record, no collection, no copied file.
    """
    if len(plan.entries) >= _BIG:
        caring.back_up(library, "import")
    step = _Steps(progress or no_progress)
    copies = attaching.Copies(attaching.files_folder(library))
    try:
        wanted = _wanted(library, plan, choices, step, copies)
        return _written(library, wanted, choices, step)
    except BaseException:
        copies.drop()
        raise


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The entries to be written, what a person decided by place among them, and what their files are."""

    entries: Sequence[Entry]
    decided: Mapping[int, Decision]
    facts: Mapping[str, FileFacts]


@dataclass(slots=True)
class _Steps:
    """Counts through all that an import does."""

    progress: Progress
    done: int = 0
    total: int = 0

    def tell(self, more: int = 0) -> None:
        """So much more is done."""
        self.done += more
        self.progress(self.done, self.total)


def _wanted(
    library: Library, plan: ImportPlan, choices: ImportChoices, step: _Steps, copies: attaching.Copies
) -> _Wanted:
    places = [place for place in range(len(plan.entries)) if place not in choices.left_out]
    entries = [_prepared(plan.entries[place], choices) for place in places]
    decided = {
        number: Decision(match.record_id, choices.decision(place, match))
        for number, place in enumerate(places)
        if (match := plan.duplicates.get(place))
    }
    step.total = len(entries)
    facts: dict[str, FileFacts] = {}
    if choices.copies_files:
        skipped = {number for number, each in decided.items() if each.how is Duplicates.SKIP}
        step.total += sum(
            len(each.attachments) for number, each in enumerate(entries) if number not in skipped
        )
        entries = [
            each if number in skipped else _with_copies(library, each, step, copies, facts)
            for number, each in enumerate(entries)
        ]
    return _Wanted(entries, decided, facts)


def _prepared(entry: Entry, choices: ImportChoices) -> Entry:
    return entry if choices.keeps_groups else replace(entry, collections=())


def _with_copies(
    library: Library, entry: Entry, step: _Steps, copies: attaching.Copies, facts: dict[str, FileFacts]
) -> Entry:
    """The entry with its files copied beside the library; what is no file that is there stays as it was."""
    files = []
    for each in entry.attachments:
        place = attaching.path_of(library, each.path)
        if place and place.is_file():
            copy, copied = copies.take(place)
            path = attaching.stored_path(library, copy)
            facts[path] = copied
            each = replace(each, path=path)
        files.append(each)
        step.tell(1)
    return replace(entry, attachments=tuple(files))


def _written(library: Library, wanted: _Wanted, choices: ImportChoices, step: _Steps) -> Change:
    entries = wanted.entries
    facts = dict(wanted.facts)
    for each in entries:
        for file in each.attachments:
            if file.path not in facts:
                facts[file.path] = attaching.facts_of(attaching.path_of(library, file.path))
    label = "Import 1 record" if len(entries) == 1 else f"Import {len(entries):,} records"
    with library.write(label) as write:
        writer = EntryWriter(write.writer, choices.duplicates, facts)
        for start in range(0, len(entries), _CHUNK):
            step.tell()
            chunk = entries[start : start + _CHUNK]
            decided = {n: wanted.decided[start + n] for n in range(len(chunk)) if start + n in wanted.decided}
            writer.write(chunk, decided)
            step.done += len(chunk)
        writer.finish(_collection(write.writer, choices), choices.tags)
        step.tell()
    return write.change


def _collection(writer: Writer, choices: ImportChoices) -> int | None:
    """The collection that gets everything; one of that name at the top is taken rather than made again."""
    name = choices.new_collection.strip()
    if not name:
        return choices.collection
    there = collections.collection_id(writer.connection, name, None)
    return there or collections.add_collection(writer, name, None)
