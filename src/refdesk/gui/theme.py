"""Colours and type sizes: one set of tokens, light and dark, as a palette and a small style sheet."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from refdesk.resource_files import resource

#: Sizes in pixels at 96 dpi: what is read, and what stands beside it.
TEXT_PX, SMALL_PX = 13, 11
#: The only distances between things, in pixels.
SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24 = 4, 8, 12, 16, 24
_POINTS_PER_PX = 72 / 96
#: Where the desktop names no font of its own, the first of these that is installed.
_FAMILIES = ["Inter", "Noto Sans", "Open Sans", "Cantarell", "Ubuntu", "DejaVu Sans"]
_UNNAMED_FAMILIES = {"", "Sans", "Sans Serif", "sans-serif"}


class Appearance(StrEnum):
    """What the settings ask for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours by what they are for. Text tokens have a contrast of 4.5 : 1 or more on every surface."""

    window: str
    surface: str
    raised: str
    line: str
    strong_line: str
    text: str
    secondary: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    selected: str
    selected_idle: str
    hover: str
    doubt: str
    doubt_surface: str
    danger: str
    danger_surface: str
    right: str
    mark_title: str
    mark_names: str
    mark_date: str
    mark_container: str
    mark_place: str
    mark_number: str
    mark_identifier: str
    mark_other: str


LIGHT = Tokens(
    window="#f5f5f3",
    surface="#ffffff",
    raised="#ffffff",
    line="#e3e3df",
    strong_line="#c9c9c4",
    text="#1d1e20",
    secondary="#62656a",
    disabled="#a3a5a8",
    accent="#2b5fc7",
    accent_hover="#2451ab",
    on_accent="#ffffff",
    selected="#dbe6fa",
    selected_idle="#e8e8e4",
    hover="#eeeeea",
    doubt="#8a5300",
    doubt_surface="#fdf0d5",
    danger="#b3261e",
    danger_surface="#fbe6e4",
    right="#1f7a45",
    mark_title="#cfe0ff",
    mark_names="#d3f0dc",
    mark_date="#ffe3bf",
    mark_container="#e6dafb",
    mark_place="#ffd9de",
    mark_number="#c9eef0",
    mark_identifier="#e7e9c3",
    mark_other="#e4e4e0",
)
DARK = Tokens(
    window="#1e1f22",
    surface="#26272b",
    raised="#2f3035",
    line="#37393e",
    strong_line="#4b4e55",
    text="#e8e8e6",
    secondary="#adb0b6",
    disabled="#6d7076",
    accent="#7ea6f4",
    accent_hover="#9dbcf8",
    on_accent="#14213b",
    selected="#293e66",
    selected_idle="#3a3c42",
    hover="#313338",
    doubt="#f0b95c",
    doubt_surface="#453718",
    danger="#ff8f85",
    danger_surface="#4d2725",
    right="#6fcf97",
    mark_title="#2b4372",
    mark_names="#234d34",
    mark_date="#5a4017",
    mark_container="#463569",
    mark_place="#5f2e38",
    mark_number="#1d4d52",
    mark_identifier="#4a4c1f",
    mark_other="#43454b",
)


class Theme(QObject):
    """Dresses the application, and again when the system or the settings change."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._appearance = Appearance.SYSTEM
        self._text_percent = 100
        self._system_family = application.font().family()
        self._system_points = application.font().pointSizeF()
        application.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return DARK if self._is_dark() else LIGHT

    def apply(self, appearance: Appearance, text_percent: int = 100) -> None:
        """Dress the application; `text_percent` 100 is the usual size of text."""
        self._appearance, self._text_percent = appearance, text_percent
        tokens = self.tokens
        self._application.setStyle("Fusion")
        self._application.setPalette(palette_of(tokens))
        self._application.setFont(self._font())
        self._application.setStyleSheet(style_sheet(tokens, text_percent))
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self._appearance is Appearance.SYSTEM:
            return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._appearance is Appearance.DARK

    def _follow_system(self) -> None:
        if self._appearance is Appearance.SYSTEM:
            self.apply(self._appearance, self._text_percent)

    def _font(self) -> QFont:
        font = QFont(self._application.font())
        if self._system_family in _UNNAMED_FAMILIES:
            font.setFamilies(_FAMILIES)
        font.setPointSizeF(points(TEXT_PX, self._text_percent))
        return font


def points(pixels: int, percent: int = 100) -> float:
    """The size in points of so many pixels at 96 dpi."""
    return pixels * _POINTS_PER_PX * percent / 100


def tokens_for(palette: QPalette) -> Tokens:
    """The tokens that a widget's palette was made of."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def small_font(font: QFont) -> QFont:
    """The font for what stands beside the text: a count, a hint, a caption."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * SMALL_PX / TEXT_PX)
    return small


def palette_of(tokens: Tokens) -> QPalette:
    """The whole palette; nothing is left for the platform to guess."""
    role = QPalette.ColorRole
    palette = QPalette()
    for colour_role, colour in {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.window,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.secondary,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.danger,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.selected,
        role.HighlightedText: tokens.text,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Accent: tokens.accent,
        role.Light: tokens.raised,
        role.Midlight: tokens.line,
        role.Mid: tokens.strong_line,
        role.Dark: tokens.strong_line,
        role.Shadow: tokens.strong_line,
    }.items():
        palette.setColor(colour_role, QColor(colour))
    for colour_role in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, colour_role, QColor(tokens.disabled))
    palette.setColor(QPalette.ColorGroup.Inactive, role.Highlight, QColor(tokens.selected_idle))
    return palette


def style_sheet(tokens: Tokens, text_percent: int = 100) -> str:
    """The style sheet with `@token` replaced; the names are those of `Tokens` and two text sizes."""
    values = asdict(tokens) | {
        "text_size": f"{points(TEXT_PX, text_percent):g}pt",
        "small_size": f"{points(SMALL_PX, text_percent):g}pt",
        "title_size": f"{points(TEXT_PX, text_percent) * 1.25:g}pt",
        "icons": resource("icons").as_posix(),
    }
    sheet = resource("qss", "refdesk.qss").read_text("utf-8")
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", str(values[name]))
    return sheet
