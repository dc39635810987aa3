"""Check boxes with our own tick: Fusion's is lost on dark ground, and a style sheet cannot colour an SVG."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QStyle, QStyledItemDelegate, QStyleOptionButton, QStyleOptionViewItem

from refdesk.gui.theme import Tokens, tokens_for

_Index = QModelIndex | QPersistentModelIndex
#: The side of the box in pixels.
TICK_SIDE = 15
#: The tick's corners, and the dash of a box that is ticked in part, in shares of the side.
_TICK = ((0.24, 0.52), (0.42, 0.70), (0.76, 0.32))
_DASH = ((0.26, 0.5), (0.74, 0.5))


class TickBox(QCheckBox):
    """A check box that is plain to see in light and dark."""

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(TICK_SIDE + 4, TICK_SIDE + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = QStyleOptionButton()
        self.initStyleOption(look)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, look, self)
        square = QRect(0, 0, TICK_SIDE, TICK_SIDE)
        square.moveCenter(box.center())
        painter = QPainter(self)
        painter.fillRect(box.adjusted(-1, -1, 1, 1), self.palette().color(self.backgroundRole()))
        paint_tick(painter, square, self.checkState(), tokens_for(self.palette()))
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens_for(self.palette()).accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(square).adjusted(-2, -2, 2, 2), 4, 4)


class TickDelegate(QStyledItemDelegate):
    """Paints the check marks of a list as `TickBox` does."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        view = option.widget
        if state is None or view is None:
            return
        look = QStyleOptionViewItem(option)
        self.initStyleOption(look, index)
        place = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        box = view.style().subElementRect(place, look, view)
        is_selected = bool(look.state & QStyle.StateFlag.State_Selected)
        tokens = tokens_for(view.palette())
        painter.fillRect(
            box.adjusted(-1, -1, 1, 1), QColor(tokens.selected if is_selected else tokens.surface)
        )
        square = QRect(0, 0, TICK_SIDE, TICK_SIDE)
        square.moveCenter(box.center())
        paint_tick(painter, square, Qt.CheckState(state), tokens)


def paint_tick(painter: QPainter, box: QRect, state: Qt.CheckState, tokens: Tokens) -> None:
    """A square in the accent where ticked, wholly or in part, else an empty one."""
    is_set = state != Qt.CheckState.Unchecked
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.accent if is_set else tokens.secondary), 1))
    painter.setBrush(QColor(tokens.accent if is_set else tokens.surface))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if is_set:
        corners = _TICK if state == Qt.CheckState.Checked else _DASH
        painter.setPen(QPen(QColor(tokens.on_accent), 1.8, c=Qt.PenCapStyle.RoundCap))
        points = (QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in corners)
        painter.drawPolyline(QPolygonF(list(points)))
    painter.restore()
