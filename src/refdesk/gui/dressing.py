"""What the settings say of the window: appearance, text size, style, and what changes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from refdesk.gui.theme import Appearance, Theme
from refdesk.gui.window import MainWindow
from refdesk.gui.workbench import Workbench
from refdesk.library import styles
from refdesk.settings import ITEM_LANGUAGES, STYLE, STYLE_LOCALE, TEXT_SIZE, THEME

if TYPE_CHECKING:
    from refdesk.gui.dialogs.style_preview import Sample


class Dressing(QObject):
    """Follows the settings while the window is open."""

    def __init__(self, window: MainWindow, workbench: Workbench, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._workbench = workbench
        self._theme = theme
        window.style_wanted.connect(self._choose_style)
        window.style_chosen.connect(self._use_style)
        window.preferences_wanted.connect(self._show_preferences)
        self.show_style()

    def show_style(self) -> None:
        """Say the style's name and format the preview in it."""
        desk = self._workbench.desk
        desk.jobs.read(styles.title, desk.settings.get(STYLE), then=self._show_title, topic="style title")
        self._workbench.preview_feed.ask()

    def dress(self) -> None:
        """Apply appearance and text size."""
        settings = self._workbench.desk.settings
        self._theme.apply(Appearance(settings.get(THEME)), settings.get(TEXT_SIZE))

    def _choose_style(self) -> None:
        from refdesk.gui.dialogs.style_chooser import StyleChooser

        chooser = StyleChooser(self._workbench.desk, self._window)
        chooser.previewed.connect(self._show_sample)
        chooser.finished.connect(lambda _result: self.show_style())
        chooser.open()

    def _show_sample(self, sample: Sample) -> None:
        """What is chosen in the style that is being looked at."""
        if not sample.is_example:
            self._workbench.preview.show_formatted(sample.citation, sample.entries)
            self._workbench.preview.show_style(sample.style_title)

    def _use_style(self, style_id: str) -> None:
        self._workbench.desk.settings.set(STYLE, style_id)
        self.show_style()

    def _show_preferences(self) -> None:
        from refdesk.gui.dialogs.preferences import PreferencesDialog

        preferences = PreferencesDialog(self._workbench.desk, self._window)
        preferences.changed.connect(self._follow)
        preferences.open()

    def _follow(self, key: str) -> None:
        if key in (THEME.key, TEXT_SIZE.key):
            self.dress()
        elif key in (STYLE.key, STYLE_LOCALE.key, ITEM_LANGUAGES.key):
            self.show_style()

    def _show_title(self, title: str) -> None:
        self._window.top_bar.show_style(title)
        self._workbench.preview.show_style(title)
