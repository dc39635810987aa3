"""Runs the command line as a process of its own, as a person does."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_SOURCE = Path(__file__).resolve().parents[2] / "src"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a process did."""

    status: int
    out: str
    err: str


def refdesk(*arguments: str | Path, given: str | bytes = b"", home: Path | None = None) -> Outcome:
    """The outcome of `refdesk ARGUMENTS...` with `given` on standard input."""
    environment = {**os.environ, "PYTHONPATH": str(_SOURCE), "PYTHONUTF8": "1"}
    if home:
        environment["REFDESK_HOME"] = str(home)
    code = "import sys; from refdesk.cli import main; sys.exit(main(sys.argv[1:]))"
    process = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        env=environment,
        check=False,
    )
    return Outcome(process.returncode, process.stdout.decode(), process.stderr.decode())
