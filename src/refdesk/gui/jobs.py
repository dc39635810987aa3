"""The only doors to work off the UI thread: readers, one writer, and one that writes in parts."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from refdesk.domain.errors import RefDeskError

T = TypeVar("T")
READERS = 2
_WRITER, _PARTS_WRITER = "writer", "writer in parts"
_log = logging.getLogger(__name__)


class JobCancelled(Exception):
    """Raised in a job whose topic was asked anew, or that a person cancelled, where it looks for that."""


@dataclass(frozen=True, slots=True)
class _Task:
    """What travels to a worker: a number and a plain call. Nothing of Qt."""

    ticket: int
    call: Callable[..., Any]
    args: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    ticket: int
    value: Any = None
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class _Ticket:
    """What waits on the UI side for an answer."""

    then: Callable[[Any], None] | None
    failed: Callable[[RefDeskError], None] | None
    topic: str
    is_write: bool = False


_Channel = queue.SimpleQueue[_Task | None]


class Jobs(QObject):
    """Runs calls on worker threads and hands their results to the UI thread.

    Calls and their arguments must hold nothing of Qt. A call that raises `RefDeskError` reaches `failed`, or
    the signal `failed` where none is given; any other exception reaches the signal `crashed`. `busy_changed`
    tells how many jobs are under way.
    """

    failed = Signal(object)
    crashed = Signal(object)
    busy_changed = Signal(int)
    _answered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tickets: dict[int, _Ticket] = {}
        self._topics: dict[str, int] = {}
        self._last_ticket = 0
        self._answers: queue.SimpleQueue[_Answer] = queue.SimpleQueue()
        self._reading: _Channel = queue.SimpleQueue()
        self._writing: _Channel = queue.SimpleQueue()
        self._parts: _Channel = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._is_finished = False
        self._answered.connect(self._deliver)

    def read(
        self,
        call: Callable[..., T],
        *args: Any,
        then: Callable[[T], None] | None = None,
        topic: str = "",
        failed: Callable[[RefDeskError], None] | None = None,
    ) -> None:
        """Run `call(*args)` on a reader; `then(result)` on the UI thread.

        A newer question on the same `topic` drops this one's answer, and the question if it has not begun.
        """
        self._ask(self._reading, _Ticket(then, failed, topic), call, args)

    def write(
        self,
        call: Callable[..., T],
        *args: Any,
        then: Callable[[T], None] | None = None,
        failed: Callable[[RefDeskError], None] | None = None,
    ) -> None:
        """Run `call(*args)` on the writer, after all writes asked before; `then(result)` on the UI thread."""
        self._ask(self._writing, _Ticket(then, failed, "", is_write=True), call, args)

    def write_in_parts(
        self,
        call: Callable[..., T],
        *args: Any,
        then: Callable[[T], None] | None = None,
        failed: Callable[[RefDeskError], None] | None = None,
    ) -> None:
        """Run a call that writes in many short transactions; other writes go in between.

        One such call waits for another. `then(result)` on the UI thread.
        """
        self._ask(self._parts, _Ticket(then, failed, "", is_write=True), call, args)

    @property
    def busy_count(self) -> int:
        """How many jobs are waiting, running, or not yet delivered."""
        return len(self._tickets)

    def drop(self, topic: str) -> None:
        """Forget the question on this topic, if there is one."""
        self._forget(self._topics.pop(topic, 0))

    def finish(self, timeout_s: float = 5.0) -> None:
        """End the threads: writes that were asked for are done first, reads are dropped; nobody is told.

        What is asked for later is not done.
        """
        self._is_finished = True
        for number in [number for number, each in self._tickets.items() if not each.is_write]:
            self._forget(number)
        for thread in self._threads:
            self._channel(thread.name).put(None)
        for thread in self._threads:
            thread.join(timeout_s)
        self._threads.clear()
        self._tickets.clear()

    def _ask(
        self, channel: _Channel, ticket: _Ticket, call: Callable[..., object], args: tuple[Any, ...]
    ) -> None:
        if self._is_finished:
            return
        number = self._issue(ticket)
        self._start()
        channel.put(_Task(number, call, args))

    def _issue(self, ticket: _Ticket) -> int:
        self._last_ticket += 1
        if ticket.topic:
            self._forget(self._topics.get(ticket.topic, 0))
            self._topics[ticket.topic] = self._last_ticket
        self._tickets[self._last_ticket] = ticket
        self.busy_changed.emit(len(self._tickets))
        return self._last_ticket

    def _forget(self, number: int) -> None:
        if self._tickets.pop(number, None):
            self.busy_changed.emit(len(self._tickets))

    def _start(self) -> None:
        if self._threads:
            return
        for name in (_WRITER, _PARTS_WRITER, *(f"reader {n}" for n in range(READERS))):
            work = _Worker(
                self._channel(name), self._answers, self._answered.emit, self._tickets.__contains__
            )
            self._threads.append(threading.Thread(target=work, name=name, daemon=True))
        for thread in self._threads:
            thread.start()

    def _channel(self, thread_name: str) -> _Channel:
        return {_WRITER: self._writing, _PARTS_WRITER: self._parts}.get(thread_name, self._reading)

    def _deliver(self) -> None:
        while True:
            try:
                answer = self._answers.get_nowait()
            except queue.Empty:
                return
            ticket = self._tickets.pop(answer.ticket, None)
            if ticket is None:
                continue
            if self._topics.get(ticket.topic) == answer.ticket:
                del self._topics[ticket.topic]
            self.busy_changed.emit(len(self._tickets))
            self._hand_over(ticket, answer)

    def _hand_over(self, ticket: _Ticket, answer: _Answer) -> None:
        if answer.error is None:
            if ticket.then:
                ticket.then(answer.value)
        elif isinstance(answer.error, RefDeskError):
            if ticket.failed:
                ticket.failed(answer.error)
            else:
                self.failed.emit(answer.error)
        elif not isinstance(answer.error, JobCancelled):
            self.crashed.emit(answer.error)


@dataclass(frozen=True, slots=True)
class _Worker:
    """The loop of one thread; it knows numbers, plain calls, and whom to wake."""

    tasks: _Channel
    answers: queue.SimpleQueue[_Answer]
    wake: Callable[[], None]
    is_wanted: Callable[[int], bool]

    def __call__(self) -> None:
        while (task := self.tasks.get()) is not None:
            if not self.is_wanted(task.ticket):
                continue
            self.answers.put(_answer(task))
            # Without this the last task's arguments would live on in this frame until the next one comes.
            del task
            try:
                self.wake()
            except RuntimeError:
                return  # PySide6: "Signal source has been deleted", the window is gone and nobody waits


def _answer(task: _Task) -> _Answer:
    try:
        return _Answer(task.ticket, task.call(*task.args))
    except RefDeskError as error:
        return _Answer(task.ticket, error=error)
    except Exception as error:  # noqa: BLE001 - the job runner is one of the three places: it reports
        _log.debug("a job failed", exc_info=True)
        return _Answer(task.ticket, error=error)


class Progress:
    """How far a long job is: called in the worker with (done, total), looked at by the UI thread.

    Holds nothing of Qt. After `cancel()` the next call raises `cancelled_error`.
    """

    def __init__(self, label: str, cancelled_error: type[Exception] = JobCancelled) -> None:
        self.label = label
        self.done = 0
        self.total = 0
        self._cancelled_error = cancelled_error
        self._is_cancelled = threading.Event()

    def __call__(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        if self._is_cancelled.is_set():
            raise self._cancelled_error

    @property
    def is_cancelled(self) -> bool:
        """Whether the job was asked to stop."""
        return self._is_cancelled.is_set()

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._is_cancelled.set()
