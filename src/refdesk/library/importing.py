"""Importing files: a plan first, then one undo step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from refdesk.domain.change import Change
from refdesk.domain.errors import RefDeskError
from refdesk.domain.problem import Problem, Severity
from refdesk.formats import registry
from refdesk.formats.format import Entry
from refdesk.library import caring
from refdesk.library.entry_writer import Duplicates, EntryWriter
from refdesk.library.library import Library
from refdesk.library.matching import Match, matches

__all__ = [
    "Cancelled",
    "Duplicates",
    "ImportChoices",
    "ImportPlan",
    "Source",
    "carry_out",
    "plan",
    "plan_bytes",
]

#: Entries that are written, and counted by `progress`, in one go.
_CHUNK = 500
#: An import of so many entries is preceded by a backup.
_BIG = 1000
Progress = Callable[[int, int], None]


class Cancelled(Exception):
    """Raised by a progress callback to stop an import; nothing of it stays."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a plan: its name, the format's id (empty where none was recognised), its entries."""

    name: str
    format_id: str
    count: int


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do.

    `entries` are those of the `sources`, one source after the other; `duplicates` says by position in
    `entries` which articles the library already has.
    """

    entries: tuple[Entry, ...]
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


_NO_CHOICES = ImportChoices()


def plan(library: Library, paths: Sequence[Path]) -> ImportPlan:
    """Read files and see what they would add; RefDeskError where one cannot be opened."""
    return _plan(library, ((path.name, _bytes_of(path)) for path in paths))


def plan_bytes(library: Library, data: bytes, name: str) -> ImportPlan:
    """The plan for pasted or piped data; `name` may end in a file name's extension."""
    return _plan(library, [(name, data)])


def carry_out(
    library: Library,
    plan: ImportPlan,
    choices: ImportChoices = _NO_CHOICES,
    progress: Progress | None = None,
) -> Change:
    """Add what was planned, in one undo step; `progress` gets (done, total) and may raise Cancelled."""
    if len(plan.entries) >= _BIG:
        caring.back_up(library, "import")
    wanted = [each for place, each in enumerate(plan.entries) if place not in choices.left_out]
    label = "Import 1 record" if len(wanted) == 1 else f"Import {len(wanted):,} records"
    with library.write(label) as write:
        writer = EntryWriter(write.writer, choices.duplicates)
        for start in range(0, len(wanted), _CHUNK):
            if progress:
                progress(start, len(wanted))
            writer.write(wanted[start : start + _CHUNK])
        writer.finish(choices.collection, choices.tags)
        if progress:
            progress(len(wanted), len(wanted))
    return write.change


def _plan(library: Library, named: Iterable[tuple[str, bytes]]) -> ImportPlan:
    entries: list[Entry] = []
    problems: list[Problem] = []
    sources = []
    for name, data in named:
        source = _read(name, data, entries, problems)
        sources.append(source)
    found = matches(library, [each.record for each in entries])
    duplicates = {place: match for place, match in found.items() if match.is_article}
    return ImportPlan(tuple(entries), tuple(problems), duplicates, tuple(sources))


def _read(name: str, data: bytes, entries: list[Entry], problems: list[Problem]) -> Source:
    recognised = registry.recognised(data, name)
    if recognised is None:
        sentence = f"{name} is in no format that can be read." if data.strip() else f"{name} is empty."
        problems.append(Problem(Severity.ERROR, sentence))
        return Source(name, "", 0)
    before = len(entries)
    for each in recognised.read(data):
        if isinstance(each, Problem):
            problems.append(each)
        else:
            entries.append(each)
    return Source(name, recognised.id, len(entries) - before)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except IsADirectoryError as error:
        raise RefDeskError(f"{path.name} is a folder.", "Choose files.") from error
    except OSError as error:
        raise RefDeskError(
            f"{path.name} cannot be read: {error.strerror}.",
            "Look whether the file is there and may be read.",
        ) from error
