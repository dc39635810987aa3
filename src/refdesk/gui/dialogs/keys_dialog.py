"""`KeysDialog(desk, record_ids, parent)`: which keys a pattern makes; `decided(KeyOrder)`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QDialog, QTableView, QWidget

from refdesk.domain.record import RecordId
from refdesk.domain.richtext import plain
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.frame import fill, fit_to_screen
from refdesk.gui.dialogs.plain_table import dress
from refdesk.gui.theme import SPACE_12
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.key_pattern_edit import KeyPatternEdit
from refdesk.gui.widgets.labels import label
from refdesk.gui.widgets.layouts import column
from refdesk.gui.widgets.tick_box import TickBox
from refdesk.library import key_making
from refdesk.library.key_making import KeyChange
from refdesk.translation import mark, translate, translate_count

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_HEADINGS = (mark("Title"), mark("Key now"), mark("Key then"))
_TOPIC = "citation keys to be made"


@dataclass(frozen=True, slots=True)
class KeyOrder:
    """What a person wants: keys of this pattern, also in place of given ones where `takes_pinned`."""

    pattern: str
    takes_pinned: bool


class KeysModel(QAbstractTableModel):
    """One record a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[KeyChange] = ()
        self._takes_pinned = False

    @property
    def count(self) -> int:
        """How many keys change."""
        return sum(self._after(each) != each.before for each in self._rows)

    def show(self, rows: Sequence[KeyChange]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def take_pinned(self, is_wanted: bool) -> None:  # noqa: FBT001 - a check box's value
        """Whether given keys change too."""
        self._takes_pinned = is_wanted
        self.show(self._rows)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if role not in (_Role.DisplayRole, _Role.ToolTipRole):
            return None
        each = self._rows[index.row()]
        after = self._after(each)
        then = after if after != each.before else translate("stays")
        if each.is_pinned and not self._takes_pinned:
            then = translate("stays: it was given")
        return (plain(each.title), each.before, then)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return translate(_HEADINGS[section])
        return None

    def _after(self, each: KeyChange) -> str:
        return each.before if each.is_pinned and not self._takes_pinned else each.after


class KeysDialog(QDialog):
    """Shows what a pattern makes of the chosen records before any key changes."""

    decided = Signal(object)

    def __init__(self, desk: Desk, record_ids: Sequence[RecordId], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ids = list(record_ids)
        self.model = KeysModel(self)
        self.pattern = KeyPatternEdit(desk)
        self.pinned = TickBox(translate("Also keys that were typed by hand or came with a file"))
        self._make = primary_button("", self._choose)
        view = QTableView()
        view.setModel(self.model)
        dress(view, translate("Citation keys"), 0, {1: 28, 2: 32})
        self.setWindowTitle(translate("Make citation keys"))
        title = translate_count("Keys of {count} record", "Keys of {count} records", len(self._ids))
        content = column(label(title, "title"), self.pattern, view, self.pinned, spacing=SPACE_12)
        fill(self, content, None, button(translate("Cancel"), self.reject), self._make)
        self.pattern.changed.connect(self._ask)
        self.pattern.refused.connect(lambda: self._make.setEnabled(False))
        self.pinned.toggled.connect(self._take_pinned)
        self._take()
        fit_to_screen(self, 760, 540)

    def done(self, result: int) -> None:
        """Close; answers that are under way are dropped."""
        self.pattern.drop()
        self._desk.jobs.drop(_TOPIC)
        super().done(result)

    def _choose(self) -> None:
        self.decided.emit(KeyOrder(self.pattern.line.text(), self.pinned.isChecked()))
        self.accept()

    def _ask(self, text: str) -> None:
        self._desk.jobs.read(
            key_making.preview, self._desk.library, self._ids, text, then=self._show, topic=_TOPIC
        )

    def _show(self, rows: list[KeyChange]) -> None:
        self.model.show(rows)
        self._take()

    def _take_pinned(self, is_wanted: bool) -> None:  # noqa: FBT001 - Qt's
        self.model.take_pinned(is_wanted)
        self._take()

    def _take(self) -> None:
        count = self.model.count
        self._make.setText(translate_count("Change {count} key", "Change {count} keys", count))
        self._make.setEnabled(count > 0)
