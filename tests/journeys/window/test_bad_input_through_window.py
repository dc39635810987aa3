"""What cannot be read gets a clear sentence, and nothing that was saved is lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.gui.dialogs.import_dialog import ImportDialog
from refdesk.gui.dialogs.library_problem import LibraryProblemDialog
from refdesk.gui.opening import Opening
from refdesk.gui.review.dialog import ReviewDialog
from refdesk.gui.theme import Theme
from refdesk.gui.window import MainWindow
from refdesk.gui.window_state import WindowState
from refdesk.library import editing
from refdesk.library.library import Library
from refdesk.settings import Settings
from tests.gui.conftest import OpenWindow, open_window_on
from tests.gui.review.sample import TEXT
from tests.hands import copy_elsewhere, copy_files_elsewhere, press, wait_for_focus, wait_until
from tests.journeys.window.looking import article_count, dialogs, notice, titles, wait_for_dialog

pytestmark = pytest.mark.window

NOVEL = (
    "Call me Ishmael. Some years ago, never mind how long precisely, having little money in my purse, and "
    "nothing to interest me on shore, I thought I would sail about a little and see the watery part of "
    "the world.\n\n"
    "It is a way I have of driving off the spleen. There is nothing surprising in this. If they but knew it, "
    "almost all men in their degree, some time or other, cherish very nearly the same feelings.\n\n"
)
KEPT = Record.of("book", title="A steppe archive", author=(Name("Kim", "Soo-jin"),), issued=Date.of(2001))
BROKEN_BIB = """@book{kim2001, title={Border schools}, author={Kim, Soo-jin}, year=2001}

