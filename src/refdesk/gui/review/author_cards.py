"""What an article's page says of its authors beyond their names, below the names."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from refdesk.domain.names import Name
from refdesk.gui.icons import icon
from refdesk.gui.review.review import ARTICLE, ItemId, Spot
from refdesk.gui.review.session import Session
from refdesk.gui.theme import SPACE_4
from refdesk.gui.widgets.card_form import CardForm, card_text
from refdesk.gui.widgets.labels import ElidedLabel
from refdesk.gui.widgets.layouts import column, row
from refdesk.translation import translate


class AuthorCards(QWidget):
    """A line for every author of an article, and of a reference where its text says so much of one."""

    def __init__(self, session: Session, item: ItemId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item = item
        self._cards: list[AuthorCard] = []
        self._box = column(spacing=SPACE_4)
        self.setLayout(self._box)

    def set_indent(self, width: int) -> None:
        """Stand below the editors, not below their labels."""
        self._box.setContentsMargins(width, 0, 0, 0)

    def refresh(self) -> None:
        """Show the authors as they are now."""
        names = self._names()
        shown = names if self._item == ARTICLE or any(name.has_card for name in names) else ()
        while len(self._cards) > len(shown):
            self._cards.pop().deleteLater()
        while len(self._cards) < len(shown):
            self._add_card(len(self._cards))
        for card, name in zip(self._cards, shown, strict=True):
            card.show_name(name)
        self.setVisible(bool(shown))

    def _add_card(self, place: int) -> None:
        card = AuthorCard()
        card.edited.connect(lambda name: self._take(place, name))
        card.focused.connect(lambda: self._session.note_focus(Spot(self._item, "author")))
        self._cards.append(card)
        self._box.addWidget(card)

    def _take(self, place: int, name: Name) -> None:
        names = self._names()
        if place < len(names) and names[place] != name:
            changed = (*names[:place], name, *names[place + 1 :])
            self._session.set_value(Spot(self._item, "author"), changed)

    def _names(self) -> tuple[Name, ...]:
        draft = self._session.review.draft(self._item)
        return draft.record.names("author") if draft else ()


class AuthorCard(QWidget):
    """One author: a line that unfolds into the parts of the card."""

    edited = Signal(object)
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Name()
        self._form: CardForm | None = None
        self._line = ElidedLabel("", "secondary")
        self._toggle = QToolButton()
        self._toggle.setProperty("bare", True)
        self._toggle.setCheckable(True)
        self._toggle.setIcon(icon("chevron-right", "secondary"))
        self._toggle.toggled.connect(self._unfold)
        head = row(self._toggle, self._line, spacing=SPACE_4)
        head.setStretch(1, 1)
        self._stack = column(head, spacing=0)
        self.setLayout(self._stack)

    def show_name(self, name: Name) -> None:
        """Show another name."""
        self._name = name
        self._line.setText(_line_of(name))
        told = translate("About {author}").format(author=name.display_form)
        self._toggle.setAccessibleName(told)
        self._toggle.setToolTip(told)
        if self._form:
            self._form.show_name(name)

    def _unfold(self, is_unfolded: bool) -> None:  # noqa: FBT001 - a Qt signal's argument
        if self._form is None:
            self._form = CardForm(self._name)
            self._form.edited.connect(self._take)
            self._form.focused.connect(self.focused)
            self._stack.addWidget(self._form)
        self._toggle.setIcon(icon("chevron-down" if is_unfolded else "chevron-right", "secondary"))
        self._form.setVisible(is_unfolded)

    def _take(self, part: str, text: str) -> None:
        self.edited.emit(self._name._replace(**{part: text}))


def _line_of(name: Name) -> str:
    """`Sunita Meena: Scholar, Ph.D., Jawaharlal Nehru University, New Delhi, India`."""
    told = card_text(name)
    return f"{name.display_form}: {told}" if told else name.display_form
