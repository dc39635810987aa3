"""How far a long piece of work is, and its end before it is done."""

from __future__ import annotations

from collections.abc import Callable

#: Called with (done, total); total is 0 while it is not known. It may raise `Cancelled`.
Progress = Callable[[int, int], None]


class Cancelled(Exception):
    """Raised by a progress callback to stop a plan, an import or another long write.

    Nothing of it stays, unless something else was written meanwhile: then what it had done is `kept`, as a
    step that can be undone.
    """

    kept = False


def no_progress(_done: int, _total: int) -> None:
    """Nobody looks."""
