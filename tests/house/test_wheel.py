"""The wheel has all that the program needs, nothing more, and runs from where it is installed."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.shared_material import CHECKOUT


def run(arguments: list[str], folder: Path, **variables: str) -> str:
    """What a program prints that runs in `folder`; its errors are part of the failure where it fails."""
    environment = {**os.environ, **variables}
    result = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], CHECKOUT)
    [path] = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the wheel is installed, apart from the source and its path."""
    folder = tmp_path_factory.mktemp("site")
    options = ["--quiet", "--no-deps", "--no-index", "--disable-pip-version-check", "--target", str(folder)]
    run([sys.executable, "-m", "pip", "install", *options, str(wheel)], folder)
    return folder


def shipped(folder: str, under: str) -> set[str]:
    """The files below a folder of the checkout, by the names they have in the wheel."""
    root = CHECKOUT / folder
    files = (path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {f"{under}/{path.relative_to(root).as_posix()}" for path in files}


def test_the_wheel_has_every_module_and_resource_and_nothing_else(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert names == shipped("src/refdesk", "refdesk") | shipped("resources", "refdesk/resources")


def test_the_wheel_announces_the_command_and_the_window(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    [name] = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
    assert archive.read(name).decode().split() == [
        *("[console_scripts]", "refdesk", "=", "refdesk.__main__:main"),
        *("[gui_scripts]", "refdesk-window", "=", "refdesk.__main__:window"),
    ]


def test_the_installed_program_finds_its_own_resources(site: Path) -> None:
    code = "from refdesk.resource_files import resource; print(resource('icons'))"
    assert run([sys.executable, "-c", code], site, PYTHONPATH=str(site)).strip() == str(
        site / "refdesk" / "resources" / "icons"
    )


def test_the_installed_command_line_runs(site: Path) -> None:
    assert "bibtex" in run([sys.executable, "-m", "refdesk", "formats"], site, PYTHONPATH=str(site))
