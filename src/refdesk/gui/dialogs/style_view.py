"""The view of the styles: a title, how it cites, and a star to click."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from refdesk.gui.dialogs.style_list import ENTRY_ROLE, STAR_ROLE, kind_of
from refdesk.gui.icons import icon
from refdesk.gui.theme import SPACE_4, SPACE_8, SPACE_12, small_font, tokens_for
from refdesk.translation import translate

_Index = QModelIndex | QPersistentModelIndex
_STAR_PX = 16
#: The share of a row that is kept for how a style cites.
_KIND_SHARE = 0.34


class StylePainter(QStyledItemDelegate):
    """Paints the rows; the star of one that is no favourite is only seen under the pointer."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, option.fontMetrics.height() + SPACE_8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens = tokens_for(option.palette)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
        elif is_hovered:
            painter.fillRect(option.rect, QColor(tokens.hover))
        if index.data(STAR_ROLE):
            icon("star-filled", "accent").paint(painter, star_place(option.rect))
        elif is_hovered or is_current:
            icon("star", "secondary").paint(painter, star_place(option.rect))
        self._paint_words(painter, option, index)

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens = tokens_for(option.palette)
        rect = option.rect.adjusted(SPACE_12, 0, -_STAR_PX - 2 * SPACE_12, 0)
        painter.setFont(small_font(option.font))
        painter.setPen(QColor(tokens.secondary))
        metrics = painter.fontMetrics()
        right = Qt.TextElideMode.ElideRight
        kind = metrics.elidedText(kind_of(index.data(ENTRY_ROLE)), right, round(rect.width() * _KIND_SHARE))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, kind)
        painter.setFont(option.font)
        painter.setPen(QColor(tokens.text))
        room = rect.width() - metrics.horizontalAdvance(kind) - SPACE_12
        title = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, title)


class StyleView(QListView):
    """The list; `hovered(row)` under the pointer, `starred(row)` when a star is clicked."""

    hovered = Signal(int)
    starred = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.setAccessibleName(translate("Citation styles"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setItemDelegate(StylePainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entered.connect(lambda index: self.hovered.emit(index.row()))

    def star_at(self, row: int) -> QPoint:
        """The middle of a row's star, in the viewport."""
        return star_place(self.visualRect(self.model().index(row, 0))).center()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and star_place(self.visualRect(index)).adjusted(-6, -6, 6, 6).contains(at):
            self.starred.emit(index.row())
            return
        super().mousePressEvent(event)


def star_place(row: QRect) -> QRect:
    """Where the star stands in a row."""
    left = row.right() - _STAR_PX - SPACE_8
    return QRect(left, row.center().y() - _STAR_PX // 2 + 1, _STAR_PX, _STAR_PX).adjusted(
        0, 0, -SPACE_4 // 4, 0
    )
