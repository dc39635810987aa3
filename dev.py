"""Runs, tests and checks RefDesk from a fresh checkout: `python dev.py COMMAND`. Needs nothing but Python.

    run [ARGUMENTS]      open the window; arguments go to the program
    test [ARGUMENTS]     run the whole test suite; arguments go to pytest
    lint                 check format, style, types, floors and lock
    bench NAME           run one benchmark; without a name, say which there are
    doctor               say what this system lacks, and change nothing
    lock [--upgrade]     renew the locks after a change to the dependencies

Each makes ./.venv from the lock first, and finds what the system lacks: as root on Debian it installs that,
elsewhere it prints the line to run. `test --below-window` runs all but the window's tests without PySide6.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        f"RefDesk needs Python 3.11 or newer; this is {sys.version.split()[0]}. Run dev.py with a newer one."
    )

import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence

from devtools import NotReady, lock
from devtools.environment import BELOW_WINDOW, CHECKOUT, ENVIRONMENT, Environment
from devtools.screen import environment_on, has_screen, virtual_screen
from devtools.system import (
    ENVIRONMENT_NEEDS,
    SCREEN_NEEDS,
    TEST_NEEDS,
    WINDOW_NEEDS,
    how_to_install,
    missing,
    provide,
)

BENCHMARKS = CHECKOUT / "benchmarks"
BELOW_WINDOW_OPTION = "--below-window"


def run(arguments: Sequence[str]) -> int:
    """Open the window and wait until it is closed."""
    return _run_with_screen(["-m", "refdesk", *arguments])


def test(arguments: Sequence[str]) -> int:
    """Run the test suite on every core; the window's tests bring a screen of their own."""
    if BELOW_WINDOW_OPTION in arguments:
        passed_on = [argument for argument in arguments if argument != BELOW_WINDOW_OPTION]
        return _in(BELOW_WINDOW, ["-m", "pytest", *_pytest_workers(passed_on), *passed_on])
    provide([*ENVIRONMENT_NEEDS, *WINDOW_NEEDS, *SCREEN_NEEDS, *TEST_NEEDS])
    return _in(ENVIRONMENT, ["-m", "pytest", *_pytest_workers(arguments), *arguments])


def lint(_: Sequence[str]) -> int:
    """Run every check, also after one has failed."""
    stale = lock.stale()
    for name in stale:
        print(f"{name} does not belong to pyproject.toml: run `python dev.py lock`", file=sys.stderr)
    checks = [
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "ruff", "check", "."],
        ["-m", "mypy"],
        ["-c", "from importlinter.cli import lint_imports_command as check; check()", "--no-logo"],
    ]
    return max(int(bool(stale)), *[_in(ENVIRONMENT, check) for check in checks])


def bench(arguments: Sequence[str]) -> int:
    """Run the benchmark of the first argument, with the others."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(BENCHMARKS.glob("*.py"))}
    known = [name for name, text in texts.items() if "__main__" in text]
    name, *passed_on = arguments or [""]
    if name not in known:
        said = f"There is no benchmark {name}." if name else "Which benchmark?"
        print(f"{said} There are: {', '.join(known)}", file=sys.stderr)
        return 2
    # They are modules of one package, wherever they are called from.
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(CHECKOUT), os.environ.get("PYTHONPATH"))))
    return _run_with_screen(["-m", f"benchmarks.{name}", *passed_on])


def doctor(_: Sequence[str]) -> int:
    """Say what is there and what is missing; the status is 1 where something is."""
    needs = [*ENVIRONMENT_NEEDS, *WINDOW_NEEDS, *SCREEN_NEEDS, *TEST_NEEDS]
    lacking = missing(needs)
    print(f"Python {sys.version.split()[0]} on {sys.platform}")
    print("A screen to open a window on" if has_screen() else "No screen: windows open on a virtual one")
    state = "is up to date" if ENVIRONMENT.is_current() else "will be made at the next run"
    print(f"{ENVIRONMENT.folder.name} {state}")
    print(how_to_install(lacking) if lacking else "Nothing is missing")
    return int(bool(lacking))


def renew_lock(arguments: Sequence[str]) -> int:
    """Write the locks from pyproject.toml; arguments go to `uv pip compile`."""
    _make(ENVIRONMENT)
    lock.renew(ENVIRONMENT.python, arguments)
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "lint": lint,
    "bench": bench,
    "doctor": doctor,
    "lock": renew_lock,
}


def main(arguments: Sequence[str]) -> int:
    """Carry out one command; the result is the exit status."""
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__, file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    command, *passed_on = arguments
    try:
        return COMMANDS[command](passed_on)
    except NotReady as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def _run_with_screen(arguments: Sequence[str]) -> int:
    provide([*ENVIRONMENT_NEEDS, *WINDOW_NEEDS, *(() if has_screen() else SCREEN_NEEDS)])
    _make(ENVIRONMENT)
    if has_screen():
        return _here(arguments, os.environ)
    with virtual_screen() as display:
        print(f"There is no screen here: the window opens on a virtual one, DISPLAY={display}", flush=True)
        return _here(arguments, environment_on(display))


def _here(arguments: Sequence[str], variables: Mapping[str, str]) -> int:
    # In the folder of the person: the paths among the arguments are seen from there.
    return subprocess.run([ENVIRONMENT.python, *arguments], env=ENVIRONMENT.variables(variables)).returncode


def _in(environment: Environment, arguments: Sequence[str]) -> int:
    _make(environment)
    variables = environment.variables()
    return subprocess.run([environment.python, *arguments], env=variables, cwd=CHECKOUT).returncode


def _make(environment: Environment) -> None:
    provide(ENVIRONMENT_NEEDS)
    environment.make()


def _pytest_workers(arguments: Sequence[str]) -> list[str]:
    if any(argument.startswith(("-n", "--numprocesses")) for argument in arguments):
        return []
    return ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "worksteal"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
