"""When memory that nobody needs is looked for and given back to the system: while nobody waits."""

from __future__ import annotations

import ctypes
import gc
import sys
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

from refdesk.gui.jobs import Jobs

#: How long nothing must have been under way: less than between two parts of what is done while nobody waits.
IDLE_MS = 700
#: Collections of younger objects after which it pays: some 70,000 new objects.
_ENOUGH = 10
_NEVER = 1_000_000_000


class IdleCollector(QObject):
    """Takes full collections over from Python, which begins them in any thread at any time.

    One keeps the window waiting for 70 to 220 ms (measured at 50,000 rows). What is loaded when this is made
    stays, and is not looked through again. What is free then goes back to the system: after an export of
    40,000 records and an import of 10,000 that is a quarter of what the window has (390 MB).
    """

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        young, middle, _ = gc.get_threshold()
        gc.freeze()
        gc.set_threshold(young, middle, _NEVER)
        gc.enable()
        self._wait = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._wait.timeout.connect(_collect)
        jobs.busy_changed.connect(self._follow)

    def _follow(self, busy_count: int) -> None:
        if busy_count:
            self._wait.stop()
        else:
            self._wait.start()


def _collect() -> None:
    if gc.get_count()[2] >= _ENOUGH:
        gc.collect()
    _trim()


def _trim() -> None:
    """Give back what is free, in 5 ms; glibc alone has this, and keeps 100 MB otherwise.

    https://man7.org/linux/man-pages/man3/malloc_trim.3.html
    """
    if sys.platform == "linux":
        with suppress(AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
