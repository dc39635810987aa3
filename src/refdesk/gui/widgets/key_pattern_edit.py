"""`KeyPatternEdit(desk)`: the library's pattern of citation keys, with what it makes of a record."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from refdesk.domain.errors import RefDeskError
from refdesk.domain.key_pattern import DEFAULT, TOKENS
from refdesk.gui.desk import Desk
from refdesk.gui.theme import SPACE_4, SPACE_8
from refdesk.gui.widgets.buttons import button
from refdesk.gui.widgets.labels import paragraph
from refdesk.gui.widgets.layouts import column, row
from refdesk.library import key_making
from refdesk.translation import translate


class KeyPatternEdit(QWidget):
    """`changed(pattern)` for every pattern that is one; `refused()` while what is typed is none."""

    changed = Signal(str)
    refused = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._topic = f"pattern of citation keys {id(self)}"
        self.line = QLineEdit()
        self.line.setAccessibleName(translate("Pattern of citation keys"))
        self.line.setMinimumWidth(36 * self.fontMetrics().averageCharWidth())
        self._told = paragraph("", "secondary")
        self._parts = button(translate("Parts"), self._show_parts)
        self.setLayout(column(row(self.line, self._parts, spacing=SPACE_8), self._told, spacing=SPACE_4))
        self.line.textChanged.connect(self._take)
        desk.jobs.read(key_making.pattern, desk.library, then=self._show, topic=self._topic)

    @property
    def told(self) -> str:
        """What is said below the line: an example, or what is wrong."""
        return self._told.text()

    def reset(self) -> None:
        """Go back to the usual pattern."""
        self.line.setText(DEFAULT)

    def drop(self) -> None:
        """Forget questions that are under way."""
        self._desk.jobs.drop(self._topic)

    def _show(self, text: str) -> None:
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def _take(self, text: str) -> None:
        ids = self._desk.selection.ids[:1]

        def show(keys: list[str]) -> None:
            example = keys[0] if keys else ""
            said = translate("For the chosen record: {key}").format(key=example)
            self._told.setText(said if example else translate("Choose a record to see what it makes."))
            self.changed.emit(text)

        def refuse(error: RefDeskError) -> None:
            self._told.setText(str(error))
            self.refused.emit()

        self._desk.jobs.read(
            key_making.sample, self._desk.library, ids, text, then=show, failed=refuse, topic=self._topic
        )

    def _show_parts(self) -> None:
        menu = QMenu(self)
        for token, example in TOKENS.items():
            menu.addAction(f"{token}    {example}", partial(self.line.insert, token))
        menu.addSeparator()
        for modifier in (":lower", ":upper", ":abbr"):
            menu.addAction(f"[auth{modifier}]", partial(self._modify, modifier))
        menu.exec(self._parts.mapToGlobal(self._parts.rect().bottomLeft()))

    def _modify(self, modifier: str) -> None:
        """Put a modifier into the part before the cursor."""
        place = self.line.cursorPosition()
        before, after = self.line.text()[:place], self.line.text()[place:]
        if before.endswith("]"):
            self.line.setText(f"{before[:-1]}{modifier}]{after}")
            self.line.setCursorPosition(place + len(modifier))
