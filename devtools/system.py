"""What the system must have before the window or its tests can run, by name."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from devtools import NotReady

CHINESE_FONTS = r"cjk|fallback|wqy|uming|ukai|sourcehan|harmony|unifont"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


@dataclass(frozen=True)
class Need:
    """One thing that a package of the system brings, and how to tell whether it is there."""

    name: str
    debian_package: str
    is_met: Callable[[], bool]


def library(soname: str, debian_package: str) -> Need:
    """A shared library that the loader must find."""
    return Need(soname, debian_package, lambda: _loads(soname))


def program(name: str, debian_package: str) -> Need:
    """A program that must be on the path."""
    return Need(name, debian_package, lambda: shutil.which(name) is not None)


ENVIRONMENT_NEEDS = (
    Need(
        "ensurepip, with which Python makes environments",
        f"python{sys.version_info.major}.{sys.version_info.minor}-venv",
        lambda: importlib.util.find_spec("ensurepip") is not None,
    ),
)

# What the PySide6 wheel links to and does not bring, and the fonts that it no longer brings either.
WINDOW_NEEDS = (
    library("libglib-2.0.so.0", "libglib2.0-0"),
    library("libGL.so.1", "libgl1"),
    library("libEGL.so.1", "libegl1"),
    library("libfontconfig.so.1", "libfontconfig1"),
    library("libdbus-1.so.3", "libdbus-1-3"),
    library("libxkbcommon.so.0", "libxkbcommon0"),
    library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    library("libxcb-cursor.so.0", "libxcb-cursor0"),
    library("libxcb-icccm.so.4", "libxcb-icccm4"),
    library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    library("libxcb-shape.so.0", "libxcb-shape0"),
    Need("a font", "fonts-noto-core", lambda: _has_font("")),
    Need("a font with Chinese letters", "fonts-droid-fallback", lambda: _has_font(CHINESE_FONTS)),
)

SCREEN_NEEDS = (program("Xvfb", "xvfb"), program("openbox", "openbox"), program("wmctrl", "wmctrl"))

TEST_NEEDS = (program("xdotool", "xdotool"), program("xclip", "xclip"))


def missing(needs: Iterable[Need]) -> list[Need]:
    """The needs that are not met; only Linux has any, elsewhere the wheels bring all they use."""
    return [need for need in needs if not need.is_met()] if sys.platform.startswith("linux") else []


def provide(needs: Iterable[Need]) -> None:
    """Installs what is missing where this process may; else raises NotReady with the line."""
    lacking = missing(needs)
    if not lacking:
        return
    if not _may_install():
        raise NotReady(how_to_install(lacking))
    packages = _packages(lacking)
    print(f"Installing {' '.join(packages)}", flush=True)
    _apt_get("update", "-qq")
    _apt_get("install", "-qq", "-y", "--no-install-recommends", *packages)
    still_lacking = missing(lacking)
    if still_lacking:
        raise NotReady(how_to_install(still_lacking))


def how_to_install(lacking: Sequence[Need]) -> str:
    """What is missing by name, and the exact line that installs it."""
    names = "\n".join(f"  {need.name}" for need in lacking)
    packages = " ".join(_packages(lacking))
    if shutil.which("apt-get"):
        remedy = f"Run this, then try again:\n  sudo apt-get install --no-install-recommends {packages}"
    else:
        remedy = f"Install them with the system's own packages; on Debian they are in:\n  {packages}"
    return f"This system lacks:\n{names}\n{remedy}"


def _packages(needs: Sequence[Need]) -> list[str]:
    return sorted({need.debian_package for need in needs})


def _may_install() -> bool:
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def _apt_get(*arguments: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", *arguments]
    result = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    if result.returncode:
        raise NotReady(f"This failed, with the reason above:\n  {' '.join(command)}")


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _has_font(name: str) -> bool:
    """Whether there is a font whose file name has the pattern `name` in it."""
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    fonts = (path for folder in folders for path in folder.rglob("*.[ot]t[fc]"))
    return any(re.search(name, path.name, re.IGNORECASE) for path in fonts)
