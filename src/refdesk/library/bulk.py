"""Writing about many records at once, one undo step all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from refdesk.domain.change import Change
from refdesk.domain.errors import RefDeskError
from refdesk.domain.progress import Cancelled, Progress, no_progress
from refdesk.domain.record import RecordId
from refdesk.library.library import Library, Step, StepUndone
from refdesk.library.pace import Pace
from refdesk.store.writing.writer import Writer

#: More than so many records are written about in several transactions.
FEW = 500
#: Writes what is to be written about some of the records.
Writing = Callable[[Writer, Sequence[RecordId]], None]


def write_about(
    library: Library,
    record_ids: Sequence[RecordId],
    label: str,
    write: Writing,
    progress: Progress = no_progress,
) -> Change:
    """Have `write` called with all of these records, in one undo step called `label`.

    Many are written about in short transactions, between which others may write; what these edit meanwhile
    is left alone, so that it can be undone by itself. `progress` gets (done, total), must not write, and may
    raise Cancelled: then nothing stays, unless others wrote meanwhile (`Cancelled.kept`).
    """
    ids = list(dict.fromkeys(record_ids))
    if len(ids) <= FEW:
        with library.write(label) as one:
            write(one.writer, ids)
        return one.change
    step = Step(label)
    try:
        _write_in_parts(library, step, ids, write, progress)
    except BaseException as error:
        if not is_taken_back(library, step) and isinstance(error, Cancelled):
            error.kept = True
        raise
    return library.end(step)


def is_taken_back(library: Library, step: Step) -> bool:
    """Undo a step that did not come to its end; where that fails what is there stays, as one undo step.

    A disk that is full may refuse it, and what others wrote since would be lost with it.
    """
    with suppress(RefDeskError):
        if library.take_back(step):
            return True
    library.end(step)
    return False


def _write_in_parts(
    library: Library, step: Step, ids: Sequence[RecordId], write: Writing, progress: Progress
) -> None:
    pace = Pace(library)
    slices = _slices(ids, pace)
    done = 0
    progress(done, len(ids))
    for first in slices:
        try:
            with library.write_part(step) as writer:
                edited = step.edited_by_others(writer)
                for some in _with_first(first, pace.while_nobody_waits(slices)):
                    if left := [each for each in some if each not in edited]:
                        write(writer, left)
                        writer.flush()
                    done += len(some)
                    progress(done, len(ids))
        except StepUndone:
            raise Cancelled from None


def _with_first(
    first: Sequence[RecordId], others: Iterator[Sequence[RecordId]]
) -> Iterator[Sequence[RecordId]]:
    yield first
    yield from others


def _slices(ids: Sequence[RecordId], pace: Pace) -> Iterator[Sequence[RecordId]]:
    """Some ids at a time, as many as the pace allows."""
    start = 0
    while start < len(ids):
        some = ids[start : start + pace.slice]
        start += len(some)
        yield some
