"""How much an import writes in one go, and for how long one transaction of it goes on."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TypeVar

from refdesk.library.library import Library

T = TypeVar("T")
#: How long a transaction goes on where nobody waits to write, and at first after somebody waited.
LOCKED_S, _SHORT_S = 0.3, 0.02
#: Works (entries and what they cite) that are written before it is looked whether somebody waits.
SLICE, _MOST = 50, 200


class Pace:
    """Few long transactions make few parts of the index; whoever waits to write wants short ones."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._locked_s = LOCKED_S
        self.slice = SLICE

    def while_nobody_waits(self, chunks: Iterator[T]) -> Iterator[T]:
        """What else goes into a transaction that has just begun."""
        end = time.perf_counter() + self._locked_s
        while time.perf_counter() < end and not self._library.is_awaited:
            chunk = next(chunks, None)
            if chunk is None:
                return
            yield chunk
            self.slice = min(self.slice * 2, _MOST)
        if self._library.is_awaited:
            self.slice, self._locked_s = SLICE, 0.0
        else:
            self._locked_s = min(max(self._locked_s * 2, _SHORT_S), LOCKED_S)
