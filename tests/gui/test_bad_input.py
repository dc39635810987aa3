"""What is no article, no file and no library gets a sentence in the window, and nothing saved is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from refdesk.domain.query import Place
from refdesk.domain.record import Record, RecordId
from refdesk.gui.app import library_path, show_first_rows
from refdesk.gui.notices import Notice, Tone
from refdesk.gui.opening import Opening
from refdesk.gui.theme import Theme
from refdesk.gui.window import MainWindow
from refdesk.gui.window_state import WindowState
from refdesk.library import editing, listing
from refdesk.library.library import Library
from refdesk.settings import LIBRARY, Settings
from tests.gui.conftest import OpenWindow
from tests.hands import wait_until

pytestmark = pytest.mark.window

BROKEN = "@book{good, title = {A fine entry}}\n@article{bad, title = {Never closed, author = {X}\n"


def text(words: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(words)
    return mime


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def sentence(opened: OpenWindow) -> str:
    """The problem that the window tells."""
    found: list[Notice] = []

    def told() -> bool:
        notice = opened.window.status.notice.notice
        if notice is not None and notice.tone is Tone.PROBLEM:
            found.append(notice)
        return bool(found)

    wait_until(told, "a problem is told")
    return found[0].text


def kept_titles(opened: OpenWindow) -> list[str]:
    ids = listing.ids(opened.library, Place.articles())
    return [each.title for each in listing.summaries(opened.library, [RecordId(each) for each in ids])]


@pytest.fixture
def kept(opened: OpenWindow) -> OpenWindow:
    """The window over a library with one article, which must be there afterwards."""
    editing.add_record(opened.library, Record.of("book", title="Kept"))
    opened.wait_for_jobs()
    return opened


@pytest.mark.parametrize(
    "words",
    [
        " \n ",
        "It was a dark night, and nobody wrote anything down. " * 4000,
        "Price list: apples 3, pears 4.",
        "word " * 1_000_000,
    ],
    ids=["nothing", "a novel", "a price list", "5 MB of a word"],
)
def test_a_text_without_an_article_is_refused(kept: OpenWindow, words: str) -> None:
    kept.window.dropped.emit(text(words))
    assert sentence(kept).endswith(".")
    assert kept_titles(kept) == ["Kept"]
    assert not kept.window.status.progress.isVisible()


def test_a_page_without_references_is_reviewed_all_the_same(kept: OpenWindow) -> None:
    page = (
        "Journal of Reading Rooms\n\nHOW LISTS REMEMBER\n\nAbstract\n\nA short note on lists.\n\n"
        "For citations: Kim S. How lists remember. Journal of Reading Rooms. 2021;4(2):11-24.\n"
    )
    kept.window.dropped.emit(text(page))
    wait_until(lambda: kept.window.findChild(QDialog) is not None, "the review")
    dialog = kept.window.findChild(QDialog)
    assert dialog is not None
    dialog.close()
    assert kept_titles(kept) == ["Kept"]


def test_a_file_with_a_broken_entry_is_asked_about_first(kept: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "broken.bib"
    path.write_text(BROKEN)
    kept.window.dropped.emit(files(path))
    wait_until(lambda: kept.window.findChild(QDialog) is not None, "the question")
    assert kept_titles(kept) == ["Kept"]
    dialog = kept.window.findChild(QDialog)
    assert dialog is not None
    dialog.close()


@pytest.mark.parametrize("name", ["noise.bib", "noise.xyz", "noise.json"])
def test_a_file_that_is_not_text_is_refused(kept: OpenWindow, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(bytes(range(256)) * 40)
    kept.window.dropped.emit(files(path))
    assert sentence(kept).endswith(".")
    assert kept_titles(kept) == ["Kept"]


def test_a_file_that_is_gone_is_refused(kept: OpenWindow, tmp_path: Path) -> None:
    kept.window.dropped.emit(files(tmp_path / "gone.bib"))
    assert "gone.bib" in sentence(kept)


def test_several_files_are_one_import(kept: OpenWindow, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.bib").write_text(f"@book{{{name}, title = {{The {name}}}, year = 2001}}\n")
    kept.window.dropped.emit(files(tmp_path / "one.bib", tmp_path / "two.bib"))
    wait_until(lambda: len(kept_titles(kept)) == 3, "both files are imported")
    kept.library.undo()
    assert kept_titles(kept) == ["Kept"]


def newer(path: Path) -> None:
    Library.open(path).close()
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA user_version = 9999")
    file.close()


def damaged(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 20)


def not_sqlite(path: Path) -> None:
    path.write_text("This is a shopping list.")


@pytest.mark.parametrize("make", [newer, damaged, not_sqlite])
def test_a_library_that_does_not_open_leaves_ways_on(
    dressed: QApplication, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "strange.sqlite"
    make(path)
    before = path.read_bytes()
    settings = Settings(tmp_path / "settings.json")
    window = MainWindow(WindowState.load(settings))
    show_first_rows(window, path)
    opening = Opening(window, path, settings, Theme(dressed))
    window.show()
    opening.begin()
    wait_until(lambda: window.findChild(QDialog) is not None, "the dialog")
    dialog = window.findChild(QDialog)
    assert dialog is not None
    buttons = {each.text() for each in dialog.findChildren(QPushButton)}
    assert {"Open another library...", "Make a new library...", "Quit"} <= buttons
    assert path.read_bytes() == before
    opening.jobs.finish()
    dialog.close()
    window.close()


def test_the_library_is_the_one_named_then_the_chosen_then_the_own(
    tmp_path: Path, refdesk_home: Path
) -> None:
    settings = Settings(tmp_path / "settings.json")
    assert library_path([], settings) == refdesk_home / "data" / "library.sqlite"
    settings.set(LIBRARY, str(tmp_path / "chosen.sqlite"))
    assert library_path([], settings) == tmp_path / "chosen.sqlite"
    assert library_path(["--library", str(tmp_path / "named.sqlite")], settings) == tmp_path / "named.sqlite"


def test_a_remembered_library_that_is_gone_is_not_made_anew(dressed: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "away" / "library.sqlite"
    settings = Settings(tmp_path / "settings.json")
    settings.set(LIBRARY, str(path))
    window = MainWindow(WindowState.load(settings))
    opening = Opening(window, library_path([], settings), settings, Theme(dressed))
    window.show()
    opening.begin()
    wait_until(lambda: window.findChild(QDialog) is not None, "the dialog")
    dialog = window.findChild(QDialog)
    assert dialog is not None
    told = " ".join(each.text() for each in dialog.findChildren(QLabel))
    assert "library.sqlite is not where it was" in told
    assert not path.exists()
    opening.jobs.finish()
    dialog.close()
    window.close()


def test_a_reading_that_takes_long_can_be_cancelled(kept: OpenWindow) -> None:
    kept.window.dropped.emit(text("Kim S. How lists remember. 2021.\n" * 30_000))
    assert kept.window.status.progress.label == "Reading the page"
    kept.window.status.progress.stop()
    assert not kept.window.status.progress.isVisible()
    kept.wait_for_jobs()
    assert kept.window.findChild(QDialog) is None


def test_what_was_typed_is_kept_where_a_save_is_refused(
    kept: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("refdesk.store.database.BUSY_TIMEOUT_MS", 100)
    kept.window.list.view.selectRow(0)
    wait_until(lambda: kept.workbench.panel.title == "Kept", "the record is shown")
    other = sqlite3.connect(kept.library.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    kept.workbench.panel.record_tab.form.field_changed.emit("title", "Typed")
    bar = kept.window.status.notice
    wait_until(lambda: bar.notice and bar.notice.tone is Tone.PROBLEM, "it is refused")
    other.rollback()
    other.close()
    (again,) = bar.findChildren(QPushButton, "notice_action")
    again.click()
    wait_until(lambda: kept_titles(kept) == ["Typed"], "it is saved")
    assert bar.notice is None
