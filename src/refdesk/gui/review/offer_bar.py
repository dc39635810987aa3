"""The line above the drafts that says where else the last correction fits."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from refdesk.gui.review.offer_dialog import OfferDialog
from refdesk.gui.review.rule_words import told
from refdesk.gui.review.session import Session
from refdesk.gui.theme import SPACE_4, SPACE_8, SPACE_12
from refdesk.gui.widgets.buttons import button, icon_button
from refdesk.gui.widgets.labels import ElidedLabel
from refdesk.gui.widgets.layouts import row
from refdesk.translation import translate, translate_count


class OfferBar(QFrame):
    """Hidden until there is an offer; leads to its preview."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._session = session
        self._text = ElidedLabel("", "secondary")
        self._show = button("", self.show_preview)
        self._show.setToolTip(translate("See what would change, and choose (F9)"))
        away = icon_button("clear", translate("Not for others"), session.offers.drop)
        line = row(
            self._text, self._show, away, margins=(SPACE_12, SPACE_4, SPACE_8, SPACE_4), spacing=SPACE_8
        )
        line.setStretch(0, 1)
        self.setLayout(line)
        session.offers.changed.connect(self._take)
        self._take()

    @property
    def text(self) -> str:
        """What is offered; empty while hidden."""
        return self._text.text() if not self.isHidden() else ""

    def show_preview(self) -> None:
        """Show what the offer would change."""
        offer = self._session.offers.offer
        if offer:
            OfferDialog(self._session, offer, self.window()).open()
        else:
            self._session.refused.emit(translate("There is no correction that fits other references."))

    def _take(self) -> None:
        offer = self._session.offers.offer
        self.setVisible(offer is not None)
        if offer:
            self._text.setText(told(offer.rule))
            count = len(offer.corrected)
            self._show.setText(
                translate_count("Apply to {count} other...", "Apply to {count} others...", count)
            )