@article{broken, title = {Never closed

@book{last2005, title={The last one}, author={Zhukov, Pyotr}, year=2005}
"""


@pytest.fixture
def kept(opened: OpenWindow) -> OpenWindow:
    """A window whose library has something to lose."""
    editing.add_record(opened.library, KEPT)
    opened.wait_for_jobs()
    return opened


def test_an_empty_paste_says_what_to_do(kept: OpenWindow) -> None:
    copy_elsewhere("  \n ")
    press("ctrl+v")
    wait_until(lambda: notice(kept), "something is said")
    assert notice(kept).startswith("There is no text to paste. Copy an article's page")
    assert article_count(kept) == 1


def test_a_novel_adds_nothing_by_itself(kept: OpenWindow) -> None:
    copy_elsewhere(NOVEL * 40)
    press("ctrl+v")
    wait_until(lambda: notice(kept) or dialogs(ReviewDialog), "the text was looked at")
    if dialogs(ReviewDialog):
        wait_for_dialog(ReviewDialog)
        press("Escape")
        wait_until(lambda: not dialogs(ReviewDialog), "the dialog is gone")
    assert titles(kept) == ["A steppe archive"]


def test_a_page_without_references_can_be_saved(kept: OpenWindow) -> None:
    copy_elsewhere(TEXT[: TEXT.index("References")] + TEXT[TEXT.index("For citation") :])
    press("ctrl+v")
    dialog = wait_for_dialog(ReviewDialog)
    assert dialog.session.review.entries == ()
    press("ctrl+Return")
    wait_until(lambda: article_count(kept) == 2, "the article is saved")


@pytest.mark.slow
def test_five_megabytes_of_text_leave_the_window_alive(kept: OpenWindow) -> None:
    copy_elsewhere(NOVEL * 10_000)
    press("ctrl+v")
    wait_until(lambda: notice(kept) or dialogs(ReviewDialog), "the text was looked at", patience_s=120)
    if dialogs(ReviewDialog):
        wait_for_dialog(ReviewDialog)
        press("Escape")
        wait_until(lambda: not dialogs(ReviewDialog), "the dialog is gone")
    assert titles(kept) == ["A steppe archive"]


def test_a_broken_bib_shows_its_problems_and_saves_what_is_whole(kept: OpenWindow, tmp_path: Path) -> None:
    file = tmp_path / "broken.bib"
    file.write_text(BROKEN_BIB, "utf-8")
    copy_files_elsewhere(file)
    press("ctrl+v")
    dialog = wait_for_dialog(ImportDialog)
    assert dialog.model.rowCount() == 2
    press("Return")
    wait_until(lambda: article_count(kept) == 3, "what is whole is saved")


def test_a_file_that_is_not_text_is_refused_in_words(kept: OpenWindow, tmp_path: Path) -> None:
    file = tmp_path / "picture.bin"
    file.write_bytes(bytes(range(256)) * 40)
    copy_files_elsewhere(file)
    press("ctrl+v")
    wait_until(lambda: notice(kept), "something is said")
    assert notice(kept)
    assert titles(kept) == ["A steppe archive"]


def test_a_read_only_library_is_shown_and_left_alone(dressed: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "locked.sqlite"
    library = Library.open(path)
    editing.add_record(library, KEPT)
    library.close()
    before = path.read_bytes()
    path.chmod(0o444)
    opened = open_window_on(Library.open(path), Settings(tmp_path / "settings.json"))
    assert titles(opened) == ["A steppe archive"]
    assert not opened.window.actions_["paste"].isEnabled()
    assert opened.window.banner.isVisible()
    opened.window.close()
    opened.window.deleteLater()
    assert path.read_bytes() == before


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A library that a later RefDesk made."""
    path = tmp_path / "newer.sqlite"
    Library.open(path).close()
    # Closed here: what closes it later folds the log into the file, which is compared byte by byte.
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("PRAGMA user_version = 9999")
    return path


@pytest.fixture
def refused(dressed: QApplication, newer: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """The window as the program opens it on a library that it cannot open."""
    settings = Settings(tmp_path / "settings.json")
    window = MainWindow(WindowState.load(settings))
    opening = Opening(window, newer, settings, Theme(dressed))
    window.show()
    opening.begin()
    yield window
    opening.jobs.finish()
    window.close()
    window.deleteLater()
    sys.excepthook = sys.__excepthook__


def test_a_library_from_a_newer_version_is_refused_and_left_alone(refused: MainWindow, newer: Path) -> None:
    before = newer.read_bytes()
    dialog = wait_for_dialog(LibraryProblemDialog)
    assert "newer" in " ".join(each.text() for each in dialog.findChildren(QLabel))
    # Closing it would end the program, which is the one that runs the tests.
    dialog.finished.disconnect()
    press("Escape")
    wait_until(lambda: not dialogs(LibraryProblemDialog), "the dialog is gone")
    assert newer.read_bytes() == before


def test_a_second_window_sees_what_the_first_saves(kept: OpenWindow, tmp_path: Path) -> None:
    second = open_window_on(Library.open(kept.library.path), Settings(tmp_path / "other.json"))
    assert titles(second) == ["A steppe archive"]
    editing.add_record(kept.library, Record.of("book", title="Border schools"))
    wait_until(lambda: len(titles(second)) == 2, "the second window learns of it")
    second.window.close()
    second.window.deleteLater()


def test_a_second_program_on_the_same_library_saves_beside_the_first(kept: OpenWindow) -> None:
    command = [sys.executable, "-m", "refdesk", "add", "--library", str(kept.library.path), "-"]
    item = b'[{"type": "book", "title": "Border schools"}]'
    subprocess.run(command, input=item, check=True, env=_environment())
    wait_until(lambda: len(titles(kept)) == 2, "the window learns of it")


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def test_the_window_can_be_used_after_a_refusal(kept: OpenWindow) -> None:
    copy_elsewhere(" ")
    press("ctrl+v")
    wait_until(lambda: notice(kept), "something is said")
    copy_elsewhere(TEXT)
    press("ctrl+v")
    wait_for_focus(wait_for_dialog(ReviewDialog))
    press("ctrl+Return")
    wait_until(lambda: article_count(kept) == 2, "the article is saved")
