"""`MovedFilesDialog(desk, parent)`: attached files that are missing, and where they are; `decided(found)`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QTableView, QWidget

from refdesk.domain.richtext import plain
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.frame import fill, fit_to_screen
from refdesk.gui.dialogs.plain_table import dress
from refdesk.gui.jobs import Progress
from refdesk.gui.theme import SPACE_12
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.labels import label, paragraph
from refdesk.gui.widgets.layouts import column
from refdesk.gui.widgets.tick_box import TickDelegate
from refdesk.library import moved_files
from refdesk.library.importing import Cancelled
from refdesk.library.library import Library
from refdesk.library.moved_files import FoundFile, Likeness, MissingFile
from refdesk.translation import mark, translate, translate_count

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_HEADINGS = (mark("File"), mark("Was in"), mark("Is now"), mark("Known by"))
_LIKENESSES = {
    Likeness.CONTENTS: mark("its contents"),
    Likeness.SIZE: mark("name and size"),
    Likeness.NAME: mark("its name alone"),
}
_TOPIC = "moved files"
_TICK_MS = 120


class MovedFilesModel(QAbstractTableModel):
    """One missing file a row, with a check mark where it was found."""

    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.missing: Sequence[MissingFile] = ()
        self._found: dict[int, FoundFile] = {}
        self._left_out: set[int] = set()

    @property
    def chosen(self) -> list[FoundFile]:
        """The found files that are wanted, in the order of the rows."""
        rows = (self._found.get(each.id) for each in self.missing if each.id not in self._left_out)
        return [each for each in rows if each]

    @property
    def unfound(self) -> list[MissingFile]:
        """The files that were not found yet."""
        return [each for each in self.missing if each.id not in self._found]

    def show(self, missing: Sequence[MissingFile]) -> None:
        """Show these, found or not."""
        self.beginResetModel()
        self.missing = missing
        self.endResetModel()

    def add(self, found: Sequence[FoundFile]) -> None:
        """Show where files are; one that is like them in name only is not taken unless it is marked."""
        self.beginResetModel()
        self._found |= {each.missing.id: each for each in found}
        self._left_out |= {each.missing.id for each in found if each.likeness is Likeness.NAME}
        self.endResetModel()
        self.chosen_changed.emit()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.missing)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        each = self.missing[index.row()]
        found = self._found.get(each.id)
        if role == _Role.DisplayRole:
            return _texts(each, found)[index.column()]
        if role == _Role.ToolTipRole:
            return f"{plain(each.title)}\n{each.place}" + (f"\n{found.place}" if found else "")
        if role == _Role.CheckStateRole and index.column() == 0 and found:
            return Qt.CheckState.Unchecked if each.id in self._left_out else Qt.CheckState.Checked
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        is_found = index.column() == 0 and self.missing[index.row()].id in self._found
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_found else flags

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole:
            return False
        self._left_out ^= {self.missing[index.row()].id}
        self.dataChanged.emit(index, index)
        self.chosen_changed.emit()
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return translate(_HEADINGS[section])
        return None


def _texts(each: MissingFile, found: FoundFile | None) -> tuple[str, ...]:
    now = str(found.place) if found else translate("not found yet")
    known_by = translate(_LIKENESSES[found.likeness]) if found else ""
    return each.place.name, str(each.place.parent), now, known_by


class MovedFilesDialog(QDialog):
    """Looks beside the old places at once, then in folders that the person names."""

    decided = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._progress: Progress | None = None
        self.model = MovedFilesModel(self)
        self.heading = label(translate("Looking for missing files"), "title")
        self.told = paragraph("", "secondary")
        self.look = button(translate("Look in a folder..."), self._ask_for_folder, "search")
        self.stop = button(translate("Stop looking"), self._stop)
        self._take = primary_button("", self._choose)
        self.view = QTableView()
        self.view.setModel(self.model)
        dress(self.view, translate("Missing files"), 2, {0: 26, 1: 26, 3: 14})
        self.view.setItemDelegateForColumn(0, TickDelegate(self.view))
        self.view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setWindowTitle(translate("Find moved files"))
        content = column(self.heading, self.told, self.view, spacing=SPACE_12)
        self._cancel = button(translate("Cancel"), self.reject)
        fill(self, content, self.look, self.stop, None, self._cancel, self._take)
        self.model.chosen_changed.connect(self._show_count)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._show_progress)
        self._begin()
        desk.jobs.read(moved_files.missing, desk.library, then=self._show_missing, topic=_TOPIC)
        fit_to_screen(self, 860, 540)

    def done(self, result: int) -> None:
        """Close; what is under way is stopped."""
        self._stop()
        self._tick.stop()
        self._desk.jobs.drop(_TOPIC)
        super().done(result)

    def look_in(self, folder: Path) -> None:
        """Look for what was not found yet in a folder and all those in it."""
        progress = self._begin()
        wanted = self.model.unfound
        self._desk.jobs.read(_looked_below, folder, wanted, progress, then=self._show_found, topic=_TOPIC)

    def _begin(self) -> Progress:
        self._progress = Progress("", Cancelled)
        self.look.hide()
        self.stop.show()
        self._tick.start()
        self._show_count()
        return self._progress

    def _show_missing(self, missing: list[MissingFile]) -> None:
        self.model.show(missing)
        if not missing:
            self._end()
            return
        self._desk.jobs.read(
            _looked_beside,
            self._desk.library,
            missing,
            self._progress,
            then=self._show_found,
            topic=_TOPIC,
        )

    def _show_found(self, found: list[FoundFile] | None) -> None:
        if found:
            self.model.add(found)
        self._end()

    def _end(self) -> None:
        self._progress = None
        self._tick.stop()
        self.stop.hide()
        self.look.setVisible(bool(self.model.missing))
        self.look.setEnabled(bool(self.model.unfound))
        self._show_count()
        count = len(self.model.missing)
        if not count:
            self.heading.setText(translate("No attached file is missing"))
            self.told.setText(translate("Every file that hangs on a record is where it was."))
            self.view.setEnabled(False)
            self._cancel.setText(translate("Close"))
            self._take.hide()
            return
        self.heading.setText(
            translate_count("{count} attached file is missing", "{count} attached files are missing", count)
        )
        self.told.setText(_told(count - len(self.model.unfound), len(self.model.unfound)))

    def _show_progress(self) -> None:
        if self._progress and self._progress.done:
            self.told.setText(
                translate_count(
                    "Looked into {count} folder.", "Looked into {count} folders.", self._progress.done
                )
            )

    def _show_count(self) -> None:
        count = len(self.model.chosen)
        self._take.setText(translate_count("Take over {count} place", "Take over {count} places", count))
        self._take.setEnabled(count > 0 and self._progress is None)

    def _stop(self) -> None:
        if self._progress:
            self._progress.cancel()

    def _choose(self) -> None:
        self.decided.emit(self.model.chosen)
        self.accept()

    def _ask_for_folder(self) -> None:
        dialog = QFileDialog(self, translate("Where may the files be?"), str(Path.home()))
        dialog.setObjectName("look_in_folder_dialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.look_in(Path(name)))
        dialog.open()


def _told(found: int, unfound: int) -> str:
    if not found:
        return translate("None was found beside its old place. Say in which folder to look.")
    told = translate_count("{count} was found.", "{count} were found.", found)
    if unfound:
        more = translate("Name a folder to look for the others.")
        return f"{told} {more}"
    return told


def _looked_beside(
    library: Library, missing: Sequence[MissingFile], progress: Progress
) -> list[FoundFile] | None:
    try:
        return moved_files.look_beside(library, missing, progress)
    except Cancelled:
        return None


def _looked_below(folder: Path, missing: Sequence[MissingFile], progress: Progress) -> list[FoundFile] | None:
    try:
        return moved_files.look_below(folder, missing, progress)
    except Cancelled:
        return None
