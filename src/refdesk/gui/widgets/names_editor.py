"""The editor for names: one line a name, with the card of an author below it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from refdesk.domain.names import Name
from refdesk.domain.record import Value
from refdesk.gui.widgets.buttons import icon_button, link_button
from refdesk.gui.widgets.card_form import CardForm, card_text
from refdesk.gui.widgets.field_editor import PAUSE_MS, FieldEditor
from refdesk.gui.widgets.labels import ElidedLabel
from refdesk.gui.widgets.layouts import column, row
from refdesk.translation import translate


class NameLine(QWidget):
    """One name: the line itself, what its card says, and the card's own form when it is open.

    `edited` is emitted when the name or its card was changed and left; `asked(what)` with `up`, `down`,
    `remove` or `below`.
    """

    edited = Signal()
    entered = Signal()
    asked = Signal(str)

    def __init__(self, name: Name, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.edit = QLineEdit(name.sorted_form)
        self.edit.setProperty("quiet", True)
        self.edit.setPlaceholderText(translate("Family name, given name"))
        self.edit.setAccessibleName(role)
        self.edit.setCursorPosition(0)
        self.edit.installEventFilter(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.edited)
        self.edit.textEdited.connect(lambda _: self._pause.start())
        self.edit.editingFinished.connect(self._end)
        self.edit.returnPressed.connect(self.entered)
        self._card_button = icon_button("card", translate("Show the author's card"), self._toggle_card)
        self._more = icon_button("more", translate("More for this name"), self._show_menu)
        self._told = ElidedLabel(card_text(name), "secondary")
        self._told.setContentsMargins(7, 0, 0, 2)
        self._told.setVisible(name.has_card)
        self._card: CardForm | None = None
        line = row(self.edit, self._card_button, self._more, spacing=0)
        self._stack = column(line, self._told, spacing=0)
        self.setLayout(self._stack)

    @property
    def name(self) -> Name:
        """The name as typed, with its card."""
        text = self.edit.text().strip()
        if text == self._name.sorted_form:
            return self._name
        if not text:
            return Name()
        return Name.from_sorted_form(text).with_card_of(self._name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            moves = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}
            if is_alt and event.key() in moves:
                self.asked.emit(moves[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def _end(self) -> None:
        self._pause.stop()
        if not self.edit.hasFocus():
            self.edit.setCursorPosition(0)
        self.edited.emit()

    def _toggle_card(self) -> None:
        if self._card is None:
            self._card = CardForm(self._name)
            self._card.edited.connect(self._set_part)
            self._card.hide()
            self._stack.addWidget(self._card)
        is_open = self._card.isHidden()
        self._card.setVisible(is_open)
        self._told.setVisible(not is_open and self._name.has_card)

    def _set_part(self, part: str, text: str) -> None:
        self._name = self.name._replace(**{part: text})
        self._told.setText(card_text(self._name))
        self.edited.emit()

    def _show_menu(self) -> None:
        menu = QMenu(self)
        for what, told in (
            ("below", translate("Add a name below")),
            ("up", translate("Move up")),
            ("down", translate("Move down")),
            ("remove", translate("Remove")),
        ):
            menu.addAction(told, partial(self.asked.emit, what))
        menu.exec(self._more.mapToGlobal(QPoint(0, self._more.height())))


class NamesEditor(FieldEditor):
    """Names below each other, in their order."""

    def __init__(self, field: str, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._role = field
        self._shown: tuple[Name, ...] = ()
        self._lines: list[NameLine] = []
        self._stack = QVBoxLayout()
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(0)
        self._add = link_button(translate("Add a name"), self.add_name)
        self.setLayout(column(self._stack, row(self._add, None), spacing=0))
        self.setFocusProxy(self._add)

    @property
    def lines(self) -> Sequence[NameLine]:
        """The lines as shown, one a name."""
        return self._lines

    @property
    def is_dirty(self) -> bool:
        return self._names() != self._shown

    def show_value(self, value: Value | None) -> None:
        names = value if isinstance(value, tuple) else ()
        if names == self._names() and len(names) == len(self._lines):
            self._shown = names
            return
        self._shown = names
        while self._lines:
            self._drop(self._lines[-1])
        for name in names:
            self._insert(len(self._lines), name)
        self.setFocusProxy(self._lines[0].edit if self._lines else self._add)

    def commit(self) -> None:
        names = self._names()
        if names != self._shown:
            self._shown = names
            self.committed.emit(names or None)

    def show_doubt(self, *, is_doubtful: bool) -> None:
        for line in self._lines:
            line.edit.setProperty("doubtful", is_doubtful)
            line.edit.style().polish(line.edit)

    def name_for_readers(self, name: str, description: str) -> None:
        self._role = name
        for line in self._lines:
            line.edit.setAccessibleName(name)
            line.edit.setAccessibleDescription(description)

    def add_name(self) -> None:
        """Begin another name at the end."""
        self._insert(len(self._lines), Name()).edit.setFocus()

    def _names(self) -> tuple[Name, ...]:
        return tuple(line.name for line in self._lines if not line.name.is_empty)

    def _insert(self, place: int, name: Name) -> NameLine:
        line = NameLine(name, self._role)
        line.edited.connect(self.commit)
        line.entered.connect(self.entered)
        line.asked.connect(lambda what: self._rearrange(line, what))
        self._lines.insert(place, line)
        self._stack.insertWidget(place, line)
        return line

    def _drop(self, line: NameLine) -> None:
        self._lines.remove(line)
        self._stack.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _rearrange(self, line: NameLine, what: str) -> None:
        place = self._lines.index(line)
        if what == "remove":
            self._drop(line)
        elif what == "below":
            self._insert(place + 1, Name()).edit.setFocus()
        else:
            other = min(max(place + (1 if what == "down" else -1), 0), len(self._lines) - 1)
            self._lines.insert(other, self._lines.pop(place))
            self._stack.insertWidget(other, line)
            line.edit.setFocus()
        self.commit()
