"""Paints the rows of the left pane: icon, name, count; captions in small letters."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from refdesk.domain.query import Place, PlaceKind
from refdesk.gui.icons import icon
from refdesk.gui.models.places import COUNT_ROLE, ICON_ROLE, PLACE_ROLE
from refdesk.gui.theme import SPACE_4, SPACE_8, SPACE_12, Tokens, small_font, tokens_for

Index = QModelIndex | QPersistentModelIndex
_RADIUS = 4


class PlacePainter(QStyledItemDelegate):
    """Rows with a rounded selection; a count of nothing is not shown."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = option.fontMetrics.height() + SPACE_8
        return QSize(80, height + SPACE_8 if _is_caption(index) else height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = tokens_for(option.palette)
        if _is_caption(index):
            self._paint_caption(painter, option, index, tokens)
            return
        self._paint_background(painter, option, tokens)
        rect = option.rect.adjusted(SPACE_4, 0, -SPACE_12, 0)
        rect = self._paint_icon(painter, option, rect, index)
        rect = self._paint_count(painter, option, rect, index, tokens)
        painter.setFont(option.font)
        painter.setPen(QColor(tokens.text))
        text = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(SPACE_4 + option.fontMetrics.height(), 1, -SPACE_4, -1))

    def _paint_caption(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, tokens: Tokens
    ) -> None:
        font = small_font(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.secondary))
        rect = option.rect.adjusted(SPACE_12, SPACE_8, 0, 0)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, str(index.data()))

    def _paint_background(self, painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens) -> None:
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not is_selected and not is_hovered:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.selected if is_selected else tokens.hover))
        painter.drawRoundedRect(option.rect.adjusted(-SPACE_4, 0, -SPACE_8, 0), _RADIUS, _RADIUS)
        painter.restore()

    def _paint_icon(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, index: Index
    ) -> QRect:
        name = index.data(ICON_ROLE)
        token = "doubt" if _kind(index) is PlaceKind.DOUBTFUL and index.data(COUNT_ROLE) else "secondary"
        side = option.fontMetrics.height() - 2
        top = rect.center().y() - side // 2 + 1
        icon(name, token).paint(painter, QRect(rect.left(), top, side, side))
        return rect.adjusted(side + SPACE_8, 0, 0, 0)

    def _paint_count(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, index: Index, tokens: Tokens
    ) -> QRect:
        count = index.data(COUNT_ROLE) or 0
        if not count:
            return rect
        text = f"{count:,}"
        painter.setFont(small_font(option.font))
        painter.setPen(QColor(tokens.secondary))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return rect.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(text) - SPACE_8, 0)


def _is_caption(index: Index) -> bool:
    return index.data(PLACE_ROLE) is None


def _kind(index: Index) -> PlaceKind | None:
    place = index.data(PLACE_ROLE)
    return place.kind if isinstance(place, Place) else None
