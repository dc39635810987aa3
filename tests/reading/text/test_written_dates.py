"""Dates as references write them."""

import pytest

from refdesk.reading.text.written_dates import month_of, read_date


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("(2016)", "2016"),
        ("Mar.,2006", "2006-03"),
        ("28 April 2019", "2019-04-28"),
        ("April 28, 2019", "2019-04-28"),
        ("24. 7. 1997", "1997-07-24"),
        ("12.03.2020", "2020-03-12"),
        ("2012-07-26", "2012-07-26"),
        ("2015年3月4日", "2015-03-04"),
        ("3 de mayo de 2019", "2019-05-03"),
        ("27 мая 2020 г.", "2020-05-27"),
        ("17–23 дек. 2009", "2009-12-17"),
        ("2010 m. lapkričio 15 d.", "2010-11-15"),
        ("5 қазан 2021", "2021-10-05"),
        ("15 Eylül 2018", "2018-09-15"),
        ("1. Dezember 1999", "1999-12-01"),
        ("Spring 1989", "1989-21"),
        ("2004-2005", "2004/2005"),
        ("2009/10", "2009/2010"),
        ("November2017", "2017-11"),
        ("in press", "in press"),
        ("19--", "19--"),
    ],
)
def test_a_date_is_read_as_far_down_as_it_is_written(written: str, expected: str) -> None:
    date = read_date(written)
    assert date is not None
    assert str(date) == expected


def test_the_letter_after_a_year_is_its_suffix() -> None:
    date = read_date("(2016a)")
    assert date is not None
    assert (date.year, date.suffix) == (2016, "a")


def test_american_order_is_taken_only_where_the_day_would_be_no_month() -> None:
    assert str(read_date("12/25/2010")) == "2010-12-25"
    assert str(read_date("05/06/2010")) == "2010-06-05"


def test_words_without_a_date_are_none() -> None:
    assert read_date("Journal of Physics") is None


@pytest.mark.parametrize(
    ("word", "month"), [("März", 3), ("août", 8), ("қаңтар", 1), ("Ağustos", 8), ("mayo", 5), ("Sept", 9)]
)
def test_months_are_known_in_many_languages(word: str, month: int) -> None:
    assert month_of(word) == month


def test_a_word_that_only_looks_short_is_no_month() -> None:
    assert month_of("J") is None
