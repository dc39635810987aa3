"""What an import or a reading could not use, as data instead of an exception."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much was lost: nothing (`note`), a value (`warning`), a whole entry (`error`)."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that could not be read as it stands.

    `line` counts from 1 and is None where the source has no lines; `key` and `field` name the entry and
    field where known; `excerpt` is the source text concerned, whole for a rejected entry.
    """

    severity: Severity
    message: str
    line: int | None = None
    key: str = ""
    field: str = ""
    excerpt: str = ""

    def __str__(self) -> str:
        place = [f"line {self.line}" if self.line else "", self.key, self.field]
        where = ", ".join(part for part in place if part)
        return f"{where}: {self.message}" if where else self.message
