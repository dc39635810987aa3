"""What every test stands on: a home of its own, and where it opens windows, a screen of its own."""

import importlib.util
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from devtools.screen import environment_on, virtual_screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

# How long an example takes is no matter of right or wrong. The examples are the same at every run, so that a
# change is judged by what it changes; REFDESK_NEW_EXAMPLES=1 looks for others.
_IS_SAME = not os.environ.get("REFDESK_NEW_EXAMPLES")
hypothesis.settings.register_profile("house", deadline=None, derandomize=_IS_SAME)
hypothesis.settings.load_profile("house")

if importlib.util.find_spec("PySide6") is None:
    # The environment without PySide6 shows that all below the window does without it.
    collect_ignore = ["gui", "journeys/window", "house/test_references.py"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what opens windows, so that `-m "not window"` leaves it out."""
    for item in items:
        if "screen" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.window)


@pytest.fixture(autouse=True)
def refdesk_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh folder in which the program keeps its library, settings, cache and logs."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("REFDESK_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def crash_hooks() -> Iterator[None]:
    """Puts back who is told of what no one caught: a window that is gone must not tell of another test."""
    hooks = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = hooks


@pytest.fixture(autouse=True)
def windows_put_away() -> Iterator[None]:
    """Hides what a test left on the screen: the next one would take it for its own window."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    for window in widgets.QApplication.topLevelWidgets():
        if window.isVisible():
            window.hide()


@pytest.fixture(scope="session")
def screen() -> Iterator[None]:
    """On Linux a virtual screen for this process alone: keys, focus and clipboard are nobody else's."""
    if not sys.platform.startswith("linux"):
        yield
        return
    with virtual_screen() as display, pytest.MonkeyPatch.context() as patch:
        for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            patch.delenv(name, raising=False)
        for name, value in environment_on(display).items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="session")
def application(screen: None) -> "QApplication":
    """The one Qt application of this process, on a real screen with a window manager."""
    from refdesk.gui.app import start_application

    return start_application([])
