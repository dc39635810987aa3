"""The six journeys as a person walks them: real keys, a real pointer, the real clipboard."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.query import Place
from refdesk.domain.record import Record, RecordId
from refdesk.gui.dialogs.export import ExportDialog
from refdesk.gui.dialogs.import_dialog import ImportDialog
from refdesk.gui.review.dialog import ReviewDialog
from refdesk.library import details, editing, listing
from tests.gui.conftest import OpenWindow
from tests.gui.review.sample import TEXT
from tests.hands import (
    clipboard,
    clipboard_targets,
    copy_elsewhere,
    drag_from,
    press,
    type_words,
    wait_for_focus,
    wait_until,
)
from tests.journeys.window.looking import article_count, choose_row, dialogs, notice, titles, wait_for_dialog
from tests.shared_material import shared

pytestmark = pytest.mark.window

RIVER = Record.of(
    "article-journal",
    title="Trust in rivers",
    author=(Name("Meena", "Sunita"),),
    container_title="Water Policy",
    issued=Date.of(2019),
    volume="4",
)
STEPPE = Record.of("book", title="A steppe archive", author=(Name("Kim", "Soo-jin"),), issued=Date.of(2001))
PAGE = TEXT.replace(" Lind A. Frost heave. 2018.", "")
BIB = """@article{meena2019,
  author = {Meena, Sunita},
  title = {Trust in rivers},
  journal = {Water Policy},
  year = {2019},
}

