"""Dates as export files write them."""

from __future__ import annotations

import pytest

from refdesk.formats.dates import date_in, date_of, more_exact


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2019", "2019"),
        ("2019/05/17", "2019-05-17"),
        ("2019/05//", "2019-05"),
        ("2009///", "2009"),
        ("2019///Spring", "2019-21"),
        ("2001/00/00/", "2001"),
        ("2016-10-19", "2016-10-19"),
        ("2013 06 10", "2013-06-10"),
        ("20160512", "2016-05-12"),
        ("2016/05/12 06:00", "2016-05-12"),
        ("2015 Dec 1", "2015-12-01"),
        ("17 May 2019", "2019-05-17"),
        ("May 17, 2019", "2019-05-17"),
        ("2014 Jan-Feb", "2014-01/2014-02"),
        ("1999 Spring", "1999-21"),
        ("1984 - 1985", "1984/1985"),
        ("1998 Dec-1999 Jan", "1998-12/1999-01"),
        ("5/2015", "2015-05"),
        ("05/12/2016", "2016-05-12"),
        ("25/12/2016", "2016-12-25"),
        ("05.12.2016", "2016-12-05"),
        ("in press", "in press"),
        ("99", "99"),
    ],
)
def test_a_date_is_read(text: str, edtf: str) -> None:
    assert str(date_in(text)) == edtf


@pytest.mark.parametrize("text", ["", "///", " - "])
def test_nothing_is_no_date(text: str) -> None:
    assert date_in(text) is None


def test_parts_make_a_date() -> None:
    assert str(date_of("2019", "May", "17")) == "2019-05-17"
    assert str(date_of("2019", "13", "")) == "2019"


def test_the_more_exact_date_of_the_same_year_counts() -> None:
    year, day, other = date_in("2019"), date_in("2019-05-17"), date_in("2018-05-17")
    assert more_exact(year, day) == day
    assert more_exact(day, year) == day
    assert more_exact(year, other) == year
    assert more_exact(None, day) == day
