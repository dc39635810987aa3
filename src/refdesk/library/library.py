"""The open library: reading, writing, undo and redo, and telling who listens."""

from __future__ import annotations

import getpass
import threading
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from refdesk.domain.change import Change, ChangeId
from refdesk.domain.errors import RefDeskError
from refdesk.domain.progress import Progress, no_progress
from refdesk.store.care import rebuilding
from refdesk.store.database import FOLD_SOON, NEVER, Database, Interruption, Snapshot
from refdesk.store.derived import search_index, tidying
from refdesk.store.file.surroundings import surroundings_of
from refdesk.store.writing import journal, undoing
from refdesk.store.writing.writer import Writer

#: Typing that goes on within this time is one undo step; a field is saved 800 ms after the last key.
MERGE_WITHIN_MS = 2000
#: Between the parts of a step, so that whoever waits to write has a turn.
_PAUSE_S = 0.003
#: How long what can wait keeps a library from closing.
_CLOSING_S = 0.2
Listener = Callable[[Change], None]


@dataclass(slots=True)
class Write:
    """One write that is going on; `change` is what it did, known once the block has ended."""

    writer: Writer
    change: Change


@dataclass(frozen=True, slots=True)
class _Typing:
    """The last write, where it can be gone on with."""

    what: Hashable
    change: ChangeId
    at: int


class StepUndone(Exception):
    """Raised by the next part of a step that a person has undone."""


@dataclass(slots=True)
class Step:
    """An undo step that is written in several transactions: its change, and whose list rows differ by it."""

    label: str
    change: ChangeId = field(default=ChangeId(0))
    refreshed: set[int] = field(default_factory=set)

    def take(self, part: Change) -> None:
        """Go on after a part was written."""
        self.change = self.change or part.id
        self.refreshed.update(part.rows("record"))

    def edited_by_others(self, writer: Writer) -> set[int]:
        """The records that were edited since the step began, in between its parts."""
        return journal.edited_since(writer.connection, self.change) if self.change else set()


