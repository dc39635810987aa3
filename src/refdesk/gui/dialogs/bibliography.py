"""`BibliographyDialog(desk, listed, parent)`: a bibliography as a file; `ordered(BibliographyOrder)`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QWidget

from refdesk.domain.query import Place
from refdesk.domain.record import RecordId
from refdesk.gui.chosen_style import chosen_style
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.file_picker import FilePicker
from refdesk.gui.dialogs.frame import fill
from refdesk.gui.dialogs.languages import language_choices
from refdesk.gui.dialogs.style_chooser import StyleChooser
from refdesk.gui.theme import SPACE_12
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.labels import label
from refdesk.gui.widgets.layouts import column, row
from refdesk.library import collecting, styles
from refdesk.library.bibliography_files import FILES, BibliographyOrder
from refdesk.library.collecting import Collection
from refdesk.settings import BIBLIOGRAPHY_FORMAT, STYLE, STYLE_LOCALE
from refdesk.translation import translate, translate_count

_TITLE, _COLLECTIONS = "title of the style of a bibliography", "collections of a bibliography"
Source = Sequence[RecordId] | Place


class BibliographyDialog(QDialog):
    """Which records, which style and language, which format and file.

    `listed` are the records of the list.
    """

    ordered = Signal(object)

    def __init__(self, desk: Desk, listed: Sequence[RecordId], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sources: list[Source] = []
        self.setWindowTitle(translate("Export a bibliography"))
        self.records = QComboBox()
        self.style_button = button("", self._choose_style)
        self.language = QComboBox()
        self.format = QComboBox()
        self.file = FilePicker(translate("references"))
        self._export = primary_button(translate("Export"), lambda: self.file.confirm(self._order))
        self._fill_boxes(listed)
        fill(self, column(self._grid()), None, button(translate("Cancel"), self.reject), self._export)
        self.format.currentIndexChanged.connect(lambda _index: self._follow_format())
        self.file.changed.connect(self._enable)
        self._follow_format()
        self._show_style()
        self.setMinimumWidth(560)
        desk.jobs.read(collecting.collections, desk.library, then=self._add_collections, topic=_COLLECTIONS)

    def done(self, result: int) -> None:
        """Close; answers that are still under way are dropped."""
        for topic in (_TITLE, _COLLECTIONS):
            self._desk.jobs.drop(topic)
        super().done(result)

    def _fill_boxes(self, listed: Sequence[RecordId]) -> None:
        chosen = self._desk.selection.ids
        if chosen:
            self._add_source(
                translate_count("{count} chosen record", "{count} chosen records", len(chosen)), chosen
            )
        if listed:
            said = translate_count("{count} record in the list", "{count} records in the list", len(listed))
            self._add_source(said, listed)
        self._add_source(translate("All articles"), Place.articles())
        for tag, name in language_choices():
            self.language.addItem(name, tag)
        self.language.setCurrentIndex(max(0, self.language.findData(self._desk.settings.get(STYLE_LOCALE))))
        for each in FILES:
            self.format.addItem(f"{translate(each.label)} ({each.extension})", each.id)
        kept = self.format.findData(self._desk.settings.get(BIBLIOGRAPHY_FORMAT))
        self.format.setCurrentIndex(max(0, kept))

    def _add_source(self, text: str, source: Source) -> None:
        self.records.addItem(text)
        self._sources.append(source)

    def _add_collections(self, found: Sequence[Collection]) -> None:
        for each in found:
            text = translate("Collection: {name}").format(name=each.name)
            self._add_source(text, Place.collection(each.id))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_12)
        grid.setVerticalSpacing(SPACE_12)
        grid.setColumnStretch(1, 1)
        lines: tuple[tuple[str, QWidget], ...] = (
            (translate("Records"), self.records),
            (translate("Style"), self.style_button),
            (translate("Language"), self.language),
            (translate("Format"), self.format),
            (translate("File"), self.file),
        )
        for line, (text, part) in enumerate(lines):
            caption = label(text, "secondary")
            caption.setBuddy(part)
            part.setAccessibleName(text)
            grid.addWidget(caption, line, 0)
            grid.addLayout(row(part) if part is self.file else row(part, None), line, 1)
        return grid

    def _follow_format(self) -> None:
        each = FILES[self.format.currentIndex()]
        self.file.follow_format(translate(each.label), each.extension)

    def _enable(self) -> None:
        self._export.setEnabled(self.file.path is not None)

    def _choose_style(self) -> None:
        chooser = StyleChooser(self._desk, self)
        chooser.chosen.connect(lambda _style, _locale: self._show_style())
        chooser.open()

    def _show_style(self) -> None:
        settings = self._desk.settings
        self.language.setCurrentIndex(max(0, self.language.findData(settings.get(STYLE_LOCALE))))
        self._desk.jobs.read(styles.title, settings.get(STYLE), then=self.style_button.setText, topic=_TITLE)

    def _order(self, path: Path) -> None:
        settings, format_id = self._desk.settings, str(self.format.currentData())
        settings.set(BIBLIOGRAPHY_FORMAT, format_id)
        settings.set(STYLE_LOCALE, str(self.language.currentData()))
        source = self._sources[self.records.currentIndex()]
        self.ordered.emit(BibliographyOrder(source, path, format_id, chosen_style(settings)))
        self.accept()
