"""Backups and the health of the library, in the window."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from devtools.event_loop import let_events_go_on
from refdesk.domain.query import Place
from refdesk.domain.record import Record
from refdesk.gui.commands.care import restoring
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.care_dialog import CareDialog
from refdesk.gui.feeds.backup_feed import BackupFeed
from refdesk.library import caring, editing, listing
from refdesk.library.caring import Backup
from refdesk.library.library import Library
from tests.gui.conftest import OpenWindow
from tests.hands import need_tools, press, wait_for_focus, wait_until

pytestmark = pytest.mark.window

PRESSED_MS = 200


@pytest.fixture
def dialog(desk: Desk) -> Iterator[CareDialog]:
    need_tools()
    editing.add_record(desk.library, Record.of("book", title="Peat"))
    caring.back_up(desk.library)
    editing.add_record(desk.library, Record.of("book", title="Bog"))
    dialog = CareDialog(desk)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.open()
    wait_for_focus(dialog)
    yield dialog
    dialog.done(0)
    dialog.deleteLater()


def cells(dialog: CareDialog, column: int) -> list[str]:
    return [dialog.model.index(row, column).data() for row in range(dialog.model.rowCount())]


def test_backups_are_told_with_reason_and_state(dialog: CareDialog) -> None:
    wait_until(lambda: cells(dialog, 3) == ["whole"], "the backup was looked at")
    assert cells(dialog, 1) == ["By itself"]


def test_a_backup_is_made_by_hand(dialog: CareDialog) -> None:
    wait_until(dialog.model.rowCount, "the backups are there")
    dialog.back_up.click()
    wait_until(lambda: cells(dialog, 3) == ["whole", "whole"], "the new one is there")
    assert cells(dialog, 1) == ["By hand", "By itself"]
    dialog.back_up.click()
    wait_until(lambda: dialog.told.text() == "Nothing was written since the last backup.", "it is told")


def test_a_damaged_backup_is_told_and_cannot_be_restored(desk: Desk, dialog: CareDialog) -> None:
    (made,) = caring.backups(desk.library.path)
    content = bytearray(made.path.read_bytes())
    content[5000] ^= 1
    made.path.write_bytes(content)
    dialog.done(0)
    again = CareDialog(desk)
    again.open()
    wait_until(lambda: cells(again, 3) == ["damaged"], "the damage is found")
    again.view.setCurrentIndex(again.model.index(0, 0))
    assert not again.restore.isEnabled()
    again.done(0)


def test_a_sound_library_says_so(dialog: CareDialog) -> None:
    dialog.check.click()
    wait_until(lambda: dialog.told.text().startswith("The library is sound."), "it is told")


def test_a_stale_search_index_is_told_and_repaired(desk: Desk, dialog: CareDialog) -> None:
    with desk.library.write("Damage") as write:
        write.writer.connection.exec_driver_sql("UPDATE summary SET title = 'Bent'")
    dialog.check.click()
    wait_until(dialog.repair.isVisible, "it can be repaired")
    assert "stale" in dialog.findings.toPlainText()
    dialog.repair.click()
    wait_until(lambda: dialog.told.text().startswith("The library is sound."), "it is repaired")


def test_a_backup_is_made_when_the_window_is_idle(desk: Desk) -> None:
    desk.library.subscribe(desk.changes.put)
    feed = BackupFeed(desk, desk.changes, idle_ms=50)
    editing.add_record(desk.library, Record.of("book", title="Peat"))
    wait_until(lambda: caring.backups(desk.library.path), "a backup is made")
    feed.stop()


def test_a_restored_backup_opens_in_a_window_of_its_own(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
    path = opened.library.path
    editing.add_record(opened.library, Record.of("book", title="Peat"))
    caring.back_up(opened.library)
    editing.add_record(opened.library, Record.of("book", title="Bog"))
    opened.window.actions_["backups"].trigger()
    wait_until(lambda: opened.window.findChildren(CareDialog), "the dialog opens")
    dialog = opened.window.findChildren(CareDialog)[0]
    wait_until(lambda: cells(dialog, 3) == ["whole"], "the backup was looked at")
    dialog.view.setCurrentIndex(dialog.model.index(0, 0))
    dialog.restore.click()
    (question,) = dialog.findChildren(QMessageBox)
    next(each for each in question.buttons() if each.text() == "Restore").click()
    wait_until(lambda: not opened.window.isVisible(), "the window closes")
    try:
        wait_until(lambda: _process_on(str(path)), "it opens again on its own", patience_s=60)
        with closing(Library.open(path)) as library:
            assert len(listing.ids(library, Place.articles())) == 1
    finally:
        for number in _process_on(str(path)):
            os.kill(number, signal.SIGKILL)


@pytest.mark.usefixtures("dressed")
def test_a_restore_is_told_until_its_end_whatever_is_pressed() -> None:
    need_tools()
    told = restoring(Backup(Path("peat.sqlite"), "", datetime.now(UTC), 0, ""))
    told.show()
    wait_for_focus(told)
    press("Escape")
    let_events_go_on(PRESSED_MS)
    assert not told.close()
    assert told.isVisible()
    gone: list[bool] = []
    told.destroyed.connect(lambda: gone.append(True))
    told.done(0)
    wait_until(lambda: gone, "it goes at its end")


def _process_on(path: str) -> list[int]:
    """The numbers of the processes that were started on this library."""
    wanted = f"{sys.executable} -m refdesk --library {path}"
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().decode(errors="replace").rstrip("\0").split("\0")
        except OSError:
            continue  # it has ended meanwhile
        if " ".join(words).endswith(wanted):
            found.append(int(folder.name))
    return found
