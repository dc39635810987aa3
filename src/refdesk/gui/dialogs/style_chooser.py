"""`StyleChooser(desk, parent)`: the 10,000 citation styles, with a preview; `chosen(style_id, locale)`."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QListView, QTextBrowser, QWidget

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.record import Record, RecordId
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.frame import fill, fit_to_screen
from refdesk.gui.dialogs.style_list import FoundStyle, StyleList, find_styles
from refdesk.gui.theme import SPACE_8, SPACE_12
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.labels import label
from refdesk.gui.widgets.layouts import column, row
from refdesk.library import citing
from refdesk.library.citing import Formatted
from refdesk.library.library import Library
from refdesk.library.styles import StyleChoice
from refdesk.settings import RECENT_STYLES, STYLE, STYLE_LOCALE
from refdesk.translation import mark, translate, translate_count

#: Topics of what is asked in the background.
_STYLES, _PREVIEW = "styles", "style preview"
_MOST_RECENT = 8
_MOST_SHOWN = 3
_PREVIEW_PAUSE_MS = 120
#: The languages that citations are usually wanted in; the style has its own.
LOCALES = (
    ("", mark("As the style says")),
    ("en-US", "English (US)"),
    ("en-GB", "English (UK)"),
    ("ru-RU", "Русский"),
    ("kk-KZ", "Қазақша"),
    ("de-DE", "Deutsch"),
    ("es-ES", "Español"),
    ("fr-FR", "Français"),
    ("pt-BR", "Português (Brasil)"),
    ("tr-TR", "Türkçe"),
    ("uk-UA", "Українська"),
    ("zh-CN", "中文"),
)
#: What the preview shows where no record is chosen.
_EXAMPLE = (
    Record.of(
        "article-journal",
        author=(Name("Curie", "Marie"), Name("Debierne", "André")),
        title="Sur le polonium",
        container_title="Le Radium",
        issued=Date.of(1910),
        volume="7",
        issue="2",
        page="38-40",
    ),
)


class StyleChooser(QDialog):
    """A search field, the styles, and the chosen records in the style under the pointer or the cursor."""

    chosen = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._previewed = ""
        self.setWindowTitle(translate("Citation style"))
        self.styles = StyleList(desk.settings.get(RECENT_STYLES), self)
        self.search = QLineEdit()
        self.view = QListView()
        self.language = self._language_box()
        self.preview = QTextBrowser()
        self._count = label("", "secondary")
        self._use = primary_button(translate("Use this style"), self._choose)
        self._dress()
        parts = (self.search, self._count, self.view, self._language_row(), self.preview)
        cancel = button(translate("Cancel"), self.reject)
        fill(self, column(*parts, spacing=SPACE_8), None, cancel, self._use)
        self._pause = QTimer(self, singleShot=True, interval=_PREVIEW_PAUSE_MS)
        self._pause.timeout.connect(self._ask_preview)
        fit_to_screen(self, 680, 640)
        desk.jobs.read(find_styles, then=self._show_styles, topic=_STYLES)

    def done(self, result: int) -> None:
        """Close; answers that are still under way are dropped."""
        for topic in (_STYLES, _PREVIEW):
            self._desk.jobs.drop(topic)
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go through the styles while the search field keeps the focus."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.view.keyPressEvent(event)
            return
        super().keyPressEvent(event)

    def _dress(self) -> None:
        self.search.setPlaceholderText(translate("Search by name: apa, gost, nature..."))
        self.search.setAccessibleName(translate("Search for a style"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.view.setModel(self.styles)
        self.view.setProperty("role", "plain")
        self.view.setAccessibleName(translate("Citation styles"))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.entered.connect(self._preview)
        self.view.doubleClicked.connect(lambda _index: self._choose())
        self.view.selectionModel().currentChanged.connect(lambda current, _before: self._preview(current))
        self.preview.setAccessibleName(translate("Preview"))
        self.preview.setFixedHeight(8 * self.fontMetrics().lineSpacing())
        self._use.setEnabled(False)

    def _language_box(self) -> QComboBox:
        box = QComboBox()
        for locale, name in LOCALES:
            box.addItem(translate(name), locale)
        kept = self._desk.settings.get(STYLE_LOCALE)
        if box.findData(kept) < 0:
            box.addItem(kept, kept)
        box.setCurrentIndex(box.findData(kept))
        box.setAccessibleName(translate("Language of citations"))
        box.currentIndexChanged.connect(lambda _index: self._pause.start())
        return box

    def _language_row(self) -> QHBoxLayout:
        caption = label(translate("Language of citations"), "secondary")
        caption.setBuddy(self.language)
        return row(label(translate("Preview"), "caption"), None, caption, self.language, spacing=SPACE_12)

    def _show_styles(self, styles: Sequence[FoundStyle]) -> None:
        self.styles.show_styles(styles)
        self._search(self.search.text())
        self._go_to(max(0, self.styles.row_of(self._desk.settings.get(STYLE))))

    def _search(self, text: str) -> None:
        self.styles.search(text)
        count = self.styles.rowCount()
        self._count.setText(translate_count("{count} style", "{count} styles", count))
        self._use.setEnabled(count > 0)
        self._go_to(0)

    def _go_to(self, place: int) -> None:
        index = self.styles.index(place, 0)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _preview(self, index: QModelIndex) -> None:
        if index.isValid():
            self._previewed = self.styles.style(index.row()).id
            self._pause.start()

    def _ask_preview(self) -> None:
        if not self._previewed:
            return
        ids = self._desk.selection.ids[:_MOST_SHOWN]
        args = (self._desk.library, ids, self._previewed, self.language.currentData())
        self._desk.jobs.read(_in_style, *args, then=self._show_preview, topic=_PREVIEW)

    def _show_preview(self, formatted: Formatted) -> None:
        self.preview.setHtml(formatted.html)

    def _choose(self) -> None:
        index = self.view.currentIndex()
        if not index.isValid():
            return
        style_id, locale = self.styles.style(index.row()).id, str(self.language.currentData())
        settings = self._desk.settings
        recent = [each for each in settings.get(RECENT_STYLES) if each != style_id]
        settings.set(RECENT_STYLES, (style_id, *recent)[:_MOST_RECENT])
        settings.set(STYLE, style_id)
        settings.set(STYLE_LOCALE, locale)
        self.chosen.emit(style_id, locale)
        self.accept()


def _in_style(library: Library, ids: Sequence[RecordId], style_id: str, locale: str) -> Formatted:
    """A bibliography of the records, or of an example where none is chosen."""
    choice = StyleChoice(style_id, locale)
    return citing.bibliography(citing.records(library, ids) if ids else _EXAMPLE, choice)
