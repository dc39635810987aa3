"""The frame that every dialog has: its content, a line, and the buttons at the lower right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLayout, QWidget

from refdesk.gui.theme import SPACE_8, SPACE_12, SPACE_16
from refdesk.gui.widgets.layouts import column, hairline, row


def fill(dialog: QDialog, content: QLayout, *foot: QWidget | None) -> None:
    """Lay out a dialog; `foot` are its buttons from left to right, None a stretch."""
    content.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_12)
    below = row(*foot, spacing=SPACE_8, margins=(SPACE_16, SPACE_8, SPACE_16, SPACE_8))
    dialog.setLayout(column(content, hairline(), below, spacing=0))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for part in foot:
        if isinstance(part, QAbstractButton) and part.property("primary"):
            part.setDefault(True)  # type: ignore[attr-defined]


def fit_to_screen(dialog: QDialog, width: int, height: int) -> None:
    """Open at this size in pixels, or smaller where the screen is."""
    room = dialog.screen().availableSize()
    dialog.resize(min(width, room.width() - 24), min(height, room.height() - 48))
