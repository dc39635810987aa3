"""The theme: readable in light and dark, and the whole style sheet filled in."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from refdesk.gui.theme import DARK, LIGHT, Tokens, palette_of, style_sheet, tokens_for


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = QColor(colour)
    parts = [part / 255 for part in (channels.red(), channels.green(), channels.blue())]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["window", "surface", "raised", "selected", "selected_idle", "hover"])
@pytest.mark.parametrize("text", ["text", "secondary"])
def test_text_stands_out_on_every_ground(tokens: Tokens, ground: str, text: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("accent", "surface"),
        ("accent", "window"),
        ("on_accent", "accent"),
        ("on_accent", "accent_hover"),
        ("doubt", "surface"),
        ("doubt", "doubt_surface"),
        ("text", "doubt_surface"),
        ("danger", "surface"),
        ("danger", "danger_surface"),
        ("right", "surface"),
        ("text", "mark_title"),
        ("text", "mark_names"),
        ("text", "mark_date"),
        ("text", "mark_container"),
        ("text", "mark_place"),
        ("text", "mark_number"),
        ("text", "mark_identifier"),
        ("text", "mark_other"),
    ],
)
def test_every_coloured_text_can_be_read(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_tokens_of_a_palette_are_found_again(tokens: Tokens) -> None:
    assert tokens_for(palette_of(tokens)) is tokens


def test_the_style_sheet_has_no_token_left() -> None:
    assert "@" not in style_sheet(LIGHT)


def test_larger_text_makes_a_larger_style_sheet() -> None:
    assert "9.75pt" in style_sheet(LIGHT) or "8.25pt" in style_sheet(LIGHT)
    assert "12.375pt" in style_sheet(LIGHT, 150)
