"""Citing as a person does it: keys, pages, order, the clipboard, a drag into a document."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint

from refdesk.domain.query import Column
from refdesk.gui.dialogs.cite import CiteDialog
from refdesk.gui.models.columns import place_of
from refdesk.library import editing, styles
from refdesk.settings import COPY_FORMAT, QUICK_CITATION, STYLE
from tests.gui.conftest import OpenWindow
from tests.hands import (
    clipboard,
    clipboard_targets,
    copy_files_elsewhere,
    drag,
    drag_to,
    press,
    type_words,
    wait_until,
)
from tests.journeys.window.looking import choose_row, notice, titles, wait_for_dialog
from tests.journeys.window.test_six_journeys_through_window import RIVER, STEPPE
from tests.library.test_styles import HEAD, INFO, REST, style_file

pytestmark = pytest.mark.window


@pytest.fixture
def filled(opened: OpenWindow) -> OpenWindow:
    for record in (RIVER, STEPPE):
        editing.add_record(opened.library, record)
    wait_until(lambda: len(titles(opened)) == 2, "both are listed")
    opened.wait_for_jobs()
    return opened


def cite_both(filled: OpenWindow) -> CiteDialog:
    press("ctrl+a")
    wait_until(lambda: filled.workbench.desk.selection.count == 2, "both are chosen")
    press("ctrl+alt+a")
    dialog = wait_for_dialog(CiteDialog)
    wait_until(lambda: dialog.cites.count() == 2, "both are listed")
    return dialog


def test_a_page_and_words_are_typed_and_the_citation_is_copied(filled: OpenWindow) -> None:
    choose_row(filled, titles(filled).index("Trust in rivers"))
    press("ctrl+alt+a")
    dialog = wait_for_dialog(CiteDialog)
    wait_until(lambda: dialog.cites.count() == 1, "it is there")
    type_words("12-14")
    wait_until(lambda: dialog.locator.text() == "12-14", "it is typed")
    dialog.prefix.setFocus()
    type_words("see")
    wait_until(lambda: dialog.preview.toPlainText() == "(see Meena, 2019, pp. 12\u201314)", "the preview")
    press("Return")
    wait_until(lambda: notice(filled) == "Copied the citation.", "it is said")
    assert clipboard() == "(see Meena, 2019, pp. 12\u201314)"
    assert {"text/html", "text/rtf", "UTF8_STRING"} <= clipboard_targets()
    assert "pp. 12\\u8211?14" in clipboard("text/rtf")


def test_each_work_has_its_own_page_and_the_order_is_dragged(filled: OpenWindow) -> None:
    filled.workbench.desk.settings.set(STYLE, "modern-language-association")
    dialog = cite_both(filled)
    first = [cite.id for cite in dialog.cites.cites]
    type_words("7")
    wait_until(lambda: dialog.locator.text() == "7", "it is typed")
    rows = [dialog.cites.visualItemRect(dialog.cites.item(row)) for row in range(2)]
    below = QPoint(rows[1].center().x(), rows[1].bottom() - 2)
    drag((dialog.cites.viewport(), rows[0].center()), (dialog.cites.viewport(), below))
    wait_until(lambda: [cite.id for cite in dialog.cites.cites] == first[::-1], "the order is another")
    assert [cite.locator for cite in dialog.cites.cites] == ["", "7"]
    wait_until(lambda: dialog.preview.toPlainText() == "(Meena; Kim 7)", "the preview")
    dialog.cites.setFocus()
    press("alt+Up")
    wait_until(lambda: dialog.preview.toPlainText() == "(Kim 7; Meena)", "it is moved back by keys")
    press("Escape")


def test_the_format_that_was_used_last_is_there_next_time(filled: OpenWindow) -> None:
    dialog = cite_both(filled)
    dialog.format.setCurrentIndex(dialog.format.findData("pandoc"))
    press("Return")
    wait_until(lambda: notice(filled) == "Copied the citation.", "it is said")
    assert clipboard() == "[@kim2001steppe; @meena2019trust]"
    assert "text/html" not in clipboard_targets()
    assert filled.workbench.desk.settings.get(COPY_FORMAT) == "pandoc"
    again = cite_both(filled)
    assert again.format.currentData() == "pandoc"
    press("Escape")


def test_what_the_quick_key_copies_is_a_setting(filled: OpenWindow) -> None:
    filled.workbench.desk.settings.set(QUICK_CITATION, "parencite")
    choose_row(filled, 0)
    press("ctrl+shift+a")
    wait_until(lambda: notice(filled) == "Copied the citation.", "it is said")
    assert clipboard() in (r"\parencite{kim2001steppe}", r"\parencite{meena2019trust}")


def test_citation_and_bibliography_are_copied_together(filled: OpenWindow) -> None:
    press("ctrl+a")
    wait_until(lambda: filled.workbench.desk.selection.count == 2, "both are chosen")
    press("ctrl+alt+c")
    wait_until(lambda: notice(filled) == "Copied the citation and 2 entries.", "it is said")
    assert clipboard().splitlines()[0] == "(Kim, 2001; Meena, 2019)"
    assert clipboard("text/html").count("<p") == 3


@pytest.fixture
def document(tmp_path: Path) -> Iterator[tuple[Path, QPoint]]:
    """Another program with a page to drop on: where it tells what it got, and where it is."""
    told = tmp_path / "told.json"
    command = [sys.executable, str(Path(__file__).with_name("drop_target.py")), str(told)]
    other = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert other.stdout
    x, y = map(int, other.stdout.readline().split())
    yield told, QPoint(x, y)
    other.terminate()
    other.wait()
    other.stdout.close()


def test_rows_dragged_into_a_document_are_formatted_entries(
    filled: OpenWindow, document: tuple[Path, QPoint]
) -> None:
    row = titles(filled).index("Trust in rivers")
    choose_row(filled, row)
    wait_until(lambda: filled.workbench.preview.text.startswith("Meena"), "the preview")
    view, (told, place) = filled.window.list.view, document
    at = view.visualRect(filled.window.list.model.index(row, place_of(Column.TITLE))).center()
    drag_to(view.viewport().mapToGlobal(at), place)
    wait_until(told.exists, "the document has taken the drop")
    dropped = json.loads(told.read_text("utf-8"))
    assert dropped["text"].strip() == "Meena, S. (2019). Trust in rivers. Water Policy, 4."
    assert "<i>Water Policy</i>" in dropped["html"]
    assert dropped["rtf"].startswith("{\\rtf1")


def test_a_pasted_style_file_is_added_and_can_be_used_at_once(filled: OpenWindow, tmp_path: Path) -> None:
    copy_files_elsewhere(style_file(tmp_path, HEAD + INFO + REST))
    press("ctrl+v")
    wait_until(lambda: notice(filled) == "Added the style “My own”.", "it is said")
    assert [path.name for path in styles.own_styles().iterdir()] == ["mine.csl"]
    filled.window.style_chosen.emit("mine")


def test_a_broken_style_file_gets_a_sentence(filled: OpenWindow, tmp_path: Path) -> None:
    copy_files_elsewhere(style_file(tmp_path, HEAD + INFO + "<citation>", "broken.csl"))
    press("ctrl+v")
    wait_until(lambda: "broken.csl, line 3 cannot be used" in notice(filled), "it is said")
