"""The right half of the review: what was read, and the keys for the work on it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from refdesk.gui.review.entries_view import EntriesView
from refdesk.gui.review.offer_bar import OfferBar
from refdesk.gui.review.session import Session
from refdesk.gui.theme import SPACE_4, SPACE_8, SPACE_12
from refdesk.gui.widgets.buttons import button, icon_button
from refdesk.gui.widgets.labels import ElidedLabel
from refdesk.gui.widgets.layouts import column, hairline, row
from refdesk.translation import translate, translate_count


class DraftsPane(QWidget):
    """A bar with what is left to check, and the list of drafts."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.entries = EntriesView(session)
        self._told = ElidedLabel("", "caption")
        self._undo = icon_button("undo", translate("Undo"), session.undo)
        self._redo = icon_button("redo", translate("Redo"), session.redo)
        self._next = self._next_button()
        self._accept_all = button(translate("Accept all"), session.accept_all, "check")
        bar = row(
            self._told, self._undo, self._redo, self._accept_all, self._next,
            margins=(SPACE_12, SPACE_4, SPACE_12, SPACE_4), spacing=SPACE_8,
        )  # fmt: skip
        bar.setStretch(0, 1)
        self.offer = OfferBar(session)
        self.setLayout(column(bar, hairline(), self.offer, self.entries, spacing=0))
        session.changed.connect(self._take)
        self._take()

    def _next_button(self) -> QPushButton:
        made = button(translate("Next doubtful"), self._session.go_to_next_doubtful, "next-doubtful")
        made.setToolTip(translate("Go to the next doubtful field (F8)"))
        return made

    def _take(self) -> None:
        count = sum(1 for _spot in self._session.review.doubtful())
        told = translate_count("{count} field to check", "{count} fields to check", count)
        self._told.setText(told if count else translate("Nothing left to check"))
        self._next.setEnabled(count > 0)
        self._accept_all.setEnabled(count > 0)
        history = self._session.history
        self._undo.setEnabled(bool(history.undo_label))
        self._redo.setEnabled(bool(history.redo_label))
        self._undo.setToolTip(_told(translate("Undo"), history.undo_label))
        self._redo.setToolTip(_told(translate("Redo"), history.redo_label))


def _told(verb: str, step: str) -> str:
    return f"{verb}: {step}" if step else verb
