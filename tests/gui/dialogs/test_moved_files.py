"""Finding moved files in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from refdesk.domain.record import RecordId
from refdesk.gui.dialogs.moved_files import MovedFilesDialog
from refdesk.library import attaching, editing
from tests.gui.conftest import OpenWindow
from tests.gui.dialogs.test_dialogs import button
from tests.hands import wait_until
from tests.library.making import work

pytestmark = pytest.mark.window


@pytest.fixture
def papers(opened: OpenWindow, tmp_path: Path) -> Path:
    """A folder with two files that hang on the one record."""
    folder = tmp_path / "papers" / "old"
    folder.mkdir(parents=True)
    for name in ("a.pdf", "b.pdf"):
        (folder / name).write_text(f"%PDF {name}")
    editing.add_record(opened.library, work("Walking dunes"))
    attaching.attach(opened.library, RecordId(1), sorted(folder.iterdir()))
    opened.wait_for_jobs()
    return folder


def _asked(opened: OpenWindow) -> MovedFilesDialog:
    opened.window.actions_["find_moved"].trigger()
    wait_until(lambda: isinstance(QApplication.activeModalWidget(), MovedFilesDialog), "it is asked")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MovedFilesDialog)
    wait_until(lambda: not dialog.stop.isVisible(), "it has looked")
    return dialog


def _places(opened: OpenWindow) -> list[str]:
    files = attaching.attached(opened.library, RecordId(1))
    return [str(each.place) for each in files if not each.is_missing]


def test_what_lies_beside_the_old_place_is_found_at_once_and_taken_over(
    opened: OpenWindow, papers: Path
) -> None:
    new = papers.with_name("new")
    papers.rename(new)
    dialog = _asked(opened)
    assert dialog.heading.text() == "2 attached files are missing"
    assert dialog.told.text() == "2 were found."
    button(dialog, "Take over 2 places").click()
    wait_until(lambda: len(_places(opened)) == 2, "they are taken over")
    opened.window.actions_["undo"].trigger()
    wait_until(lambda: _places(opened) == [], "it is taken back")


def test_the_others_are_looked_for_in_a_folder_that_is_named(
    opened: OpenWindow, papers: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    far = tmp_path_factory.mktemp("far")
    away = far / "a" / "b" / "c"
    away.mkdir(parents=True)
    (papers / "a.pdf").rename(away / "renamed.pdf")
    (papers / "b.pdf").unlink()
    (far / "b.pdf").write_text("%PDF another")
    dialog = _asked(opened)
    assert dialog.model.chosen == []
    dialog.look_in(far)
    wait_until(lambda: bool(dialog.model.chosen), "one is found")
    assert button(dialog, "Take over 1 place").isEnabled()
    alike = dialog.model.index(1, 0)
    assert dialog.model.index(1, 3).data() == "its name alone"
    dialog.model.setData(alike, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    button(dialog, "Take over 2 places").click()
    wait_until(lambda: len(_places(opened)) == 2, "they are taken over")


def test_nothing_is_offered_where_nothing_is_missing(opened: OpenWindow, papers: Path) -> None:
    dialog = _asked(opened)
    assert dialog.heading.text() == "No attached file is missing"
    assert not dialog.look.isVisible()
    button(dialog, "Close").click()


def test_looking_is_stopped_when_the_dialog_is_left(opened: OpenWindow, papers: Path) -> None:
    papers.rename(papers.with_name("new"))
    opened.window.actions_["find_moved"].trigger()
    wait_until(lambda: isinstance(QApplication.activeModalWidget(), MovedFilesDialog), "it is asked")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MovedFilesDialog)
    dialog.reject()
    opened.wait_for_jobs()
    assert _places(opened) == []
