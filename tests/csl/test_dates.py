"""Dates as styles print them."""

from typing import Any

import pytest

from tests.csl.styles import cited

LONG = '<date variable="issued" form="text"/>'


def dated(value: Any, elements: str = LONG, **options: str) -> str:
    return cited({"issued": value}, elements, **options)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"date-parts": [[2019, 4, 28]]}, "April 28, 2019"),
        ({"date-parts": [["2019", "4"]]}, "April 2019"),
        ({"date-parts": [[2019]]}, "2019"),
        ({"date-parts": [[2019]], "season": 2}, "Summer 2019"),
        ({"date-parts": [[2019, 21]]}, "Spring 2019"),
        ({"date-parts": [[-43, 3, 15]]}, "March 15, 43 BC"),
        ({"date-parts": [[79]]}, "79 AD"),
        ({"date-parts": [[2019, 4, 3], [2019, 4, 5]]}, "April 3–5, 2019"),
        ({"date-parts": [[2019, 4, 30], [2019, 5, 2]]}, "April 30–May 2, 2019"),
        ({"date-parts": [[2018, 12, 31], [2019, 1, 1]]}, "December 31, 2018–January 1, 2019"),
        ({"date-parts": [[2018], [2019]]}, "2018–2019"),
        ({"raw": "2004-10-01/2004-11"}, "October 1–November 2004"),
        ({"raw": "28 April 2019"}, "April 28, 2019"),
        ("2019-04-28", "April 28, 2019"),
        ({"literal": "in press"}, "in press"),
        ({"raw": "sometime"}, "sometime"),
        ({"date-parts": [["x"]]}, ""),
        ({}, ""),
    ],
)
def test_date_is_printed(value: Any, text: str) -> None:
    result = dated(value)
    assert result == text or (not text and "no printed form" in result)


def test_style_orders_and_forms_the_parts_itself() -> None:
    elements = (
        '<date variable="issued" delimiter=" "><date-part name="day" form="ordinal"/>'
        '<date-part name="month" form="short" strip-periods="true"/>'
        '<date-part name="year" form="short"/></date>'
    )
    assert dated({"date-parts": [[1998, 2, 3]]}, elements) == "3rd Feb 98"


def test_locale_decides_the_order() -> None:
    assert dated({"date-parts": [[2019, 4, 28]]}, root='class="in-text" default-locale="de-DE"') == (
        "28. April 2019"
    )


def test_uncertain_date_is_a_condition() -> None:
    elements = (
        '<choose><if is-uncertain-date="issued"><text term="circa" form="short" suffix=" "/></if></choose>'
        f"{LONG}"
    )
    assert dated({"date-parts": [[1850]], "circa": True}, elements) == "c. 1850"
    assert dated({"date-parts": [[1850]]}, elements) == "1850"


@pytest.mark.parametrize("value", ["²", {"raw": "²"}, {"date-parts": [["1" * 5000]]}, {"raw": "9" * 5000}])
def test_digits_that_are_no_date_are_taken(value: object) -> None:
    printed = cited(
        {"issued": value, "title": "T"}, '<text variable="title"/><date variable="issued" form="text"/>'
    )
    assert printed.startswith("T")


def test_date_that_a_spreadsheet_wrote_is_read() -> None:
    printed = cited({"issued": {"date-parts": [[2019.0, 4.0]]}}, '<date variable="issued" form="numeric"/>')
    assert printed == "04/2019"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en-US", "44 BC"),
        ("ru-RU", "44\u00a0до н. э."),
        ("fr-FR", "44\u00a0av. J.-C."),
        ("zh-CN", "公元前44"),
    ],
)
def test_year_before_christ_stands_apart_from_its_era(lang: str, text: str) -> None:
    root = f'class="in-text" default-locale="{lang}"'
    year = '<date variable="issued"><date-part name="year"/></date>'
    assert dated({"date-parts": [[-44]]}, year, root=root) == text
