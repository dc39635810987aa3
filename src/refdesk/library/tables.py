"""Tables of records, CSV, TSV or Excel, whose columns a person names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from refdesk.domain.errors import RefDeskError, unreadable
from refdesk.domain.problem import Problem
from refdesk.domain.progress import Progress
from refdesk.formats.tables.columns import default_columns, entries_of
from refdesk.formats.tables.guessing import SAMPLE, guessed_columns, has_heads
from refdesk.formats.tables.text_table import CSV, TSV, TextTable
from refdesk.formats.tables.workbook import XLSX, Workbook
from refdesk.library.import_plan import ImportPlan, Source
from refdesk.library.library import Library
from refdesk.library.planning import plan_entries

#: Stand for a field: the column is passed over, kept beside the record, or becomes lines of a note.
IGNORE, KEEP, NOTES = "", ":keep", ":notes"
_FORMATS: Mapping[str, TextTable | Workbook] = {
    ".csv": CSV, ".tsv": TSV, ".tab": TSV, ".xlsx": XLSX,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """The beginning of a table: heads (`Column 1`... where it has none), rows, and a guess by place."""

    path: Path
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    has_heads: bool
    guess: Mapping[int, str]

    @property
    def is_plain(self) -> bool:
        """Whether the heads name every column, so that nobody has to be asked."""
        return self.has_heads and len(default_columns(self.heads)) == sum(
            bool(each.strip()) for each in self.heads
        )


def is_table(path: Path) -> bool:
    """Whether a file's name is a table's."""
    return path.suffix.lower() in _FORMATS


def read_table(path: Path) -> Table:
    """The beginning of a table; RefDeskError where it cannot be read or is none."""
    rows = [row for row in islice(_rows(path), SAMPLE + 1) if not isinstance(row, Problem)]
    width = max(map(len, rows), default=0)
    if width < 2 or not any(cell.strip() for row in rows for cell in row):
        raise RefDeskError(
            f"{path.name} is no table with columns.", "Save it with commas, semicolons or tabs, or as .xlsx."
        )
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    named = has_heads(rows)
    heads = tuple(rows[0]) if named else tuple(f"Column {number}" for number in range(1, width + 1))
    below = rows[1:] if named else rows[:SAMPLE]
    return Table(path, heads, tuple(map(tuple, below)), named, guessed_columns(heads, below))


def plan_table(
    library: Library, table: Table, columns: Mapping[int, str], progress: Progress | None = None
) -> ImportPlan:
    """The plan for a table whose columns hold what a person said: a field, `KEEP`, `NOTES` or `IGNORE`."""
    source = Source(table.path.name, _FORMATS[table.path.suffix.lower()].id, 0, table.path.absolute().parent)
    read = entries_of(_renamed(table, columns), _fields(columns) | {len(table.heads): NOTES})
    return plan_entries(library, read, source, progress)


def _fields(columns: Mapping[int, str]) -> dict[int, str]:
    return {place: name for place, name in columns.items() if name not in (IGNORE, KEEP, NOTES)}


def _renamed(table: Table, columns: Mapping[int, str]) -> Iterator[Sequence[str] | Problem]:
    """The rows with one more column for the notes, and without what is passed over."""
    rows = _rows(table.path)
    if table.has_heads:
        next(rows, None)
    yield [*table.heads, "notes"]
    for row in rows:
        if isinstance(row, Problem):
            yield row
            continue
        cells = [*row, *[""] * (len(table.heads) - len(row))][: len(table.heads)]
        notes = [
            f"{table.heads[place]}: {cell.strip()}"
            for place, cell in enumerate(cells)
            if columns.get(place) == NOTES and cell.strip()
        ]
        kept = [
            cell if columns.get(place) not in (IGNORE, NOTES, None) else ""
            for place, cell in enumerate(cells)
        ]
        yield [*kept, "\n".join(notes)]


def _rows(path: Path) -> Iterator[list[str] | Problem]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    rows: Iterable[list[str] | Problem] = _FORMATS[path.suffix.lower()].rows(data)
    return iter(rows)
