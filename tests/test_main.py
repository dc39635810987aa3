"""What the program does with its arguments, started as a person starts it."""

import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from devtools.screen import environment_on, virtual_screen
from tests.shared_material import CHECKOUT

PROGRAM = [sys.executable, "-m", "refdesk"]
PATHS = {"PYTHONPATH": str(CHECKOUT / "src")}
has_qt = importlib.util.find_spec("PySide6") is not None


def refdesk(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *arguments], env={**os.environ, **PATHS}, capture_output=True, text=True)


def test_a_command_runs_on_the_command_line() -> None:
    result = refdesk("formats")
    assert (result.returncode, "bibtex" in result.stdout) == (0, True)


def test_an_unknown_command_is_a_wrong_call() -> None:
    result = refdesk("fly")
    assert (result.returncode, result.stdout) == (2, "")
    assert "fly" in result.stderr


@pytest.mark.skipif(has_qt, reason="needs an environment without PySide6")
def test_the_window_without_qt_is_refused_in_a_sentence() -> None:
    result = refdesk()
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("The window needs the package PySide6-Essentials")


@pytest.mark.window
@pytest.mark.skipif(not has_qt or not sys.platform.startswith("linux"), reason="looks through X11 tools")
@pytest.mark.parametrize("arguments", [[], ["--library", "another.sqlite"]], ids=["bare", "library"])
def test_the_window_opens_and_a_closed_window_ends_well(tmp_path: Path, arguments: list[str]) -> None:
    # On a screen apart from the one that this process shows its windows on: theirs have the same title.
    with virtual_screen() as display:
        there = {**environment_on(display), **PATHS}
        program = subprocess.Popen([*PROGRAM, *arguments], cwd=tmp_path, env=there)
        try:
            wait_for_window("RefDesk", program, there)
            subprocess.run(["wmctrl", "-c", "RefDesk"], env=there, check=True)
            assert program.wait(20) == 0
        finally:
            program.kill()
            program.wait()


def wait_for_window(title: str, program: subprocess.Popen[bytes], there: dict[str, str]) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end and program.poll() is None:
        if title in subprocess.run(["wmctrl", "-l"], env=there, capture_output=True, text=True).stdout:
            return
        time.sleep(0.1)
    pytest.fail(f"No window {title} was seen; the program's status is {program.poll()}")
