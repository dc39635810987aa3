"""The files of a record, below each other; files dropped here are attached."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from refdesk.gui.theme import SPACE_4, SPACE_8, SPACE_12
from refdesk.gui.widgets.buttons import button, icon_button, link_button
from refdesk.gui.widgets.labels import ElidedLabel, paragraph
from refdesk.gui.widgets.layouts import column, row
from refdesk.translation import translate

if TYPE_CHECKING:
    from refdesk.library.attaching import AttachedFile


class FileRow(QFrame):
    """One file: its name and what is known of it, with what can be done to it."""

    opened = Signal()
    folder_wanted = Signal()
    place_wanted = Signal()
    removed = Signal()

    def __init__(self, file: AttachedFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = ElidedLabel(file.name)
        told = ElidedLabel(_told(file), "doubt" if file.is_missing else "secondary")
        self.setToolTip(str(file.place or file.path))
        self.setAccessibleName(f"{file.name}, {_told(file)}")
        buttons = [icon_button("trash", translate("Remove this file from the record"), self.removed.emit)]
        if file.is_missing:
            buttons.insert(
                0, icon_button("search", translate("Say where the file is"), self.place_wanted.emit)
            )
        else:
            buttons.insert(0, icon_button("link", translate("Open"), self.opened.emit))
            if file.place:
                show = icon_button("collection", translate("Show in its folder"), self.folder_wanted.emit)
                buttons.insert(1, show)
        words = column(name, told, spacing=2)
        self.setLayout(row(words, *buttons, spacing=SPACE_4, margins=(0, SPACE_4, 0, SPACE_4)))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()
        event.accept()


class FilesPanel(QScrollArea):
    """What a person does is told by `added()`, `dropped(paths)`, and with the file by the other signals."""

    added = Signal()
    dropped = Signal(object)
    opened = Signal(object)
    folder_wanted = Signal(object)
    place_wanted = Signal(object)
    removed = Signal(int)
    search_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self._files: tuple[AttachedFile, ...] = ()
        self._rows: list[FileRow] = []
        self._hint = paragraph(translate("Drop files here, such as the article's PDF."), "secondary")
        self._add = button(translate("Attach files..."), self.added.emit, "add")
        self._find = link_button(translate("Find moved files..."), self.search_wanted.emit)
        self._find.hide()
        inner = QWidget()
        inner.setProperty("role", "page")
        self._stack = QVBoxLayout(inner)
        self._stack.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        self._stack.setSpacing(SPACE_8)
        self._stack.addWidget(self._hint)
        self._stack.addLayout(row(self._add, self._find, None))
        self._stack.addStretch(1)
        self.setWidget(inner)

    @property
    def rows(self) -> Sequence[FileRow]:
        """The rows, from above."""
        return self._rows

    def show_files(self, files: Sequence[AttachedFile]) -> None:
        """Show a record's files."""
        if tuple(files) == self._files and len(self._rows) == len(files):
            return
        self._files = tuple(files)
        for old in self._rows:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._rows = [self._made(place, file) for place, file in enumerate(files)]
        self._hint.setVisible(not files)
        self._find.setVisible(any(each.is_missing for each in files))

    def make_read_only(self) -> None:
        """Nothing can be attached or removed."""
        self.setAcceptDrops(False)
        self._add.setEnabled(False)
        self._find.setEnabled(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _paths_in(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(_paths_in(event))

    def _made(self, place: int, file: AttachedFile) -> FileRow:
        made = FileRow(file)
        made.opened.connect(partial(self.opened.emit, file))
        made.folder_wanted.connect(partial(self.folder_wanted.emit, file))
        made.place_wanted.connect(partial(self.place_wanted.emit, file))
        made.removed.connect(partial(self.removed.emit, file.id))
        self._stack.insertWidget(place, made)
        return made


def _told(file: AttachedFile) -> str:
    """`1.2 MB · in /home/me/papers`, or what is wrong with it."""
    if file.place is None:
        return file.path
    folder = str(file.place.parent)
    if file.is_missing:
        return translate("Missing: looked for in {folder}").format(folder=folder)
    size = QLocale().formattedDataSize(file.size or 0, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
    parts = [size, translate("changed since") if file.is_changed else "", folder]
    return "  \u00b7  ".join(part for part in parts if part)


def _paths_in(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
