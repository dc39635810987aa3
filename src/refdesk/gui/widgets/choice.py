"""A box to choose one of several values from."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox


def choice(texts: Mapping[str, str], name: str) -> QComboBox:
    """A box with translated texts; `currentData()` is the value. `name` is for screen readers."""
    made = QComboBox()
    made.setAccessibleName(name)
    for value, text in texts.items():
        made.addItem(text, value)
    return made


def narrow(box: QComboBox, letters: int) -> None:
    """Let a box want no more than so many letters, whatever it holds."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(letters)
