"""The start: what is loaded before the first paint, and what it shows."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from refdesk.gui.app import show_first_rows
from refdesk.gui.opening import Opening
from refdesk.gui.theme import Theme
from refdesk.gui.window import MainWindow
from refdesk.gui.window_state import Layout, WindowState
from refdesk.library import editing, importing
from refdesk.library.importing import ImportPlan
from refdesk.library.library import Library
from refdesk.settings import WINDOW_LAYOUT, Settings
from tests.hands import wait_until

SLOW_TO_LOAD = ("sqlalchemy", "lxml", "bibtexparser", "pycrfsuite", "rapidfuzz", "citeproc")


def test_nothing_slow_is_loaded_before_the_first_paint() -> None:
    program = "import sys, refdesk.gui.app; print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", program]
    loaded = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert [name for name in SLOW_TO_LOAD if name in loaded.stdout.split()] == []


@pytest.fixture
def library_file(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    library = Library.open(path)
    for number in range(3):
        author = (Name("Meena", f"S. {number}"),)
        editing.add_record(library, Record.of("book", title=f"Book {number}", author=author))
    library.close()
    return path


def test_the_first_paint_has_rows_and_the_library_follows(
    dressed: QApplication, tmp_path: Path, library_file: Path
) -> None:
    settings = Settings(tmp_path / "settings.json")
    window = MainWindow(WindowState.load(settings))
    show_first_rows(window, library_file)
    rows = [window.list.model.index(row, 1).data() for row in range(3)]
    assert rows == ["Book 0", "Book 1", "Book 2"]
    opening = Opening(window, library_file, settings, Theme(dressed))
    window.first_painted.connect(opening.begin)
    window.show()
    wait_until(lambda: opening.workbench is not None, "the library is open")
    wait_until(lambda: window.actions_["new"].isEnabled(), "the actions are there")
    assert window.list.model.rowCount() == 3
    window.close()


def test_a_row_chosen_before_the_library_is_open_is_shown(
    dressed: QApplication, tmp_path: Path, library_file: Path
) -> None:
    settings = Settings(tmp_path / "settings.json")
    window = MainWindow(WindowState.load(settings))
    show_first_rows(window, library_file)
    window.list.view.selectRow(1)
    opening = Opening(window, library_file, settings, Theme(dressed))
    window.first_painted.connect(opening.begin)
    window.show()
    wait_until(lambda: opening.workbench is not None, "the library is open")
    workbench = opening.workbench
    assert workbench is not None
    wait_until(lambda: workbench.panel.title == "Book 1", "the right pane shows the chosen row")
    window.close()


def test_a_list_that_is_not_there_yet_leaves_the_first_paint_empty(
    dressed: QApplication, tmp_path: Path
) -> None:
    window = MainWindow(WindowState.load(Settings(tmp_path / "settings.json")))
    show_first_rows(window, tmp_path / "none.sqlite")
    assert window.list.model.rowCount() == 0
    assert not (tmp_path / "none.sqlite").exists()


@pytest.mark.parametrize("kept", ["", "nonsense", "[]", '{"panes": "wide", "place": 7, "tab": "x"}'])
def test_a_layout_that_cannot_be_read_is_the_first_one(tmp_path: Path, kept: str) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set(WINDOW_LAYOUT, kept)
    assert WindowState.load(settings).layout == Layout()


def test_a_library_that_takes_long_to_prepare_is_told_of_with_progress(
    dressed: QApplication, tmp_path: Path, library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = tuple(Entry(Record.of("book", title=f"Imported {number}")) for number in range(3000))
    library = Library.open(library_file)
    importing.carry_out(library, ImportPlan(entries, (), {}, ()))
    library.close()
    with closing(sqlite3.connect(library_file)) as file:
        file.execute("DELETE FROM summary")
        file.commit()
    monkeypatch.setattr("refdesk.gui.opening.SLOW_MS", 0)
    settings = Settings(tmp_path / "settings.json")
    window = MainWindow(WindowState.load(settings))
    window.show()
    opening = Opening(window, library_file, settings, Theme(dressed))
    opening.begin()
    bar = window.status.progress
    wait_until(lambda: bar.isVisible() and "of 3,003" in bar.text, "the progress is told")
    assert window.list.currentWidget() is window.list.empty
    wait_until(lambda: opening.workbench is not None, "the library is open")
    wait_until(lambda: window.list.model.rowCount() == 3003, "the list is there")
    assert not bar.isVisible()
    window.close()


def test_what_is_pasted_before_the_library_is_open_is_read_then(
    dressed: QApplication, tmp_path: Path, library_file: Path
) -> None:
    settings = Settings(tmp_path / "settings.json")
    window = MainWindow(WindowState.load(settings))
    window.show()
    dressed.clipboard().setText("@book{maps, title = {Old maps},\n author = {Holm, Ida}, year = 2001}\n")
    window.actions_["paste"].trigger()
    window.actions_["paste"].trigger()
    opening = Opening(window, library_file, settings, Theme(dressed))
    opening.begin()
    wait_until(lambda: opening.workbench is not None, "the library is open")
    wait_until(lambda: window.list.model.rowCount() == 4, "the pasted entry is there")
    workbench = opening.workbench
    assert workbench is not None
    wait_until(lambda: not workbench.desk.jobs.busy_count, "all is done")
    assert window.list.model.rowCount() == 4
    window.close()
