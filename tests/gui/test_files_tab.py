"""The Files tab of the record that is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDropEvent

from refdesk.domain.record import RecordId
from refdesk.gui.panels.files_panel import FilesPanel
from refdesk.library import attaching, editing
from refdesk.settings import ATTACHING, COPY
from tests.gui.conftest import OpenWindow
from tests.hands import wait_until
from tests.journeys.window.looking import choose_row, notice
from tests.library.making import work

pytestmark = pytest.mark.window


class Opener(QObject):
    """Takes what the system would open."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.asked.append(url.toLocalFile())


@pytest.fixture
def shown(opened: OpenWindow) -> FilesPanel:
    """The tab of the one article there is."""
    editing.add_record(opened.library, work("A title of some length"))
    opened.wait_for_jobs()
    choose_row(opened, 0)
    opened.workbench.panel.show_tab(4)
    return opened.workbench.panel.files


def dropped(panel: FilesPanel, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    panel.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys))


def test_a_dropped_file_is_attached_opened_and_removed(
    opened: OpenWindow, shown: FilesPanel, tmp_path: Path
) -> None:
    path = tmp_path / "one.pdf"
    path.write_bytes(b"%PDF-1.4")
    dropped(shown, path)
    wait_until(lambda: len(shown.rows) == 1, "the file is listed")
    assert notice(opened) == "Attached 1 file."
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "take")  # type: ignore[arg-type] # the stub is wrong
    shown.rows[0].opened.emit()
    shown.rows[0].folder_wanted.emit()
    QDesktopServices.unsetUrlHandler("file")
    assert opener.asked == [str(path), str(tmp_path)]
    shown.rows[0].removed.emit()
    wait_until(lambda: not shown.rows, "the file is gone from the list")
    assert path.exists()


def test_a_file_is_copied_where_the_settings_say_so(
    opened: OpenWindow, shown: FilesPanel, tmp_path: Path
) -> None:
    opened.workbench.desk.settings.set(ATTACHING, COPY)
    path = tmp_path / "one.pdf"
    path.write_bytes(b"%PDF-1.4")
    dropped(shown, path)
    wait_until(lambda: len(shown.rows) == 1, "the file is listed")
    (file,) = attaching.attached(opened.library, RecordId(1))
    assert file.place == attaching.files_folder(opened.library) / "one.pdf"


def test_a_missing_file_is_marked_and_can_be_found(
    opened: OpenWindow, shown: FilesPanel, tmp_path: Path
) -> None:
    path = tmp_path / "one.pdf"
    path.write_bytes(b"%PDF-1.4")
    attaching.attach(opened.library, RecordId(1), [path])
    moved = path.rename(tmp_path / "two.pdf")
    opened.workbench.record_feed.ask()
    wait_until(lambda: shown.rows and "Missing" in shown.rows[0].accessibleName(), "it is marked")
    (file,) = attaching.attached(opened.library, RecordId(1))
    shown.opened.emit(file)
    assert notice(opened).startswith("one.pdf is not there any more.")
    opened.workbench.files_feed.relocate(file, moved)
    wait_until(lambda: "Missing" not in shown.rows[0].accessibleName(), "it is found")
