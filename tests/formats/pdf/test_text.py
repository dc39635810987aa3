"""The text of a PDF, in the order in which it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.formats.pdf.document import BACK_PAGES, FRONT_PAGES, is_pdf, read_pdf
from refdesk.formats.pdf.text import body_lines, text_of, title_lines
from tests.formats.pdf.making import Words, column, make_pdf
from tests.formats.pdf.sample import TITLE, article


def words(path: Path) -> list[str]:
    return text_of(body_lines(read_pdf(path))).split("\n")


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left, right = [f"left {number}" for number in range(12)], [f"right {number}" for number in range(12)]
    across = [Words("A line that goes across both of the columns of this page, to its end", 60, 700)]
    rows = [
        each for pair in zip(column(left, 60, 660), column(right, 320, 660), strict=True) for each in pair
    ]
    assert words(make_pdf(tmp_path / "a.pdf", [[*rows, *across]])) == [across[0].text, "", *left, *right]


def test_a_page_of_one_column_keeps_its_lines(tmp_path: Path) -> None:
    lines = [f"Line {number} goes on and on until it has come to the end of the page" for number in range(9)]
    assert words(make_pdf(tmp_path / "a.pdf", [column(lines, 60, 700)])) == lines


def test_words_that_a_line_broke_are_whole(tmp_path: Path) -> None:
    lines = ["about hydro-", "logy of the state-of-the-", "art kind, by Kim-", "Holm"]
    assert words(make_pdf(tmp_path / "a.pdf", [column(lines, 60, 700)])) == [
        "about hydrology",
        "of the state-of-the-art",
        "kind, by Kim-",
        "Holm",
    ]


def test_raised_numbers_stay_in_their_line(tmp_path: Path) -> None:
    page = [Words("Anna Berg", 60, 700), Words("1", 107, 704, 6), Words("Next line", 60, 680)]
    assert words(make_pdf(tmp_path / "a.pdf", [page])) == ["Anna Berg1", "Next line"]


def test_running_heads_stay_on_the_first_page_only(tmp_path: Path) -> None:
    pages = [
        [
            Words(f"Journal 14, p. {number}", 60, 800),
            *column([f"Text {letter} of leaf {'xyz'[number]}" for letter in "abcdefgh"], 60, 700),
        ]
        for number in range(3)
    ]
    lines = words(make_pdf(tmp_path / "a.pdf", pages))
    assert [line for line in lines if "Journal" in line] == ["Journal 14, p. 0"]
    assert len([line for line in lines if "Text" in line]) == 24


def test_entries_of_a_hanging_list_are_parted(tmp_path: Path) -> None:
    lines = [
        "Holm, I. One",
        "  goes on",
        "  and on",
        "Kim, S. Two",
        "  goes on",
        "Lind, A. Three",
        "  goes on",
    ]
    assert words(make_pdf(tmp_path / "a.pdf", [column(lines, 60, 700)])) == [
        *("", "Holm, I. One", "goes on", "and on"), *("", "Kim, S. Two", "goes on"),
        *("", "Lind, A. Three", "goes on"),
    ]  # fmt: skip


def test_the_title_is_what_is_set_largest(tmp_path: Path) -> None:
    lines = body_lines(read_pdf(article(tmp_path / "a.pdf")))
    assert [line.text for line in title_lines(lines)] == [TITLE]


@pytest.mark.parametrize(
    ("said", "title", "doi"),
    [
        ("Organic carbon in streams|10.1000/x", "Organic carbon in streams", "10.1000/x"),
        ("Microsoft Word - thesis.doc", "", ""),
        ("untitled|no doi", "", ""),
        ("s41586-021-1.pdf", "", ""),
    ],
)
def test_metadata_are_believed_where_a_person_wrote_them(
    tmp_path: Path, said: str, title: str, doi: str
) -> None:
    metadata = read_pdf(article(tmp_path / "a.pdf", said)).metadata
    assert (metadata.title, metadata.doi) == (title, doi)


def test_of_a_thousand_pages_the_ends_are_read(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [[Words(f"Page {number}", 60, 700)] for number in range(1000)])
    document = read_pdf(path)
    numbers = [page.number for page in document.pages]
    assert (document.page_count, len(numbers)) == (1000, FRONT_PAGES + BACK_PAGES)
    assert (numbers[0], numbers[-1]) == (1, 1000)


def test_what_is_broken_or_missing_gets_a_sentence(tmp_path: Path) -> None:
    whole = article(tmp_path / "a.pdf").read_bytes()
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\n" + whole[200:400])
    assert is_pdf(broken)
    with pytest.raises(RefDeskError, match=r"broken\.pdf is broken"):
        read_pdf(broken)
    with pytest.raises(RefDeskError, match="cannot be read"):
        read_pdf(tmp_path / "none.pdf")
    assert not is_pdf(tmp_path / "none.pdf")


def test_a_truncated_file_never_crashes(tmp_path: Path) -> None:
    whole = article(tmp_path / "a.pdf").read_bytes()
    for length in range(0, len(whole), len(whole) // 12):
        part = tmp_path / "part.pdf"
        part.write_bytes(whole[:length])
        try:
            read_pdf(part)
        except RefDeskError:
            continue
