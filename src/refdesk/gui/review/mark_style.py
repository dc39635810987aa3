"""How marked words look: a tint and an underline for every group, so that colour is never alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from refdesk.gui.review.marks import Group
from refdesk.gui.theme import Tokens, tokens_for


@dataclass(frozen=True, slots=True)
class Underline:
    """A line of `width` pixels; `dashes` as Qt counts them (in widths, on and off), empty for a solid one."""

    width: float
    dashes: tuple[float, ...] = ()
    is_double: bool = False


_UNDERLINES: dict[Group, Underline] = {
    Group.TITLE: Underline(2.0),
    Group.NAMES: Underline(1.0, is_double=True),
    Group.DATE: Underline(2.0, (1.0, 1.0)),
    Group.CONTAINER: Underline(2.0, (4.0, 2.0)),
    Group.PLACE: Underline(1.5, (6.0, 2.0, 1.0, 2.0)),
    Group.NUMBER: Underline(1.5, (2.0, 2.0)),
    Group.IDENTIFIER: Underline(1.5, (1.0, 3.0)),
    Group.OTHER: Underline(1.0),
}


@dataclass(frozen=True, slots=True)
class MarkColours:
    """The colours of one group's marks on one palette."""

    tint: QColor
    line: QColor

    @classmethod
    def of(cls, group: Group, palette: QPalette) -> MarkColours:
        """The group's tint, and a line of the same hue that stands out from it."""
        tokens = tokens_for(palette)
        tint = QColor(getattr(tokens, f"mark_{group}"))
        return cls(tint, _line_colour(tint, tokens))


def paint_mark(painter: QPainter, rect: QRectF, group: Group, colours: MarkColours) -> None:
    """Tint and underline one stretch of a line of text."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.tint)
    painter.drawRoundedRect(rect, 2, 2)
    paint_underline(painter, rect, group, colours.line)


def paint_underline(painter: QPainter, rect: QRectF, group: Group, colour: QColor) -> None:
    """The group's line along the lower edge of `rect`."""
    line = _UNDERLINES[group]
    pen = QPen(colour, line.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if line.dashes:
        pen.setDashPattern(list(line.dashes))
    painter.setPen(pen)
    bottom = rect.bottom() - 0.5
    painter.drawLine(QPointF(rect.left(), bottom), QPointF(rect.right(), bottom))
    if line.is_double:
        painter.drawLine(QPointF(rect.left(), bottom - 2.5), QPointF(rect.right(), bottom - 2.5))


def _line_colour(tint: QColor, tokens: Tokens) -> QColor:
    is_dark = QColor(tokens.surface).lightnessF() < 0.5
    lightness = min(tint.lightnessF() + 0.4, 0.75) if is_dark else 0.42
    saturation = 0.0 if tint.hslSaturationF() < 0.12 else 0.45
    return QColor.fromHslF(max(tint.hslHueF(), 0.0), saturation, lightness)
