"""What takes long: the status line shows how far it is, and it can be stopped."""

from __future__ import annotations

import threading

import pytest

from refdesk.domain.progress import Progress as Told
from refdesk.gui.commands import long_writes
from refdesk.gui.jobs import Progress
from tests.gui.conftest import OpenWindow
from tests.hands import wait_until

pytestmark = pytest.mark.window


def test_a_long_write_is_shown_and_stopped_by_cancel(opened: OpenWindow) -> None:
    desk, bar = opened.workbench.desk, opened.window.status.progress
    ends: list[str] = []

    def write(progress: Told) -> str:
        done = 0
        while True:
            progress(done := done + 1, 100_000)
            threading.Event().wait(0.005)

    long_writes.run(desk, desk.jobs.write_in_parts, "Changing records", write, then=ends.append)
    wait_until(lambda: bar.isVisible() and bar.label == "Changing records", "it is shown")
    assert bar.can_be_stopped
    bar.stop()
    wait_until(lambda: not bar.isVisible(), "it has ended")
    notice = opened.window.status.notice.notice
    assert notice
    assert notice.text == "Cancelled; nothing was changed."
    assert ends == []


def test_a_short_write_is_not_shown(opened: OpenWindow) -> None:
    desk, bar = opened.workbench.desk, opened.window.status.progress
    ends: list[str] = []
    long_writes.run(desk, desk.jobs.write, "Undoing", lambda _: "done", then=ends.append)
    wait_until(lambda: ends == ["done"], "it is done")
    assert not bar.isVisible()
    assert bar.label == ""


def test_another_job_that_is_shown_stays_shown(opened: OpenWindow) -> None:
    desk, bar = opened.workbench.desk, opened.window.status.progress
    first, second = (Progress(name) for name in ("Importing", "Undoing"))
    bar.follow(first)
    desk.notices.begun.emit(second)
    desk.notices.ended.emit(second)
    assert bar.label == "Importing"
    bar.done()
