"""`AboutDialog(desk, parent)`: what the program is, and where it keeps what is the person's."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.frame import fill
from refdesk.gui.icons import icon
from refdesk.gui.theme import SPACE_4, SPACE_12, SPACE_16
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.labels import label, paragraph
from refdesk.gui.widgets.layouts import column, row
from refdesk.translation import translate

_LOGO_PX = 48


class AboutDialog(QDialog):
    """The name, the version, the licence, the places of the files; all of it can be copied for a report."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = (
            (translate("Version"), program_version()),
            (translate("Library"), str(desk.library.path)),
            (translate("Settings"), str(desk.settings.path)),
            (
                translate("Runs on"),
                f"Python {platform.python_version()}, Qt {pyside_version}, {platform.platform()}",
            ),
        )
        self.setWindowTitle(translate("About RefDesk"))
        logo = label("")
        logo.setPixmap(icon("library", "accent").pixmap(_LOGO_PX, _LOGO_PX))
        told = translate(
            "A reference manager that reads an article and its whole reference list from pasted text."
        )
        licence = translate("Free software under the MIT licence.")
        name = column(
            label("RefDesk", "title"), paragraph(told), label(licence, "secondary"), spacing=SPACE_4
        )
        head = row(logo, name, spacing=SPACE_16)
        head.setStretch(1, 1)
        fill(
            self,
            column(head, self._fact_lines(), spacing=SPACE_16),
            button(translate("Copy for a report"), self.copy_facts, "copy"),
            None,
            primary_button(translate("Close"), self.accept),
        )
        self.setMinimumWidth(560)

    def copy_facts(self) -> None:
        """Put the versions and places on the clipboard."""
        lines = [f"RefDesk: {self._facts[0][1]}", *(f"{name}: {fact}" for name, fact in self._facts[1:])]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _fact_lines(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_12)
        grid.setVerticalSpacing(SPACE_4)
        grid.setColumnStretch(1, 1)
        for line, (name, fact) in enumerate(self._facts):
            grid.addWidget(label(name, "secondary"), line, 0, Qt.AlignmentFlag.AlignTop)
            told = paragraph(fact)
            told.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            told.setAccessibleName(name)
            grid.addWidget(told, line, 1)
        return grid


def program_version() -> str:
    """The installed program's version; "from source" where it is not installed."""
    try:
        return version("refdesk")
    except PackageNotFoundError:
        return translate("from source")
