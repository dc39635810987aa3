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
from collections.abc import Sequence
from contextlib import suppress
from io import FileIO
from queue import SimpleQueue
from typing import Any

from refdesk.domain.record import Record
from refdesk.store.derived.prepared import Preparation, WorkedOut

#: Bytes that say how long a message is.
_LENGTH = 4
Asked = tuple[Sequence[Record], Sequence[Record]]
Answer = tuple[list[WorkedOut], list[WorkedOut]]


def work_out(records: Sequence[Record], cited: Sequence[Record]) -> Answer:
    """What the rows of new records and of works that they cite need, in order."""
    prepared = Preparation()
    return (
        [prepared(each).worked_out for each in records],
        [prepared(each).worked_out_as_cited for each in cited],
    )


def tell(said: object, pipe: FileIO) -> None:
    """Send an object to the other process."""
    told = pickle.dumps(said, pickle.HIGHEST_PROTOCOL)
    rest = memoryview(len(told).to_bytes(_LENGTH, "big") + told)
    # Not buffered: CPython 3.11's BufferedWriter sends other bytes after a stop in the middle (SIGSTOP).
    while rest:
        rest = rest[pipe.write(rest) :]


def hear(pipe: FileIO) -> Any:
    """What the other process sent next; EOFError where it has ended."""
    return pickle.loads(_taken(pipe, int.from_bytes(_taken(pipe, _LENGTH), "big")))


def serve(asked: FileIO, answers: FileIO) -> None:
    """Answer until there is nobody more to ask.

    Reads on and writes on while an answer is worked out: a pipe holds less than one question or answer.
    """
    questions: SimpleQueue[Asked] = SimpleQueue()
    done: SimpleQueue[Answer] = SimpleQueue()
    threading.Thread(target=_hear_all, args=(asked, questions), daemon=True).start()
    threading.Thread(target=_tell_all, args=(done, answers), daemon=True).start()
    while True:
        done.put(work_out(*questions.get()))


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
    # The one who asks has ended, well or not: so does this process.
    with suppress(EOFError, OSError):
        while True:
            questions.put(hear(asked))
    os._exit(0)


def _tell_all(done: SimpleQueue[Answer], answers: FileIO) -> None:
    with suppress(OSError):
        while True:
            tell(done.get(), answers)


if __name__ == "__main__":
    # Ctrl+C goes to both processes; the other one decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A message takes several turns through the pipe; whoever sends it waits for each.
    sys.setswitchinterval(0.0001)
    # Records hold no circles.
    gc.disable()
    serve(FileIO(sys.stdin.fileno()), FileIO(sys.stdout.fileno(), "wb"))
