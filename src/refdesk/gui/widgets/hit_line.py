"""One line that shows where in the chosen record the words of the search stand."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
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
    """Hidden where there is nothing to show; where there is no room, what stands around the words is cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hit: Hit | None = None
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("Where the search was found"))
        self.hide()

    def show_hit(self, hit: Hit | None) -> None:
        """Say in which field, with the words around."""
        self._hit = hit
        if hit is not None:
            self.setToolTip(f"<qt>{_marked(hit.before, hit.found, hit.after)}</qt>")
            self._fit(hit)
        self.setVisible(hit is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._hit is not None:
            self._fit(self._hit)

    def _fit(self, hit: Hit) -> None:
        """Keep the words found in sight: half of the room is theirs that stand before."""
        place = translate(_BESIDE.get(hit.place) or FIELDS[hit.place].label)
        width_of, cut = self.fontMetrics().horizontalAdvance, self.fontMetrics().elidedText
        bold = self.font()
        bold.setBold(True)
        room = self.width() - width_of(f"{place}:    ") - QFontMetrics(bold).horizontalAdvance(hit.found)
        before = cut(hit.before, Qt.TextElideMode.ElideLeft, max(room // 2, room - width_of(hit.after)))
        after = cut(hit.after, Qt.TextElideMode.ElideRight, room - width_of(before))
        self.setText(f"{escape(place)}:&nbsp; {_marked(before, hit.found, after)}")


def _marked(before: str, found: str, after: str) -> str:
    return f"{escape(before)}<b>{escape(found)}</b>{escape(after)}"
