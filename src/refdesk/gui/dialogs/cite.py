"""`CiteDialog(desk, parent)`: one citation with pages and words; `ordered(CopyOrder)`."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QLineEdit, QWidget

from refdesk.csl import Cite, Mode
from refdesk.domain.errors import RefDeskError
from refdesk.domain.record import Record
from refdesk.gui.chosen_style import chosen_style
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.cite_list import CiteList
from refdesk.gui.dialogs.frame import fill, fit_to_screen
from refdesk.gui.dialogs.locators import LOCATORS
from refdesk.gui.models.reference_list import short_line
from refdesk.gui.theme import SPACE_8, SPACE_12
from refdesk.gui.widgets.buttons import button, icon_button, primary_button
from refdesk.gui.widgets.formatted_view import formatted_view, html_of
from refdesk.gui.widgets.labels import label
from refdesk.gui.widgets.layouts import column, hairline, row
from refdesk.library import citing, copying, styles
from refdesk.library.citing import Formatted
from refdesk.library.copying import CopyOrder, What
from refdesk.settings import COPY_FORMAT, COPY_WHAT
from refdesk.translation import mark, translate

_RECORDS, _PREVIEW, _STYLE = "cited records", "citation preview", "style of the citation"
_PREVIEW_PAUSE_MS = 40
_MODES = (
    (Mode.WHOLE, mark("With the author")),
    (Mode.SUPPRESS_AUTHOR, mark("Without the author")),
    (Mode.AUTHOR_ONLY, mark("Only the author")),
)
_PARTS = (
    (What.CITATION, mark("Citation")),
    (What.BOTH, mark("Citation and bibliography")),
    (What.ENTRIES, mark("Bibliography")),
)


class CiteDialog(QDialog):
    """The cites in their order, a form for the one that is chosen, and the citation as it will be copied."""

    ordered = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record_ids = desk.selection.ids
        self._style = chosen_style(desk.settings)
        self.setWindowTitle(translate("Copy citation"))
        self.cites = CiteList()
        self.locator = QLineEdit()
        self.kind = _box(LOCATORS)
        self.prefix, self.suffix = QLineEdit(), QLineEdit()
        self.mode = _box([(mode.value, text) for mode, text in _MODES])
        self.format = _box([(each.id, each.label) for each in copying.formats()])
        self.what = _box([(what.value, text) for what, text in _PARTS])
        self.preview = formatted_view(translate("The citation"))
        self._caption = label("", "caption")
        self._copy = primary_button(translate("Copy"), self._order, "copy")
        self._pause = QTimer(self, singleShot=True, interval=_PREVIEW_PAUSE_MS)
        self._pause.timeout.connect(self._ask_preview)
        self._dress()
        self._connect()
        desk.jobs.read(
            citing.records, desk.library, self._record_ids, then=self._show_records, topic=_RECORDS
        )
        desk.jobs.read(styles.title, self._style.id, then=self._caption.setText, topic=_STYLE)

    def done(self, result: int) -> None:
        """Close; answers that are still under way are dropped."""
        for topic in (_RECORDS, _PREVIEW, _STYLE):
            self._desk.jobs.drop(topic)
        super().done(result)

    def _dress(self) -> None:
        self.locator.setPlaceholderText(translate("12, 45\u201347"))
        self.prefix.setPlaceholderText(translate("see, cf."))
        self.suffix.setPlaceholderText(translate("and passim"))
        self.format.setCurrentIndex(max(0, self.format.findData(self._desk.settings.get(COPY_FORMAT))))
        self.what.setCurrentIndex(max(0, self.what.findData(self._desk.settings.get(COPY_WHAT))))
        self.preview.setFixedHeight(6 * self.fontMetrics().lineSpacing())
        cites = column(row(label(translate("Cited works, in order"), "secondary"), None, *self._movers()))
        cites.addWidget(self.cites)
        cites_pane = QWidget()
        cites_pane.setLayout(cites)
        cites_pane.setVisible(len(self._record_ids) > 1)
        head = row(self._caption, None)
        content = column(cites_pane, self._grid(), hairline(), head, self.preview, spacing=SPACE_12)
        fill(
            self, content, self.what, self.format, None, button(translate("Cancel"), self.reject), self._copy
        )
        several = 130 if len(self._record_ids) > 1 else 0
        fit_to_screen(self, 600, 360 + several)
        self.locator.setFocus()

    def _movers(self) -> tuple[QWidget, ...]:
        up = icon_button("move-up", translate("Move up (Alt+Up)"), lambda: self.cites.move_current(-1))
        down = icon_button("move-down", translate("Move down (Alt+Down)"), lambda: self.cites.move_current(1))
        return up, down

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_12)
        grid.setVerticalSpacing(SPACE_8)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.kind.setAccessibleName(translate("Kind of place"))
        parts = (
            (0, 0, self.kind, self.locator, translate("Place in the work")),
            (0, 2, label(translate("Author"), "secondary"), self.mode, translate("Author")),
            (1, 0, label(translate("Before"), "secondary"), self.prefix, translate("Words before")),
            (1, 2, label(translate("After"), "secondary"), self.suffix, translate("Words after")),
        )
        for line, place, caption, editor, name in parts:
            editor.setAccessibleName(name)
            grid.addWidget(caption, line, place)
            grid.addWidget(editor, line, place + 1)
        return grid

    def _connect(self) -> None:
        for line in (self.locator, self.prefix, self.suffix):
            line.textEdited.connect(lambda _text: self._take())
        for box in (self.kind, self.mode):
            box.activated.connect(lambda _index: self._take())
        for box in (self.format, self.what):
            box.currentIndexChanged.connect(lambda _index: self._pause.start())
        self.cites.cite_chosen.connect(self._show_cite)
        self.cites.reordered.connect(self._pause.start)

    def _show_records(self, records: Sequence[Record]) -> None:
        lines = [
            (str(each), short_line(record)) for each, record in zip(self._record_ids, records, strict=False)
        ]
        self.cites.show_cites([(Cite(key), text) for key, text in lines])
        self._pause.start()

    def _show_cite(self, cite: Cite) -> None:
        self.locator.setText(cite.locator)
        self.prefix.setText(cite.prefix)
        self.suffix.setText(cite.suffix)
        self.kind.setCurrentIndex(self.kind.findData(cite.label))
        self.mode.setCurrentIndex(self.mode.findData(cite.mode.value))

    def _take(self) -> None:
        """Keep what is typed with the cite that is chosen."""
        self.cites.change_current(
            locator=self.locator.text().strip(),
            label=self.kind.currentData(),
            prefix=self.prefix.text().strip(),
            suffix=self.suffix.text().strip(),
            mode=Mode(self.mode.currentData()),
        )
        self._pause.start()

    @property
    def order(self) -> CopyOrder:
        """What is asked for as the dialog stands."""
        what, format_id = What(self.what.currentData()), self.format.currentData()
        return CopyOrder(self._record_ids, self._style, what, format_id, self.cites.cites)

    def _ask_preview(self) -> None:
        self._desk.jobs.read(
            copying.copied,
            self._desk.library,
            self.order,
            then=self._show_preview,
            topic=_PREVIEW,
            failed=self._show_fault,
        )

    def _show_preview(self, formatted: Formatted) -> None:
        self.preview.setHtml(html_of(formatted))

    def _show_fault(self, error: RefDeskError) -> None:
        self.preview.setPlainText(str(error))

    def _order(self) -> None:
        settings = self._desk.settings
        settings.set(COPY_FORMAT, self.format.currentData())
        settings.set(COPY_WHAT, self.what.currentData())
        self.ordered.emit(self.order)
        self.accept()


def _box(choices: Sequence[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    for choice, text in choices:
        box.addItem(translate(text), choice)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMaxVisibleItems(len(choices))
    box.view().setTextElideMode(Qt.TextElideMode.ElideNone)
    return box
