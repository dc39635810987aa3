"""The line that shows where a search was found."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from refdesk.gui.widgets.hit_line import HitLine
from refdesk.library.hits import Hit

pytestmark = pytest.mark.window


@pytest.mark.parametrize("width", [260, 420, 2000])
@pytest.mark.parametrize("before", ["", "of", "many words that stand before the words that were found"])
def test_the_words_found_are_in_sight_in_any_width(dressed: QApplication, width: int, before: str) -> None:
    line = HitLine()
    line.resize(width, 20)
    line.show_hit(Hit("abstract", before, "steppe", "and as many words that stand after the words found"))
    assert "<b>steppe</b>" in line.text()
    assert line.sizeHint().width() <= width
    assert (before in line.text()) == (width == 2000 or len(before) < 9)
