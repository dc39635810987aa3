"""Adding citation styles from files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from refdesk.gui.desk import Desk
from refdesk.gui.window import MainWindow
from refdesk.library import styles
from refdesk.library.styles import StyleEntry
from refdesk.translation import translate, translate_count


def is_style(path: Path) -> bool:
    """Whether a file is a citation style by its name."""
    return path.suffix.lower() == ".csl"


def add_styles(desk: Desk, window: MainWindow, paths: Sequence[Path]) -> None:
    """Put style files among the person's own styles, and offer to use them."""
    desk.jobs.read(_installed, list(paths), then=partial(_tell, desk, window))


def _tell(desk: Desk, window: MainWindow, added: Sequence[StyleEntry]) -> None:
    if len(added) == 1:
        said = translate("Added the style “{style}”.").format(style=added[0].title)
        desk.notices.offer(said, translate("Use it"), partial(window.style_chosen.emit, added[0].id))
        return
    said = translate_count("Added {count} style.", "Added {count} styles.", len(added))
    desk.notices.offer(said, translate("Choose"), window.style_wanted.emit)


def _installed(paths: Sequence[Path]) -> list[StyleEntry]:
    return [styles.install(path) for path in paths]
