"""`LibraryProblemDialog(error, parent)`: a library does not open; `choice` says what to do instead."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QDialog, QWidget

from refdesk.domain.errors import RefDeskError
from refdesk.gui.dialogs.frame import fill
from refdesk.gui.icons import icon
from refdesk.gui.theme import SPACE_8, SPACE_16
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.labels import label, paragraph
from refdesk.gui.widgets.layouts import column, row
from refdesk.translation import translate

_ICON_PX = 32


class Choice(StrEnum):
    """What to do when a library does not open."""

    OPEN_ANOTHER = "open another"
    MAKE_NEW = "make new"
    QUIT = "quit"


class LibraryProblemDialog(QDialog):
    """Says what is wrong with the library and what can be done; closing it means to quit."""

    def __init__(self, error: RefDeskError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = Choice.QUIT
        self.setWindowTitle(translate("The library does not open"))
        sign = label("")
        sign.setPixmap(icon("warning", "doubt").pixmap(_ICON_PX, _ICON_PX))
        words = [paragraph(error.sentence, "title")]
        if error.hint:
            words.append(paragraph(error.hint))
        words.append(paragraph(translate("Nothing in the file was changed."), "secondary"))
        told = row(sign, column(*words, spacing=SPACE_8), spacing=SPACE_16)
        told.setStretch(1, 1)
        fill(
            self,
            told,
            button(translate("Quit"), self.reject),
            None,
            button(translate("Make a new library..."), lambda: self._choose(Choice.MAKE_NEW)),
            primary_button(translate("Open another library..."), lambda: self._choose(Choice.OPEN_ANOTHER)),
        )
        self.setMinimumWidth(540)

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()
