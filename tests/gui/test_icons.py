"""Icons: every one that is named is shipped, drawn, and takes the palette's colour."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from refdesk.gui.actions import ACTIONS
from refdesk.gui.icons import icon
from refdesk.gui.theme import Appearance, Theme
from refdesk.resource_files import resource

SHIPPED = sorted(path.stem for path in resource("icons").glob("*.svg"))
#: A style sheet draws these, which knows no currentColor: they are of a grey that both grounds bear.
OF_STYLE_SHEET = {"arrow-down", "arrow-up"}


def colours_of(name: str) -> set[str]:
    image = icon(name).pixmap(16, 16).toImage()
    pixels = (image.pixelColor(x, y) for x in range(16) for y in range(16))
    return {QColor(pixel.rgb()).name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", sorted(set(SHIPPED) - OF_STYLE_SHEET))
def test_a_shipped_icon_is_a_drawing_in_current_colour(application: QApplication, name: str) -> None:
    path = resource("icons", f"{name}.svg")
    assert QSvgRenderer(str(path)).isValid()
    drawing = path.read_text("utf-8")
    assert "currentColor" in drawing
    assert 'stroke-width="1.5"' in drawing


@pytest.mark.parametrize("name", sorted({row.icon for row in ACTIONS if row.icon}))
def test_the_icon_of_an_action_is_shipped(name: str) -> None:
    assert name in SHIPPED


def test_an_icon_follows_from_light_to_dark(application: QApplication) -> None:
    theme = Theme(application)
    theme.apply(Appearance.LIGHT)
    light = colours_of("add")
    theme.apply(Appearance.DARK)
    dark = colours_of("add")
    theme.apply(Appearance.LIGHT)
    assert light == {"#1d1e20"}
    assert dark == {"#e8e8e6"}