@book{kim2001,
  author = {Kim, Soo-jin},
  title = {A steppe archive},
  year = 2001,
}
"""


@pytest.fixture
def filled(opened: OpenWindow) -> OpenWindow:
    for record in (RIVER, STEPPE):
        editing.add_record(opened.library, record)
    opened.wait_for_jobs()
    return opened


def pasted(opened: OpenWindow, text: str) -> ReviewDialog:
    copy_elsewhere(text)
    press("ctrl+v")
    return wait_for_dialog(ReviewDialog)


def test_a_pasted_page_is_corrected_saved_found_and_cited(opened: OpenWindow) -> None:
    """Journeys 1, 3, 4 and 5 on the page that everything starts from."""
    dialog = pasted(opened, shared("pages", "01_seed.txt").read_text("utf-8"))
    assert len(dialog.session.review.entries) == 31
    press("ctrl+a")
    type_words("Kazakhstan and the US after 2001")
    press("Return")
    wait_until(lambda: dialog.session.history.undo_label, "the title is corrected")
    press("ctrl+Return")
    wait_until(lambda: titles(opened) == ["Kazakhstan and the US after 2001"], "the list has the article")
    wait_for_focus(opened.window)
    assert notice(opened) == "Saved the article with 31 references."
    record_id = opened.window.list.model.id_at(0)
    assert [each.number for each in details.references_of(opened.library, record_id)] == list(range(1, 32))

    press("ctrl+f")
    type_words("author:meena after")
    selection = opened.workbench.desk.selection
    wait_until(lambda: selection.query == "author:meena after", "the search has begun")
    opened.wait_for_jobs()
    assert titles(opened) == ["Kazakhstan and the US after 2001"]
    choose_row(opened, 0)
    press("ctrl+shift+c")
    wait_until(lambda: notice(opened) == "Copied 1 entry.", "the entry is copied")
    assert clipboard().startswith("Meena, S. (2019). Kazakhstan and the US after 2001.")
    assert "<i>" in clipboard("text/html")


def test_journey_1_a_page_of_ones_own_is_pasted_and_saved(opened: OpenWindow) -> None:
    dialog = pasted(opened, PAGE)
    assert dialog.session.review.article
    count = len(dialog.session.review.entries)
    assert count == 4
    press("ctrl+Return")
    wait_until(lambda: article_count(opened) == 1, "the article is saved")
    record_id = RecordId(listing.ids(opened.library, Place.articles())[0])
    assert len(details.references_of(opened.library, record_id)) == count
    wait_for_focus(opened.window)
    press("ctrl+z")
    wait_until(lambda: article_count(opened) == 0, "undo takes the whole page back")


def test_journey_1_a_pasted_page_can_be_put_aside(opened: OpenWindow) -> None:
    pasted(opened, PAGE)
    press("Escape")
    wait_until(lambda: not dialogs(ReviewDialog), "the dialog is gone")
    assert article_count(opened) == 0


def test_journey_1_a_page_pasted_again_is_recognised(opened: OpenWindow) -> None:
    pasted(opened, PAGE)
    press("ctrl+Return")
    wait_until(lambda: article_count(opened) == 1, "the article is saved")
    wait_for_focus(opened.window)
    opened.wait_for_jobs()
    press("ctrl+v")
    dialog = wait_for_dialog(ReviewDialog)
    assert all(entry.match and entry.match.is_sure for entry in dialog.session.review.entries)
    press("Escape")
    wait_until(lambda: not dialogs(ReviewDialog), "the dialog is gone")


def test_journey_2_a_file_dragged_from_another_program_is_imported(
    opened: OpenWindow, tmp_path: Path
) -> None:
    file = tmp_path / "my thesis.bib"
    file.write_text(BIB, "utf-8")
    command = [sys.executable, str(Path(__file__).with_name("drag_source.py")), str(file)]
    other = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert other.stdout
        x, y = map(int, other.stdout.readline().split())
        middle = opened.window.list.rect().center() + QPoint(60, 120)
        drag_from(QPoint(x, y), (opened.window.list, middle))
        wait_until(
            lambda: sorted(titles(opened)) == ["A steppe archive", "Trust in rivers"], "both are listed"
        )
    finally:
        other.terminate()
        other.wait()
        if other.stdout:
            other.stdout.close()


def test_journey_2_pasted_bibtex_is_imported(opened: OpenWindow) -> None:
    copy_elsewhere(BIB)
    press("ctrl+v")
    wait_until(lambda: notice(opened) == "Imported 2 records.", "it is said")
    assert article_count(opened) == 2


def test_journey_2_what_the_library_has_is_asked_about(filled: OpenWindow) -> None:
    copy_elsewhere(BIB + "@book{x, title={Border schools}, author={Zhukov, Pyotr}, year=1995}\n")
    press("ctrl+v")
    dialog = wait_for_dialog(ImportDialog)
    assert dialog._import.text() == "Import 1 entry"
    press("Return")
    wait_until(lambda: article_count(filled) == 3, "only the new one is saved")


def test_journey_3_a_field_is_edited_and_undone(filled: OpenWindow) -> None:
    row = titles(filled).index("Trust in rivers")
    choose_row(filled, row)
    press("ctrl+e")
    press("ctrl+a")
    type_words("Trust in lakes")
    press("Return")
    wait_until(lambda: "Trust in lakes" in titles(filled), "the list has the new title")
    press("alt+1")
    press("ctrl+z")
    wait_until(lambda: "Trust in rivers" in titles(filled), "the list has the old title")


def test_journey_4_the_list_follows_what_is_typed(filled: OpenWindow) -> None:
    press("ctrl+f")
    type_words("steppe")
    wait_until(lambda: titles(filled) == ["A steppe archive"], "one hit")
    press("Escape")
    wait_until(lambda: len(titles(filled)) == 2, "all are back")


def test_journey_5_a_citation_is_on_the_clipboard_in_three_dresses(filled: OpenWindow) -> None:
    row = titles(filled).index("Trust in rivers")
    choose_row(filled, row)
    press("ctrl+shift+a")
    wait_until(lambda: notice(filled) == "Copied the citation.", "the citation is copied")
    assert clipboard() == "(Meena, 2019)"
    assert {"text/html", "text/rtf", "UTF8_STRING"} <= clipboard_targets()
    assert clipboard("text/rtf").startswith("{\\rtf1")


def test_journey_6_the_list_is_exported(filled: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "out.bib"
    press("ctrl+shift+e")
    dialog = wait_for_dialog(ExportDialog)
    dialog.path.setFocus()
    press("ctrl+a")
    type_words(str(path))
    press("Return")
    wait_until(path.exists, "the file is written")
    assert "Trust in rivers" in path.read_text("utf-8")
    wait_until(lambda: notice(filled) == "Exported 2 records to out.bib.", "it is said")
