"""The chooser of a record's type."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from refdesk.domain.fields import TYPES
from refdesk.translation import translate

_SHOWN_TYPES = 20


class TypeBox(QComboBox):
    """The list of record types; a turning wheel passes over it, for it is meant for the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Type"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(_SHOWN_TYPES)
        self.setProperty("quiet", True)
        for each in TYPES.values():
            self.addItem(translate(each.label), each.name)

    def show_type(self, name: str) -> None:
        """Show a record's type; one that CSL does not know is added by its name."""
        place = self.findData(name)
        if place < 0:
            self.addItem(name, name)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
