"""Paints the rows of a list: text, selection, and a mark for doubt; nothing else."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from refdesk.domain.query import Column
from refdesk.domain.summary import Summary
from refdesk.gui.icons import icon
from refdesk.gui.models.columns import COLUMNS, ListColumn
from refdesk.gui.models.record_table import Index, RecordTableModel
from refdesk.gui.theme import SPACE_8, tokens_for
from refdesk.translation import translate

#: Made once: to join two flags takes Python as long as Qt takes to draw a short text.
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft | _MIDDLE, Qt.AlignmentFlag.AlignRight | _MIDDLE
_ELIDE = Qt.TextElideMode.ElideRight
_SELECTED = QStyle.StateFlag.State_Selected


class RowPainter(QStyledItemDelegate):
    """Paints straight from the summaries: a style sheet's item rules cost ten times as much a row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if option.state & _SELECTED:
            painter.fillRect(option.rect, option.palette.color(_group(option), QPalette.ColorRole.Highlight))
        model = index.model()
        assert isinstance(model, RecordTableModel)
        summary = model.summary(index.row())
        if summary is None:
            return
        column, rect = COLUMNS[index.column()], option.rect.adjusted(SPACE_8, 0, -SPACE_8, 0)
        if column.column is Column.TITLE and summary.doubtful:
            rect = self._paint_mark(painter, option, rect)
        if column.column is Column.TITLE and model.is_likely(index.row()):
            rect = self._paint_likely(painter, option, rect)
        self._paint_text(painter, option, rect, column, summary)

    def _paint_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        column: ListColumn,
        summary: Summary,
    ) -> None:
        tokens = tokens_for(option.palette)
        text = column.text(summary)
        is_missing = not text and column.column is Column.TITLE
        shown = translate("Untitled") if is_missing else text
        painter.setPen(QColor(tokens.secondary if column.is_quiet or is_missing else tokens.text))
        elided = option.fontMetrics.elidedText(shown, _ELIDE, rect.width())
        painter.drawText(rect, _RIGHT if column.is_number else _LEFT, elided)

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> QRect:
        side = option.fontMetrics.ascent()
        top = rect.center().y() - side // 2 + 1
        icon("doubtful", "doubt").paint(painter, QRect(rect.left(), top, side, side))
        return rect.adjusted(side + 6, 0, 0, 0)

    def _paint_likely(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> QRect:
        """A word at the end of the cell; the room that is left of it."""
        tokens, said = tokens_for(option.palette), translate("likely")
        height = option.fontMetrics.height() + 2
        width = option.fontMetrics.horizontalAdvance(said) + 2 * SPACE_8
        sign = QRect(rect.right() - width + 1, rect.center().y() - height // 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.doubt_surface))
        painter.drawRoundedRect(sign, height / 2, height / 2)
        painter.setPen(QColor(tokens.doubt))
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, said)
        return rect.adjusted(0, 0, -width - SPACE_8, 0)


def _group(option: QStyleOptionViewItem) -> QPalette.ColorGroup:
    is_active = (
        option.state & QStyle.StateFlag.State_Active and option.state & QStyle.StateFlag.State_HasFocus
    )
    view = option.widget
    if is_active or (view is not None and view.hasFocus()):
        return QPalette.ColorGroup.Active
    return QPalette.ColorGroup.Inactive
