"""dev.py: environments that are whole or not there, and a system whose gaps have names."""

import ast
import importlib.util
import os
import subprocess
import sys
import venv
from dataclasses import replace
from pathlib import Path

import pytest

import dev
from devtools import NotReady, lock
from devtools.environment import Environment
from devtools.system import Need, how_to_install, library, missing, program, provide
from tests.shared_material import CHECKOUT

NOBODY = 65534
linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has needs")


@pytest.fixture
def empty_lock(tmp_path: Path) -> Path:
    path = tmp_path / "requirements.lock"
    path.write_text("# nothing\n")
    return path


@pytest.fixture
def environment(tmp_path: Path, empty_lock: Path) -> Environment:
    return Environment(tmp_path / "environment", empty_lock)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An environment that was made to the end; for looking at."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "requirements.lock").write_text("# nothing\n")
    environment = Environment(folder / "environment", folder / "requirements.lock")
    environment.make()
    return environment


@pytest.mark.slow
def test_a_whole_environment_is_not_made_again(whole: Environment) -> None:
    assert whole.is_current()
    witness = whole.folder / "witness"
    witness.touch()
    whole.make()
    assert witness.exists()


@pytest.mark.slow
def test_the_program_can_be_imported_in_an_environment(whole: Environment, tmp_path: Path) -> None:
    subprocess.run([whole.python, "-c", "import refdesk"], cwd=tmp_path, check=True)


@pytest.mark.slow
def test_what_is_compiled_stays_in_the_environment(whole: Environment, tmp_path: Path) -> None:
    (tmp_path / "steppe.py").touch()
    told = whole.variables({**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
    subprocess.run([whole.python, "-c", "import steppe"], cwd=tmp_path, env=told, check=True)
    assert not (tmp_path / "__pycache__").exists()
    assert list((whole.folder / "bytecode").rglob("steppe.*.pyc"))


@pytest.mark.slow
def test_an_environment_of_another_lock_is_not_current(whole: Environment, tmp_path: Path) -> None:
    (tmp_path / "requirements.lock").write_text("# changed\n")
    assert not replace(whole, lock=tmp_path / "requirements.lock").is_current()


@pytest.mark.slow
def test_an_environment_whose_python_is_gone_is_not_current(whole: Environment) -> None:
    away = whole.python.rename(whole.python.with_name("away"))
    assert not whole.is_current()
    away.rename(whole.python)
    assert whole.is_current()


@pytest.mark.slow
def test_an_interrupted_environment_is_not_taken_for_whole_and_made_again(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(venv, "create", interrupt)
        environment.make()
    (environment.folder / "left over").touch()
    assert not environment.is_current()
    environment.make()
    assert environment.is_current()
    assert not (environment.folder / "left over").exists()


@pytest.mark.slow
def test_packages_that_cannot_be_had_leave_no_whole_environment(environment: Environment) -> None:
    environment.lock.write_text(f"./no-such-package.whl --hash=sha256:{'0' * 64}\n")
    with pytest.raises(NotReady, match="could not be installed"):
        environment.make()
    assert not environment.is_current()


def test_a_folder_made_by_someone_else_is_left_alone(environment: Environment) -> None:
    environment.folder.mkdir()
    (environment.folder / "theirs").touch()
    with pytest.raises(NotReady, match="was not made by dev.py"):
        environment.make()
    assert [path.name for path in environment.folder.iterdir()] == ["theirs"]


@linux_only
def test_what_is_missing_is_said_by_name_with_the_line_that_installs_it() -> None:
    needs = [
        library("libno-such.so.1", "libno-such1"),
        program("no-such", "no-such-tool"),
        program("sh", "dash"),
    ]
    lacking = missing(needs)
    assert [need.name for need in lacking] == ["libno-such.so.1", "no-such"]
    assert "libno-such1 no-such-tool" in how_to_install(lacking)


@linux_only
def test_who_may_not_install_is_told_the_line_to_run() -> None:
    own = os.geteuid()
    try:
        if own == 0:
            os.seteuid(NOBODY)
        with pytest.raises(NotReady) as refusal:
            provide([library("libno-such.so.1", "libno-such1")])
    finally:
        os.seteuid(own)
    assert "libno-such.so.1" in str(refusal.value)
    assert str(refusal.value).endswith("libno-such1")


def test_nothing_is_done_where_nothing_is_missing() -> None:
    provide([Need("the ground", "never-installed", lambda: True)])


def test_the_locks_belong_to_the_project() -> None:
    assert lock.stale() == []


@pytest.mark.parametrize("name", lock.LOCKS)
def test_a_lock_names_no_place_to_fetch_from(name: str) -> None:
    text = (CHECKOUT / name).read_text("utf-8")
    assert [word for word in ("://", "--index", "--find-links", "@ ") if word in text] == []


def test_the_lock_for_below_the_window_is_the_other_without_qt() -> None:
    def packages(name: str) -> set[str]:
        lines = (CHECKOUT / name).read_text("utf-8").splitlines()
        return {line.split("==")[0] for line in lines if "==" in line}

    assert packages("requirements-dev.lock") - packages("requirements-below-window.lock") == {
        "pyside6-essentials",
        "shiboken6",
    }


def test_an_unknown_command_is_answered_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["walk"]) == 2
    answer = capsys.readouterr().err
    assert [
        name for name in dev.COMMANDS if f"\n    {name} " not in answer and f"\n    {name}\n" not in answer
    ] == []


def test_an_unknown_benchmark_is_answered_with_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["bench", "no-such"]) == 2
    assert "no benchmark no-such" in capsys.readouterr().err


def test_an_old_python_can_read_the_sentence_that_turns_it_away() -> None:
    source = (CHECKOUT / "dev.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 7))
    assert source.index("sys.version_info") < source.index("devtools")


@pytest.mark.skipif(importlib.util.find_spec("PySide6") is None, reason="some open a window")
def test_every_benchmark_finds_what_it_needs_from_any_folder(tmp_path: Path) -> None:
    names = [path.stem for path in sorted((CHECKOUT / "benchmarks").glob("*.py"))]
    code = "; ".join(f"import benchmarks.{name}" for name in names)
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
