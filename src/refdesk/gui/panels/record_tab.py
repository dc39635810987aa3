"""The tab with a record's own form: fields, tags, citation key."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QToolButton, QWidget

from refdesk.gui.panels.fields_form import FieldsForm
from refdesk.gui.theme import SPACE_4, SPACE_8, SPACE_12
from refdesk.gui.widgets.flow_layout import FlowLayout
from refdesk.gui.widgets.labels import label
from refdesk.gui.widgets.layouts import column, hairline, row
from refdesk.translation import translate

if TYPE_CHECKING:
    from refdesk.library.details import Details


class TagLine(QWidget):
    """A record's tags as chips, and a line to type another; `added(name)`, `removed(name)`."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, ...] = ()
        self._flow = FlowLayout(self)
        self._chips: list[QToolButton] = []
        self.edit = QLineEdit()
        self.edit.setProperty("quiet", True)
        self.edit.setPlaceholderText(translate("Add a tag"))
        self.edit.setAccessibleName(translate("Add a tag"))
        self.edit.setFixedWidth(self.fontMetrics().averageCharWidth() * 10)
        self.edit.returnPressed.connect(self._add)
        self._flow.addWidget(self.edit)

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show other tags."""
        if tuple(tags) == self._shown:
            return
        self._shown = tuple(tags)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._flow.removeWidget(self.edit)
        self._chips = [self._chip(name) for name in tags]
        for chip in self._chips:
            self._flow.addWidget(chip)
        self._flow.addWidget(self.edit)

    def _chip(self, name: str) -> QToolButton:
        chip = QToolButton()
        chip.setProperty("chip", True)
        chip.setText(f"{name.replace('&', '&&')}  \u00d7")
        told = translate("Remove the tag {name}").format(name=name)
        chip.setToolTip(told)
        chip.setAccessibleName(told)
        chip.clicked.connect(partial(self.removed.emit, name))
        return chip

    def _add(self) -> None:
        name = self.edit.text().strip()
        self.edit.clear()
        if name:
            self.added.emit(name)


class RecordTab(QScrollArea):
    """The form of one record; `key_changed(text)` for the citation key."""

    key_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._key_shown = ""
        self.form = FieldsForm()
        self.tags = TagLine()
        self._key = QLineEdit()
        self._key.setProperty("quiet", True)
        self._key.setAccessibleName(translate("Citation key"))
        self._key.editingFinished.connect(self._end_key)
        inner = QWidget()
        inner.setProperty("role", "page")
        margins = (SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        rest = column(
            row(self._caption(translate("Tags")), self.tags, spacing=SPACE_8),
            row(self._caption(translate("Citation key")), self._key, spacing=SPACE_8),
            spacing=SPACE_4,
        )
        inner.setLayout(column(self.form, hairline(), rest, None, spacing=SPACE_12, margins=margins))
        self.setWidget(inner)

    def show_details(self, details: Details) -> None:
        """Show a record; what is being typed stays."""
        self.form.show_record(details.record, details.readings, details.text)
        self.tags.show_tags(details.tags)
        if not self._key.hasFocus():
            self._key_shown = details.citation_key
            self._key.setText(details.citation_key)

    def _caption(self, text: str) -> QWidget:
        made = label(text, "secondary")
        made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        made.setFixedWidth(self.form.caption_width)
        return made

    def _end_key(self) -> None:
        text = self._key.text().strip()
        if text != self._key_shown:
            self._key_shown = text
            self.key_changed.emit(text)
