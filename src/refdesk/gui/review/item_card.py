"""An unfolded item of the drafts list: what it is, what can be done with it, its form, its own text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from refdesk.domain.draft import ReferenceDraft
from refdesk.gui.review.fields_form import FieldsForm
from refdesk.gui.review.reference_text import ReferenceText
from refdesk.gui.review.review import ARTICLE, ItemId
from refdesk.gui.review.session import Session
from refdesk.gui.theme import SPACE_4, SPACE_8, SPACE_12
from refdesk.gui.widgets.buttons import icon_button
from refdesk.gui.widgets.labels import label, paragraph
from refdesk.gui.widgets.layouts import column, row
from refdesk.gui.widgets.tick_box import TickBox
from refdesk.library.matching import Match
from refdesk.translation import translate


class ItemCard(QFrame):
    """The open item. `split_wanted` asks to cut the reference at the cursor, `resized` for other room."""

    split_wanted = Signal()
    resized = Signal()

    def __init__(self, session: Session, item: ItemId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._session = session
        self.item = item
        self.form = FieldsForm(session, item)
        self.text: ReferenceText | None = None
        self._match = paragraph("", "secondary")
        self._twin = paragraph("", "secondary")
        parts: list[QWidget | QHBoxLayout] = [self._match, self.form]
        if item == ARTICLE:
            parts.insert(0, self._head(label(translate("Article"), "caption")))
        else:
            self._box = self._check_box()
            self.text = ReferenceText(session, item)
            parts.insert(0, self._reference_head())
            parts += [self.text, self._twin]
        self.setLayout(column(*parts, spacing=SPACE_8, margins=(SPACE_12 - 3, SPACE_8, SPACE_12, SPACE_12)))
        self.refresh()

    def refresh(self) -> None:
        """Show the item as it is now."""
        self.form.refresh()
        self._match.setText(_match_sentence(self._find_match()))
        self._match.setVisible(bool(self._match.text()))
        if self.text:
            self.text.refresh()
            entry = self._session.review.entry(self.item)
            self._box.setChecked(entry.is_chosen)
            self._show_twin(entry.twin)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.resized.emit()
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The list below would take them for its rows.
        moves = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space)
        if event.key() not in moves:
            super().keyPressEvent(event)

    def _show_twin(self, twin: ReferenceDraft | None) -> None:
        told = translate("Printed again as: {text}").format(text=twin.text) if twin else ""
        self._twin.setText(told)
        self._twin.setVisible(bool(told))

    def _reference_head(self) -> QHBoxLayout:
        merge = icon_button("merge", translate("Merge with the reference before (Ctrl+M)"), self._merge)
        split = icon_button("split", translate("Split at the cursor (Ctrl+D)"), self.split_wanted.emit)
        remove = icon_button("remove", translate("Remove this reference"), self._remove)
        return self._head(self._box, merge, split, remove)

    def _head(self, name: QWidget, *tools: QWidget) -> QHBoxLayout:
        head = row(name, self.form.type_box, None, self.form.add_button, *tools, spacing=SPACE_4)
        head.insertSpacing(1, SPACE_12)
        return head

    def _check_box(self) -> TickBox:
        reference = self._session.review.entry(self.item).reference
        box = TickBox(translate("Reference {number}").format(number=reference.number))
        box.setToolTip(translate("Save this reference"))
        box.clicked.connect(self._choose)
        return box

    def _choose(self) -> None:
        self._session.choose({entry.id for entry in self._session.review.chosen} ^ {self.item})

    def _merge(self) -> None:
        self._session.merge_with_previous(self.item)

    def _remove(self) -> None:
        self._session.remove(self.item)

    def _find_match(self) -> Match | None:
        review = self._session.review
        return review.article_match if self.item == ARTICLE else review.entry(self.item).match


def _match_sentence(match: Match | None) -> str:
    if match is None:
        return ""
    sure = translate("Already in the library: {title}")
    likely = translate("Likely in the library: {title}")
    return (sure if match.is_sure else likely).format(title=match.title)
