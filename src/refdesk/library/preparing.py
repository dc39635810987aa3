"""Has what the rows of an import's records need worked out by another process, while this one writes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import FileIO
from itertools import chain, islice
from typing import Self

from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from refdesk.store.derived import working_ahead
from refdesk.store.derived.prepared import Preparation
from refdesk.store.derived.working_ahead import Answer

#: Fewer works (entries and what they cite) are written before a process has started.
LEAST = 1500
#: Works that are sent in one go, and how many of such are under way.
_BATCH, _AHEAD = 250, 4
#: So many are worked out here while the process starts.
_AT_FIRST = 3
#: What tells that the process has ended.
_ENDED = (OSError, EOFError)


@dataclass(frozen=True, slots=True)
class _Batch:
    """The records of some entries and what they cite; with them the first `stop` entries are done."""

    stop: int
    records: list[Record]
    cited: list[Record]


class _Other:
    """The other process: what it is asked it answers in that order. OSError or EOFError once it has ended."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", working_ahead.__name__],
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert isinstance(self._process.stdin, FileIO) and isinstance(self._process.stdout, FileIO)
        self._asked, self._answers = self._process.stdin, self._process.stdout

    def ask(self, batch: _Batch) -> None:
        """Have the records of a batch worked out."""
        working_ahead.ask(batch.records, batch.cited, self._asked)

    def answer(self) -> Answer:
        """What is known of the next batch."""
        answer: Answer = working_ahead.hear(self._answers)
        return answer

    def end(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.wait()
        self._asked.close()
        self._answers.close()


class Preparing:
    """Keeps a preparation ahead of whoever writes entries in their order; to be used in a `with`.

    What no other process works out is done by the one who asks.
    """

    def __init__(self, entries: Sequence[Entry], prepared: Preparation) -> None:
        self._prepared = prepared
        self._reached = 0
        self._batches = _batches(entries)
        self._other = _started(sum(1 + len(each.references) for each in entries))
        self._own = deque(islice(self._batches, _AT_FIRST if self._other else 0))
        self._asked: deque[_Batch] = deque()
        self._ask()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._let_go()

    def reach(self, stop: int) -> None:
        """Have everything of the first `stop` entries in the preparation."""
        while self._reached < stop:
            batch, answer = self._next()
            for record, known in zip(chain(batch.records, batch.cited), chain(*answer), strict=True):
                self._prepared(record).take(known)
            self._reached = batch.stop
            self._ask()

    def _ask(self) -> None:
        """Give the other process enough to do."""
        while self._other and len(self._asked) < _AHEAD:
            batch = next(self._batches, None)
            if batch is None:
                return
            self._asked.append(batch)
            try:
                self._other.ask(batch)
            except _ENDED:
                self._let_go()

    def _next(self) -> tuple[_Batch, Answer]:
        if self._other and self._asked and not self._own:
            try:
                answer = self._other.answer()
            except _ENDED:
                self._let_go()
            else:
                return self._asked.popleft(), answer
        batch = next(chain(_taken(self._own), _taken(self._asked), self._batches))
        return batch, working_ahead.work_out(batch.records, batch.cited)

    def _let_go(self) -> None:
        other, self._other = self._other, None
        if other:
            other.end()


def _started(works: int) -> _Other | None:
    """The other process; None where it is not worth one, or this program cannot start itself."""
    if works < LEAST or (os.cpu_count() or 1) < 2 or getattr(sys, "frozen", False) or not sys.executable:
        return None
    try:
        return _Other()
    except OSError:
        return None


def _taken(batches: deque[_Batch]) -> Iterator[_Batch]:
    while batches:
        yield batches.popleft()


def _batches(entries: Sequence[Entry]) -> Iterator[_Batch]:
    records: list[Record] = []
    cited: list[Record] = []
    for stop, each in enumerate(entries, start=1):
        records.append(each.record)
        cited += each.references
        if len(records) + len(cited) >= _BATCH or stop == len(entries):
            yield _Batch(stop, records, cited)
            records, cited = [], []
