"""Importing files: a plan first, then one undo step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from refdesk.domain.change import Change
from refdesk.domain.problem import Problem
from refdesk.domain.record import Record
from refdesk.library.library import Library
from refdesk.library.matching import Match


class Cancelled(Exception):
    """Raised by a progress callback to stop an import; nothing of it stays."""


class Duplicates(StrEnum):
    """What to do with entries that the library surely has."""

    SKIP = "skip"
    ADD = "add"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """One entry that would be added; `line` counts from 1 in `source`, None where that has no lines."""

    record: Record
    key: str = ""
    source: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a plan: its name, the format's id (empty where none was recognised), its entries."""

    name: str
    format_id: str
    count: int


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do. `duplicates` says by position in `entries` what the library already has."""

    entries: tuple[PlannedEntry, ...]
    problems: tuple[Problem, ...]
    duplicates: Mapping[int, Match]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """A person's answers. `left_out` are positions in the plan's entries; `collection` and `tags` get all."""

    duplicates: Duplicates = Duplicates.SKIP
    collection: int | None = None
    tags: tuple[str, ...] = ()
    left_out: frozenset[int] = frozenset()


def plan(library: Library, paths: Sequence[Path]) -> ImportPlan:
    """Read files and see what they would add; RefDeskError where one cannot be opened."""
    raise NotImplementedError


def plan_bytes(library: Library, data: bytes, name: str) -> ImportPlan:
    """The plan for pasted or piped data; `name` may end in a file name's extension."""
    raise NotImplementedError


def carry_out(
    library: Library,
    plan: ImportPlan,
    choices: ImportChoices | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Change:
    """Add what was planned, in one undo step; `progress` is called with (done, total)."""
    raise NotImplementedError
