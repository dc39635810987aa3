"""Work on many items at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: From so many items on it pays.
MANY = 500


@contextmanager
def many_items(count: int) -> Iterator[None]:
    """Keeps the garbage collector still while many items are rendered or read.

    That leaves no circles behind, but makes objects by the hundred thousand, at which the collector would
    walk over the whole library again and again, and the window stand still meanwhile: a fifth of the time
    at 10,000 items that are rendered.
    """
    if count < MANY or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
