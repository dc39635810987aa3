"""One field of a form: its label, its editor, and the words that a doubtful value was read from."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from refdesk.domain.draft import Reading
from refdesk.domain.fields import FIELDS, Kind
from refdesk.gui.theme import SPACE_4
from refdesk.gui.widgets.buttons import link_button
from refdesk.gui.widgets.field_editor import DateEditor, FieldEditor, IdentifierEditor, TextEditor
from refdesk.gui.widgets.labels import ElidedLabel, label
from refdesk.gui.widgets.layouts import column, row
from refdesk.gui.widgets.names_editor import NamesEditor
from refdesk.translation import translate

_IDENTIFIERS = frozenset({"DOI", "ISSN", "ISBN", "issn_print", "issn_online"})


class DoubtLine(QWidget):
    """The words that a doubtful field was read from, and the button that accepts it."""

    accepted = Signal()

    def __init__(self, words: str, confidence: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sure = translate("{percent} % sure").format(percent=round(confidence * 100))
        told = translate("{sure}, read from “{words}”").format(sure=sure, words=words) if words else sure
        line = row(
            ElidedLabel(told, "doubt"), link_button(translate("Accept"), self.accepted.emit), spacing=SPACE_4
        )
        line.setContentsMargins(7, 0, 0, 0)
        line.setStretch(0, 1)
        self.setLayout(line)


class FormRow:
    """One field's label, editor, and its line of doubt where there is one."""

    def __init__(self, field: str) -> None:
        self.field = field
        self.editor = editor_for(field)
        self.caption = label(translate(FIELDS[field].label), "secondary")
        self.caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.caption.setContentsMargins(0, 6, 0, 0)
        self.caption.setWordWrap(True)
        self.caption.setBuddy(self.editor)
        self.cell = QWidget()
        self.stack = column(self.editor, spacing=0)
        self.cell.setLayout(self.stack)
        self.doubt: DoubtLine | None = None

    def has_focus(self) -> bool:
        """Whether the cursor is in the editor."""
        focused = self.editor.window().focusWidget()
        return focused is not None and (focused is self.editor or self.editor.isAncestorOf(focused))

    def remove(self) -> None:
        """Take label and editor out of the form."""
        for part in (self.caption, self.cell):
            part.hide()
            part.deleteLater()

    def show_doubt(self, reading: Reading | None, text: str) -> DoubtLine | None:
        """Show what a doubtful field was read from; take away what was shown before."""
        if self.doubt is not None:
            self.doubt.hide()
            self.doubt.deleteLater()
            self.doubt = None
        is_doubtful = reading is not None and reading.is_doubtful
        self.editor.show_doubt(is_doubtful=is_doubtful)
        told = translate("read with doubt") if is_doubtful else ""
        self.editor.name_for_readers(translate(FIELDS[self.field].label), told)
        if reading is None or not is_doubtful:
            return None
        words = " ".join(" \u2026 ".join(span.of(text) for span in reading.spans).split())
        self.doubt = DoubtLine(words, reading.confidence)
        self.stack.addWidget(self.doubt)
        return self.doubt


def editor_for(field: str) -> FieldEditor:
    """The editor for a field's kind of value."""
    if field in _IDENTIFIERS:
        return IdentifierEditor(field)
    makers: Mapping[Kind, type[FieldEditor]] = {Kind.NAMES: NamesEditor, Kind.DATE: DateEditor}
    return makers.get(FIELDS[field].kind, TextEditor)(field)
