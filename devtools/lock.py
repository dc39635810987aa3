"""The locks: every package with its version and hashes, for every system, made from pyproject.toml."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tomllib
from collections.abc import Sequence
from pathlib import Path

from devtools import NotReady
from devtools.environment import CHECKOUT

LOCKS: dict[str, tuple[str, ...]] = {
    "requirements.lock": (),
    "requirements-dev.lock": ("--group", "dev"),
    "requirements-below-window.lock": (
        *("--group", "dev"),
        *("--no-emit-package", "pyside6-essentials", "--no-emit-package", "shiboken6"),
    ),
}
"""Each lock with what it holds beyond, or without, the packages that the program needs to run."""

OPTIONS = ("--universal", "--generate-hashes", "--no-annotate", "--no-header", "--no-emit-index-url")
HEADER = "# Made by `python dev.py lock` from pyproject.toml, dependencies {fingerprint}. Do not edit.\n"


def renew(python: Path, arguments: Sequence[str]) -> None:
    """Writes all locks by the uv of `python`; versions that still fit stay, unless `--upgrade` is given."""
    for name, selection in LOCKS.items():
        _compile(python, CHECKOUT / name, [*selection, *arguments])


def stale() -> list[str]:
    """The names of the locks that were made from other dependencies than pyproject.toml has now."""
    return [name for name in LOCKS if _first_line(CHECKOUT / name) != _header()]


def _compile(python: Path, lock: Path, arguments: Sequence[str]) -> None:
    lowest_python = str(_project()["requires-python"]).removeprefix(">=")
    uv = [str(python), "-m", "uv", "pip", "compile", "--quiet", "--python-version", lowest_python]
    command = [*uv, *OPTIONS, *arguments, "--output-file", str(lock), "pyproject.toml"]
    if subprocess.run(command, cwd=CHECKOUT).returncode:
        raise NotReady(f"{lock.name} was not renewed, for the reason above.")
    lines = lock.read_text("utf-8").splitlines(keepends=True)
    packages = [line for line in lines if not line.startswith("#")]
    lock.write_text(_header() + "".join(packages), "utf-8", newline="\n")


def _header() -> str:
    asked = {"project": _project()["dependencies"], "groups": _pyproject()["dependency-groups"]}
    fingerprint = hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
    return HEADER.format(fingerprint=fingerprint[:16])


def _project() -> dict[str, object]:
    project = _pyproject()["project"]
    assert isinstance(project, dict)
    return project


def _pyproject() -> dict[str, object]:
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))


def _first_line(path: Path) -> str:
    if not path.exists():
        return ""
    with path.open(encoding="utf-8") as file:
        return file.readline()
