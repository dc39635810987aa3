"""Jobs: work off the UI thread, answers on it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from refdesk.domain.errors import RefDeskError
from refdesk.gui.jobs import JobCancelled, Jobs, Progress
from tests.hands import wait_until


@pytest.fixture
def jobs(application: QApplication) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.finish()


def test_a_call_runs_elsewhere_and_its_answer_comes_back_here(jobs: Jobs) -> None:
    answers: list[tuple[int, int]] = []
    jobs.read(threading.get_ident, then=lambda worker: answers.append((worker, threading.get_ident())))
    wait_until(lambda: answers, "the answer")
    worker, here = answers[0]
    assert here == threading.get_ident() != worker


def test_writes_run_one_after_another_in_the_order_asked(jobs: Jobs) -> None:
    done: list[int] = []
    for number in range(50):
        jobs.write(done.append, number)
    wait_until(lambda: not jobs.busy_count, "all writes")
    assert done == list(range(50))


def test_a_newer_question_on_a_topic_drops_the_older_answer(jobs: Jobs) -> None:
    gate = threading.Event()
    answers: list[str] = []

    def slow() -> str:
        gate.wait(5)
        return "old"

    jobs.read(slow, then=answers.append, topic="list")
    jobs.read(lambda: "new", then=answers.append, topic="list")
    wait_until(lambda: answers, "the newer answer")
    gate.set()
    jobs.finish()
    QApplication.processEvents()
    assert answers == ["new"]


def test_a_question_that_has_not_begun_is_not_asked_any_more(jobs: Jobs) -> None:
    gate = threading.Event()
    asked: list[int] = []
    for _ in range(2):
        jobs.read(gate.wait, 5)
    for number in range(10):
        jobs.read(asked.append, number, topic="list")
    gate.set()
    wait_until(lambda: not jobs.busy_count, "all reads")
    assert asked == [9]


def test_an_error_for_a_person_reaches_its_own_handler_or_the_signal(jobs: Jobs) -> None:
    handled: list[RefDeskError] = []
    told: list[RefDeskError] = []
    jobs.failed.connect(told.append)

    def refuse(sentence: str) -> None:
        raise RefDeskError(sentence)

    jobs.write(refuse, "handled", failed=handled.append)
    jobs.write(refuse, "told")
    wait_until(lambda: not jobs.busy_count, "both")
    assert [each.sentence for each in handled] == ["handled"]
    assert [each.sentence for each in told] == ["told"]


def test_a_fault_is_a_crash_and_the_threads_go_on(jobs: Jobs) -> None:
    crashes: list[BaseException] = []
    answers: list[int] = []
    jobs.crashed.connect(crashes.append)
    jobs.read(lambda: 1 // 0)
    jobs.read(lambda: 7, then=answers.append)
    wait_until(lambda: crashes and answers, "the crash and the answer")
    assert isinstance(crashes[0], ZeroDivisionError)
    assert answers == [7]


def test_finish_does_the_writes_that_were_asked_for(jobs: Jobs) -> None:
    done: list[int] = []
    for number in range(20):
        jobs.write(done.append, number)
    jobs.finish()
    assert done == list(range(20))


def test_progress_stops_a_job_at_its_next_step() -> None:
    progress = Progress("Importing")
    progress(1, 10)
    progress.cancel()
    with pytest.raises(JobCancelled):
        progress(2, 10)
    assert (progress.done, progress.total) == (2, 10)


def test_a_write_does_not_wait_for_one_in_parts(jobs: Jobs) -> None:
    go_on = threading.Event()
    done: list[str] = []
    jobs.write_in_parts(go_on.wait, then=lambda _: done.append("parts"))
    jobs.write(str, "short", then=done.append)
    wait_until(lambda: done == ["short"], "the short write")
    go_on.set()
    wait_until(lambda: done == ["short", "parts"], "the write in parts")
