"""Layouts with the house's distances."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from refdesk.gui.theme import SPACE_8

Part = QWidget | QLayout | None
Margins = tuple[int, int, int, int]
Box = TypeVar("Box", bound=QBoxLayout)
NO_MARGINS: Margins = (0, 0, 0, 0)


def column(*parts: Part, spacing: int = SPACE_8, margins: Margins = NO_MARGINS) -> QVBoxLayout:
    """Parts below each other; None is a stretch. `margins` are left, top, right, bottom."""
    return _filled(QVBoxLayout(), parts, spacing, margins)


def row(*parts: Part, spacing: int = SPACE_8, margins: Margins = NO_MARGINS) -> QHBoxLayout:
    """Parts beside each other; None is a stretch. `margins` are left, top, right, bottom."""
    return _filled(QHBoxLayout(), parts, spacing, margins)


def hairline() -> QFrame:
    """A line of one pixel between two parts of a column."""
    line = QFrame()
    line.setProperty("role", "line")
    return line


def _filled(box: Box, parts: tuple[Part, ...], spacing: int, margins: Margins) -> Box:
    box.setSpacing(spacing)
    box.setContentsMargins(*margins)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, QLayout):
            box.addLayout(part)
        else:
            box.addWidget(part)
    return box
