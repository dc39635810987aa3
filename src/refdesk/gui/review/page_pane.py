"""The left half of the review: the page, its marked words, and how much of it no field uses."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from refdesk.domain.draft import Span
from refdesk.domain.fields import FIELDS
from refdesk.gui.review.marked_text import MarkedText
from refdesk.gui.review.marks import Mark
from refdesk.gui.review.page_map import PageMap
from refdesk.gui.review.review import Spot
from refdesk.gui.review.session import Session
from refdesk.gui.theme import SPACE_4, SPACE_12
from refdesk.gui.widgets.buttons import button, link_button
from refdesk.gui.widgets.labels import ElidedLabel, label
from refdesk.gui.widgets.layouts import column, hairline, row
from refdesk.translation import translate, translate_count

#: So long the pointer stays on a field before the page scrolls to its words.
_HOVER_MS = 250
#: A longer page takes more than a moment to prepare.
_LONG = 500_000


class PagePane(QWidget):
    """The page's text; a click on words goes to their field, selected words can be given to another."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._unread_index = -1
        self._hovered: Spot | None = None
        self._hover = QTimer(self, singleShot=True, interval=_HOVER_MS)
        self._hover.timeout.connect(self._reveal_hovered)
        self.text = MarkedText()
        self.text.setAccessibleName(translate("The page"))
        self.text.setProperty("role", "page")
        self._show_page(session.review.page.text)
        self.text.show_marks(self._marks_between, self._tip)
        self.text.clicked.connect(session.go_to_words)
        self._unread = ElidedLabel("", "secondary")
        self._next_unread = link_button(translate("Show next"), self.show_next_unread)
        self._next_unread.setToolTip(translate("Show the next words that no field uses"))
        head = self._head()
        foot = row(self._unread, self._next_unread, margins=(SPACE_12, SPACE_4, SPACE_12, SPACE_4))
        foot.setStretch(0, 1)
        self.setLayout(column(head, hairline(), self.text, hairline(), foot, spacing=0))
        session.changed.connect(self._take)
        session.current_changed.connect(self._show_current)
        session.lit.connect(self._light)
        session.looked_at.connect(self._look_at)
        session.unread_counted.connect(self._show_unread)
        self._take()

    def _show_page(self, text: str) -> None:
        if len(text) <= _LONG:
            self.text.show_text(text)
        else:
            self._session.prepare(PageMap, text, then=self._show_long_page)

    def _show_long_page(self, page_map: PageMap) -> None:
        self.text.show_map(page_map)
        self._show_current()
        self._take()

    def _head(self) -> QHBoxLayout:
        hint = ElidedLabel(
            translate("Select words, then drag them to a field or press its number"), "secondary"
        )
        hint.setToolTip(translate("Hold Alt to see the numbers; with Ctrl the words are added."))
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        title = label(translate("The page"), "caption")
        head = row(title, hint, spacing=SPACE_12, margins=(SPACE_12, SPACE_4, SPACE_12, SPACE_4))
        head.setStretch(1, 1)
        # As tall as the buttons over the other half.
        head.addStrut(button("", self.show_next_unread).sizeHint().height())
        return head

    def show_next_unread(self) -> None:
        """Select the next stretch of the page that no field uses."""
        unread = self._session.unread
        if unread:
            self._unread_index = (self._unread_index + 1) % len(unread)
            self.text.select(unread[self._unread_index])
            self.text.reveal(unread[self._unread_index])

    def _take(self) -> None:
        self._show_stretch()
        self._light(self._session.spot)

    def _show_unread(self) -> None:
        unread = self._session.unread
        places = len(unread)
        self._next_unread.setVisible(places > 0)
        if not places:
            self._unread.setText(translate("Every word of the page is used."))
            return
        told = translate_count("{count} place", "{count} places", places)
        percent = max(1, round(self._session.review.share_of(unread) * 100))
        sentence = translate("{percent} % of the text is unused, in {places}")
        self._unread.setText(sentence.format(percent=percent, places=told))

    def _show_current(self) -> None:
        stretch = self._show_stretch()
        if stretch:
            self.text.reveal(stretch)

    def _show_stretch(self) -> Span | None:
        """Draw the bar beside the words of the open item."""
        item = self._session.current
        stretch = self._session.marks.whole(item) if item in self._session.review.items else None
        self.text.set_current(stretch)
        return stretch

    def _light(self, spot: Spot | None) -> None:
        spans: tuple[Span, ...] = self._session.marks.of(spot) if spot else ()
        self.text.light_up(spans)
        if spot is None or spot == self._session.spot:
            self._hover.stop()

    def _look_at(self, spot: Spot) -> None:
        """Bring a field's words into sight: at once for the one in focus, else if the pointer stays on it."""
        self._hovered = spot
        if spot == self._session.spot:
            self._reveal_hovered()
        else:
            self._hover.start()

    def _reveal_hovered(self) -> None:
        spans = self._session.marks.of(self._hovered) if self._hovered else ()
        if spans:
            self.text.reveal(spans[0])

    def _marks_between(self, start: int, end: int) -> list[Mark]:
        return self._session.marks.between(start, end)

    def _tip(self, place: int) -> str:
        mark = self._session.marks.at(place)
        if mark is None:
            return ""
        name = translate(FIELDS[mark.spot.field].label)
        return translate("{field}, read with doubt").format(field=name) if mark.is_doubtful else name
