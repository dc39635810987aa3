"""Dates: EDTF, CSL-JSON, ranges, seasons, words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.dates import Date, PartialDate


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019", Date.of(2019)),
        ("2019-04", Date.of(2019, 4)),
        ("2019-04-28", Date.of(2019, 4, 28)),
        ("2019/2021", Date(PartialDate(2019), PartialDate(2021))),
        ("2019/..", Date(PartialDate(2019), is_open=True)),
        ("1850~", Date(PartialDate(1850), is_circa=True)),
        ("2019-21", Date.of(2019, 21)),
        ("-0044-03-15", Date.of(-44, 3, 15)),
    ],
)
def test_edtf_is_read_and_written_alike(text: str, date: Date) -> None:
    assert Date.from_edtf(text) == date
    assert str(date) == text


@pytest.mark.parametrize(
    "text", ["", "in press", "2019-13", "2019-04-32", "28.04.2019", "2019 April", "/2019"]
)
def test_what_is_no_edtf_is_not_read_as_a_date(text: str) -> None:
    assert Date.from_edtf(text) is None


@pytest.mark.parametrize(
    ("data", "date"),
    [
        ({"date-parts": [[2019, 4]]}, Date.of(2019, 4)),
        ({"date-parts": [["2019", "04", ""]]}, Date.of(2019, 4)),
        ({"date-parts": [[2019], [2020]]}, Date(PartialDate(2019), PartialDate(2020))),
        ({"date-parts": [[2019]], "season": 1}, Date.of(2019, 21)),
        ({"date-parts": [[2019]], "circa": True}, Date(PartialDate(2019), is_circa=True)),
        ({"raw": "2019-04-28"}, Date.of(2019, 4, 28)),
        ({"literal": "in press"}, Date(literal="in press")),
        ({"date-parts": []}, None),
        ({}, None),
        (2019, Date.of(2019)),
    ],
)
def test_csl_dates_in_every_dress_are_read(data: Any, date: Date | None) -> None:
    assert Date.from_csl(data) == date


_PARTIAL = st.builds(
    PartialDate,
    st.integers(-3000, 3000).filter(bool),
    st.one_of(st.none(), st.integers(1, 12)),
    st.none(),
)


@given(start=_PARTIAL, end=st.one_of(st.none(), _PARTIAL), is_circa=st.booleans())
def test_a_date_survives_csl_json(start: PartialDate, end: PartialDate | None, is_circa: bool) -> None:
    date = Date(start, end, is_circa=is_circa)
    assert Date.from_csl(date.to_csl()) == date


def test_an_open_range_survives_csl_json() -> None:
    date = Date(PartialDate(2019), is_open=True)
    assert Date.from_csl(date.to_csl()) == date
