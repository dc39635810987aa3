"""Our own icons: SVG line drawings in `currentColor`, painted in the palette's colours of the moment."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from refdesk.gui.theme import tokens_for
from refdesk.resource_files import resource


class PaletteIconEngine(QIconEngine):
    """Paints one icon in the text colour of the palette, or in the colour of a token."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def clone(self) -> PaletteIconEngine:
        return self

    def key(self) -> str:
        return "refdesk"

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        _renderer(self._name, self._colour(mode)).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if size.isEmpty():
            return QPixmap()
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self.pixmap(size, mode, state)

    def _colour(self, mode: QIcon.Mode) -> str:
        palette = QGuiApplication.palette()
        if mode == QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name()
        return str(getattr(tokens_for(palette), self._token))


def icon(name: str, token: str = "text") -> QIcon:
    """The icon of that name in the colour of a token (`theme.Tokens`).

    A name that is not shipped raises FileNotFoundError when the icon is first painted.
    """
    return _drawn(name, token)[0]


@cache
def _drawn(name: str, token: str) -> tuple[QIcon, PaletteIconEngine]:
    # Both halves are kept: a QIcon owns the C++ half of its engine only, and takes it along (PySide 6.11).
    engine = PaletteIconEngine(name, token)
    return QIcon(engine), engine


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = resource("icons", f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
