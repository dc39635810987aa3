"""What a command reads and writes: bytes in, bytes out, sentences on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, Self, TextIO

from refdesk.domain.errors import RefDeskError
from refdesk.domain.problem import Problem, Severity

#: Stands for standard input or output where a file is expected.
STANDARD = "-"
_SHOWN_EXCERPT = 70


@dataclass(frozen=True, slots=True)
class Streams:
    """The three streams of a command, passed to it instead of taken from `sys`."""

    stdin: BinaryIO
    stdout: BinaryIO
    stderr: TextIO

    @classmethod
    def own(cls) -> Self:
        """The streams of this process."""
        return cls(sys.stdin.buffer, sys.stdout.buffer, sys.stderr)

    def read(self, name: str) -> bytes:
        """The bytes of a file, or of standard input for `-`; RefDeskError where it cannot be read."""
        if name == STANDARD:
            return self.stdin.read()
        try:
            return Path(name).read_bytes()
        except OSError as error:
            raise RefDeskError(f"“{name}” cannot be read: {_reason(error)}.") from error

    def write(self, name: str, pieces: Iterable[str | bytes]) -> None:
        """Writes to a file, or to standard output for `-`. A file is replaced only when all is written."""
        if name == STANDARD:
            for piece in pieces:
                self.stdout.write(piece.encode() if isinstance(piece, str) else piece)
            self.stdout.flush()
            return
        path = Path(name)
        unfinished = path.with_name(path.name + ".part")
        try:
            with unfinished.open("wb") as file:
                file.writelines(piece.encode() if isinstance(piece, str) else piece for piece in pieces)
            unfinished.replace(path)
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            raise RefDeskError(f"“{name}” cannot be written: {_reason(error)}.") from error

    def write_json(self, data: Any) -> None:
        """One JSON value on standard output, readable."""
        self.write(STANDARD, [json.dumps(data, ensure_ascii=False, indent=2), "\n"])

    def say(self, sentence: str) -> None:
        """One line on standard error."""
        self.stderr.write(sentence + "\n")

    def tell(self, problems: Sequence[Problem], file: str = "") -> None:
        """Every problem on standard error, one a line; with `file`, also there as a JSON list."""
        for problem in problems:
            excerpt = " ".join(problem.excerpt.split())[:_SHOWN_EXCERPT]
            self.say(f"{problem.severity}: {problem}" + (f" [{excerpt}]" if excerpt else ""))
        if file:
            self.write(
                file, [json.dumps([asdict(each) for each in problems], ensure_ascii=False, indent=2), "\n"]
            )


def lost_entries(problems: Iterable[Problem]) -> int:
    """How many whole entries the problems are about."""
    return sum(each.severity is Severity.ERROR for each in problems)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
