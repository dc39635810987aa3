"""The notes of a record, below each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from refdesk.gui.theme import SPACE_8, SPACE_12
from refdesk.gui.widgets.buttons import button, icon_button
from refdesk.gui.widgets.field_editor import PAUSE_MS
from refdesk.gui.widgets.growing_edit import GrowingEdit
from refdesk.gui.widgets.labels import paragraph
from refdesk.gui.widgets.layouts import row
from refdesk.translation import translate

if TYPE_CHECKING:
    from refdesk.library.details import Note


class NoteEdit(QWidget):
    """One note; `written(text)` on leaving and after a pause."""

    written = Signal(str)
    removed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = GrowingEdit()
        self.edit.keeps_lines = True
        self.edit.setPlaceholderText(translate("Write a note. Shift+Enter begins a new line."))
        self.edit.setAccessibleName(translate("Note"))
        self.edit.show_text(text)
        self.edit.committed.connect(self.written)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.edit.commit)
        self.edit.textChanged.connect(self._pause.start)
        self.setLayout(row(self.edit, icon_button("trash", translate("Delete this note"), self.removed.emit)))


class NotesPanel(QScrollArea):
    """`added()`, `written(note id, text)`, `removed(note id)` say what a person did."""

    added = Signal()
    written = Signal(int, str)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._notes: dict[int, NoteEdit] = {}
        self._focus_wanted: int | None = None
        self._hint = paragraph(translate("Notes are for your own words on this work."), "secondary")
        self._add = button(translate("Add a note"), self.added.emit, "note")
        inner = QWidget()
        inner.setProperty("role", "page")
        self._stack = QVBoxLayout(inner)
        self._stack.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        self._stack.setSpacing(SPACE_8)
        self._stack.addWidget(self._hint)
        self._stack.addLayout(row(self._add, None))
        self._stack.addStretch(1)
        self.setWidget(inner)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show a record's notes; the one being written stays as it is."""
        ids = [each.id for each in notes]
        for gone in [each for each in self._notes if each not in ids]:
            self._notes.pop(gone).deleteLater()
        for place, each in enumerate(notes):
            edit = self._notes.get(each.id)
            if edit is None:
                self._insert(place, each)
            elif not edit.edit.hasFocus():
                edit.edit.show_text(each.text)
        self._hint.setVisible(not notes)
        if self._focus_wanted is not None:
            self.focus_note(self._focus_wanted)

    def focus_note(self, note_id: int) -> None:
        """Put the cursor into a note, as soon as it is shown."""
        self._focus_wanted = note_id
        if note_id in self._notes:
            self._focus_wanted = None
            self._notes[note_id].edit.setFocus()

    def _insert(self, place: int, note: Note) -> None:
        edit = NoteEdit(note.text)
        edit.written.connect(partial(self.written.emit, note.id))
        edit.removed.connect(partial(self.removed.emit, note.id))
        self._notes[note.id] = edit
        self._stack.insertWidget(place + 1, edit)
