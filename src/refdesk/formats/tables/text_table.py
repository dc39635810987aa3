"""CSV and TSV tables of records."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from refdesk.domain.problem import Problem, Severity
from refdesk.formats.format import Entry
from refdesk.formats.losses import losses
from refdesk.formats.tables.columns import TELLING, default_columns
from refdesk.formats.tables.guessing import read_rows
from refdesk.formats.tables.rows import HELD, WRITTEN, cells_of
from refdesk.formats.text import head_of, stretches

_SAMPLE = 1 << 14
#: So many rows are looked at.
_ROWS = 8


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table whose columns are parted by one sign, the usual one of `separators` first."""

    id: str
    label: str
    extensions: tuple[str, ...]
    separators: str
    can_write: bool = True

    def recognise(self, data: bytes) -> float:
        """High where the first row names columns that records have, and the next rows are as long."""
        found = _text_rows([head_of(data, _SAMPLE)], self.separators)
        rows = [row for row in islice(found, _ROWS) if not isinstance(row, Problem)]
        header = rows[0] if rows else []
        columns = default_columns(header)
        if len(columns) < 2 or not TELLING & set(columns.values()):
            return 0.0
        alike = sum(len(row) == len(header) for row in rows[1:])
        return 0.75 if alike * 2 > len(rows) - 1 else 0.1

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """One entry a row."""
        return read_rows(_text_rows(stretches(data), self.separators))

    def rows(self, data: bytes) -> Iterator[list[str] | Problem]:
        """The cells row by row, the first row included."""
        return _text_rows(stretches(data), self.separators)

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """One row an entry, after a first row of CSL names."""
        yield _row(WRITTEN, self.separators[0])
        for entry in entries:
            yield _row(cells_of(entry), self.separators[0])
            yield from losses(entry, HELD, self.label)


CSV = TextTable("csv", "CSV table", ("csv",), ",;")
TSV = TextTable("tsv", "TSV table", ("tsv", "tab"), "\t")


def _text_rows(texts: Iterable[str], separators: str) -> Iterator[list[str] | Problem]:
    """The rows of a text in stretches of whole lines; the separator is the one that the first has most of."""
    lines = chain.from_iterable(map(_lines_of, texts))
    first = next(lines, "")
    separator = max(separators, key=first.count)
    if separator not in first:
        return
    reader = csv.reader(chain((first,), lines), delimiter=separator)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Problem(Severity.ERROR, f"This row cannot be read: {error}.", reader.line_num)


def _lines_of(text: str) -> Iterator[str]:
    return io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""))


def _row(cells: Sequence[str], separator: str) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=separator, lineterminator="\n").writerow(
        cell.replace("\r", " ") for cell in cells
    )
    return line.getvalue()
