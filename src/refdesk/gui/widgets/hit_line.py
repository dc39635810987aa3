"""One line that shows where in the chosen record the words of the search stand."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from refdesk.domain.fields import FIELDS
from refdesk.library.hits import Hit
from refdesk.translation import mark, translate

_BESIDE = {
    "tag": mark("Tag"),
    "note": mark("Note"),
    "reference": mark("Reference list"),
    "file": mark("Text of a file"),
}


class HitLine(QLabel):
    """Hidden where there is nothing to show; cut at its right end where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("Where the search was found"))
        self.hide()

    def show_hit(self, hit: Hit | None) -> None:
        """Say in which field, with the words around."""
        if hit is not None:
            place = translate(_BESIDE.get(hit.place) or FIELDS[hit.place].label)
            around = f"{escape(hit.before)}<b>{escape(hit.found)}</b>{escape(hit.after)}"
            self.setText(f"{escape(place)}:&nbsp; {around}")
            self.setToolTip(f"<qt>{around}</qt>")
        self.setVisible(hit is not None)
