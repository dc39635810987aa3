"""`TableDialog(desk, table, parent)`: what the columns of a table hold; `decided(columns by place)`."""

from __future__ import annotations

import json
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QScrollArea, QWidget

from refdesk.domain.fields import FIELDS
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.frame import fill, fit_to_screen
from refdesk.gui.theme import SPACE_4, SPACE_8, SPACE_12, SPACE_16
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.labels import ElidedLabel, label, paragraph
from refdesk.gui.widgets.layouts import column
from refdesk.library.tables import IGNORE, KEEP, NOTES, Table
from refdesk.settings import TABLE_COLUMNS, Settings
from refdesk.translation import mark, translate

#: So many sets of heads are remembered.
_MOST = 30
_SAMPLES = 3
#: What a column can be besides a field.
_SPECIAL = (
    (IGNORE, mark("(pass over)")),
    (KEEP, mark("(keep beside the record)")),
    (NOTES, mark("(lines of a note)")),
)
_PARTS = (
    (":type", mark("Type of the work")),
    (":key", mark("Citation key")),
    (":year", mark("Year")),
    (":first", mark("First page")),
    (":last", mark("Last page")),
    (":tags", mark("Tags")),
    (":files", mark("Attached files")),
)
_USUAL = ("title", "author", "container-title", "issued", "volume", "issue", "page", "DOI")


class _ColumnBox(QComboBox):
    """A box in a list that is scrolled: the wheel does not turn it in passing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class TableDialog(QDialog):
    """A line for every column: its head, what stands in it, and what it holds."""

    decided = Signal(object)

    def __init__(self, desk: Desk, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = desk.settings
        self._table = table
        known = remembered(desk.settings, table.heads)
        self.boxes: list[QComboBox] = []
        self._go_on = primary_button(translate("Go on"), self._choose)
        self._told = label("", "secondary")
        self.setWindowTitle(translate("Columns of a table"))
        title = label(translate("What do the columns of {name} hold?").format(name=table.path.name), "title")
        hint = translate("The next step shows the entries before anything is imported.")
        content = column(
            title, paragraph(hint, "secondary"), self._columns(known or _usual(table)), spacing=SPACE_12
        )
        fill(self, content, self._told, None, button(translate("Cancel"), self.reject), self._go_on)
        self._take()
        fit_to_screen(self, 820, 560)

    @property
    def columns(self) -> dict[int, str]:
        """What each column holds, by its place."""
        return {place: str(box.currentData()) for place, box in enumerate(self.boxes)}

    def _choose(self) -> None:
        remember(self._settings, self._table.heads, self.columns)
        self.decided.emit(self.columns)
        self.accept()

    def _columns(self, held: Mapping[int, str]) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("role", "page")
        grid = QGridLayout(inner)
        grid.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        grid.setHorizontalSpacing(SPACE_16)
        grid.setVerticalSpacing(SPACE_4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2)
        for place, head in enumerate(self._table.heads):
            box = self._box(head, held.get(place, KEEP))
            grid.addWidget(ElidedLabel(head), place, 0)
            grid.addWidget(ElidedLabel(_sample(self._table, place), "secondary"), place, 1)
            grid.addWidget(box, place, 2)
            self.boxes.append(box)
        grid.setRowStretch(len(self._table.heads), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        return area

    def _box(self, head: str, held: str) -> QComboBox:
        box = _ColumnBox()
        box.setAccessibleName(head)
        for name, text in _SPECIAL:
            box.addItem(translate(text), name)
        box.insertSeparator(box.count())
        for name in _USUAL:
            box.addItem(translate(FIELDS[name].label), name)
        for name, text in _PARTS:
            box.addItem(translate(text), name)
        box.insertSeparator(box.count())
        others = sorted((translate(each.label), name) for name, each in FIELDS.items() if name not in _USUAL)
        for text, name in others:
            box.addItem(text, name)
        box.setCurrentIndex(max(0, box.findData(held)))
        box.setMaxVisibleItems(18)
        box.activated.connect(lambda _: self._take(box))
        return box

    def _take(self, changed: QComboBox | None = None) -> None:
        """One column for one field: the one that was chosen last keeps it."""
        special = {name for name, _ in _SPECIAL}
        if changed and changed.currentData() not in special:
            for other in self.boxes:
                if other is not changed and other.currentData() == changed.currentData():
                    other.setCurrentIndex(other.findData(KEEP))
        is_enough = bool({*self.columns.values()} - special)
        self._go_on.setEnabled(is_enough)
        self._told.setText("" if is_enough else translate("Say of one column at least which field it holds."))


def remembered(settings: Settings, heads: tuple[str, ...]) -> dict[int, str]:
    """What a person said of a table with these heads; empty where there was none."""
    for line in settings.get(TABLE_COLUMNS):
        kept = json.loads(line)
        if kept["heads"] == list(heads):
            return {int(place): str(name) for place, name in kept["columns"].items()}
    return {}


def remember(settings: Settings, heads: tuple[str, ...], columns: Mapping[int, str]) -> None:
    """Keep it for the next table with these heads."""
    others = [line for line in settings.get(TABLE_COLUMNS) if json.loads(line)["heads"] != list(heads)]
    line = json.dumps(
        {"heads": list(heads), "columns": {str(place): name for place, name in columns.items()}}
    )
    settings.set(TABLE_COLUMNS, (line, *others)[:_MOST])


def _usual(table: Table) -> dict[int, str]:
    """The guess; a column without a head and contents is passed over."""
    empty = {
        place: IGNORE
        for place in range(len(table.heads))
        if not any(row[place].strip() for row in table.rows)
    }
    return empty | dict(table.guess)


def _sample(table: Table, place: int) -> str:
    cells = dict.fromkeys(" ".join(row[place].split()) for row in table.rows if row[place].strip())
    return "  \u00b7  ".join(list(cells)[:_SAMPLES])
