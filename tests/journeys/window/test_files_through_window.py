"""Files as a person brings them: PDFs, Zotero libraries, bibliographies with something to decide."""

from __future__ import annotations

from pathlib import Path

import pytest

from refdesk.domain.query import PlaceKind
from refdesk.domain.record import RecordId
from refdesk.gui.dialogs.import_dialog import ImportDialog
from refdesk.gui.dialogs.table_dialog import TableDialog
from refdesk.gui.review.dialog import ReviewDialog
from refdesk.library import attaching, collecting
from refdesk.library.importing import Duplicates
from tests.formats.pdf.making import make_pdf
from tests.formats.pdf.sample import TITLE, article
from tests.formats.zotero_library.making import ZoteroFile
from tests.gui.conftest import OpenWindow
from tests.hands import copy_files_elsewhere, press, wait_until
from tests.journeys.window.looking import article_count, notice, titles, wait_for_dialog

pytestmark = pytest.mark.window


def test_a_pdf_is_reviewed_and_saved_with_its_file(opened: OpenWindow, tmp_path: Path) -> None:
    path = article(tmp_path / "berg.pdf")
    copy_files_elsewhere(path)
    press("ctrl+v")
    dialog = wait_for_dialog(ReviewDialog)
    assert "berg.pdf" in dialog.windowTitle()
    assert len(dialog.session.review.entries) == 4
    press("ctrl+Return")
    wait_until(lambda: titles(opened) == [TITLE], "the article is saved")
    (file,) = attaching.attached(opened.library, RecordId(opened.window.list.model.ids[0]))
    assert file.place == path


def test_a_scanned_pdf_gets_a_sentence_and_can_be_added_as_it_is(opened: OpenWindow, tmp_path: Path) -> None:
    copy_files_elsewhere(make_pdf(tmp_path / "scan.pdf", [[], []]))
    press("ctrl+v")
    wait_until(lambda: "has no text" in notice(opened), "it is said")
    opened.window.status.notice._run()
    wait_for_dialog(ImportDialog)
    press("Return")
    wait_until(lambda: titles(opened) == ["scan"], "a document of that name is there")


def test_a_zotero_library_is_found_and_imported(
    opened: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zotero = ZoteroFile(tmp_path / "home" / "Zotero" / "zotero.sqlite")
    zotero.collection("Thesis", [zotero.item("book", {"title": "A steppe archive"})])
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    opened.window.actions_["import_zotero"].trigger()
    wait_for_dialog(ImportDialog)
    press("Return")
    wait_until(lambda: article_count(opened) == 1, "the book is there")
    assert [each.name for each in collecting.collections(opened.library)] == ["Thesis"]


def test_an_import_with_decisions_is_one_step(opened: OpenWindow, tmp_path: Path) -> None:
    ours = b"@book{ours, title={A steppe archive}, author={Kim, Soo-jin}, year=2001, publisher={Old}}"
    theirs = (
        ours.replace(b"Old", b"New") + b"@book{b, title={Border schools}, author={Zhukov, P.}, year=1995}"
    )
    for name, data in (("ours.bib", ours), ("theirs.bib", theirs)):
        (tmp_path / name).write_bytes(data)
    copy_files_elsewhere(tmp_path / "ours.bib")
    press("ctrl+v")
    wait_until(lambda: article_count(opened) == 1, "one without questions is imported at once")
    copy_files_elsewhere(tmp_path / "theirs.bib")
    press("ctrl+v")
    dialog = wait_for_dialog(ImportDialog)
    assert dialog.duplicates
    dialog.duplicates.buttons[Duplicates.REPLACE].click()
    dialog.collection.choose_new()
    press("Return")
    wait_until(lambda: notice(opened) == "Imported 1 record. Changed 1 record.", "it is said")
    assert opened.workbench.desk.selection.place.kind is PlaceKind.COLLECTION
    opened.wait_for_jobs()
    assert sorted(titles(opened)) == ["A steppe archive", "Border schools"]
    press("ctrl+z")
    wait_until(lambda: article_count(opened) == 1, "all of it is taken back")
    assert collecting.collections(opened.library) == []


def test_a_table_with_heads_of_its_own_is_asked_about_first(opened: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Wer;Was;Wann\nHolm, Ida;The steppe in old maps of the north;2001\n", "utf-8")
    copy_files_elsewhere(path)
    press("ctrl+v")
    wait_for_dialog(TableDialog)
    press("Return")
    wait_for_dialog(ImportDialog)
    press("Return")
    wait_until(lambda: titles(opened) == ["The steppe in old maps of the north"], "the record is there")
