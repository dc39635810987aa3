"""Full collections wait until nothing is under way."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

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
