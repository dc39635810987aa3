"""Which library the window opens."""

from __future__ import annotations

from pathlib import Path

import pytest

from refdesk.gui.app import library_path
from refdesk.settings import LIBRARY, Settings


@pytest.mark.parametrize(
    "arguments", [["--library", "/tmp/a.refdesk"], ["--library=/tmp/a.refdesk"], ["/tmp/a.refdesk"]]
)
def test_a_library_named_on_the_command_line_is_opened(arguments: list[str], tmp_path: Path) -> None:
    assert library_path(arguments, Settings(tmp_path / "settings.json")) == Path("/tmp/a.refdesk")


def test_without_a_name_the_chosen_library_is_opened(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set(LIBRARY, str(tmp_path / "mine.refdesk"))
    assert library_path([], settings) == tmp_path / "mine.refdesk"
