"""A linked `.bib` file in the window: merged by itself, asked about where both sides changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from refdesk.domain.query import PlaceKind
from refdesk.domain.record import RecordId
from refdesk.gui.commands import linked_files
from refdesk.gui.dialogs.link_dialog import LinkDialog
from refdesk.library import collecting, editing, linking, listing
from refdesk.library.details import details
from refdesk.library.three_way import Side
from tests.gui.conftest import OpenWindow
from tests.hands import press, wait_until
from tests.journeys.window.looking import article_count, notice, titles, wait_for_dialog

pytestmark = pytest.mark.window

_BIB = "@article{kim, author={Kim, Soo-jin}, title={Trust in rivers}, year={2019}}\n"


@pytest.fixture
def path(opened: OpenWindow, tmp_path: Path) -> Path:
    """A file that was linked from the File menu."""
    path = tmp_path / "refs.bib"
    path.write_text(_BIB, "utf-8")
    linked_files.link(opened.workbench.desk, opened.window, path, None)
    wait_until(lambda: article_count(opened) == 1, "the file is merged")
    settled(opened)
    return path


def settled(opened: OpenWindow) -> None:
    """Waits until file and library are alike."""
    opened.wait_for_jobs()
    wait_until(lambda: all(not each.plan for each in linking.look(opened.library)), "both are alike")


def volume(opened: OpenWindow) -> str:
    (record_id,) = listing.ids(opened.library, opened.workbench.desk.selection.place)
    return details(opened.library, RecordId(record_id)).record.text("volume")


def test_a_linked_file_is_a_collection_of_its_name(opened: OpenWindow, path: Path) -> None:
    assert [each.name for each in collecting.collections(opened.library)] == ["refs"]
    selection = opened.workbench.desk.selection
    wait_until(lambda: selection.place.kind is PlaceKind.COLLECTION, "it is shown")
    wait_until(lambda: titles(opened) == ["Trust in rivers"], "it is listed")
    assert path.read_text("utf-8") == _BIB


def test_what_another_program_writes_is_merged_and_told(opened: OpenWindow, path: Path) -> None:
    path.write_text(_BIB.replace("rivers", "lakes"), "utf-8")
    wait_until(lambda: titles(opened) == ["Trust in lakes"], "the change is merged")
    wait_until(lambda: notice(opened) == "refs.bib was merged: 1 changed in the file.", "it is said")


def test_what_is_edited_here_is_written_to_the_file(opened: OpenWindow, path: Path) -> None:
    editing.set_field(opened.library, RecordId(1), "title", "Trust in lakes")
    wait_until(lambda: "Trust in lakes" in path.read_text("utf-8"), "the file has it")


def test_what_both_sides_changed_is_asked_about(opened: OpenWindow, path: Path) -> None:
    opened.workbench.link_feed._settle.setInterval(0)
    plan_before = linking.look(opened.library)[0].plan
    assert plan_before is None
    path.write_text(_BIB.replace("year", "volume={5}, year"), "utf-8")
    editing.set_field(opened.library, RecordId(1), "volume", "4")
    wait_until(lambda: opened.window.banner.text, "it is said")
    assert opened.window.banner.text == "refs.bib was changed by another program."
    opened.window.banner._buttons[0].click()
    dialog = wait_for_dialog(LinkDialog)
    assert [row.happens for row in dialog.model.rows] == ["Volume changed on both sides"]
    dialog.buttons[Side.THEIRS].click()
    press("Return")
    wait_until(lambda: volume(opened) == "5", "the file's word counts")
    settled(opened)
    assert not opened.window.banner.isVisible()


def test_a_file_that_is_gone_is_told_and_its_link_ended(opened: OpenWindow, path: Path) -> None:
    path.unlink()
    wait_until(lambda: opened.window.banner.text.startswith("refs.bib is not in "), "it is said")
    opened.window.banner._buttons[1].click()
    wait_until(lambda: not linking.links(opened.library), "the link is ended")
    assert article_count(opened) == 1
