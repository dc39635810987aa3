"""Letting a reference point to another record of the library."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from refdesk.domain.query import Place
from refdesk.domain.record import RecordId, Summary
from refdesk.domain.reference import Reference
from refdesk.domain.richtext import plain
from refdesk.gui.commands.telling import tell_change
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.frame import fill, fit_to_screen
from refdesk.gui.models.reference_list import TwoLines
from refdesk.gui.theme import SPACE_8
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.labels import paragraph
from refdesk.gui.widgets.layouts import column
from refdesk.gui.widgets.search_field import SearchField
from refdesk.gui.widgets.two_line_list import TwoLineList
from refdesk.gui.window import MainWindow
from refdesk.library import editing, listing
from refdesk.library.library import Library
from refdesk.translation import translate

#: So many records are offered; a longer search finds the others.
_OFFERED = 100


class RecordChooser(QDialog):
    """A search among articles and cited works; `chosen(record id)`."""

    chosen = Signal(int)

    def __init__(self, desk: Desk, reference: Reference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._citing = reference.citing
        self._found: list[Summary] = []
        self.setObjectName("record_chooser")
        self.setWindowTitle(translate("Point to another work"))
        self._use = primary_button(translate("Point to this work"), self._choose)
        self._use.setEnabled(False)
        self.search = SearchField()
        self.search.asked.connect(self._ask)
        self.list = TwoLineList(translate("Records"))
        self.list.row_chosen.connect(lambda row: self._use.setEnabled(row >= 0))
        self.list.opened.connect(lambda _: self._choose())
        self.search.left.connect(self.list.setFocus)
        printed = paragraph(reference.text, "secondary")
        printed.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        content = column(printed, self.search, self.list, spacing=SPACE_8)
        fill(self, content, None, button(translate("Cancel"), self.reject), self._use)
        fit_to_screen(self, 620, 520)
        self.search.setText(_words_of(reference))
        self.search.setFocus()

    def _ask(self, query: str) -> None:
        self._desk.jobs.read(_search, self._desk.library, query, then=self._show, topic="record chooser")

    def _show(self, found: list[Summary]) -> None:
        # An article does not cite itself, although a search finds it by the words of its references.
        self._found = [each for each in found if each.id != self._citing]
        self.list.rows.show([_lines(each) for each in self._found])
        self._use.setEnabled(self.list.currentIndex().isValid())

    def _choose(self) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < len(self._found):
            self.chosen.emit(self._found[row].id)
            self.accept()


def ask_for_record(desk: Desk, window: MainWindow, reference: Reference) -> None:
    """Let the person choose the work that a reference means."""
    chooser = RecordChooser(desk, reference, window)
    chooser.chosen.connect(partial(point, desk, reference))
    chooser.open()


def point(desk: Desk, reference: Reference, record_id: int) -> None:
    """Let the reference point there."""
    desk.jobs.write(
        editing.point_reference,
        desk.library,
        reference.id,
        RecordId(record_id),
        then=lambda change: tell_change(desk, change, translate("The reference points there now.")),
    )


def _search(library: Library, query: str) -> list[Summary]:
    found: dict[int, None] = {}
    for place in (Place.articles(), Place.references()):
        found |= dict.fromkeys(listing.ids(library, place, query)[:_OFFERED])
    ids: Sequence[RecordId] = [RecordId(each) for each in found]
    return listing.summaries(library, ids[:_OFFERED])


def _words_of(reference: Reference) -> str:
    """What to look for first: the beginning of the title."""
    return " ".join(plain(reference.record.text("title")).split()[:3])


def _lines(summary: Summary) -> TwoLines:
    year = "" if summary.year is None else str(summary.year)
    parts = (summary.author_text, year, plain(summary.container))
    return TwoLines("", plain(summary.title), "  \u00b7  ".join(part for part in parts if part))
