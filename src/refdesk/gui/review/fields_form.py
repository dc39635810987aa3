"""The form of one draft: its type, its fields, and for a reference its own text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from refdesk.domain.fields import FIELDS
from refdesk.gui.form_fields import addable_fields, is_short, shown_fields
from refdesk.gui.review.author_cards import AuthorCards
from refdesk.gui.review.field_row import FieldRow
from refdesk.gui.review.review import ItemId, Spot
from refdesk.gui.review.session import Session
from refdesk.gui.theme import SPACE_4, SPACE_8
from refdesk.gui.widgets.buttons import link_button
from refdesk.gui.widgets.type_box import TypeBox
from refdesk.translation import translate

#: Below this many characters of width the short fields stand below each other too.
_WIDTH_FOR_PAIRS = 62
_MOST_OFFERED = 24
#: Most types have names of so many letters or fewer.
_TYPE_LETTERS = 18


class FieldsForm(QWidget):
    """The fields of one draft, in the order of its type; the first nine answer to the keys 1 to 9."""

    row_focused = Signal(QWidget)

    def __init__(self, session: Session, item: ItemId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item = item
        self._rows: dict[str, FieldRow] = {}
        self._is_paired: bool | None = None
        self._cards = AuthorCards(session, item)
        self.type_box = TypeBox()
        self.type_box.setMinimumContentsLength(_TYPE_LETTERS)
        self.type_box.activated.connect(
            lambda _index: self._session.set_type(self._item, self.type_box.currentData())
        )
        self.add_button = link_button(translate("Add field"), self._offer_fields)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_8)
        self._grid.setVerticalSpacing(SPACE_4)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)
        self.refresh()

    @property
    def rows(self) -> Sequence[FieldRow]:
        """The fields in the order of the form."""
        return list(self._rows.values())

    @property
    def focused_row(self) -> FieldRow | None:
        """The field that has the focus."""
        return next((each for each in self.rows if each.edit.hasFocus()), None)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        draft = self._session.review.draft(self._item)
        if draft is None:
            return
        fields = shown_fields(draft.record)
        if fields != tuple(self._rows):
            self._build(fields)
        for each in self._rows.values():
            each.show_draft(draft)
        self._cards.refresh()
        self.type_box.show_type(draft.record.type)

    def focus_field(self, field: str) -> None:
        """Let a field take the focus, the first one where there is no such field."""
        shown = self._rows.get(field) or next(iter(self._rows.values()), None)
        if shown:
            shown.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def field_numbered(self, number: int) -> str | None:
        """The field that a number key stands for."""
        fields = list(self._rows)
        return fields[number - 1] if 0 < number <= min(9, len(fields)) else None

    def show_numbers(self) -> None:
        """Show the keys that assign words."""
        for number, each in enumerate(self.rows, start=1):
            each.name.show_number(number if number <= 9 else 0)

    def hide_numbers(self) -> None:
        """Hide the keys again."""
        for each in self.rows:
            each.name.show_number(0)

    def commit(self) -> None:
        """Take over what stands in an editor and was not handed over yet."""
        for each in self.rows:
            each.edit.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_paired is not self._has_room():
            self._place_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The list below would take them and open another item.
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            return
        super().keyPressEvent(event)

    def _build(self, fields: Sequence[str]) -> None:
        kept = {field: self._rows.get(field) or self._new_row(field) for field in fields}
        for field, each in self._rows.items():
            if field not in kept:
                each.hide()
                each.deleteLater()
        self._rows = kept
        widest = max(
            (each.name.fontMetrics().horizontalAdvance(each.name.text()) for each in self.rows), default=0
        )
        width = (
            min(widest, 14 * self.fontMetrics().averageCharWidth()) + self.fontMetrics().height() + SPACE_8
        )
        for each in self.rows:
            each.set_label_width(width)
        self._cards.set_indent(width + SPACE_8)
        self._place_rows()

    def _new_row(self, field: str) -> FieldRow:
        made = FieldRow(field, self)
        spot = Spot(self._item, field)
        made.typed.connect(lambda text: self._session.set_text(spot, text))
        made.entered.connect(lambda: self._accept(spot))
        made.focused.connect(lambda: self._session.note_focus(spot))
        made.focused.connect(lambda: self.row_focused.emit(made))
        made.hovered.connect(lambda inside: self._session.note_hover(spot if inside else None))
        made.words_dropped.connect(
            lambda place, is_adding: (self._session.add_words if is_adding else self._session.assign)(
                spot, place
            )
        )
        return made

    def _accept(self, spot: Spot) -> None:
        """Enter: the field is right; on to the next one to be checked, or to the next field."""
        draft = self._session.review.draft(spot.item)
        if draft and spot.field in draft.doubtful:
            self._session.accept(spot)
            self._session.go_to_next_doubtful()
        else:
            self.focusNextChild()

    def _has_room(self) -> bool:
        return self.width() >= _WIDTH_FOR_PAIRS * self.fontMetrics().averageCharWidth()

    def _place_rows(self) -> None:
        self._is_paired = self._has_room()
        while self._grid.count():
            self._grid.takeAt(0)
        line, is_half_filled = -1, False
        before: QWidget | None = None
        for field, each in self._rows.items():
            is_half = is_short(field) and self._is_paired
            if is_half and is_half_filled:
                self._grid.addWidget(each, line, 1)
            else:
                line += 1
                self._grid.addWidget(each, line, 0, 1, 1 if is_half else 2)
            is_half_filled = is_half and not is_half_filled
            if before:
                self.setTabOrder(before, each.edit)
            before = each.edit
            if field == "author":
                line += 1
                self._grid.addWidget(self._cards, line, 0, 1, 2)

    def _offer_fields(self) -> None:
        draft = self._session.review.draft(self._item)
        menu = QMenu(self)
        for field in addable_fields(draft.record)[:_MOST_OFFERED] if draft else ():
            if field not in self._rows:
                menu.addAction(translate(FIELDS[field].label)).setData(field)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.triggered.connect(lambda action: self._add(action.data()))
        menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))

    def _add(self, field: str) -> None:
        self._build((*self._rows, field))
        draft = self._session.review.draft(self._item)
        if draft:
            self._rows[field].show_draft(draft)
        self.focus_field(field)
