"""`CareDialog(desk, parent)`: the backups of the library, and whether it is sound; `restored(Backup)`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QTableView, QWidget

from refdesk.domain.errors import RefDeskError
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.frame import fill, fit_to_screen
from refdesk.gui.dialogs.plain_table import dress
from refdesk.gui.dialogs.question import ask_before
from refdesk.gui.icons import icon
from refdesk.gui.theme import SPACE_8, SPACE_12
from refdesk.gui.widgets.buttons import button, link_button, primary_button
from refdesk.gui.widgets.labels import label, paragraph
from refdesk.gui.widgets.layouts import column, hairline, row
from refdesk.library import caring
from refdesk.library.caring import Area, Backup, Report
from refdesk.translation import mark, translate, translate_count

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_TOPIC, _CHECK = "backups", "check of the library"
_HEADINGS = (mark("Made"), mark("Why"), mark("Size"), mark("State"))
_REASONS = {
    "idle": mark("By itself"), "person": mark("By hand"), "import": mark("Before an import"),
    "migration": mark("Before a newer version changed it"), "repair": mark("Before a repair"),
}  # fmt: skip
#: So many letters wide, and so many rows of backups at least.
_LETTERS, _ROWS = 84, 4
_MEGABYTE = 1_000_000
#: So many findings are told; more say no more.
_MOST_TOLD = 100


class BackupModel(QAbstractTableModel):
    """The backups, the newest first, with what is known of each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backups: list[Backup] = []
        self._is_whole: dict[Backup, bool] = {}

    @property
    def backups(self) -> Sequence[Backup]:
        """What is shown, row by row."""
        return self._backups

    def show(self, backups: Sequence[Backup]) -> None:
        """Show other backups."""
        self.beginResetModel()
        self._backups = list(backups)
        self.endResetModel()

    def learn(self, backup: Backup, *, is_whole: bool) -> None:
        """Take over what looking at a backup told."""
        self._is_whole[backup] = is_whole
        if backup in self._backups:
            place = self.index(self._backups.index(backup), len(_HEADINGS) - 1)
            self.dataChanged.emit(place, place)

    def is_damaged(self, backup: Backup) -> bool:
        """Whether looking at it told so."""
        return self._is_whole.get(backup) is False

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._backups)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        backup = self._backups[index.row()]
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            why = _REASONS.get(backup.reason)
            made = backup.made_at.astimezone().strftime("%Y-%m-%d %H:%M")
            reason = translate(why) if why else backup.reason
            return (made, reason, size_text(backup.size), self._state(backup))[index.column()]
        if role == _Role.DecorationRole and index.column() == len(_HEADINGS) - 1:
            known = self._is_whole.get(backup)
            return None if known is None else icon(*(("check", "right") if known else ("error", "danger")))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return translate(_HEADINGS[section])
        return None

    def _state(self, backup: Backup) -> str:
        known = self._is_whole.get(backup)
        if known is None:
            return translate("being checked")
        return translate("whole") if known else translate("damaged")


