"""A process beside the one that writes: it works out what the rows of records need.

    python -m refdesk.store.derived.working_ahead

Hears pairs (new records, works that they cite) on standard input until that ends, and tells of each what
`work_out` gives on standard output. It imports no more than that needs, so it starts in a moment.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import FileIO
from queue import SimpleQueue
from typing import Any

from refdesk.domain.dates import Date, PartialDate
from refdesk.domain.names import Name
from refdesk.domain.record import Record, Value
from refdesk.store.derived.prepared import Preparation, WorkedOut

#: Bytes that say how long a message is.
_LENGTH = 4
#: A record in plain tuples: its type, its values, and what else an imported entry had.
_Packed = tuple[str, dict[str, Any], dict[str, str]]
#: New records, and works that they cite.
Asked = tuple[list[_Packed], list[_Packed]]
Answer = tuple[list[WorkedOut], list[WorkedOut]]


def ask(records: Iterable[Record], cited: Iterable[Record], pipe: FileIO) -> None:
    """Have new records and works that they cite worked out."""
    tell((list(map(_packed, records)), list(map(_packed, cited))), pipe)


def work_out(records: Sequence[Record], cited: Sequence[Record]) -> Answer:
    """What the rows of new records and of works that they cite need, in order."""
    prepared = Preparation()
    return (
        [prepared(each).worked_out for each in records],
        [prepared(each).worked_out_as_cited for each in cited],
    )


def hear(pipe: FileIO) -> Any:
    """What the other process sent next; EOFError where it has ended."""
    return pickle.loads(_taken(pipe, int.from_bytes(_taken(pipe, _LENGTH), "big")))


def tell(said: object, pipe: FileIO) -> None:
    """Send an object to the other process."""
    told = pickle.dumps(said, pickle.HIGHEST_PROTOCOL)
    rest = memoryview(len(told).to_bytes(_LENGTH, "big") + told)
    # Not buffered: CPython 3.11's BufferedWriter sends other bytes after a stop in the middle (SIGSTOP).
    while rest:
        rest = rest[pipe.write(rest) :]


def serve(asked: FileIO, answers: FileIO) -> None:
    """Answer until there is nobody more to ask.

    Reads on and writes on while an answer is worked out: a pipe holds less than one question or answer.
    """
    questions: SimpleQueue[Asked] = SimpleQueue()
    done: SimpleQueue[Answer] = SimpleQueue()
    threading.Thread(target=_hear_all, args=(asked, questions), daemon=True).start()
    threading.Thread(target=_tell_all, args=(done, answers), daemon=True).start()
    while True:
        records, cited = questions.get()
        done.put(work_out(list(map(_unpacked, records)), list(map(_unpacked, cited))))


def _packed(record: Record) -> _Packed:
    """Plain tuples are pickled in half the time that our own classes take."""
    return record.type, {name: _plain(value) for name, value in record.values.items()}, dict(record.extra)


def _plain(value: Value) -> object:
    if isinstance(value, Date):
        ends = (each and (each.year, each.month, each.day) for each in (value.start, value.end))
        return [*ends, value.is_open, value.is_circa, value.literal, value.suffix]
    return tuple(map(tuple, value)) if isinstance(value, tuple) else value


def _unpacked(packed: _Packed) -> Record:
    type_name, values, extra = packed
    for name, value in values.items():
        if isinstance(value, tuple):
            values[name] = tuple(map(Name._make, value))
        elif isinstance(value, list):
            start, end, *others = value
            values[name] = Date(start and PartialDate(*start), end and PartialDate(*end), *others)
    return Record(type_name, values, extra)


def _taken(pipe: FileIO, count: int) -> bytearray:
    """So many bytes."""
    taken = bytearray(count)
    rest = memoryview(taken)
    while rest:
        got = pipe.readinto(rest)
        if not got:
            raise EOFError
        rest = rest[got:]
    return taken


def _hear_all(asked: FileIO, questions: SimpleQueue[Asked]) -> None:
    with _last_act():
        while True:
            questions.put(hear(asked))


def _tell_all(done: SimpleQueue[Answer], answers: FileIO) -> None:
    with _last_act():
        while True:
            tell(done.get(), answers)


@contextmanager
def _last_act() -> Iterator[None]:
    """With this the process ends: whoever asks has ended, well or not, or cannot be answered."""
    try:
        with suppress(EOFError, OSError):
            yield
    finally:
        os._exit(0)


if __name__ == "__main__":
    # Ctrl+C goes to both processes; the other one decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A message takes several turns through the pipe; whoever sends it waits for each.
    sys.setswitchinterval(0.0001)
    # Records hold no circles.
    gc.disable()
    serve(FileIO(sys.stdin.fileno()), FileIO(sys.stdout.fileno(), "wb"))
