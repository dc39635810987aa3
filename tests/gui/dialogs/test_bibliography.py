"""A bibliography as a file, through the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from refdesk.domain.names import Name
from refdesk.domain.query import Place
from refdesk.domain.record import Record
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.bibliography import BibliographyDialog
from refdesk.library import collecting, editing
from refdesk.library.bibliography_files import BibliographyOrder
from refdesk.settings import BIBLIOGRAPHY_FORMAT
from tests.gui.conftest import OpenWindow
from tests.hands import press, type_words, wait_until
from tests.journeys.window.looking import notice, wait_for_dialog

pytestmark = pytest.mark.window


def test_a_selection_is_written_as_a_word_document(opened: OpenWindow, tmp_path: Path) -> None:
    for title in ("Rivers", "Steppes"):
        editing.add_record(opened.library, Record.of("book", title=title, author=(Name("Meena", "S."),)))
    opened.wait_for_jobs()
    press("ctrl+a")
    wait_until(lambda: opened.workbench.desk.selection.count == 2, "both are chosen")
    press("ctrl+shift+b")
    dialog = wait_for_dialog(BibliographyDialog)
    assert dialog.records.currentText() == "2 chosen records"
    path = tmp_path / "list.docx"
    dialog.file.setFocus()
    press("ctrl+a")
    type_words(str(path))
    press("Return")
    wait_until(lambda: notice(opened) == "Exported 2 records to list.docx.", "it is said")
    assert [each.text for each in Document(str(path)).paragraphs] == [
        "References",
        "Meena, S. (n.d.-a). Rivers.",
        "Meena, S. (n.d.-b). Steppes.",
    ]


def test_a_collection_can_be_written_in_another_format(desk: Desk, tmp_path: Path) -> None:
    thesis = collecting.create_collection(desk.library, "Thesis").rows("collection")[0]
    dialog = BibliographyDialog(desk, [])
    told: list[BibliographyOrder] = []
    dialog.ordered.connect(told.append)
    wait_until(lambda: dialog.records.count() == 2, "the collections are there")
    dialog.records.setCurrentIndex(1)
    dialog.format.setCurrentIndex(dialog.format.findData("latex"))
    assert dialog.file.line.text().endswith(".tex")
    dialog.file.line.setText(str(tmp_path / "list.tex"))
    dialog._export.click()
    assert [(each.source, each.format_id) for each in told] == [(Place.collection(thesis), "latex")]
    assert desk.settings.get(BIBLIOGRAPHY_FORMAT) == "latex"
