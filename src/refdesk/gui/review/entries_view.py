"""The drafts list: rows of which the open one is unfolded into its form."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from refdesk.gui.review.entries_model import HEADING, EntriesModel
from refdesk.gui.review.entry_delegate import EntryDelegate, row_height
from refdesk.gui.review.item_card import ItemCard
from refdesk.gui.review.review import Spot
from refdesk.gui.review.session import Session
from refdesk.gui.theme import SPACE_16
from refdesk.translation import translate

_Index = QModelIndex | QPersistentModelIndex


class EntriesView(QTableView):
    """Shows the items and keeps the session's open item unfolded. `card_changed` tells of another form."""

    card_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._entries = EntriesModel(session, self)
        self._card: ItemCard | None = None
        self.setModel(self._entries)
        self.setItemDelegate(EntryDelegate(self._entries, self))
        self._dress()
        session.changed.connect(self._take)
        session.current_changed.connect(self._unfold)
        session.spot_wanted.connect(self._focus)
        self._unfold()

    @property
    def card(self) -> ItemCard | None:
        """The unfolded item's card."""
        return self._card

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self._entries.item(current.row()) != HEADING:
            self._session.open_item(self._entries.item(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._card:
            draft = self._session.review.draft(self._card.item)
            doubtful = draft.doubtful if draft else ()
            self._card.form.focus_field(doubtful[0] if doubtful else "")
            return
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._entries.setData(self.currentIndex(), None, Qt.ItemDataRole.CheckStateRole)
            return
        if event.key() == Qt.Key.Key_Delete and self._card:
            self._session.remove(self._card.item)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_card()

    def reveal(self, part: QWidget) -> None:
        """Scroll just so far that a part of the card can be seen."""
        top = part.mapTo(self.viewport(), QPoint(0, 0)).y()
        area = QRect(0, top - SPACE_16, 1, part.height() + 2 * SPACE_16)
        bar = self.verticalScrollBar()
        if area.top() < 0:
            bar.setValue(bar.value() + area.top())
        elif area.bottom() > self.viewport().height():
            bar.setValue(bar.value() + min(area.bottom() - self.viewport().height(), area.top()))

    def _dress(self) -> None:
        self.setAccessibleName(translate("What was read"))
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(8)
        self.verticalHeader().setDefaultSectionSize(row_height(self.fontMetrics()))
        self.setShowGrid(False)
        self.setAutoScroll(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def _take(self) -> None:
        if self._card and self._shows_card():
            self._card.refresh()
        else:
            self._unfold()

    def _shows_card(self) -> bool:
        """Whether the card is still in its row: a list with other rows has lost it."""
        row = self._entries.row_of(self._session.current)
        shown = self.indexWidget(self._entries.index(row, 0)) if row >= 0 else None
        return shown is not None and shown is self._card

    def _unfold(self) -> None:
        if self._card and self._entries.row_of(self._card.item) >= 0:
            old = self._entries.index(self._entries.row_of(self._card.item), 0)
            if self.indexWidget(old) is self._card:
                self.setIndexWidget(old, None)  # type: ignore[arg-type]
            self.setRowHeight(old.row(), row_height(self.fontMetrics()))
        self._card = None
        row = self._entries.row_of(self._session.current)
        if row < 0:
            self.card_changed.emit()
            return
        self._reset_heights()
        self._card = ItemCard(self._session, self._session.current)
        self._card.resized.connect(self._fit_card)
        self._card.form.row_focused.connect(self.reveal)
        if self._card.text:
            self._card.text.edit.focused.connect(self._reveal_soon)
        self.setIndexWidget(self._entries.index(row, 0), self._card)
        self.setCurrentIndex(self._entries.index(row, 0))
        self._put_next_in_tab_order(self._card)
        self._fit_card()
        # Its height is known once its layout has settled.
        QTimer.singleShot(0, self, self._reveal_card)
        self.card_changed.emit()

    def _put_next_in_tab_order(self, card: ItemCard) -> None:
        """A card comes last in the window otherwise, as the youngest of its parts."""
        parts: list[QWidget] = []
        part = card.nextInFocusChain()
        while part is not None and part is not card:
            if card.isAncestorOf(part):
                parts.append(part)
            part = part.nextInFocusChain()
        before: QWidget = self
        for part in parts:
            self.setTabOrder(before, part)
            before = part

    def _reset_heights(self) -> None:
        """After other rows have come in, no row but the card's may be tall."""
        usual = row_height(self.fontMetrics())
        header = self.verticalHeader()
        for row in range(self._entries.rowCount()):
            if header.sectionSize(row) != usual:
                header.resizeSection(row, usual)

    def _fit_card(self) -> None:
        row = self._entries.row_of(self._card.item) if self._card else -1
        if row < 0 or self._card is None:
            return
        layout = self._card.layout()
        assert layout
        height = layout.totalHeightForWidth(self.viewport().width())
        height = (
            max(height, layout.totalSizeHint().height()) if height > 0 else layout.totalSizeHint().height()
        )
        if height != self.rowHeight(row):
            self.setRowHeight(row, height)
            # The scroll bar and the card's own parts learn of the new height some time later only.
            self.updateGeometries()
            self.updateEditorGeometries()
            layout.activate()
            QTimer.singleShot(0, self, self._reveal_focus)

    def _reveal_soon(self) -> None:
        """Bring the text that is being corrected into sight, once its room is known."""
        text = self._card.text if self._card else None
        if text:
            QTimer.singleShot(0, text, lambda: self.reveal(text))

    def _reveal_card(self) -> None:
        if self._card:
            self.reveal(self._card)
            self._reveal_focus()

    def _reveal_focus(self) -> None:
        """Where the card is taller than the list, the field in focus is what counts."""
        field = self._card.form.focused_row if self._card else None
        if field:
            self.reveal(field)

    def _focus(self, spot: Spot) -> None:
        if self._card and self._card.item == spot.item:
            self._card.form.focus_field(spot.field)
