"""Dates of BibTeX and biblatex."""

from __future__ import annotations

import pytest

from refdesk.formats.bibtex.dates import date_from_parts, date_in


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2019", "2019"),
        ("2019-04-28", "2019-04-28"),
        ("2019-04/2020", "2019-04/2020"),
        ("2019/..", "2019/.."),
        ("2019/", "2019/.."),
        ("1850~", "1850~"),
        ("1984?", "1984~"),
        ("2004-21", "2004-21"),
        ("-0044", "-0044"),
        ("199X", "1990/1999"),
        ("19XX", "1900/1999"),
        ("2016-XX-XX", "2016"),
        ("2016-12-13T10:00:00Z", "2016-12-13"),
        ("2021/5/3", "2021-05-03"),
        ("in press", "in press"),
    ],
)
def test_a_biblatex_date_is_read(text: str, edtf: str) -> None:
    assert str(date_in(text)) == edtf


@pytest.mark.parametrize(
    ("parts", "edtf"),
    [
        (("2000", "", ""), "2000"),
        (("2000", "January", "10"), "2000-01-10"),
        (("2000", "10~January", ""), "2000-01-10"),
        (("2000", "June-July", ""), "2000-06/2000-07"),
        (("2000", "4--6 May", ""), "2000-05-04/2000-05-06"),
        (("2000", "7", ""), "2000-07"),
        (("2000", "Fall", ""), "2000-23"),
        (("1998-99", "", ""), "1998/1999"),
        (("c. 1850", "", ""), "1850~"),
        (("forthcoming", "", ""), "forthcoming"),
    ],
)
def test_year_month_and_day_make_one_date(parts: tuple[str, str, str], edtf: str) -> None:
    assert str(date_from_parts(*parts)) == edtf


def test_a_letter_after_the_year_is_its_suffix() -> None:
    date = date_from_parts("2016a", "", "")
    assert date is not None
    assert (date.year, date.suffix) == (2016, "a")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("May 3, 2010", "2010-05-03"),
        ("3rd May 2010", "2010-05-03"),
        ("Sept. 2010", "2010-09"),
        ("submitted May 2010", "submitted May 2010"),
    ],
)
def test_a_date_in_words_is_a_date_unless_it_says_more(text: str, written: str) -> None:
    assert str(date_in(text)) == written
