"""What every test stands on: a home of its own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def refdesk_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh folder in which the program keeps its library, settings, cache and logs."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("REFDESK_HOME", str(home))
    return home
