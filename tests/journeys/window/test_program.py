"""The whole program in a process of its own, as a person starts and ends it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from refdesk.domain.query import Place
from refdesk.folders import own_folders
from refdesk.library import listing
from refdesk.library.library import Library
from tests.gui.review.sample import TEXT
from tests.hands import close_window, copy_elsewhere, find_window, need_tools, press, wait_until

pytestmark = pytest.mark.window

WINDOW = "^RefDesk$"
REVIEW = "^Review what was pasted"


@pytest.fixture
def library_file(dressed: QApplication) -> Path:
    """Where the program keeps the library of a person who starts it for the first time."""
    need_tools()
    return own_folders().library_file


@pytest.fixture
def program(library_file: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program as `python -m refdesk` starts it, in the home of this test."""
    paths = os.pathsep.join(path for path in sys.path if path)
    environment = {**os.environ, "PYTHONPATH": paths}
    running = subprocess.Popen([sys.executable, "-m", "refdesk"], env=environment)
    yield running
    running.kill()
    running.wait()


def article_count(library_file: Path) -> int:
    library = Library.open(library_file)
    try:
        return len(listing.ids(library, Place.articles()))
    finally:
        library.close()


def test_a_page_pasted_into_the_program_is_there_after_it_has_ended(
    program: subprocess.Popen[bytes], library_file: Path
) -> None:
    copy_elsewhere(TEXT)
    wait_until(lambda: find_window(WINDOW), "the window is there", patience_s=60)
    # The window takes keys before its library is open; what is pasted so early is read then.
    press("ctrl+v")
    wait_until(lambda: find_window(REVIEW), "the review is there", patience_s=60)
    press("ctrl+Return")
    wait_until(lambda: not find_window(REVIEW), "it is saved")
    close_window("RefDesk")
    wait_until(lambda: program.poll() is not None, "the program has ended")
    assert program.returncode == 0
    assert article_count(library_file) == 1
