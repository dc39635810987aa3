"""A list of rows of two lines each, with a number at the left and a mark for doubt at the right."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from refdesk.gui.icons import icon
from refdesk.gui.models.reference_list import ROW_ROLE, Index, TwoLineModel, TwoLines
from refdesk.gui.theme import SPACE_4, SPACE_8, SPACE_12, Tokens, small_font, tokens_for

_MARK_PX = 14
_NUMBER_LETTERS = 4


class TwoLinePainter(QStyledItemDelegate):
    """Paints the rows."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        small = small_font(option.font)
        return QSize(120, option.fontMetrics.height() + _height(small) + 2 * SPACE_4 + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = tokens_for(option.palette)
        if option.state & QStyle.StateFlag.State_Selected:
            is_active = option.widget is not None and option.widget.hasFocus()
            group = QPalette.ColorGroup.Active if is_active else QPalette.ColorGroup.Inactive
            painter.fillRect(option.rect, option.palette.color(group, QPalette.ColorRole.Highlight))
        shown = index.data(ROW_ROLE)
        assert isinstance(shown, TwoLines)
        rect = option.rect.adjusted(SPACE_12, SPACE_4, -SPACE_12, -SPACE_4)
        rect = self._paint_number(painter, option, rect, shown, tokens)
        if shown.is_doubtful:
            place = QRect(rect.right() - _MARK_PX + 1, rect.top() + 2, _MARK_PX, _MARK_PX)
            icon("doubtful", "doubt").paint(painter, place)
            rect = rect.adjusted(0, 0, -_MARK_PX - SPACE_8, 0)
        self._paint_lines(painter, option, rect, shown, tokens)

    def _paint_number(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, shown: TwoLines, tokens: Tokens
    ) -> QRect:
        if not shown.mark:
            return rect
        width = option.fontMetrics.averageCharWidth() * _NUMBER_LETTERS
        painter.setFont(option.font)
        painter.setPen(QColor(tokens.secondary))
        place = QRect(rect.left(), rect.top(), width - SPACE_4, option.fontMetrics.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown.mark)
        return rect.adjusted(width + SPACE_4, 0, 0, 0)

    def _paint_lines(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, shown: TwoLines, tokens: Tokens
    ) -> None:
        small = small_font(option.font)
        top = QRect(rect.left(), rect.top(), rect.width(), option.fontMetrics.height())
        below = QRect(rect.left(), top.bottom() + 2, rect.width(), _height(small))
        for font, place, colour, text in (
            (option.font, top, tokens.text, shown.first or shown.second),
            (small, below, tokens.secondary, shown.second if shown.first else ""),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, elided)


class TwoLineList(QListView):
    """The list; `row_chosen(row)`, -1 for none; `opened(row)` on a double click and Enter."""

    row_chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TwoLineModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(TwoLinePainter(self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.selectionModel().currentChanged.connect(lambda index, _: self.row_chosen.emit(index.row()))
        self.rows.modelReset.connect(lambda: self.row_chosen.emit(-1))
        self.activated.connect(lambda index: self.opened.emit(index.row()))


def _height(font: QFont) -> int:
    return QFontMetrics(font).height()
