"""Builds a Debian package, on the release it is for: `python packaging/linux/build_deb.py [FOLDER]`.

The package holds the program and everything in requirements.lock in one folder of its own, because Debian
12 has no PySide6; it asks apt for Python and for the system libraries that devtools/system.py knows of.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "src")]

from devtools import NotReady
from devtools.environment import ENVIRONMENT, unpack_qt_support
from devtools.system import ENVIRONMENT_NEEDS, WINDOW_NEEDS, provide
from refdesk import __version__

HERE = Path(__file__).resolve().parent
PROGRAM = "usr/lib/refdesk"
LAUNCHER = f"""\
#!/usr/bin/python3
import sys
sys.path.insert(0, "/{PROGRAM}")
from refdesk.__main__ import {{function}}
sys.exit({{function}}())
"""
COPIED = {
    HERE / "refdesk.desktop": "usr/share/applications/refdesk.desktop",
    HERE / "refdesk.metainfo.xml": "usr/share/metainfo/refdesk.metainfo.xml",
    CHECKOUT / "resources" / "refdesk.svg": "usr/share/icons/hicolor/scalable/apps/refdesk.svg",
    CHECKOUT / "LICENSE": "usr/share/doc/refdesk/copyright",
}
CONTROL = """\
Package: refdesk
Version: {version}
Architecture: {architecture}
Maintainer: The RefDesk authors <refdesk@localhost>
Section: science
Priority: optional
Installed-Size: {kilobytes}
Depends: {depends}
Description: reference manager that reads references from pasted text
 RefDesk reads an article and its reference list from the pasted text of a page,
 offline, keeps both in a local library, and cites them in any style of the
 Citation Style Language.
"""


def main(arguments: Sequence[str]) -> int:
    """Build the package into the folder of the first argument, ./dist without one, and say where it is."""
    folder = Path(arguments[0] if arguments else CHECKOUT / "dist")
    try:
        provide(ENVIRONMENT_NEEDS)
        ENVIRONMENT.make()
    except NotReady as reason:
        print(reason, file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        print(build(Path(temporary), folder))
    return 0


def build(work: Path, folder: Path) -> Path:
    """The package file, made in `folder` from a tree laid out below `work`."""
    tree = work / "tree"
    install_program(tree / PROGRAM, work)
    for source, name in COPIED.items():
        made(tree / name).write_bytes(source.read_bytes())
    for command, function in (("refdesk", "main"), ("refdesk-window", "window")):
        launcher = made(tree / "usr/bin" / command)
        launcher.write_text(LAUNCHER.format(function=function), "utf-8")
        launcher.chmod(0o755)
    made(tree / "DEBIAN" / "control").write_text(control(tree), "utf-8")
    package = folder / f"refdesk_{__version__}_{architecture()}.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--build", str(tree), str(package))
    return package


def install_program(target: Path, work: Path) -> None:
    """Puts the program and what it needs to run into `target`."""
    python = str(ENVIRONMENT.python)
    run(python, "-m", "hatchling", "build", "-t", "wheel", "-d", str(work))
    [wheel] = work.glob("*.whl")
    options = ["-qq", "--no-input", "--disable-pip-version-check", "--target", str(target)]
    lock = str(CHECKOUT / "requirements.lock")
    run(python, "-m", "pip", "install", *options, "--require-hashes", "-r", lock)
    run(python, "-m", "pip", "install", *options, "--no-deps", "--no-index", str(wheel))
    unpack_qt_support(ENVIRONMENT.python, {**os.environ, "PYTHONPATH": str(target)})
    run(python, "-m", "compileall", "-q", str(target / "shiboken6" / "files.dir"))


def control(tree: Path) -> str:
    """What dpkg is told about the package."""
    major, minor = sys.version_info[:2]
    python = [f"python3 (>= {major}.{minor})", f"python3 (<< {major}.{minor + 1})"]
    libraries = sorted({need.debian_package for need in WINDOW_NEEDS})
    size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    return CONTROL.format(
        version=__version__,
        architecture=architecture(),
        kilobytes=size // 1024,
        depends=", ".join([*python, *libraries]),
    )


def architecture() -> str:
    """The name that Debian has for this machine: "amd64", "arm64"."""
    return subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()


def made(path: Path) -> Path:
    """`path`, with the folders above it made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def run(*command: str) -> None:
    """Runs a command in the checkout; its failure ends the build."""
    subprocess.run(command, cwd=CHECKOUT, check=True, stdin=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
