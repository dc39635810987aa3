"""Importing files: a plan first, then one undo step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from refdesk.domain.change import Change
from refdesk.domain.progress import Cancelled, Progress, no_progress
from refdesk.formats.format import Entry, Search
from refdesk.library import attaching, caring, searching
from refdesk.library.bulk import is_taken_back
from refdesk.library.entry_writer import Chunk, Decision, EntryWriter
from refdesk.library.import_plan import Duplicates, ImportChoices, ImportPlan, Source
from refdesk.library.library import Library, Step, StepUndone
from refdesk.library.pace import Pace
from refdesk.library.planning import differences, plan, plan_bytes, plan_entries
from refdesk.library.preparing import Preparing
from refdesk.store.rows import collections
from refdesk.store.rows.attachments import FileFacts
from refdesk.store.writing.writer import Writer

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

#: An import of so many entries is preceded by a backup.
_BIG = 1000


_NO_CHOICES = ImportChoices()


def carry_out(
    library: Library,
    plan: ImportPlan,
    choices: ImportChoices = _NO_CHOICES,
    progress: Progress | None = None,
) -> Change:
    """Add what was planned, in one undo step; `progress` gets (done, total), must not write, and may raise
    Cancelled.

    It is written in short transactions, between which others may write. Where it ends early, nothing stays:
    no record, no collection, no copied file; unless others wrote meanwhile (`Cancelled.kept`).
    """
    if len(plan.entries) >= _BIG:
        caring.back_up(library, "import")
    step = _Steps(progress or no_progress)
    copies = attaching.Copies(attaching.files_folder(library))
    count = len(plan.entries) - len(choices.left_out)
    undo_step = Step("Import 1 record" if count == 1 else f"Import {count:,} records")
    try:
        wanted = _wanted(library, plan, choices, step, copies)
        _write(library, undo_step, wanted, choices, step)
        if plan.searches and choices.keeps_searches:
            _keep_searches(library, undo_step, plan.searches)
    except BaseException as error:
        if is_taken_back(library, undo_step):
            copies.drop()
        elif isinstance(error, Cancelled):
            error.kept = True
        raise
    return library.end(undo_step)


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
    """The entry as it is written: its key stands beside the record (`records.add`)."""
    key = entry.record.text("citation-key")
    if key:
        entry = replace(entry, key=key, record=entry.record.with_field("citation-key", None))
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


def _write(library: Library, undo_step: Step, wanted: _Wanted, choices: ImportChoices, step: _Steps) -> None:
    entries = wanted.entries
    facts = dict(wanted.facts)
    for each in entries:
        for file in each.attachments:
            if file.path not in facts:
                facts[file.path] = attaching.facts_of(attaching.path_of(library, file.path))
    writer = EntryWriter(choices.duplicates, choices.tags, facts)
    pace = Pace(library)
    step.tell()
    with Preparing(entries, writer.prepared) as preparing:
        chunks = _chunks(wanted, pace, preparing)
        for chunk in chunks:
            try:
                with library.write_part(undo_step) as part:
                    if writer.collection is None:
                        writer.collection = _collection(part, choices)
                    edited = undo_step.edited_by_others(part)
                    done = writer.write(part, chunk, edited)
                    for more in pace.while_nobody_waits(chunks):
                        # Here too it can be cancelled: a transaction may go on for seconds.
                        step.tell()
                        done += writer.write(part, more, edited)
            except StepUndone:
                raise Cancelled from None
            step.tell(done)


def _chunks(wanted: _Wanted, pace: Pace, preparing: Preparing) -> Iterator[Chunk]:
    """Some entries at a time, everything that their rows need being worked out."""
    start, entries = 0, wanted.entries
    while start < len(entries):
        stop, room = start, pace.slice
        while stop < len(entries) and (room > 0 or stop == start):
            room -= 1 + len(entries[stop].references)
            stop += 1
        preparing.reach(stop)
        decided = {n - start: wanted.decided[n] for n in range(start, stop) if n in wanted.decided}
        yield Chunk(entries[start:stop], decided)
        start = stop


def _keep_searches(library: Library, undo_step: Step, found: Sequence[Search]) -> None:
    try:
        with library.write_part(undo_step) as part:
            searching.add_news(part, found)
    except StepUndone:
        raise Cancelled from None


def _collection(writer: Writer, choices: ImportChoices) -> int | None:
    """The collection that gets everything; one of that name at the top is taken rather than made again."""
    name = choices.new_collection.strip()
    if not name:
        return choices.collection
    there = collections.collection_id(writer.connection, name, None)
    return there or collections.add_collection(writer, name, None)
