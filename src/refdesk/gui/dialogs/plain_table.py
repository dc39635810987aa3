"""The plain table of a dialog: rows are chosen whole, one column takes the room that is left."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from refdesk.gui.theme import SPACE_12


def dress(view: QTableView, name: str, stretched: int, letters: Mapping[int, int]) -> None:
    """Give a table with its model the dialogs' look; `letters` are the other columns' widths in letters.

    `name` is what a screen reader calls it.
    """
    view.setProperty("role", "plain")
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + SPACE_12)
    header = view.horizontalHeader()
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for section, count in letters.items():
        header.resizeSection(section, count * view.fontMetrics().averageCharWidth())
