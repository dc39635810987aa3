"""Editors for one field of a record, one a kind of value; all commit on Enter, on leaving, after a pause."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from refdesk.domain.dates import Date
from refdesk.domain.fields import FIELDS, Kind
from refdesk.domain.identifiers import is_isbn, is_issn, normal_doi
from refdesk.domain.record import Value
from refdesk.gui.icons import icon
from refdesk.gui.widgets.growing_edit import GrowingEdit
from refdesk.gui.widgets.labels import label
from refdesk.gui.widgets.marked_edit import MarkedEdit
from refdesk.reading.text.written_dates import read_date
from refdesk.translation import translate

#: Typing that pauses so long is taken over.
PAUSE_MS = 800
_MARK_PX = 14
#: Kinds whose words may be marked: in italics, protected...
_MARKED = (Kind.TEXT, Kind.LONG)


class FieldEditor(QWidget):
    """Edits one field's value.

    `committed(value or None)` is emitted when a person ended, left or paused typing something new; `entered`
    when Enter is pressed, after that.
    """

    committed = Signal(object)
    entered = Signal()

    def __init__(self, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field

    @property
    def is_dirty(self) -> bool:
        """Whether something typed is not handed over yet."""
        raise NotImplementedError

    def show_value(self, value: Value | None) -> None:
        """Show what the record says; the editor's owner asks `is_dirty` first."""
        raise NotImplementedError

    def commit(self) -> None:
        """Hand over what was typed, if it is new."""
        raise NotImplementedError

    def show_doubt(self, *, is_doubtful: bool) -> None:
        """Mark the field as read with doubt, or not."""
        raise NotImplementedError

    def name_for_readers(self, name: str, description: str) -> None:
        """What a screen reader says of the field."""
        raise NotImplementedError


class TextEditor(FieldEditor):
    """A text as tall as it needs; Enter commits. The abstract and notes keep their lines (Shift+Enter)."""

    def __init__(self, field: str, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.edit = MarkedEdit() if FIELDS[field].kind in _MARKED else GrowingEdit()
        self.edit.keeps_lines = FIELDS[field].kind is Kind.LONG
        self.edit.setProperty("quiet", True)
        self.setFocusProxy(self.edit)
        self._shown = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self.edit.textChanged.connect(self._typed)
        self.edit.committed.connect(self._hand_over)
        self.edit.entered.connect(self.entered)
        self.stack = QVBoxLayout(self)
        self.stack.setContentsMargins(0, 0, 0, 0)
        self.stack.setSpacing(0)
        self.stack.addWidget(self.edit)

    @property
    def is_dirty(self) -> bool:
        return self.edit.text != self._shown

    def show_value(self, value: Value | None) -> None:
        self._shown = self.text_of(value)
        self.edit.show_text(self._shown)
        self._pause.stop()

    def commit(self) -> None:
        self.edit.commit()

    def show_doubt(self, *, is_doubtful: bool) -> None:
        self.edit.setProperty("doubtful", is_doubtful)
        self.edit.style().polish(self.edit)

    def name_for_readers(self, name: str, description: str) -> None:
        self.edit.setAccessibleName(name)
        self.edit.setAccessibleDescription(description)

    def text_of(self, value: Value | None) -> str:
        """The text that stands for a value."""
        return "" if value is None else str(value)

    def value_of(self, text: str) -> Value | None:
        """The value that was typed; None for nothing."""
        return text.strip() or None

    def typed(self, text: str) -> None:
        """Called with every change of the text, for editors that say something about it."""

    def _typed(self) -> None:
        self.typed(self.edit.text)
        if self.is_dirty and self.edit.hasFocus():
            self._pause.start()

    def _hand_over(self, text: str) -> None:
        self._pause.stop()
        self._shown = text
        self.committed.emit(self.value_of(text))


class DateEditor(TextEditor):
    """A date typed in any common way; says below how it is understood where that is not what was typed."""

    def __init__(self, field: str, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._understood = label("", "secondary")
        self._understood.setContentsMargins(8, 0, 0, 0)
        self._understood.hide()
        self.stack.addWidget(self._understood)

    def text_of(self, value: Value | None) -> str:
        return str(value) if isinstance(value, Date) else ""

    def value_of(self, text: str) -> Value | None:
        text = text.strip()
        if not text:
            return None
        return Date.from_edtf(text) or read_date(text) or Date(literal=text)

    def typed(self, text: str) -> None:
        self._understood.setText(self._explained(text))
        self._understood.setVisible(bool(self._understood.text()))

    def _explained(self, text: str) -> str:
        date = self.value_of(text)
        if not isinstance(date, Date) or str(date) == text.strip():
            return "" if not isinstance(date, Date) or date.start else _kept_as_words()
        if date.start is None:
            return _kept_as_words()
        return translate("understood as {date}").format(date=date)


class IdentifierEditor(TextEditor):
    """A DOI, ISSN or ISBN with a mark that says whether it can be right."""

    def __init__(self, field: str, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._mark = QLabel(self.edit)
        self._mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def value_of(self, text: str) -> Value | None:
        return (normal_doi(text) if self.field == "DOI" else "") or text.strip() or None

    def typed(self, text: str) -> None:
        verdict = is_right(self.field, text)
        self._mark.setVisible(verdict is not None)
        if verdict is None:
            self.edit.setToolTip("")
            return
        drawing = icon("check", "right") if verdict else icon("warning", "doubt")
        self._mark.setPixmap(drawing.pixmap(_MARK_PX, _MARK_PX))
        self._mark.adjustSize()
        self.edit.setToolTip(
            translate("The check digit is right.")
            if verdict
            else translate("This cannot be right: look again.")
        )
        self._place_mark()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt's event, passed on
        self._place_mark()

    def _place_mark(self) -> None:
        self._mark.move(self.edit.width() - _MARK_PX - 8, (self.edit.height() - _MARK_PX) // 2)


def is_right(field: str, text: str) -> bool | None:
    """Whether an identifier can be right; None for no text and for fields without a rule."""
    text = text.strip()
    if not text:
        return None
    if field == "DOI":
        return bool(normal_doi(text))
    if field in ("ISSN", "issn_print", "issn_online"):
        return all(is_issn(each) for each in _several(text))
    if field == "ISBN":
        return all(is_isbn(each) for each in _several(text))
    return None


def _several(text: str) -> list[str]:
    """Identifiers that stand in one field, parted by commas or semicolons."""
    return [each for each in text.replace(";", ",").split(",") if each.strip()]


def _kept_as_words() -> str:
    return translate("no date in this: kept as words")
