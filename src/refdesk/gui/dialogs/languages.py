"""The languages that citations can be in, by their own names."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QLocale

from refdesk.library import styles
from refdesk.translation import translate

_NAMED_BY_SCRIPT = (QLocale.Script.SimplifiedHanScript, QLocale.Script.TraditionalHanScript)


def language_choices() -> list[tuple[str, str]]:
    """Tags and names: first what the style says, then by name; a territory only where it tells two apart."""
    tags = styles.locales()
    several = Counter(tag.partition("-")[0] for tag in tags)
    named = [(tag, _name(tag, has_territory=several[tag.partition("-")[0]] > 1)) for tag in tags]
    return [("", translate("As the style says")), *sorted(named, key=lambda pair: pair[1].casefold())]


def _name(tag: str, *, has_territory: bool) -> str:
    locale = QLocale(tag)
    if locale.language() == QLocale.Language.C:
        return tag
    shown = locale if locale.script() in _NAMED_BY_SCRIPT else QLocale(tag.partition("-")[0])
    # Qt says "American English" and "español de España"; the territory is named where it matters.
    name = shown.nativeLanguageName().removeprefix("American ").partition(" de ")[0]
    name = name[:1].upper() + name[1:]
    return f"{name} ({locale.nativeTerritoryName()})" if has_territory else name
