"""`StyleChooser(desk, parent)`: the 10,000 citation styles, with a preview; `chosen(style_id, locale)`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from refdesk.domain.errors import RefDeskError
from refdesk.gui.chosen_style import in_style
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.frame import fill, fit_to_screen
from refdesk.gui.dialogs.languages import language_choices
from refdesk.gui.dialogs.style_list import StyleList
from refdesk.gui.dialogs.style_note import StyleNote
from refdesk.gui.dialogs.style_preview import Sample, sample_in
from refdesk.gui.dialogs.style_view import StyleView
from refdesk.gui.theme import SPACE_8, SPACE_12
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.formatted_view import formatted_view
from refdesk.gui.widgets.labels import label
from refdesk.gui.widgets.layouts import column, row
from refdesk.gui.widgets.tick_box import TickBox
from refdesk.library import copying, styles
from refdesk.library.style_search import StyleSearch, style_search
from refdesk.library.styles import RemovedStyle, StyleEntry
from refdesk.settings import (
    FAVOURITE_STYLES,
    ITEM_LANGUAGES,
    QUICK_ENTRIES,
    RECENT_STYLES,
    STYLE,
    STYLE_LOCALE,
)
from refdesk.translation import translate, translate_count

#: Topics of what is asked in the background.
_STYLES, _SEARCH, _PREVIEW = "styles", "style search", "style preview"
_MOST_RECENT = 8
_MOST_SHOWN = 20
_PREVIEW_PAUSE_MS = 15
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class StyleChooser(QDialog):
    """A search field, the styles, and the chosen records in the style under the pointer or the cursor.

    `previewed(Sample)` whenever another style is shown. Ctrl+B makes the style a favourite.
    """

    chosen = Signal(str, str)
    previewed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._search_in: StyleSearch | None = None
        self._searched = ""
        self._is_wanted = False
        self._previewed = ""
        self.setWindowTitle(translate("Citation style"))
        self.setAcceptDrops(True)
        self.styles = StyleList(desk.settings.get(FAVOURITE_STYLES), self)
        self.search = QLineEdit()
        self.view = StyleView()
        self.view.setModel(self.styles)
        self.note = StyleNote()
        self.language = self._language_box()
        self.item_languages = TickBox(translate("Each item in its own language"))
        self.item_languages.setChecked(desk.settings.get(ITEM_LANGUAGES))
        self.quick = self._quick_box()
        self.preview = formatted_view(translate("Preview"))
        self._count = label("", "secondary")
        self._use = primary_button(translate("Use this style"), self._choose)
        self._pause = QTimer(self, singleShot=True, interval=_PREVIEW_PAUSE_MS)
        self._dress()
        self._connect()
        self._load()

    def done(self, result: int) -> None:
        """Close; answers that are still under way are dropped."""
        for topic in (_STYLES, _SEARCH, _PREVIEW):
            self._desk.jobs.drop(topic)
        self._desk.settings.set(FAVOURITE_STYLES, self.styles.favourites)
        super().done(result)

    def add_file(self, path: Path) -> None:
        """Add a person's own style and go to it, or say what is wrong with it."""
        self._desk.jobs.read(styles.install, path, then=self._go_to_added, failed=self._tell_fault)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go through the styles while the search field keeps the focus."""
        if event.key() in _MOVES:
            self.view.keyPressEvent(event)
        elif event.key() == Qt.Key.Key_B and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._star(self.view.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.add_file(Path(url.toLocalFile()))

    def _dress(self) -> None:
        self.search.setPlaceholderText(
            translate("Search: apa, гост, nlm, j am chem soc, history footnotes...")
        )
        self.search.setAccessibleName(translate("Search for a style"))
        self.search.setClearButtonEnabled(True)
        self.preview.setMinimumHeight(4 * self.fontMetrics().lineSpacing())
        self._use.setEnabled(False)
        add = button(translate("Add a style file..."), self._ask_file)
        head = row(self._count, None, add)
        parts = (self.search, head, self.view, self.note, self._language_row(), self.preview)
        cancel = button(translate("Cancel"), self.reject)
        quick = label(translate("Ctrl+Shift+C copies"), "secondary")
        quick.setBuddy(self.quick)
        content = column(*parts, spacing=SPACE_8)
        content.setStretchFactor(self.view, 5)
        content.setStretchFactor(self.preview, 2)
        fill(self, content, quick, self.quick, None, cancel, self._use)
        fit_to_screen(self, 720, 700)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._ask_preview)
        self.search.textEdited.connect(lambda _text: self.note.be_silent())
        self.search.textChanged.connect(self._search)
        self.view.hovered.connect(self._look_at)
        self.view.starred.connect(self._star)
        self.view.doubleClicked.connect(lambda _index: self._choose())
        self.view.selectionModel().currentChanged.connect(lambda current, _: self._go(current))
        self.note.removed.connect(self._remove)
        self.note.restored.connect(self._put_back)
        self.language.currentIndexChanged.connect(lambda _index: self._keep_language())
        self.item_languages.toggled.connect(lambda _on: self._keep_language())

    def _language_box(self) -> QComboBox:
        box = QComboBox()
        for locale, name in language_choices():
            box.addItem(name, locale)
        kept = self._desk.settings.get(STYLE_LOCALE)
        if box.findData(kept) < 0:
            box.addItem(kept, kept)
        box.setCurrentIndex(box.findData(kept))
        box.setAccessibleName(translate("Language of citations"))
        return box

    def _quick_box(self) -> QComboBox:
        box = QComboBox()
        for each in copying.formats():
            box.addItem(translate(each.label), each.id)
        box.setCurrentIndex(max(0, box.findData(self._desk.settings.get(QUICK_ENTRIES))))
        box.setAccessibleName(translate("Ctrl+Shift+C copies entries as"))
        return box

    def _language_row(self) -> QHBoxLayout:
        caption = label(translate("Language"), "secondary")
        caption.setBuddy(self.language)
        tip = translate("“и др.” for a Russian item and “et al.” for an English one, in the same list")
        self.item_languages.setToolTip(tip)
        return row(
            label(translate("Preview"), "caption"),
            None,
            self.item_languages,
            caption,
            self.language,
            spacing=SPACE_12,
        )

    def _load(self) -> None:
        self._search_in = None
        self._count.setText(translate("Looking for styles..."))
        self._desk.jobs.read(style_search, then=self._take_styles, topic=_STYLES)

    def _take_styles(self, search: StyleSearch) -> None:
        self._search_in = search
        self._search(self.search.text())

    def _search(self, text: str) -> None:
        """Ask which styles are meant; the list shows the answer."""
        if self._search_in is None:
            return
        settings = self._desk.settings
        favourites, recent = self.styles.favourites, (settings.get(STYLE), *settings.get(RECENT_STYLES))
        show = partial(self._show_found, text)
        self._desk.jobs.read(self._search_in.find, text, favourites, recent, then=show, topic=_SEARCH)

    def _show_found(self, text: str, found: Sequence[StyleEntry]) -> None:
        self._searched = text
        self.styles.show_styles(found)
        self._count.setText(translate_count("{count} style", "{count} styles", len(found)))
        self._use.setEnabled(bool(found))
        used = self.styles.row_of(self._desk.settings.get(STYLE))
        self._go_to(0 if text.strip() else max(0, used))
        if not found:
            self.note.tell(translate("No style has these words. A style of your own can be added as a file."))
        if self._is_wanted:
            self._choose()

    def _go_to(self, place: int) -> None:
        index = self.styles.index(place, 0)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self._look_at(index.row())

    def _look_at(self, place: int) -> None:
        entry = self.styles.style(place)
        self._previewed = entry.id
        self.note.show_style(entry)
        self._pause.start()

    def _star(self, place: int) -> None:
        if place >= 0:
            self.styles.toggle_star(place)

    def _keep_language(self) -> None:
        self._desk.settings.set(STYLE_LOCALE, str(self.language.currentData()))
        self._desk.settings.set(ITEM_LANGUAGES, self.item_languages.isChecked())
        self._pause.start()

    def _ask_preview(self) -> None:
        if not self._previewed:
            return
        ids = self._desk.selection.ids[:_MOST_SHOWN]
        choice = in_style(self._desk.settings, self._previewed)
        self._desk.jobs.read(
            sample_in,
            self._desk.library,
            ids,
            choice,
            then=self._show_preview,
            topic=_PREVIEW,
            failed=lambda error: self.preview.setPlainText(str(error)),
        )

    def _show_preview(self, sample: Sample) -> None:
        self.preview.setHtml(sample.html)
        self.previewed.emit(sample)

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, translate("Add a style file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([translate("Citation styles (*.csl)"), translate("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.add_file(Path(name)))
        dialog.open()

    def _go_to_added(self, entry: StyleEntry) -> None:
        self._load()
        self.note.tell(translate("Added “{style}”.").format(style=entry.title))
        self.search.setText(entry.title)

    def _tell_fault(self, error: RefDeskError) -> None:
        self.note.tell(str(error))

    def _remove(self, entry: StyleEntry) -> None:
        self._desk.jobs.read(styles.remove, entry.id, then=self._told_removed, failed=self._tell_fault)

    def _told_removed(self, removed: RemovedStyle) -> None:
        if self._desk.settings.get(STYLE) == removed.entry.id:
            self._desk.settings.reset(STYLE)
        self._load()
        self.note.offer_back(removed)

    def _put_back(self, removed: RemovedStyle) -> None:
        self._desk.jobs.read(styles.put_back, removed, then=self._go_to_added, failed=self._tell_fault)

    def _choose(self) -> None:
        """Use the current style, as soon as what was typed is found."""
        index = self.view.currentIndex()
        self._is_wanted = self.search.text() != self._searched or self._search_in is None
        if self._is_wanted or not index.isValid():
            return
        style_id, locale = self.styles.style(index.row()).id, str(self.language.currentData())
        settings = self._desk.settings
        recent = [each for each in settings.get(RECENT_STYLES) if each != style_id]
        settings.set(RECENT_STYLES, (style_id, *recent)[:_MOST_RECENT])
        settings.set(STYLE, style_id)
        settings.set(STYLE_LOCALE, locale)
        settings.set(QUICK_ENTRIES, str(self.quick.currentData()))
        self.chosen.emit(style_id, locale)
        self.accept()
