"""Tables whose columns a person names."""

from __future__ import annotations

from pathlib import Path

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.library import importing
from refdesk.library.library import Library
from refdesk.library.tables import IGNORE, KEEP, NOTES, plan_table, read_table
from tests.formats.samples import SAMPLES

_ODD = """Wer;Was;Wann;Nummer;Signatur;Bemerkung;Leer
Holm, Ida;The steppe in old maps of the north;2001;10.1000/a.1;QH 12;lent to Kim;
Kim, Soo-jin;Trust in rivers and in their boards;2019;10.1000/a.2;QH 13;;
"""


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    path = tmp_path / "odd.csv"
    path.write_text(_ODD, "utf-8")
    return path


def test_columns_are_guessed_by_what_stands_in_them(odd: Path) -> None:
    table = read_table(odd)
    assert table.heads == ("Wer", "Was", "Wann", "Nummer", "Signatur", "Bemerkung", "Leer")
    assert table.guess == {0: "author", 1: "title", 2: ":year", 3: "DOI"}
    assert not table.is_plain


def test_heads_that_say_it_all_need_no_question(tmp_path: Path) -> None:
    path = tmp_path / "plain.csv"
    path.write_text("Author,Title,Year\nHolm,A title of some length,2001\n", "utf-8")
    assert read_table(path).is_plain
    assert read_table(SAMPLES / "two.xlsx").guess


def test_a_table_without_heads_is_read_from_its_first_row(tmp_path: Path) -> None:
    path = tmp_path / "bare.tsv"
    path.write_text("\n".join(line.replace(";", "\t") for line in _ODD.splitlines()[1:]), "utf-8")
    table = read_table(path)
    assert (table.heads[:2], table.has_heads, len(table.rows)) == (("Column 1", "Column 2"), False, 2)
    assert table.guess == {0: "author", 1: "title", 2: ":year", 3: "DOI"}


def test_every_column_goes_where_a_person_says(library: Library, odd: Path) -> None:
    table = read_table(odd)
    columns = {**table.guess, 4: KEEP, 5: NOTES, 6: IGNORE}
    plan = plan_table(library, table, columns)
    first, second = plan.entries
    assert (first.record.text("author"), first.record.text("DOI")) == ("Holm, Ida", "10.1000/a.1")
    assert first.record.year == 2001
    assert dict(first.record.extra) == {"table:Signatur": "QH 12"}
    assert (first.notes, second.notes) == (("Bemerkung: lent to Kim",), ())
    assert plan.sources == (importing.Source("odd.csv", "csv", 2, odd.parent),)


def test_a_column_that_is_passed_over_leaves_nothing(library: Library, odd: Path) -> None:
    table = read_table(odd)
    plan = plan_table(
        library, table, {1: "title", 0: IGNORE, 2: IGNORE, 3: IGNORE, 4: IGNORE, 5: IGNORE, 6: IGNORE}
    )
    assert [(set(each.record), dict(each.record.extra), each.notes) for each in plan.entries] == [
        ({"title"}, {}, ()),
        ({"title"}, {}, ()),
    ]


@pytest.mark.parametrize("text", ["", "just words\nand more", ";;\n;;\n"])
def test_what_is_no_table_gets_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "no.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(RefDeskError, match="is no table"):
        read_table(path)
