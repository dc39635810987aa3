"""`OfferDialog(session, offer, parent)`: what a correction would change elsewhere, to choose from."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QTableView, QWidget

from refdesk.gui.dialogs.frame import fill, fit_to_screen
from refdesk.gui.dialogs.plain_table import dress
from refdesk.gui.review.marked_text import MarkedText
from refdesk.gui.review.marks import Mark
from refdesk.gui.review.offer_model import OfferModel
from refdesk.gui.review.review import ItemId, Spot
from refdesk.gui.review.rule_words import told
from refdesk.gui.review.session import Session
from refdesk.gui.theme import SPACE_8
from refdesk.gui.widgets.buttons import button, link_button, primary_button
from refdesk.gui.widgets.labels import label, paragraph
from refdesk.gui.widgets.layouts import column, row
from refdesk.gui.widgets.tick_box import TickDelegate
from refdesk.reading.correcting.correction import Offer
from refdesk.translation import translate, translate_count

#: The reference's text is shown in so many lines.
_LINES = 3


class OfferDialog(QDialog):
    """Every change with a check mark, and the words of the one that is looked at."""

    def __init__(self, session: Session, offer: Offer[ItemId], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._offer = session, offer
        self.model = OfferModel(session.review, offer, self)
        self.view = _Table()
        self.words = MarkedText()
        self._all = link_button("", self._toggle_all)
        self._apply = primary_button("", self._accept)
        self.setWindowTitle(translate("Correct other references"))
        self._dress()
        head = row(label(told(offer.rule), "title"), None, self._all)
        sure = translate("These references were read in the same way. Undo takes all of it back in one step.")
        content = column(head, paragraph(sure, "secondary"), self.view, self.words, spacing=SPACE_8)
        fill(self, content, None, button(translate("Cancel"), self.reject), self._apply)
        fit_to_screen(self, 820, 520)
        self.model.chosen_changed.connect(self._take)
        self.view.selectionModel().currentRowChanged.connect(self._show_words)
        self.view.setCurrentIndex(self.model.index(0, 0))
        self.view.setFocus()
        self._take()

    def _dress(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(TickDelegate(self.view))
        dress(self.view, translate("Changes"), 3, {0: 12, 1: 16, 2: 40})
        self.words.setAccessibleName(translate("Text of the reference"))
        self.words.setProperty("role", "quote")
        self.words.document().setDocumentMargin(SPACE_8)
        self.words.setFixedHeight(_LINES * self.words.fontMetrics().lineSpacing() + 2 * SPACE_8 + 4)

    def _take(self) -> None:
        count = len(self.model.chosen)
        self._apply.setText(translate_count("Correct {count} reference", "Correct {count} references", count))
        self._apply.setEnabled(count > 0)
        self._all.setText(translate("Choose none") if count else translate("Choose all"))

    def _toggle_all(self) -> None:
        self.model.choose(frozenset() if self.model.chosen else frozenset(self._offer.corrected))

    def _accept(self) -> None:
        self._session.accept_offer(self.model.chosen)
        self.accept()

    def _show_words(self, current: QModelIndex) -> None:
        if not current.isValid():
            return
        shown = self.model.row_at(current.row())
        draft = self._offer.corrected[shown.item]
        marks = [
            Mark(span, Spot(shown.item, reading.field), is_doubtful=False)
            for reading in draft.readings
            for span in reading.spans
        ]
        self.words.show_text(draft.text)
        self.words.show_marks(lambda _start, _end: sorted(marks, key=lambda mark: -len(mark.span)))
        reading = draft.reading(shown.field) if shown.field else None
        self.words.light_up(reading.spans if reading else ())


class _Table(QTableView):
    """Space marks the reference of any of its rows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and current.isValid():
            box = current.siblingAtColumn(0)
            self.model().setData(box, None, Qt.ItemDataRole.CheckStateRole)
            return
        super().keyPressEvent(event)
