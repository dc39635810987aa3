"""What an import would do, and what a person decides about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from refdesk.domain.problem import Problem, Severity
from refdesk.formats.format import Entry, Search
from refdesk.library.matching import Match


class Duplicates(StrEnum):
    """What to do with an entry that the library has.

    Pass over it, add it all the same, let it fill what the record leaves empty, or let what it says win.
    """

    SKIP = "skip"
    ADD = "add"
    FILL = "fill"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a plan: its name, the format's id (empty where none was recognised), its entries.

    `folder` is where the file lies; what it attaches is looked for there.
    """

    name: str
    format_id: str
    count: int
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do.

    `entries` are those of the `sources`, one source after the other; `duplicates` says by position in
    `entries` which articles the library already has, `repeats` which entry before it is surely the same work.
    `searches` are those of the files that the library does not have, under the names they get.
    """

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    duplicates: Mapping[int, Match]
    sources: tuple[Source, ...]
    repeats: Mapping[int, int] = field(default_factory=dict)
    searches: tuple[Search, ...] = ()

    @property
    def file_count(self) -> int:
        """How many files hang on the entries."""
        return sum(len(each.attachments) for each in self.entries)

    @property
    def group_count(self) -> int:
        """How many groups (folders, collections) of their own the entries are in."""
        return len({path for each in self.entries for path in each.collections})

    @property
    def rejected(self) -> tuple[Problem, ...]:
        """The entries that could not be read at all, with their texts."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR and each.excerpt)

    def rejected_text(self) -> str:
        """What the files said that could not be read, to be mended and imported again."""
        return "".join(f"{each.excerpt.rstrip()}\n\n" for each in self.rejected)


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """A person's answers.

    `duplicates` is what happens to entries that the library surely has, `answers` what happens to single
    ones (sure or likely) by their position in the plan; `left_out` are positions too. `collection` and `tags`
    get all, the collection also what the library had; `new_collection` is the name of one to be made in its
    place. The files' own groups become collections where `keeps_groups`, their searches saved ones where
    `keeps_searches`; attached files are copied beside
    the library where `copies_files`, else they stay where they are.
    """

    duplicates: Duplicates = Duplicates.SKIP
    collection: int | None = None
    tags: tuple[str, ...] = ()
    left_out: frozenset[int] = frozenset()
    answers: Mapping[int, Duplicates] = field(default_factory=dict)
    new_collection: str = ""
    keeps_groups: bool = True
    keeps_searches: bool = True
    copies_files: bool = False

    def decision(self, place: int, match: Match) -> Duplicates:
        """What happens to an entry that has a match; one that is only likely is added unless asked."""
        return self.answers.get(place, self.duplicates if match.is_sure else Duplicates.ADD)
