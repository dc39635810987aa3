"""`ChangeContents()`: what one change did, each field before and after; `restored(record id, field)`."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from refdesk.gui.models.past import ChangedLine, changed_lines
from refdesk.gui.theme import SPACE_8
from refdesk.gui.widgets.buttons import button
from refdesk.gui.widgets.labels import label
from refdesk.gui.widgets.layouts import column, row
from refdesk.gui.widgets.two_line_list import TwoLineList
from refdesk.library.history import Contents
from refdesk.translation import translate, translate_count


class ChangeContents(QWidget):
    """The records that a change touched, and how many it added."""

    restored = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[ChangedLine] = []
        self.told = label("", "caption")
        self.list = TwoLineList(translate("What the change did"))
        self.restore = button(translate("Bring back the former value"), self._restore, "restore")
        self.list.row_chosen.connect(self._choose)
        margins = (0, SPACE_8, 0, 0)
        self.setLayout(
            column(self.told, self.list, row(self.restore, None), spacing=SPACE_8, margins=margins)
        )
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.show_contents(Contents((), 0, is_more=False))

    def show_contents(self, contents: Contents) -> None:
        """Show what a change did."""
        self._lines = changed_lines(contents)
        self.told.setText(_told(contents))
        self.list.rows.show([each.lines for each in self._lines])
        self.list.setCurrentIndex(self.list.rows.index(0))
        self._choose(0)

    def _choose(self, place: int) -> None:
        is_field = 0 <= place < len(self._lines) and self._lines[place].field is not None
        self.restore.setEnabled(is_field)

    def _restore(self) -> None:
        line = self._lines[self.list.currentIndex().row()]
        if line.field is not None:
            self.restored.emit(int(line.record.record_id), line.field.field)


def _told(contents: Contents) -> str:
    count = len(contents.changed)
    parts = []
    if contents.added:
        parts.append(translate_count("Added {count} record", "Added {count} records", contents.added))
    if contents.is_more:
        parts.append(
            translate_count("Changed {count} record and more", "Changed {count} records and more", count)
        )
    elif count:
        parts.append(translate_count("Changed {count} record", "Changed {count} records", count))
    return ", ".join(parts) or translate("No fields of records were changed")
