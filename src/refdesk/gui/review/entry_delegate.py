"""Paints the folded rows of the drafts list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from refdesk.gui.icons import icon
from refdesk.gui.review.entries_model import HEADING, EntriesModel, RowText
from refdesk.gui.theme import SPACE_4, SPACE_8, SPACE_12, Tokens, small_font, tokens_for
from refdesk.gui.widgets.tick_box import TICK_SIDE, paint_tick

_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_ICON = 16


class EntryDelegate(QStyledItemDelegate):
    """Check box, number, author, year, title, doubt, and what the library has of it, in columns."""

    def __init__(self, model: EntriesModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        if self._view.indexWidget(index):
            return
        painter.save()
        tokens = tokens_for(self._view.palette())
        area = QRect(option.rect)
        self._paint_ground(painter, option, tokens)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            paint_tick(painter, box_rect(area), state, tokens)
        area.setLeft(box_rect(area).right() + SPACE_8)
        area.setRight(area.right() - SPACE_12)
        if self._model.item(index.row()) == HEADING:
            self._paint_heading(painter, option, area, tokens)
        else:
            self._paint_row(painter, option.font, area, self._model.row_text(index.row()), tokens)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, row_height(QFontMetrics(option.font)))

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: _Index) -> bool:
        if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonRelease:
            return False
        reach = box_rect(QRect(option.rect)).adjusted(-8, -8, 8, 8)
        if not reach.contains(event.position().toPoint()):
            return False
        return self._model.setData(index, None, Qt.ItemDataRole.CheckStateRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        editor.setGeometry(option.rect)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(tokens.selected))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(tokens.hover))

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, tokens: Tokens
    ) -> None:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        metrics = QFontMetrics(font)
        heading = metrics.elidedText(self._model.heading(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(_LEFT), heading)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(option.rect.topLeft(), option.rect.topRight())

    def _paint_row(self, painter: QPainter, font: QFont, area: QRect, text: RowText, tokens: Tokens) -> None:
        metrics = QFontMetrics(font)
        digit = metrics.horizontalAdvance("0")
        elide = Qt.TextElideMode.ElideRight
        number = QRect(area.left(), area.top(), 4 * digit, area.height())
        author = QRect(number.right() + SPACE_8, area.top(), area.width() * 3 // 10, area.height())
        year = QRect(author.right() + SPACE_12, area.top(), 5 * digit, area.height())
        title = QRect(
            year.topRight() + QPoint(SPACE_8, 0), self._paint_tail(painter, font, area, text, tokens)
        )
        painter.setFont(small_font(font))
        painter.setPen(QColor(tokens.secondary))
        if text.number:
            painter.drawText(number, int(_RIGHT), text.number)
        else:
            place = QRect(0, 0, _ICON, _ICON)
            place.moveCenter(number.center())
            place.moveRight(number.right())
            icon("article", "secondary").paint(painter, place)
        painter.setFont(font)
        painter.drawText(year, int(_LEFT), text.year)
        painter.setPen(QColor(tokens.text))
        painter.drawText(author, int(_LEFT), metrics.elidedText(text.author, elide, author.width()))
        painter.drawText(title, int(_LEFT), metrics.elidedText(text.title, elide, title.width()))

    def _paint_tail(
        self, painter: QPainter, font: QFont, area: QRect, text: RowText, tokens: Tokens
    ) -> QPoint:
        """Paints what stands at the row's right end; the answer is the corner that is left for the title."""
        small = small_font(font)
        metrics = QFontMetrics(small)
        painter.setFont(small)
        area = QRect(area)
        if text.doubts:
            count = str(text.doubts)
            painter.setPen(QColor(tokens.doubt))
            painter.drawText(area, int(_RIGHT), count)
            place = QRect(0, 0, _ICON, _ICON)
            place.moveCenter(area.center())
            place.moveRight(area.right() - metrics.horizontalAdvance(count) - SPACE_4)
            icon("doubtful", "doubt").paint(painter, place)
            area.setRight(place.left() - SPACE_8)
        if text.tag:
            painter.setPen(QColor(tokens.right if text.is_sure else tokens.secondary))
            painter.drawText(area, int(_RIGHT), text.tag)
            area.setRight(area.right() - metrics.horizontalAdvance(text.tag) - SPACE_8)
        return area.bottomRight()


def row_height(metrics: QFontMetrics) -> int:
    """The height of a folded row."""
    return metrics.height() + SPACE_12


def box_rect(area: QRect) -> QRect:
    """Where a row's check box is."""
    box = QRect(0, 0, TICK_SIDE, TICK_SIDE)
    box.moveCenter(area.center())
    box.moveLeft(area.left() + SPACE_12)
    return box
