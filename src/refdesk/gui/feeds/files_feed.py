"""Attaches, opens, finds and removes the files of the record that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from refdesk.domain.change import Change
from refdesk.domain.errors import RefDeskError
from refdesk.gui.commands.telling import tell_change
from refdesk.gui.desk import Desk
from refdesk.gui.panels.record_panel import RecordPanel
from refdesk.library import attaching
from refdesk.library.attaching import AttachedFile
from refdesk.settings import ATTACHING, COPY
from refdesk.translation import translate, translate_count


class FilesFeed(QObject):
    """Hands what a person does in the Files tab to the library or to the system."""

    def __init__(self, desk: Desk, panel: RecordPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel = panel
        files = panel.files
        files.added.connect(self._ask_for_files)
        files.dropped.connect(self.attach)
        files.opened.connect(self.open)
        files.folder_wanted.connect(self.show_in_folder)
        files.place_wanted.connect(self._ask_where)
        files.removed.connect(self._remove)

    def attach(self, paths: Sequence[Path]) -> None:
        """Attach files to the record that is shown, in place or as copies, as the settings say."""
        shown = self._panel.details
        if shown is None or not paths:
            return
        is_copying = self._desk.settings.get(ATTACHING) == COPY
        call = attaching.attach_copies if is_copying else attaching.attach
        self._desk.jobs.write(call, self._desk.library, shown.id, list(paths), then=self._tell_attached)

    def open(self, file: AttachedFile) -> None:
        """Let the system open a file or an address; a missing file is told."""
        if file.is_missing and file.place:
            self._desk.notices.problem(
                RefDeskError(
                    translate("{name} is not there any more.").format(name=file.place.name),
                    translate("Say in the Files tab where it is now."),
                )
            )
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.place)) if file.place else QUrl(file.path))

    def show_in_folder(self, file: AttachedFile) -> None:
        """Let the system show the folder of a file."""
        if file.place:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.place.parent)))

    def _ask_for_files(self) -> None:
        dialog = QFileDialog(self._panel, translate("Attach files"))
        dialog.setObjectName("attach_files_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.attach([Path(name) for name in names]))
        dialog.open()

    def _ask_where(self, file: AttachedFile) -> None:
        name = file.place.name if file.place else file.path
        dialog = QFileDialog(self._panel, translate("Where is {name} now?").format(name=name))
        dialog.setObjectName("find_file_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.relocate(file, Path(chosen)))
        dialog.open()

    def relocate(self, file: AttachedFile, path: Path) -> None:
        """Say where a missing file is."""
        self._desk.jobs.write(attaching.relocate, self._desk.library, file.id, path)

    def _remove(self, attachment_id: int) -> None:
        said = translate("Removed the file from the record; it stays on the disk.")
        self._desk.jobs.write(
            attaching.detach,
            self._desk.library,
            [attachment_id],
            then=lambda change: tell_change(self._desk, change, said),
        )

    def _tell_attached(self, change: Change) -> None:
        count = len(change.added_rows("attachment"))
        if not count:
            self._desk.notices.tell(translate("The record has this file already."))
            return
        tell_change(
            self._desk, change, translate_count("Attached {count} file.", "Attached {count} files.", count)
        )
