"""`ExportDialog(desk, listed, parent)`: which records, which format, which file; `chosen(ExportOrder)`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QLayout,
    QRadioButton,
    QWidget,
)

from refdesk.domain.record import RecordId
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.file_picker import FilePicker
from refdesk.gui.dialogs.frame import fill
from refdesk.gui.theme import SPACE_8, SPACE_12
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.labels import label
from refdesk.gui.widgets.layouts import column, row
from refdesk.library import exporting
from refdesk.settings import EXPORT_FORMAT
from refdesk.translation import translate, translate_count


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What a person wants exported."""

    record_ids: Sequence[RecordId]
    path: Path
    format_id: str


class ExportDialog(QDialog):
    """Asks for what `exporting.export` needs; remembers the format. `listed` are the records of the list."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, listed: Sequence[RecordId], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._listed = listed
        self._formats = exporting.formats()
        self.setWindowTitle(translate("Export"))
        self.only_chosen = QRadioButton(self._count_text(len(desk.selection.ids), translate("chosen")))
        self.all_listed = QRadioButton(self._count_text(len(listed), translate("in the list")))
        self.format = self._format_box()
        self._file = FilePicker(translate("references"))
        self.path = self._file.line
        self._export = primary_button(translate("Export"), self._choose)
        cancel = button(translate("Cancel"), self.reject)
        fill(self, column(self._grid(), spacing=SPACE_12), None, cancel, self._export)
        self.format.currentIndexChanged.connect(lambda _index: self._follow_format())
        for part in (self.only_chosen, self.all_listed):
            part.toggled.connect(lambda _on: self._take())
        self._file.changed.connect(self._take)
        self._choose_records()
        self._follow_format()
        self.setMinimumWidth(520)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_12)
        grid.setVerticalSpacing(SPACE_12)
        grid.setColumnStretch(1, 1)
        lines: tuple[tuple[str, QWidget | None, QLayout], ...] = (
            (translate("Records"), None, column(self.only_chosen, self.all_listed, spacing=SPACE_8)),
            (translate("Format"), self.format, row(self.format, None)),
            (translate("File"), self.path, row(self._file)),
        )
        for line, (text, buddy, parts) in enumerate(lines):
            caption = label(text, "secondary")
            if buddy:
                caption.setBuddy(buddy)
                buddy.setAccessibleName(text)
            grid.addWidget(caption, line, 0)
            grid.addLayout(parts, line, 1)
        return grid

    def _format_box(self) -> QComboBox:
        box = QComboBox()
        for entry in self._formats:
            box.addItem(f"{entry.label} ({entry.extension})", entry.id)
        box.setCurrentIndex(max(0, box.findData(self._desk.settings.get(EXPORT_FORMAT))))
        return box

    def _choose_records(self) -> None:
        has_chosen = len(self._desk.selection.ids) > 0
        self.only_chosen.setEnabled(has_chosen)
        (self.only_chosen if has_chosen else self.all_listed).setChecked(True)

    def _record_ids(self) -> Sequence[RecordId]:
        return self._desk.selection.ids if self.only_chosen.isChecked() else self._listed

    def _follow_format(self) -> None:
        entry = self._formats[self.format.currentIndex()]
        self._file.follow_format(entry.label, entry.extension)
        self._take()

    def _take(self) -> None:
        count = len(self._record_ids())
        self._export.setText(translate_count("Export {count} record", "Export {count} records", count))
        self._export.setEnabled(count > 0 and self._file.path is not None)

    def _choose(self) -> None:
        self._file.confirm(self._tell)

    def _tell(self, path: Path) -> None:
        format_id = str(self.format.currentData())
        self._desk.settings.set(EXPORT_FORMAT, format_id)
        self.chosen.emit(ExportOrder(list(self._record_ids()), path, format_id))
        self.accept()

    def _count_text(self, count: int, where: str) -> str:
        told = translate_count("{count} record", "{count} records", count)
        return translate("{records} {where}").format(records=told, where=where)
