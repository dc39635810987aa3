"""A virtual screen with a window manager: where there is none, and for tests that must not touch yours."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator

from devtools import NotReady

PATIENCE_S = 20.0


def has_screen() -> bool:
    """Whether a window opened now would be on a person's screen."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextlib.contextmanager
def virtual_screen(size: str = "1280x900x24") -> Iterator[str]:
    """A screen of its own for as long as the block lasts, by its X11 name (":99"), with openbox on it."""
    with contextlib.ExitStack() as running:
        display = _start_server(running, size)
        environment = {**os.environ, "DISPLAY": display}
        _start(running, ["openbox", "--sm-disable"], environment)
        _wait_for_window_manager(environment)
        yield display


def environment_on(display: str) -> dict[str, str]:
    """The environment of a program that shall open its window on `display`."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    return {**kept, "DISPLAY": display}


def _start_server(running: contextlib.ExitStack, size: str) -> str:
    reader, writer = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writer),
        "-screen",
        "0",
        size,
        "-dpi",
        "96",
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    with os.fdopen(reader, "rb") as answer:
        try:
            server = subprocess.Popen(
                command, pass_fds=(writer,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        finally:
            os.close(writer)
        running.callback(_stop, server)
        number = answer.readline().strip()
    if not number:
        raise NotReady(f"Xvfb ended with status {server.wait()} before it had a screen.")
    return f":{number.decode()}"


def _start(running: contextlib.ExitStack, command: list[str], environment: dict[str, str]) -> None:
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    running.callback(_stop, process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait_for_window_manager(environment: dict[str, str]) -> None:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if subprocess.run(["wmctrl", "-m"], env=environment, capture_output=True).returncode == 0:
            return
        time.sleep(0.05)
    raise NotReady("No window manager answered on the virtual screen.")
