"""`BatchDialog(desk, ids, parent)`: changes many records at once, after a preview; `decided(BatchEdit)`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QLineEdit, QTableView, QWidget

from refdesk.domain.batch_edit import TAGS, Append, BatchEdit, ChangeCase, Replace, SetField
from refdesk.domain.casing import Case
from refdesk.domain.errors import RefDeskError
from refdesk.domain.fields import FIELDS, Kind
from refdesk.domain.progress import Cancelled, no_progress
from refdesk.domain.record import RecordId
from refdesk.domain.richtext import plain
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.frame import fill, fit_to_screen
from refdesk.gui.dialogs.plain_table import dress
from refdesk.gui.jobs import Progress
from refdesk.gui.theme import SPACE_8
from refdesk.gui.typed_values import value_of
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.choice import choice
from refdesk.gui.widgets.labels import label, paragraph
from refdesk.gui.widgets.layouts import column, row
from refdesk.gui.widgets.tick_box import TickBox
from refdesk.library import batch_editing
from refdesk.library.batch_editing import Preview, Previewed
from refdesk.translation import mark, translate, translate_count

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_TOPIC, _FIRST_TOPIC = "batch edit: preview", "batch edit: first rows"
_PAUSE_MS = 200
#: How often it is told how far the preview is.
_LOOK_MS = 150
#: So many fields are shown, and where there are many records they are first looked for in so many.
_SHOWN, _FIRST = 200, 1000
_HEADINGS = (mark("Record"), mark("Field"), mark("Now"), mark("Then"))
#: So many letters that stay are shown before the first that change.
_CONTEXT = 12
#: Stands for every field of text where a field is named.
_EVERY_TEXT = "every text"
_TEXT_KINDS = (Kind.TEXT, Kind.LONG, Kind.NAMES)


class Task(StrEnum):
    """What can be done to a field."""

    REPLACE = "replace"
    SET = "set"
    APPEND = "append"
    CLEAR = "clear"
    CASE = "case"


_TASKS = {
    Task.REPLACE: mark("Find and replace"), Task.SET: mark("Set to"), Task.APPEND: mark("Add at the end"),
    Task.CLEAR: mark("Clear"), Task.CASE: mark("Change the case"),
}  # fmt: skip
_CASES = {
    Case.SENTENCE: mark("As in a sentence"), Case.TITLE: mark("Every Word With a Capital"),
    Case.LOWER: mark("all small letters"), Case.UPPER: mark("ALL CAPITALS"),
}  # fmt: skip
_USUAL = (
    "title", "author", "container-title", "publisher", "publisher-place", "issued", "language", "keyword",
    "note",
)  # fmt: skip


class PreviewModel(QAbstractTableModel):
    """The fields that would change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Previewed, ...] = ()

    def show(self, rows: tuple[Previewed, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if role not in (_Role.DisplayRole, _Role.ToolTipRole):
            return None
        shown = self._rows[index.row()]
        before, after = shown.before, shown.after
        if role == _Role.DisplayRole:
            before, after = _excerpts(before, after)
        empty = translate("(empty)")
        texts = (plain(shown.title), field_label(shown.field), before or empty, after or empty)
        return texts[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return translate(_HEADINGS[section])
        return None


class BatchDialog(QDialog):
    """What is to be done, to which field, with which words; below it what would change."""

    decided = Signal(object)

    def __init__(self, desk: Desk, ids: Sequence[RecordId], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ids = list(ids)
        self.task = choice({each.value: translate(text) for each, text in _TASKS.items()}, translate("Task"))
        self.field = choice({}, translate("Field"))
        self.sought = _line(translate("Find"))
        self.value = _line(translate("Value"))
        self.case = choice({each.value: translate(text) for each, text in _CASES.items()}, translate("Case"))
        self.is_pattern = TickBox(translate("Regular expression"))
        self.ignores_case = TickBox(translate("Small and capital letters alike"))
        self.told = paragraph("", "caption")
        self.model = PreviewModel(self)
        self._apply = primary_button("", self._accept)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._progress = Progress("", Cancelled)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._tell_progress)
        count = translate_count("Edit {count} record", "Edit {count} records", len(self._ids))
        self.setWindowTitle(count)
        self._lay_out()
        self._connect()
        self._take_task()
        self.sought.setFocus()

    @property
    def edit(self) -> BatchEdit | None:
        """What is to be done; None while something is missing."""
        task, field, text = Task(self.task.currentData()), self.field.currentData(), self.value.text()
        if task is Task.REPLACE:
            if not self.sought.text():
                return None
            return Replace(
                _fields(field),
                self.sought.text(),
                text,
                is_pattern=self.is_pattern.isChecked(),
                ignores_case=self.ignores_case.isChecked(),
            )
        if task is Task.CASE:
            return ChangeCase(_fields(field), Case(self.case.currentData()))
        if task is Task.CLEAR:
            return SetField(field, None)
        if not text.strip():
            return None
        if task is Task.APPEND:
            return Append(field, text)
        return SetField(field, text if field == TAGS else value_of(text, field, None))

    def show_task(self, task: Task) -> None:
        """Begin with this task."""
        self.task.setCurrentIndex(self.task.findData(task.value))
        self._take_task()

    def done(self, result: int) -> None:
        self._pause.stop()
        self._end_preview()
        super().done(result)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_8)
        grid.setVerticalSpacing(SPACE_8)
        grid.setColumnStretch(1, 1)
        self._captions = {part: label("") for part in (self.task, self.sought, self.value, self.case)}
        self._captions[self.task].setText(translate("Task"))
        self._captions[self.sought].setText(translate("Find"))
        self._captions[self.case].setText(translate("Write"))
        inner = row(self.task, label(translate("in")), self.field, None)
        grid.addWidget(self._captions[self.task], 0, 0)
        grid.addLayout(inner, 0, 1)
        parts: tuple[QLineEdit | QComboBox, ...] = (self.sought, self.value, self.case)
        for line, part in enumerate(parts, start=1):
            self._captions[part].setBuddy(part)
            grid.addWidget(self._captions[part], line, 0)
            grid.addWidget(part, line, 1)
        grid.addLayout(row(self.is_pattern, self.ignores_case, None), 4, 1)
        view = QTableView()
        view.setModel(self.model)
        dress(view, translate("What would change"), 3, {0: 20, 1: 12, 2: 26})
        cancel = button(translate("Cancel"), self.reject)
        fill(self, column(grid, self.told, view, spacing=SPACE_8), None, cancel, self._apply)
        fit_to_screen(self, 840, 560)

    def _connect(self) -> None:
        self.task.activated.connect(lambda _: self._take_task())
        for box in (self.field, self.case):
            box.activated.connect(lambda _: self._take())
        for line in (self.sought, self.value):
            line.textChanged.connect(lambda _: self._take())
        for tick in (self.is_pattern, self.ignores_case):
            tick.toggled.connect(lambda _: self._take())

    def _take_task(self) -> None:
        task = Task(self.task.currentData())
        is_replacing = task is Task.REPLACE
        shown = {
            self.sought: is_replacing,
            self.value: task in (Task.REPLACE, Task.SET, Task.APPEND),
            self.case: task is Task.CASE,
            self.is_pattern: is_replacing,
            self.ignores_case: is_replacing,
        }
        for part, is_shown in shown.items():
            part.setVisible(is_shown)
            if part in self._captions:
                self._captions[part].setVisible(is_shown)
        self._captions[self.value].setText(translate("Replace with") if is_replacing else translate("Value"))
        self._offer_fields(task)
        self._take()

    def _offer_fields(self, task: Task) -> None:
        chosen = self.field.currentData()
        self.field.clear()
        if task in (Task.REPLACE, Task.CASE):
            self.field.addItem(translate("every text field"), _EVERY_TEXT)
        others = sorted((each for each in FIELDS if each not in _USUAL), key=field_label)
        for each in (*_USUAL, TAGS, *others):
            if each == TAGS or _suits(each, task):
                self.field.addItem(field_label(each), each)
        self.field.setCurrentIndex(max(0, self.field.findData(chosen)))

    def _take(self) -> None:
        self._apply.setEnabled(False)
        self._apply.setText(translate("Change the records"))
        self._end_preview()
        self._pause.start()

    def _end_preview(self) -> None:
        """Let no reader go on with what nobody waits for any more."""
        self._look.stop()
        self._progress.cancel()
        self._progress = Progress("", Cancelled)
        self._desk.jobs.drop(_FIRST_TOPIC)
        self._desk.jobs.drop(_TOPIC)

    def _ask(self) -> None:
        edit = self.edit
        if edit is None:
            self._show(Preview((), 0, 0))
            return
        self._look.start()
        if len(self._ids) > _FIRST:
            self._preview(self._ids[:_FIRST], edit, lambda found: self.model.show(found.shown), _FIRST_TOPIC)
        self._preview(self._ids, edit, self._show, _TOPIC)

    def _preview(
        self, ids: Sequence[RecordId], edit: BatchEdit, then: Callable[[Preview], None], topic: str
    ) -> None:
        told = self._progress if topic == _TOPIC else no_progress
        asked = (self._desk.library, ids, edit, _SHOWN, told)
        self._desk.jobs.read(batch_editing.preview, *asked, then=then, topic=topic, failed=self._refuse)

    def _tell_progress(self) -> None:
        told = translate("Looking through the records: {done} of {total}")
        progress = self._progress
        self.told.setText(told.format(done=f"{progress.done:,}", total=f"{progress.total:,}"))

    def _show(self, found: Preview) -> None:
        self._look.stop()
        self.model.show(found.shown)
        self.told.setText(_told(found) if self.edit else "")
        self._apply.setText(
            translate_count("Change {count} record", "Change {count} records", found.record_count)
        )
        self._apply.setEnabled(found.record_count > 0)

    def _refuse(self, error: RefDeskError) -> None:
        self._look.stop()
        self.model.show(())
        self.told.setText(str(error))
        self._apply.setEnabled(False)

    def _accept(self) -> None:
        self.decided.emit(self.edit)
        self.accept()


def field_label(field: str) -> str:
    """A field's name, or that of the tags."""
    return translate("Tags") if field == TAGS else translate(FIELDS[field].label)


def _excerpts(before: str, after: str) -> tuple[str, str]:
    """Both texts from a little before where they part."""
    pairs = enumerate(zip(before, after, strict=False))
    parting = next((place for place, (old, new) in pairs if old != new), min(len(before), len(after)))
    start = max(0, parting - _CONTEXT)
    if not start:
        return before, after
    return f"\u2026{before[start:]}", f"\u2026{after[start:]}"


def _told(found: Preview) -> str:
    if not found.record_count:
        return translate("Nothing would change.")
    fields = translate_count("{count} field", "{count} fields", found.field_count)
    records = translate_count("{count} record", "{count} records", found.record_count)
    told = translate("{fields} in {records} would change.").format(fields=fields, records=records)
    rest = found.field_count - len(found.shown)
    if rest <= 0:
        return told
    more = translate("The first {count} are shown.").format(count=len(found.shown))
    return f"{told} {more}"


def _fields(field: str) -> tuple[str, ...]:
    if field != _EVERY_TEXT:
        return (field,)
    return (*(name for name, each in FIELDS.items() if each.kind in _TEXT_KINDS), TAGS)


def _suits(field: str, task: Task) -> bool:
    kind = FIELDS[field].kind
    if task in (Task.REPLACE, Task.CASE):
        return kind is not Kind.DATE
    return kind not in (Kind.DATE, Kind.NAMES) if task is Task.APPEND else field != "citation-key"


def _line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    return made
