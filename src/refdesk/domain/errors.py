"""Errors that a person can act on."""

from __future__ import annotations

from pathlib import Path


class RefDeskError(Exception):
    """What went wrong, as one sentence for a person, and what to do about it.

    Anything that is not a `RefDeskError` is a fault of the program and reaches the crash report.
    """

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.sentence} {self.hint}".strip()


def unreadable(
    path: Path, error: OSError, hint: str = "Look whether the file is there and may be read."
) -> RefDeskError:
    """What to raise where the system does not let a file be read."""
    return RefDeskError(f"{path.name} cannot be read: {error.strerror}.", hint)
