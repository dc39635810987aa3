"""Full collections wait until nothing is under way."""

from __future__ import annotations

import gc
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from refdesk.gui.idle_collector import IdleCollector
from refdesk.gui.jobs import Jobs
from tests.hands import wait_until

pytestmark = pytest.mark.window


class Circle:
    """Something that only a collection ends."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def usual_collections() -> Iterator[None]:
    threshold = gc.get_threshold()
    yield
    gc.set_threshold(*threshold)
    gc.unfreeze()


@pytest.mark.usefixtures("application", "usual_collections")
def test_old_circles_go_when_the_jobs_are_done_and_not_before() -> None:
    jobs, parent = Jobs(), QObject()
    IdleCollector(jobs, parent)
    circle = Circle()
    old = weakref.ref(circle)
    for _ in range(12):
        gc.collect(1)
    del circle
    gc.collect(1)
    assert old() is not None
    jobs.read(len, "anything")
    wait_until(lambda: old() is None, "the circle is gone")
    jobs.finish()


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is asked")
@pytest.mark.usefixtures("application", "usual_collections")
def test_what_is_free_goes_back_to_the_system_when_the_jobs_are_done() -> None:
    jobs, parent = Jobs(), QObject()
    IdleCollector(jobs, parent)
    # Many small blocks below one that stays: what is free in between stays with glibc unless it is asked.
    blocks = [bytearray(10_000) for _ in range(10_000)]
    last = bytearray(10_000)
    del blocks[:-1]
    held = _held_kb()
    jobs.read(len, "anything")
    wait_until(lambda: _held_kb() < held - 50_000, "the memory is given back")
    jobs.finish()
    assert last is not None


def _held_kb() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = [each for each in status.splitlines() if each.startswith("RssAnon")]
    return int(line.split()[1])
