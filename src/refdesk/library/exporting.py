"""Writing records to files of any format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from refdesk.domain.problem import Problem
from refdesk.domain.record import RecordId
from refdesk.library.library import Library


class FormatEntry(NamedTuple):
    """One format that can be written; the extension has its dot."""

    id: str
    label: str
    extension: str


@dataclass(frozen=True, slots=True)
class ExportReport:
    """How many records stand in the file, and what could not be said in its format."""

    count: int
    path: Path
    problems: tuple[Problem, ...]


def formats() -> list[FormatEntry]:
    """What can be written, in the order of a menu."""
    raise NotImplementedError


def export(library: Library, record_ids: Sequence[RecordId], path: Path, format_id: str) -> ExportReport:
    """Write the records to `path`, which is replaced only when all is written; RefDeskError otherwise."""
    raise NotImplementedError


def as_text(library: Library, record_ids: Sequence[RecordId], format_id: str) -> str:
    """The same as text, for the clipboard."""
    raise NotImplementedError
