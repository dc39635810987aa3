"""The list of styles is made while nobody is busy."""

from __future__ import annotations

from pathlib import Path

import pytest

from refdesk.folders import HOME_VARIABLE
from refdesk.gui.desk import Desk
from refdesk.gui.feeds.style_feed import StyleFeed
from tests.hands import wait_until

pytestmark = pytest.mark.window


def test_the_list_of_styles_is_kept_before_anybody_asks(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    feed = StyleFeed(desk, desk.jobs, idle_ms=1)
    wait_until((tmp_path / "cache" / "styles.json").exists, "the styles are listed")
    feed.stop()