class _Turn:
    """The lock of those who write, which knows whether somebody waits for it."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._counting = threading.Lock()
        self._waiting = 0

    @property
    def is_awaited(self) -> bool:
        """Whether another thread waits."""
        return self._waiting > 0

    def acquire(self, *, blocking: bool = True) -> bool:
        """Take the turn; False where it is taken and `blocking` is off."""
        self._count(1)
        try:
            return self._lock.acquire(blocking=blocking)
        finally:
            self._count(-1)

    def release(self) -> None:
        """Let the next one have its turn."""
        self._lock.release()

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()

    def _count(self, more: int) -> None:
        with self._counting:
            self._waiting += more


class Library:
    """One open library file. Every method may be called from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._turn = _Turn()
        self._listeners: list[Listener] = []
        self._typing: _Typing | None = None
        self._actor = _person()
        #: What endangers the library where its file lies, and what to do about it; None in a good place.
        self.danger = _danger(database.path)
        with database.read() as connection:
            self._seen = journal.revision(connection)
        self._data_version = database.data_version()

    @classmethod
    def open(cls, path: Path, told: Progress = no_progress) -> Self:
        """Open the library at `path`, which is made where there is none.

        After an update its lists and index may have to be made anew, once: minutes for a million records,
        of which `told` gets (done, total).
        RefDeskError where it is no library, from a newer RefDesk, damaged, or cannot be read.
        """
        library = cls(Database.open(path))
        if not library.is_read_only:
            rebuilding.complete(library._database, told)
        return library

    @property
    def path(self) -> Path:
        """The library's file."""
        return self._database.path

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written: the file or its folder is protected."""
        return self._database.is_read_only

    @property
    def is_awaited(self) -> bool:
        """Whether somebody in this program waits until a write is over, to write."""
        return self._turn.is_awaited

    def read(self, interruption: Interruption = NEVER) -> AbstractContextManager[Snapshot]:
        """What the modules of this floor read from: one moment of the library; keep it short."""
        return self._database.read(interruption)

    @contextmanager
    def write(self, label: str, going_on_with: Hashable = None) -> Iterator[Write]:
        """One transaction, kept whole or not at all, told to the listeners when it is kept.

        A write that goes on with the same thing as the last one, soon after, becomes part of its undo step.
        """
        with self._turn:
            with self._database.write() as connection:
                now = time.time_ns() // 1_000_000
                write = Write(Writer(connection, now), Change(ChangeId(0), label))
                earlier = self._earlier(connection, going_on_with, now)
                if earlier:
                    write.writer.take_up(earlier.edits)
                yield write
                missed = self._missed(connection)
                if earlier:
                    write.change = journal.extend(write.writer, earlier.id)
                else:
                    write.change = journal.keep(write.writer, label, self._actor)
                self._seen = journal.revision(connection)
            if not write.change.is_empty:
                self._typing = None if going_on_with is None else _Typing(going_on_with, write.change.id, now)
            self._tell(*missed, write.change)

    @contextmanager
    def write_part(self, step: Step) -> Iterator[Writer]:
        """One of several transactions that are one undo step; others may write in between.

        StepUndone where the step was taken back meanwhile. The listeners are told at the end, by `end`.
        """
        with self._turn:
            with self._database.write(FOLD_SOON) as connection:
                if step.change and not journal.is_done(connection, step.change):
                    raise StepUndone
                writer = Writer(connection, time.time_ns() // 1_000_000)
                yield writer
                writer.flush()
                search_index.merge(connection, len(writer.refreshed))
                missed = self._missed(connection)
                if step.change:
                    part = journal.append(writer, step.change)
                else:
                    part = journal.keep(writer, step.label, self._actor)
                self._seen = journal.revision(connection)
            step.take(part)
            self._tell(*missed)
        # A lock is not fair: without this pause whoever waits to write would hardly ever get it.
        time.sleep(_PAUSE_S)

    def end(self, step: Step) -> Change:
        """What a step did, told to the listeners."""
        with self.read() as connection:
            empty = Change(ChangeId(0), step.label)
            whole = journal.outline(connection, step.change) if step.change else empty
            change = journal.told(whole, step.refreshed)
        self._tell(change)
        return change

    def take_back(self, step: Step) -> bool:
        """Undo a step that did not come to its end, and forget it; False where later writes keep it."""
        if not step.change:
            return True
        with self._turn:
            with self._database.write() as connection:
                last = journal.last_done(connection)
                is_done = journal.is_done(connection, step.change)
                if is_done and (last is None or last.id != step.change):
                    return False
                change = undoing.undo(connection) if is_done else None
                journal.drop(connection, step.change)
                self._seen = journal.revision(connection)
            self._tell(*([change] if change else []))
        return True

    @property
    def undo_label(self) -> str:
        """What Undo would take back; empty where there is nothing."""
        with self.read() as connection:
            last = journal.last_done(connection)
        return last.label if last else ""

    @property
    def redo_label(self) -> str:
        """What Redo would do again; empty where there is nothing."""
        with self.read() as connection:
            first = journal.first_undone(connection)
        return first.label if first else ""

    def undo(self, progress: Progress = no_progress) -> Change | None:
        """Take the last change back; None where there is none.

        `progress` gets (done, total), and may raise Cancelled: then nothing is taken back.
        """
        return self._step(undoing.undo, progress)

    def redo(self, progress: Progress = no_progress) -> Change | None:
        """Do the change again that was last taken back; None where there is none. `progress`: as above."""
        return self._step(undoing.redo, progress)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every change, on the thread that wrote it; the result ends that."""
        self._listeners.append(listener)

        def stop() -> None:
            with suppress(ValueError):
                self._listeners.remove(listener)

        return stop

    def poll(self) -> list[Change]:
        """What other windows wrote since the last look, told to the listeners too.

        Nothing while this window writes: a write tells what it missed itself.
        """
        if not self._turn.acquire(blocking=False):
            return []
        try:
            return self._follow()
        finally:
            self._turn.release()

    @contextmanager
    def write_unseen(self) -> Iterator[Snapshot]:
        """A transaction for what is no change of a person's: nothing to undo, and nobody is told."""
        with self._turn, self._database.write() as connection:
            yield connection

    def tidy(self) -> bool:
        """Do a little of what can wait until nobody writes; whether there is more of it."""
        with self._turn:
            with self._database.write(FOLD_SOON) as connection:
                is_more = tidying.tidy(connection)
            if not is_more:
                self._database.rest()
        return is_more

    def give_memory_back(self) -> None:
        """Drop what was read and is not shown: after everything was read once."""
        self._database.give_memory_back()

    def rebuild(self, told: Progress = no_progress) -> None:
        """Make the lists and the search index anew from the records."""
        with self._turn:
            rebuilding.rebuild(self._database, told)

    def replace_by(self, copy: Path, revision: int) -> None:
        """Take over all that a copy of this library has; RefDeskError where it is older than the library."""
        with self._turn:
            with self.read() as connection:
                is_older = journal.revision(connection) != revision
            if is_older:
                raise RefDeskError("The library was changed while it was repaired.", "Repair it again.")
            self._database.replace_by(copy)

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        with self._turn:
            if not (self.is_read_only or self._database.is_closed):
                self._tidy()
            self._database.close()

    def _tidy(self) -> None:
        """For a moment; what is left or fails is done at another time."""
        end = time.monotonic() + _CLOSING_S
        with suppress(RefDeskError):
            while self.tidy() and time.monotonic() < end:
                pass

    def _follow(self) -> list[Change]:
        version = self._database.data_version()
        if version == self._data_version:
            return []
        self._data_version = version
        with self.read() as connection:
            missed = self._missed(connection)
            self._seen = journal.revision(connection)
        self._tell(*missed)
        return missed

    def _step(self, step: Callable[[Snapshot, Progress], Change | None], progress: Progress) -> Change | None:
        with self._turn:
            self._typing = None
            with self._database.write() as connection:
                missed = self._missed(connection)
                change = step(connection, progress)
                self._seen = journal.revision(connection)
            self._tell(*missed, *([change] if change else []))
            return change

    def _earlier(self, connection: Snapshot, what: Hashable, now: int) -> Change | None:
        """The last change, where this write goes on with it."""
        typing = self._typing
        if what is None or typing is None or typing.what != what or now - typing.at > MERGE_WITHIN_MS:
            return None
        last = journal.last_done(connection)
        is_last = last is not None and last.id == typing.change and not journal.first_undone(connection)
        return journal.load(connection, typing.change) if is_last else None

    def _missed(self, connection: Snapshot) -> list[Change]:
        """What other windows wrote, undid or did again since `_seen`."""
        return [journal.seen_again(connection, row) for row in journal.since(connection, self._seen)]

    def _tell(self, *changes: Change) -> None:
        for change in changes:
            if not change.is_empty:
                for listener in tuple(self._listeners):
                    listener(change)


def require_text(text: str, what: str) -> str:
    """The text without white space around it; RefDeskError where nothing is left."""
    bare = text.strip()
    if not bare:
        raise RefDeskError(f"{what} cannot be empty.", "Type at least one letter.")
    return bare


def _danger(path: Path) -> RefDeskError | None:
    around = surroundings_of(path)
    if around.is_network:
        return RefDeskError(
            "This library lies on a network drive: only one computer at a time should open it.",
            "Keep it on your own disk, and copy it to the network as a backup.",
        )
    if around.service:
        return RefDeskError(
            f"This library lies in a folder that {around.service} keeps in step.",
            "Open it on one computer at a time, and close RefDesk before you go to another.",
        )
    return None


def _person() -> str:
    """Who works here, for the history; a system without accounts has nobody."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
