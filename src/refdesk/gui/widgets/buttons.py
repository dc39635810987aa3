"""Buttons by what they are for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QToolButton

from refdesk.gui.icons import icon


def button(text: str, run: Callable[[], object], icon_name: str = "") -> QPushButton:
    """A button that says what it does."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.clicked.connect(lambda: run())
    if icon_name:
        made.setIcon(icon(icon_name))
    return made


def primary_button(text: str, run: Callable[[], object], icon_name: str = "") -> QPushButton:
    """The button for what most people want here; one in a view."""
    made = button(text, run)
    made.setProperty("primary", True)
    if icon_name:
        made.setIcon(icon(icon_name, "on_accent"))
    return made


def link_button(text: str, run: Callable[[], object]) -> QPushButton:
    """A quiet button in a line of text."""
    made = button(text, run)
    made.setProperty("link", True)
    return made


def icon_button(icon_name: str, name: str, run: Callable[[], object]) -> QToolButton:
    """A small button without words; `name` is its tool tip and what a screen reader says."""
    made = QToolButton()
    made.setIcon(icon(icon_name))
    side = made.fontMetrics().height()
    made.setIconSize(QSize(side, side))
    made.setProperty("bare", True)
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.clicked.connect(lambda: run())
    return made