class CareDialog(QDialog):
    """Backups above, the library's own health below."""

    restored = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = BackupModel(self)
        self.view = QTableView()
        self.back_up = button(translate("Back up now"), self._back_up)
        self.restore = button(translate("Restore..."), self._ask_to_restore, "restore")
        self.check = button(translate("Check the library"), self._check)
        self.repair = button(translate("Repair"), self._repair)
        self.told = paragraph("")
        self._icon = QLabel()
        self.findings = QPlainTextEdit(readOnly=True)
        self.setWindowTitle(translate("Backups and care"))
        self._lay_out()
        self.view.selectionModel().currentRowChanged.connect(lambda _now, _then: self._take())
        self._ask()
        self._take()

    def done(self, result: int) -> None:
        for topic in (_TOPIC, _CHECK):
            self._desk.jobs.drop(topic)
        super().done(result)

    def _lay_out(self) -> None:
        self.view.setModel(self.model)
        dress(self.view, translate("Backups"), 1, {0: 18, 2: 10, 3: 16})
        self.findings.setAccessibleName(translate("What was found"))
        self.findings.hide()
        self.repair.hide()
        self._icon.setVisible(False)
        self.told.setText(translate("Looks at every record, the lists, the search and the backups."))
        told = paragraph(
            translate(
                "A backup is made a while after you changed something, before a big import and before a "
                "newer version changes the library. Each is checked before it replaces an older one."
            ),
            "secondary",
        )
        folder = link_button(translate("Show in folder"), self._show_folder)
        health = row(self._icon, self.told, spacing=SPACE_8)
        health.setStretch(1, 1)
        self.view.setMinimumHeight(_ROWS * self.view.verticalHeader().defaultSectionSize())
        content = column(
            told,
            self.view,
            row(self.back_up, self.restore, None, folder),
            hairline(),
            label(translate("The library"), "caption"),
            health,
            self.findings,
            row(self.check, self.repair, None),
            spacing=SPACE_12,
        )
        fill(self, content, None, primary_button(translate("Close"), self.accept))
        fit_to_screen(self, max(720, _LETTERS * self.fontMetrics().averageCharWidth()), 580)

    def _ask(self) -> None:
        path = self._desk.library.path
        self._desk.jobs.read(caring.backups, path, then=self._show, topic=_TOPIC)

    def _show(self, found: Sequence[Backup]) -> None:
        self.model.show(found)
        for each in found:
            self._desk.jobs.read(_looked_at, each, then=lambda answer: self._learn(*answer))
        self._take()

    def _learn(self, backup: Backup, is_whole: bool) -> None:  # noqa: FBT001 - a job's answer
        self.model.learn(backup, is_whole=is_whole)
        self._take()

    def _take(self) -> None:
        can_write = not self._desk.library.is_read_only
        chosen = self._chosen()
        self.back_up.setEnabled(can_write)
        self.restore.setEnabled(can_write and chosen is not None and not self.model.is_damaged(chosen))

    def _chosen(self) -> Backup | None:
        row_ = self.view.currentIndex().row()
        return self.model.backups[row_] if 0 <= row_ < len(self.model.backups) else None

    def _back_up(self) -> None:
        self.back_up.setEnabled(False)
        self._desk.jobs.read(
            caring.back_up, self._desk.library, "person", then=self._tell_made, failed=self._refuse
        )

    def _tell_made(self, made: Backup | None) -> None:
        self._tell(
            "info", "secondary", "" if made else translate("Nothing was written since the last backup.")
        )
        self._ask()

    def _ask_to_restore(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        made = chosen.made_at.astimezone().strftime("%Y-%m-%d %H:%M")
        question = translate(
            "Put the backup of {made} in the place of the library? What was changed since is in the present "
            "file, which is kept beside it. The window closes and opens again."
        ).format(made=made)
        ask_before(
            self,
            question,
            translate("Restore"),
            translate("Leave as it is"),
            lambda: self.restored.emit(chosen),
        )

    def _check(self) -> None:
        self.check.setEnabled(False)
        self._tell("info", "secondary", translate("Looking at everything..."))
        self._desk.jobs.read(
            caring.check, self._desk.library, then=self._show_report, topic=_CHECK, failed=self._refuse
        )

    def _show_report(self, report: Report) -> None:
        self.check.setEnabled(True)
        sentences = [each.sentence for each in report.findings[:_MOST_TOLD]]
        self.findings.setPlainText("\n".join(sentences))
        self.findings.setVisible(bool(sentences))
        self.repair.setVisible(bool(sentences) and all(each.area is Area.DERIVED for each in report.findings))
        room = translate("{size} free on its disk.").format(size=size_text(report.free_bytes))
        if report.is_sound:
            self._tell("check", "right", f"{translate('The library is sound.')} {room}")
        else:
            count = len(report.findings)
            told = translate_count("{count} thing is wrong.", "{count} things are wrong.", count)
            self._tell("error", "danger", f"{told} {self._way_on()} {room}")

    def _way_on(self) -> str:
        if self.repair.isHidden():
            return translate("Restore a backup; the present file is kept.")
        return translate("It can be repaired from the records themselves.")

    def _repair(self) -> None:
        self.repair.setEnabled(False)
        self._tell("info", "secondary", translate("Repairing a copy, after a backup..."))
        self._desk.jobs.write(
            caring.repair, self._desk.library, then=lambda _: self._check_again(), failed=self._refuse
        )

    def _check_again(self) -> None:
        self.repair.setEnabled(True)
        self._ask()
        self._check()

    def _refuse(self, error: RefDeskError) -> None:
        self.check.setEnabled(True)
        self.repair.setEnabled(True)
        self._take()
        self._tell("error", "danger", str(error))

    def _tell(self, icon_name: str, token: str, sentence: str) -> None:
        self._icon.setVisible(bool(sentence))
        self._icon.setPixmap(icon(icon_name, token).pixmap(QSize(16, 16)))
        self.told.setText(sentence)

    def _show_folder(self) -> None:
        backups = self.model.backups
        folder = backups[0].path.parent if backups else self._desk.library.path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def size_text(size: int) -> str:
    """`12.3 MB`; `1.2 GB` from a thousand of them on."""
    if size < 1000 * _MEGABYTE:
        return translate("{size} MB").format(size=f"{size / _MEGABYTE:,.1f}")
    return translate("{size} GB").format(size=f"{size / 1000 / _MEGABYTE:,.1f}")


def _looked_at(backup: Backup) -> tuple[Backup, bool]:
    return backup, caring.is_whole(backup)
