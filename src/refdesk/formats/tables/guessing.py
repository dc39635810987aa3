"""What the columns of a table hold, by their heads, and where those say nothing by what stands below."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from refdesk.domain.identifiers import ISSN_PATTERN, is_isbn, normal_doi
from refdesk.domain.problem import Problem
from refdesk.formats.format import Entry
from refdesk.formats.tables.columns import default_columns, entries_of

#: So many rows are looked at.
SAMPLE = 50
#: A guess holds where so many of the filled cells agree.
_AGREE = 0.6
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_PAGES = re.compile(r"[A-Za-z]?\d{1,6}\s*[-\u2013]\s*[A-Za-z]?\d{1,6}")
_NAMES = re.compile(r"[^\W\d_][\w'\u2019.-]+,\s?[^\W\d_].*|(?:[^\W\d_]\.\s?){1,3}[^\W\d_]\w+.*")
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+")
_ABSTRACT = 300
_TITLE = 25

_TESTS: Mapping[str, Callable[[str], bool]] = {
    "DOI": lambda cell: bool(normal_doi(cell)),
    "URL": lambda cell: bool(_ADDRESS.fullmatch(cell)),
    ":year": lambda cell: bool(_YEAR.fullmatch(cell)),
    "ISSN": lambda cell: bool(ISSN_PATTERN.fullmatch(cell)),
    "ISBN": is_isbn,
    "page": lambda cell: bool(_PAGES.fullmatch(cell)),
    "abstract": lambda cell: len(cell) > _ABSTRACT,
    "author": lambda cell: bool(_NAMES.fullmatch(cell)) and len(cell) < _ABSTRACT,
    "title": lambda cell: len(cell) > _TITLE and " " in cell,
}


def guessed_columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """By place what a column holds; columns that say nothing are not there."""
    found = default_columns(header)
    for name, test in _TESTS.items():
        free = [place for place in range(len(header)) if place not in found]
        if name in found.values() or (name == ":year" and "issued" in found.values()):
            continue
        shares = {place: _share(rows, place, test) for place in free}
        best = max(shares, key=lambda place: shares[place], default=None)
        if best is not None and shares[best] >= _AGREE:
            found[best] = name
    return found


def read_rows(rows: Iterable[Sequence[str] | Problem]) -> Iterator[Entry | Problem]:
    """The entries of a table whose first row has the columns' names, in words that may not be known."""
    lines = iter(rows)
    sample = list(islice(lines, SAMPLE + 1))
    header, *below = [row for row in sample if not isinstance(row, Problem)] or [[]]
    return entries_of(chain(sample, lines), guessed_columns(header, below))


def has_heads(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: it has a known name, or no cell that looks like a value."""
    if not rows or default_columns(rows[0]):
        return bool(rows)
    return not any(test(cell.strip()) for cell in rows[0] for name, test in _TESTS.items() if name != "title")


def _share(rows: Sequence[Sequence[str]], place: int, test: Callable[[str], bool]) -> float:
    cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip()]
    return sum(map(test, cells)) / len(cells) if cells else 0.0
