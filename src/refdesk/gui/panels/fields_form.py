"""A record's fields as a form: those of its type, those that are filled, and any other on demand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QMenu, QToolButton, QWidget

from refdesk.domain.draft import Reading
from refdesk.domain.fields import FIELDS
from refdesk.domain.record import Record
from refdesk.gui.form_fields import addable_fields, is_short, shown_fields
from refdesk.gui.panels.form_row import FormRow
from refdesk.gui.theme import SPACE_4, SPACE_8
from refdesk.gui.widgets.field_editor import FieldEditor
from refdesk.gui.widgets.labels import label
from refdesk.gui.widgets.layouts import column, row
from refdesk.gui.widgets.type_box import TypeBox
from refdesk.translation import translate

_LABEL_LETTERS = 11
#: Narrower than this, every field has a line of its own.
_LETTERS_FOR_PAIRS = 44
_USUAL_OFFERED = 24
_TOP = Qt.AlignmentFlag.AlignTop


class FieldsForm(QWidget):
    """Edits one record's type and fields.

    `field_changed(field, value or None)`, `type_changed(name)` and `accepted(field)` say what a person did,
    `field_focused(field)` where the cursor is; the form shows it when the record comes back.
    """

    field_changed = Signal(str, object)
    type_changed = Signal(str)
    accepted = Signal(str)
    field_focused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, FormRow] = {}
        self._added: list[str] = []
        self._record = Record()
        self._type = TypeBox()
        self._type.activated.connect(lambda _: self._choose_type())
        self._type_caption = label(translate("Type"), "secondary")
        self._type_caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._type_caption.setBuddy(self._type)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(3, 2)
        self._is_paired = False
        self._grid.setColumnMinimumWidth(0, self.caption_width)
        self._more = QToolButton()
        self._more.setText(translate("Add a field"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(QMenu(self._more))
        self._more.setProperty("link", True)
        more = row(self._more, None)
        more.setContentsMargins(self.caption_width + SPACE_8, 0, 0, 0)
        self.setLayout(column(self._grid, more, spacing=SPACE_4))
        self._place_rows(())
        QApplication.instance().focusChanged.connect(self._tell_focus)  # type: ignore[union-attr]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields in the order of the form."""
        return tuple(self._rows)

    @property
    def caption_width(self) -> int:
        """The width of the column of labels, in pixels."""
        return self.fontMetrics().averageCharWidth() * _LABEL_LETTERS

    @property
    def doubtful_fields(self) -> tuple[str, ...]:
        """The fields that are marked as doubtful, in the order of the form."""
        return tuple(field for field, each in self._rows.items() if each.doubt is not None)

    def editor(self, field: str) -> FieldEditor:
        """The editor of a field that is shown."""
        return self._rows[field].editor

    def show_record(self, record: Record, readings: Sequence[Reading], text: str) -> None:
        """Show a record; `readings` count in `text`. What is being typed stays."""
        self._record = record
        self._added = [field for field in self._added if field not in record]
        fields = (*shown_fields(record), *(each for each in self._added if each not in shown_fields(record)))
        if fields != self.fields:
            self._place_rows(fields)
        by_field = {each.field: each for each in readings}
        doubtful_before = self.doubtful_fields
        for field, each in self._rows.items():
            self._show_row(each, record, by_field.get(field), text)
        if self.doubtful_fields != doubtful_before:
            self._arrange()
        self._type.show_type(record.type)
        self._fill_menu(record)

    def forget_additions(self) -> None:
        """Another record comes: fields that were added and left empty go."""
        self._added = []

    def focus_field(self, field: str) -> None:
        """Put the cursor into a field, if it is shown."""
        if field in self._rows:
            self._rows[field].editor.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_next_doubtful(self) -> bool:
        """Put the cursor into the next doubtful field; False where there is none below the cursor."""
        fields = self.doubtful_fields
        focused = next((each for each in self.fields if self._rows[each].has_focus()), None)
        if focused is not None:
            place = self.fields.index(focused)
            fields = tuple(each for each in fields if self.fields.index(each) > place)
        if not fields:
            return False
        self.focus_field(fields[0])
        return True

    def commit(self) -> None:
        """Hand over everything typed."""
        for each in self._rows.values():
            each.editor.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_paired is not self._has_room_for_pairs():
            self._arrange()

    def make_read_only(self) -> None:
        """Nothing can be changed in this library."""
        self.setEnabled(False)

    def _tell_focus(self, _old: QWidget | None, _now: QWidget | None) -> None:
        field = next((field for field, each in self._rows.items() if each.has_focus()), "")
        self.field_focused.emit(field)

    def _show_row(self, each: FormRow, record: Record, reading: Reading | None, text: str) -> None:
        if not each.editor.is_dirty:
            each.editor.show_value(record.get(each.field))
        doubt = each.show_doubt(reading, text)
        if doubt is not None:
            doubt.accepted.connect(lambda field=each.field: self.accepted.emit(field))

    def _place_rows(self, fields: Sequence[str]) -> None:
        kept = {field: self._rows[field] for field in fields if field in self._rows}
        for field, each in self._rows.items():
            if field not in kept:
                each.remove()
        self._rows = {field: kept.get(field) or self._new_row(field) for field in fields}
        self._arrange()
        self._set_tab_order()

    def _arrange(self) -> None:
        """Fill the grid; short fields that follow each other share a line where there is room."""
        while self._grid.takeAt(0) is not None:
            pass
        self._grid.addWidget(self._type_caption, 0, 0)
        self._grid.addWidget(self._type, 0, 1, 1, 3)
        self._is_paired = self._has_room_for_pairs()
        line, waits = 0, False
        for field, each in self._rows.items():
            shares = self._is_paired and is_short(field) and each.doubt is None
            is_second = waits and shares
            waits = shares and not is_second
            line += not is_second
            self._grid.addWidget(each.caption, line, 2 if is_second else 0)
            self._grid.addWidget(each.cell, line, 3 if is_second else 1, 1, 1 if shares else 3, _TOP)

    def _has_room_for_pairs(self) -> bool:
        return self.width() >= self.fontMetrics().averageCharWidth() * _LETTERS_FOR_PAIRS

    def _new_row(self, field: str) -> FormRow:
        made = FormRow(field)
        made.editor.committed.connect(lambda value: self.field_changed.emit(field, value))
        made.editor.entered.connect(lambda: self._accept(made))
        return made

    def _accept(self, each: FormRow) -> None:
        """Enter on a doubtful field that nobody changed says that it is right."""
        if each.doubt is not None and not each.editor.is_dirty:
            self.accepted.emit(each.field)

    def _set_tab_order(self) -> None:
        before: QWidget = self._type
        for each in self._rows.values():
            QWidget.setTabOrder(before, each.editor)
            before = each.editor

    def _choose_type(self) -> None:
        name = self._type.currentData()
        if name != self._record.type:
            self.type_changed.emit(name)

    def _fill_menu(self, record: Record) -> None:
        menu = self._more.menu()
        menu.clear()
        offered = [field for field in addable_fields(record) if field not in self._rows]
        for field in offered[:_USUAL_OFFERED]:
            menu.addAction(translate(FIELDS[field].label), partial(self._add_field, field))
        others = sorted(offered[_USUAL_OFFERED:], key=lambda field: translate(FIELDS[field].label))
        if others:
            rest = menu.addMenu(translate("More fields"))
            for field in others:
                rest.addAction(translate(FIELDS[field].label), partial(self._add_field, field))

    def _add_field(self, field: str) -> None:
        self._added.append(field)
        self._place_rows((*self.fields, field))
        self._fill_menu(self._record)
        self.focus_field(field)
