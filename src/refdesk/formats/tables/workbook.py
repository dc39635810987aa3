"""Excel workbooks (ECMA-376, SpreadsheetML): the first sheet as a table of records."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from refdesk.domain.problem import Problem, Severity
from refdesk.formats.format import Entry
from refdesk.formats.tables.columns import TELLING, default_columns
from refdesk.formats.tables.guessing import read_rows
from refdesk.formats.tables.workbook_writing import written_workbook
from refdesk.formats.xml.elements import Element, items, text_of

_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)
_COLUMN = re.compile(r"[A-Z]+")
#: Built-in number formats that show a date (18.8.30).
_DATES = frozenset({14, 15, 16, 17, 22, 27, 30, 36, 50, 57})
_DATE_SIGNS = re.compile(r"[yd]", re.IGNORECASE)
#: Excel counts days from here; it takes 1900 for a leap year.
_FIRST_DAY = date(1899, 12, 30)
_LAST_DAY = 2_958_465
#: A part of a workbook that unpacks to more than this is no table of records.
_LARGEST = 1 << 28


@dataclass(frozen=True, slots=True)
class Workbook:
    """The first sheet of an Excel workbook."""

    id: str = "xlsx"
    label: str = "Excel table"
    extensions: tuple[str, ...] = ("xlsx",)
    can_write: bool = True

    def recognise(self, data: bytes) -> float:
        """High for a workbook whose first row names columns that records have."""
        if not data.startswith(b"PK\x03\x04") or b"xl/" not in data:
            return 0.0
        header = next(iter(_rows(data)), [])
        columns = default_columns([] if isinstance(header, Problem) else header)
        return 0.9 if TELLING & set(columns.values()) else 0.3

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """One entry a row."""
        return read_rows(_rows(data))

    def rows(self, data: bytes) -> Iterator[list[str] | Problem]:
        """The cells of the first sheet row by row, the first row included."""
        return _rows(data)

    def write(self, entries: Iterable[Entry]) -> Iterator[bytes | Problem]:
        """A workbook of one sheet, one row an entry after a first row of CSL names."""
        return written_workbook(entries, self.label)


XLSX = Workbook()


def _rows(data: bytes) -> Iterator[list[str] | Problem]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            names = set(book.namelist())
            strings = _strings(_part(book, "xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in names else []
            dates = _date_styles(_part(book, "xl/styles.xml")) if "xl/styles.xml" in names else set()
            sheets = sorted(name for name in names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name))
            for row in items(_part(book, sheets[0]) if sheets else b"", frozenset({"row"})):
                yield row if isinstance(row, Problem) else _cells(row, strings, dates)
    except _FAULTS as error:
        yield Problem(Severity.ERROR, f"The workbook is damaged: {error}.", 1)


def _part(book: zipfile.ZipFile, name: str) -> bytes:
    if book.getinfo(name).file_size > _LARGEST:
        raise ValueError(f"{name} is too large")
    return book.read(name)


def _strings(data: bytes) -> list[str]:
    """The texts that cells point to; readings for Asian scripts (`rPh`) are left out."""
    return [
        "".join(part.text or "" for part in item.iter("t") if not _is_phonetic(part))
        for item in items(data, frozenset({"si"}))
        if not isinstance(item, Problem)
    ]


def _is_phonetic(part: Element) -> bool:
    parent = part.getparent()
    return parent is not None and parent.tag == "rPh"


def _date_styles(data: bytes) -> set[int]:
    """The numbers of the cell styles that show dates."""
    own: set[int] = set()
    styles: set[int] = set()
    for part in items(data, frozenset({"numFmts", "cellXfs"})):
        if isinstance(part, Problem):
            continue
        if part.tag == "numFmts":
            own |= {
                _number(each.get("numFmtId"))
                for each in part
                if _DATE_SIGNS.search(str(each.get("formatCode")))
            }
        else:
            formats = [_number(each.get("numFmtId")) for each in part]
            styles |= {place for place, each in enumerate(formats) if each in _DATES or each in own}
    return styles


def _cells(row: Element, strings: Sequence[str], dates: set[int]) -> list[str]:
    cells: list[str] = []
    for cell in row.findall("c"):
        place = _place(str(cell.get("r", "")), len(cells))
        cells += [""] * (place - len(cells))
        cells.append(_shown(cell, strings, dates))
    return cells


def _place(reference: str, usual: int) -> int:
    """0 for column A; a cell without a reference follows the one before it."""
    letters = _COLUMN.match(reference)
    if letters is None or len(letters[0]) > 3:
        return usual
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return max(usual, number - 1)


def _shown(cell: Element, strings: Sequence[str], dates: set[int]) -> str:
    text = text_of(cell, "v")
    match cell.get("t"):
        case "s":
            place = _number(text)
            return strings[place] if 0 <= place < len(strings) else ""
        case "inlineStr":
            return "".join(map(str, cell.itertext("t")))
        case None | "n" if _number(cell.get("s")) in dates and text:
            return _day(text)
        case _:
            return text.removesuffix(".0")


def _day(text: str) -> str:
    number = float(text) if re.fullmatch(r"\d{1,7}(?:\.\d+)?", text) else -1
    return str(_FIRST_DAY + timedelta(days=int(number))) if 0 < number < _LAST_DAY else text


def _number(text: object) -> int:
    return int(str(text)) if str(text).isdecimal() else -1
