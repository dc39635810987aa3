"""The citation style that the settings say."""

from __future__ import annotations

from refdesk.csl import Terms
from refdesk.library.styles import StyleChoice
from refdesk.settings import ITEM_LANGUAGES, STYLE, STYLE_LOCALE, Settings


def chosen_style(settings: Settings) -> StyleChoice:
    """The style with its language."""
    return in_style(settings, settings.get(STYLE))


def in_style(settings: Settings, style_id: str) -> StyleChoice:
    """Another style, in the chosen language."""
    terms = Terms.OF_ITEM if settings.get(ITEM_LANGUAGES) else Terms.OF_STYLE
    return StyleChoice(style_id, settings.get(STYLE_LOCALE), terms)
