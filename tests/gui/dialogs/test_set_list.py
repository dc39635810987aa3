"""A reference list in a style, side by side with the printed one."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QUrl

from refdesk.domain.record import Record
from refdesk.gui.dialogs.set_list import SetListDialog
from refdesk.library import editing
from refdesk.settings import STYLE
from tests.gui.conftest import OpenWindow
from tests.hands import clipboard, press, wait_until
from tests.journeys.window.looking import choose_row, wait_for_dialog
from tests.library.making import page_of, work

pytestmark = pytest.mark.window


@pytest.fixture
def dialog(opened: OpenWindow) -> SetListDialog:
    """The list of three: the second has a place that IEEE prints and APA does not, the third was not read."""
    opened.workbench.desk.settings.set(STYLE, "apa")
    cited = [
        work("Rivers"),
        work("Steppes", "Zola", publisher_place="Almaty").with_type("book"),
        Record.of(note="x"),
    ]
    article, references, page = page_of(work("The citing one", "Meena"), cited)
    editing.add_page(opened.library, article, references, page)
    opened.wait_for_jobs()
    choose_row(opened, 0)
    press("ctrl+shift+l")
    shown = wait_for_dialog(SetListDialog)
    wait_until(lambda: shown.summary, "the list is set")
    return shown


def test_the_printed_list_and_the_set_one_stand_side_by_side(dialog: SetListDialog) -> None:
    text = dialog.view.toPlainText()
    assert "Abenova, Aigul Rivers 2019" in text
    assert "Abenova, A. (2019). Rivers." in text
    assert "Kept as it was printed" in text
    assert dialog.summary.startswith("3 references")


def test_what_is_kept_can_be_set_and_what_is_set_kept(dialog: SetListDialog) -> None:
    dialog.view.anchorClicked.emit(QUrl("keep:0"))
    wait_until(lambda: dialog.view.toPlainText().count("Kept as it was printed") == 2, "it is kept")
    dialog.view.anchorClicked.emit(QUrl("set:0"))
    wait_until(lambda: dialog.view.toPlainText().count("Kept as it was printed") == 1, "it is set")


def test_the_list_is_copied_with_the_numbers_of_the_article(
    dialog: SetListDialog, opened: OpenWindow
) -> None:
    opened.workbench.desk.settings.set(STYLE, "ieee")
    dialog._take_style()
    wait_until(lambda: "[2] A. Zola" in dialog.view.toPlainText().replace("\u2003", " "), "it is set in IEEE")
    press("Return")
    wait_until(lambda: dialog._told.text() == "Copied 3 references.", "it is said")
    assert [line[:8] for line in clipboard().splitlines()][:2] == ["[1] A. A", "[2] A. Z"]
    assert "\\tab" in clipboard("text/rtf")


def test_the_list_is_written_as_a_word_document(dialog: SetListDialog, tmp_path: Path) -> None:
    path = tmp_path / "list.docx"
    dialog.write(path)
    wait_until(lambda: dialog._told.text() == "Written to list.docx.", "it is said")
    assert Document(str(path)).paragraphs[1].text.startswith("Abenova, A. (2019).")
