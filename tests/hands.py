"""A person's hands on the real screen: keys, pointer, clipboard; and eyes that wait for what is to come.

Every tool runs while Qt's events go on, for the window under test is in this process.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from devtools.event_loop import let_events_go_on

PATIENCE_S = 15.0
_PAUSE_MS = 10
_PICK_AFTER_S = 2.0
_TOOLS = ("xdotool", "xclip", "wmctrl")


def need_tools() -> None:
    """Skip the running test where a tool is not installed."""
    missing = [tool for tool in _TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"needs {', '.join(missing)}: python dev.py doctor says how to get it")


def wait_until(condition: Callable[[], object], what: str, patience_s: float = PATIENCE_S) -> None:
    """Let events go on until something has come true; the test fails where it does not."""
    end = time.monotonic() + patience_s
    while not condition():
        if time.monotonic() > end:
            pytest.fail(f"waited {patience_s:g} s in vain: {what}")
        let_events_go_on(_PAUSE_MS)


def wait_for_focus(window: QWidget) -> None:
    """Wait until the keyboard is the window's: a key sent before that is lost.

    A window manager may leave the keyboard where it was when a window comes by itself; a person then picks
    the window from the task list, and so do we.
    """
    end = time.monotonic() + _PICK_AFTER_S
    while not window.isActiveWindow() and time.monotonic() < end:
        let_events_go_on(_PAUSE_MS)
    if not window.isActiveWindow():
        _run("wmctrl", "-i", "-a", hex(int(window.winId())))
    shown = [each.windowTitle() for each in QApplication.topLevelWidgets() if each.isVisible()]
    wait_until(window.isActiveWindow, f"{window.windowTitle()!r} is active among {shown}")


def press(*keys: str) -> None:
    """Press keys as xdotool names them: `ctrl+v`, `F8`, `Return`."""
    _run("xdotool", "key", "--clearmodifiers", *keys)


def hold(key: str) -> None:
    """Press a key and keep it down."""
    _run("xdotool", "keydown", key)


def release(key: str) -> None:
    """Let a key go."""
    _run("xdotool", "keyup", key)


def type_words(text: str) -> None:
    """Type ASCII text; other letters are pasted by hand too."""
    _run("xdotool", "type", "--delay", "8", text)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click into a widget, in its middle or at a point of it."""
    x, y = _on_screen(widget, at)
    _run("xdotool", "mousemove", x, y, "click", "1")


def point(widget: QWidget, at: QPoint) -> None:
    """Move the pointer to a point of a widget, by way of another, so that it enters."""
    for place in (at + QPoint(3, 2), at):
        x, y = _on_screen(widget, place)
        _run("xdotool", "mousemove", x, y)


def scroll(widget: QWidget) -> None:
    """Turn the wheel towards oneself over the middle of a widget."""
    x, y = _on_screen(widget, None)
    _run("xdotool", "mousemove", x, y, "click", "--repeat", "3", "5")


def drag(source: tuple[QWidget, QPoint], target: tuple[QWidget, QPoint]) -> None:
    """Press, drag over and let go."""
    widget, at = source
    drag_from(widget.mapToGlobal(at), target)


def drag_from(start: QPoint, target: tuple[QWidget, QPoint]) -> None:
    """Drag from a point of the screen into one of our widgets."""
    widget, at = target
    drag_to(start, widget.mapToGlobal(at))


def drag_to(start: QPoint, end: QPoint) -> None:
    """Drag between points of the screen, in steps: a drop that comes before the target answered is ignored.

    One command does all of it, for Qt's own loop holds us from the first move to the drop.
    """
    first = [start + QPoint(4, 3) * step for step in range(1, 6)]
    way = [start + (end - start) * (step / 12) for step in range(1, 13)]
    last = [end + QPoint(by, by) for by in (3, -3, 0)]
    command = ["mousemove", str(start.x()), str(start.y()), "sleep", "0.1", "mousedown", "1", "sleep", "0.1"]
    for place in (*first, *way, *last):
        command += ["mousemove", str(place.x()), str(place.y()), "sleep", "0.03"]
    _run("xdotool", *command, "sleep", "0.15", "mouseup", "1")


def copy_elsewhere(text: str) -> None:
    """Put text on the clipboard, as another program does."""
    _offer(text.encode(), "UTF8_STRING")
    wait_until(lambda: QApplication.clipboard().text() == text, "the clipboard has the text")


def copy_files_elsewhere(*paths: Path) -> None:
    """Put files on the clipboard, as a file manager does."""
    addresses = [path.as_uri() for path in paths]
    _offer("\r\n".join(addresses).encode(), "text/uri-list")
    wait_until(lambda: QApplication.clipboard().mimeData().hasUrls(), "the clipboard has the files")


def clipboard(target: str = "UTF8_STRING") -> str:
    """What another program gets from the clipboard: `UTF8_STRING`, `text/html`, `text/rtf`..."""
    return _run("xclip", "-selection", "clipboard", "-o", "-t", target)


def clipboard_targets() -> set[str]:
    """What the clipboard offers other programs."""
    return set(_run("xclip", "-selection", "clipboard", "-o", "-t", "TARGETS").split())


def find_window(title: str) -> str:
    """The X11 id of a visible window whose title matches a regular expression; empty where there is none."""
    command = ["xdotool", "search", "--onlyvisible", "--name", title]
    found = subprocess.run(command, capture_output=True, text=True).stdout.split()
    return found[0] if found else ""


def close_window(title: str) -> None:
    """Close a window by the window manager's own button."""
    _run("wmctrl", "-F", "-c", title)


def picture_of_screen(path: Path) -> None:
    """Keep a picture of the whole screen."""
    QApplication.primaryScreen().grabWindow(0).save(str(path))


def _offer(content: bytes, target: str) -> None:
    """Let xclip, which stays behind for it, answer whoever pastes."""
    command = ["xclip", "-selection", "clipboard", "-t", target, "-i"]
    keeper = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    assert keeper.stdin
    keeper.stdin.write(content)
    keeper.stdin.close()
    _wait(keeper, command)


def _on_screen(widget: QWidget, at: QPoint | None) -> tuple[str, str]:
    place = widget.mapToGlobal(widget.rect().center() if at is None else at)
    return str(place.x()), str(place.y())


def _run(*command: str) -> str:
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    _wait(process, command)
    assert process.stdout
    assert process.stderr
    answer, complaint = process.stdout.read(), process.stderr.read()
    process.stdout.close()
    process.stderr.close()
    if process.returncode:
        pytest.fail(f"{' '.join(command)}: {complaint.decode(errors='replace')}")
    return answer.decode("utf-8", "replace")


def _wait(process: subprocess.Popen[bytes], command: Sequence[str] = ()) -> None:
    wait_until(lambda: process.poll() is not None, f"{' '.join(command)} ended")
