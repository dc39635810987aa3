"""One line about a style: how it cites, for which subjects, where it leads; and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from refdesk.gui.dialogs.style_list import kind_of
from refdesk.gui.theme import SPACE_4
from refdesk.gui.widgets.buttons import link_button
from refdesk.gui.widgets.labels import ElidedLabel, paragraph
from refdesk.gui.widgets.layouts import column, row
from refdesk.library.styles import RemovedStyle, StyleEntry
from refdesk.translation import translate


class StyleNote(QWidget):
    """`removed(StyleEntry)` when one of a person's own is to go, `restored(RemovedStyle)` to have it back."""

    removed = Signal(object)
    restored = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: StyleEntry | None = None
        self._gone: RemovedStyle | None = None
        self._text = ElidedLabel("", "secondary")
        self._remove = link_button(translate("Remove this style"), self._ask_to_remove)
        self._message = paragraph("")
        self._undo = link_button(translate("Undo"), self._ask_back)
        about = row(self._text, self._remove)
        about.setStretch(0, 1)
        said = row(self._message, self._undo)
        said.setStretch(0, 1)
        self.setLayout(column(about, said, spacing=SPACE_4))
        self._remove.hide()
        self.be_silent()

    @property
    def text(self) -> str:
        """What is said of the style."""
        return self._text.text()

    @property
    def message(self) -> str:
        """What else was said last."""
        return self._message.text()

    def show_style(self, entry: StyleEntry) -> None:
        """Say what there is to know about a style."""
        self._entry = entry
        leads = translate("leads to {style}").format(style=entry.parent_title) if entry.is_dependent else ""
        subjects = ", ".join(each.replace("_", " ") for each in entry.fields if each != "generic-base")
        own = translate("your own") if entry.is_own else ""
        parts = (own, leads or kind_of(entry), subjects, entry.id)
        self._text.setText("  \u00b7  ".join(part for part in parts if part))
        self._remove.setVisible(entry.is_own)

    def tell(self, sentence: str) -> None:
        """Say something else, until it is no longer so."""
        self._message.setText(sentence)
        self._message.show()
        self._undo.hide()

    def be_silent(self) -> None:
        """Say nothing else."""
        self._message.setText("")
        self._message.hide()
        self._undo.hide()

    def offer_back(self, removed: RemovedStyle) -> None:
        """Say that a style was removed, and offer to bring it back."""
        self._gone = removed
        self.tell(translate("Removed “{style}”.").format(style=removed.entry.title))
        self._undo.show()

    def _ask_to_remove(self) -> None:
        if self._entry is not None:
            self.removed.emit(self._entry)

    def _ask_back(self) -> None:
        if self._gone is not None:
            self.restored.emit(self._gone)
