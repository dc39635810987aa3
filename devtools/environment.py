"""Virtual environments made from the lock: whole and up to date, or not there."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from devtools import NotReady

CHECKOUT = Path(__file__).resolve().parent.parent
STAMP = "made-from-lock"
UNFINISHED = "unfinished"


@dataclass(frozen=True)
class Environment:
    """A folder with the packages of one lock in it, and the program's source on its path."""

    folder: Path
    lock: Path

    @property
    def python(self) -> Path:
        """The interpreter of the environment."""
        return self.folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

    def variables(self, given: Mapping[str, str] = os.environ) -> dict[str, str]:
        """What its programs get told: bytecode is kept in the folder, or each start compiles everything."""
        kept = {name: value for name, value in given.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return kept | {"PYTHONPYCACHEPREFIX": str(self.folder / "bytecode")}

    def is_current(self) -> bool:
        """Whether it was made, to the end, from this lock, by this Python, for this checkout."""
        return self.python.exists() and _read(self.folder / STAMP) == self._fingerprint()

    def make(self) -> None:
        """Makes it anew where it is not current; one that was interrupted is never taken for whole."""
        if self.is_current():
            return
        self._clear()
        print(f"Making {self.folder.name} from {self.lock.name}", flush=True)
        self.folder.mkdir()
        (self.folder / STAMP).write_text(UNFINISHED)
        venv.create(self.folder, with_pip=True, symlinks=os.name != "nt")
        self._install()
        self._add_source()
        unpack_qt_support(self.python, os.environ)
        (self.folder / STAMP).write_text(self._fingerprint())

    def _clear(self) -> None:
        if not self.folder.exists():
            return
        if not (self.folder / STAMP).exists():
            raise NotReady(f"{self.folder} was not made by dev.py: move it away, then try again.")
        discarded = self.folder.with_name(f"{self.folder.name}-discarded")
        shutil.rmtree(discarded, ignore_errors=True)
        self.folder.rename(discarded)  # at once, so that half a folder without its stamp is never left
        shutil.rmtree(discarded)

    def _install(self) -> None:
        # Python compiles what is used when it is used; to compile everything costs a third of the time.
        options = ("-qq", "--no-input", "--disable-pip-version-check", "--no-compile", "--require-hashes")
        command = [str(self.python), "-m", "pip", "install", *options, "-r", str(self.lock)]
        if subprocess.run(command, cwd=CHECKOUT, stdin=subprocess.DEVNULL).returncode:
            raise NotReady("The packages could not be installed, for the reason above.")

    def _add_source(self) -> None:
        where = "import sysconfig; print(sysconfig.get_path('purelib'))"
        site = subprocess.run([self.python, "-c", where], capture_output=True, text=True, check=True).stdout
        (Path(site.strip()) / "refdesk-source.pth").write_text(f"{CHECKOUT / 'src'}\n", "utf-8")

    def _fingerprint(self) -> str:
        lock = hashlib.sha256(self.lock.read_bytes()).hexdigest()
        return f"{lock} python {sys.version_info.major}.{sys.version_info.minor} at {CHECKOUT}\n"


ENVIRONMENT = Environment(CHECKOUT / ".venv", CHECKOUT / "requirements-dev.lock")
BELOW_WINDOW = Environment(CHECKOUT / ".venv-below-window", CHECKOUT / "requirements-below-window.lock")


def unpack_qt_support(python: Path, variables: Mapping[str, str]) -> None:
    """Take the Python part of Qt's binding out of its library, so that it stays compiled: 20 ms a start.

    `SBK_EMBED` is the binding's own switch for that (shiboken6, signature_bootstrap.py). Where the binding is
    not there, or cannot be loaded yet for want of a system library, nothing happens.
    """
    unpack = "import importlib.util as u; u.find_spec('shiboken6') and __import__('shiboken6')"
    told = {**variables, "SBK_EMBED": "0"}
    subprocess.run([python, "-c", unpack], env=told, stderr=subprocess.DEVNULL, check=False)


def _read(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        return None
