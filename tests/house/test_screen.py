"""Virtual screens: each alone, each with a window manager, none left behind."""

import shutil
import subprocess

import pytest

from devtools.screen import environment_on, has_screen, virtual_screen

pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb, as all windows here do")


def window_manager_on(display: str) -> bool:
    return subprocess.run(["wmctrl", "-m"], env=environment_on(display), capture_output=True).returncode == 0


def test_two_screens_stand_side_by_side() -> None:
    with virtual_screen() as one, virtual_screen() as other:
        assert one != other
        assert window_manager_on(one)
        assert window_manager_on(other)


def test_a_screen_is_gone_with_its_block() -> None:
    with pytest.raises(ZeroDivisionError), virtual_screen() as display:
        raise ZeroDivisionError
    assert not window_manager_on(display)


def test_a_program_on_the_virtual_screen_does_not_see_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    environment = environment_on(":7")
    assert environment["DISPLAY"] == ":7"
    assert {"WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}.isdisjoint(environment)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("DISPLAY", ":0", True), ("WAYLAND_DISPLAY", "wayland-0", True), ("DISPLAY", "", False)],
)
def test_a_screen_is_there_where_the_desktop_says_so(
    name: str, value: str, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv(name, value)
    assert has_screen() is expected
