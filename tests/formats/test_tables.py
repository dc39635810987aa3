"""Tables: columns by their names, names and numbers as spreadsheets write them."""

from __future__ import annotations

import io
import zipfile

import pytest

from refdesk.domain.names import Name
from refdesk.formats.format import Entry
from refdesk.formats.tables.columns import default_columns, entries_of
from refdesk.formats.tables.guessing import read_rows
from tests.formats.reading import read, written


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (
            ["Item Type", "Publication Year", "Author", "Title"],
            {0: ":type", 1: ":year", 2: "author", 3: "title"},
        ),
        (
            ["Authors", "Source title", "Art. No.", "Page start"],
            {0: "author", 1: "container-title", 2: "number", 3: ":first"},
        ),
        (
            ["container-title", "publisher_place", "DOI", "Mood"],
            {0: "container-title", 1: "publisher-place", 2: "DOI"},
        ),
        (["Title", "title"], {0: "title"}),
    ],
)
def test_columns_are_found_by_their_names(header: list[str], columns: dict[int, str]) -> None:
    assert default_columns(header) == columns


def test_columns_can_be_said_instead() -> None:
    (entry,) = entries_of([["x", "y"], ["A title", "Doe, Jane"]], {0: "title", 1: "author"})
    assert not hasattr(entry, "severity")
    assert entry == next(read_rows([["title", "author"], ["A title", "Doe, Jane"]]))


def test_heads_in_other_languages_are_known() -> None:
    assert default_columns(["Titel", "Autor", "Jahr", "Zeitschrift", "Seiten"]) == {
        0: "title", 1: "author", 2: ":year", 3: "container-title", 4: "page"
    }  # fmt: skip
    assert default_columns(["Авторы", "Название", "Год издания"]) == {0: "author", 1: "title", 2: ":year"}


def test_a_column_of_an_unknown_name_is_known_by_its_cells() -> None:
    rows = [["title", "author", "vuosi"], ["Steppe", "Doe, Jane", "1999"], ["Desert", "Roe, Rick", "2004"]]
    entries = [each for each in read_rows(rows) if isinstance(each, Entry)]
    assert [entry.record.year for entry in entries] == [1999, 2004]


@pytest.mark.parametrize(
    "cell", ["Doe J., Roe R.S.", "Doe, J.; Roe, R.S.", "J. Doe and R.S. Roe", "Doe, J.;Roe, R.S."]
)
def test_names_are_parted_as_they_are_written(cell: str) -> None:
    entries, _ = read("csv", f'authors,title\n"{cell}",T\n')
    names = entries[0].record.names("author")
    assert [name.display_form for name in names] == ["J. Doe", "R.S. Roe"]


def test_semicolons_and_line_breaks_in_cells_do_not_break_rows() -> None:
    entries, problems = read("csv", 'title;abstract;author\r\n"A; B";"one\r\ntwo";Doe, Jane\r\n\r\nC;;\r\n')
    assert problems == []
    assert [entry.record.text("title") for entry in entries] == ["A; B", "C"]
    assert entries[0].record.text("abstract") == "one\ntwo"


def test_a_table_without_a_known_column_is_reported() -> None:
    entries, problems = read("csv", "a,b\n1,2\n")
    assert (entries, len(problems)) == ([], 1)


def test_names_of_bodies_come_back() -> None:
    entries, _ = read("csv", 'title,author\nT,"World Bank,"\n')
    assert entries[0].record.names("author") == (Name(literal="World Bank"),)
    assert read("csv", written("csv", entries))[0][0].record == entries[0].record


def _workbook(sheet: str, styles: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        book.writestr("xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{sheet}</sheetData></worksheet>")
        if styles:
            book.writestr("xl/styles.xml", styles)
    return packed.getvalue()


def test_a_workbook_s_dates_gaps_and_inline_strings_are_read() -> None:
    def text(place: str, words: str) -> str:
        return f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'

    styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    sheet = (
        f"<row>{text('A1', 'Title')}{text('B1', 'Date')}{text('C1', 'Author')}{text('D1', 'Volume')}</row>"
        f'<row>{text("A2", "T")}<c r="B2" s="1"><v>43602</v></c><c r="D2"><v>12.0</v></c></row>'
    )
    entries, problems = read("xlsx", _workbook(sheet, styles))
    assert problems == []
    record = entries[0].record
    assert {name: record.text(name) for name in record} == {
        "title": "T",
        "issued": "2019-05-17",
        "volume": "12",
    }


def test_a_zip_that_is_no_workbook_is_reported() -> None:
    entries, problems = read("xlsx", _workbook("")[:40])
    assert (entries, len(problems)) == ([], 1)
