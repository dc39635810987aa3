"""Work on many items at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: From so many items on it pays.
MANY = 500


@contextmanager
def many_items(count: int) -> Iterator[None]:
    """Keeps the garbage collector still while many items are rendered.

    Rendering leaves no circles behind, but makes objects by the hundred thousand, at which the collector
    would walk over the whole library again and again: a fifth of the time at 10,000 items.
    """
    if count < MANY or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
