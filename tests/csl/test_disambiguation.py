"""Disambiguation as styles print them."""

from typing import Any

import pytest

from refdesk.csl import Style
from tests.csl.styles import cluster, style

AUTHOR_YEAR = (
    '<group delimiter=" "><names variable="author">'
    '<name form="short" and="text" initialize-with=". "/></names>'
    '<date variable="issued"><date-part name="year"/></date></group>'
)
BIBLIOGRAPHY = (
    '<bibliography><sort><key variable="title"/></sort>'
    '<layout><text variable="title"/></layout></bibliography>'
)


def work(key: str, *names: str, year: int = 2000, title: str = "") -> dict[str, Any]:
    authors = [dict(zip(("given", "family"), name.rsplit(" ", 1), strict=True)) for name in names]
    return {"id": key, "author": authors, "issued": {"date-parts": [[year]]}, "title": title or key}


def made(options: str) -> Style:
    return style(
        f'<layout delimiter="; ">{AUTHOR_YEAR}</layout>',
        citation=f'et-al-min="3" et-al-use-first="1" {options}',
        bibliography=BIBLIOGRAPHY,
    )


def test_year_suffixes_follow_the_bibliography() -> None:
    items = [
        work("x", "Ann Doe", title="Zebra"),
        work("y", "Ann Doe", title="Ant"),
        work("z", "Ann Doe", year=1),
    ]
    assert cluster(
        items, made('disambiguate-add-year-suffix="true"')
    ) == "Doe 2000b; Doe 2000a; Doe 1 AD".replace("1 AD", "1 AD")


def test_names_are_added_until_cites_differ() -> None:
    items = [work("x", "A Doe", "B Roe", "C Poe"), work("y", "A Doe", "D Low", "E Mow")]
    assert (
        cluster(items, made('disambiguate-add-names="true"'))
        == "Doe, Roe, et al. 2000; Doe, Low, et al. 2000"
    )


def test_names_are_not_added_in_vain() -> None:
    items = [work("x", "A Doe", "B Roe", "C Poe"), work("y", "A Doe", "B Roe", "C Poe")]
    options = 'disambiguate-add-names="true" disambiguate-add-year-suffix="true"'
    assert cluster(items, made(options)) == "Doe et al. 2000a; Doe et al. 2000b"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("by-cite", "A. Doe 2000; B. Doe 2000; C. Doe 1990"),
        ("all-names", "A. Doe 2000; B. Doe 2000; C. Doe 1990"),
        ("primary-name-with-initials", "A. Doe 2000; B. Doe 2000; C. Doe 1990"),
    ],
)
def test_given_names_are_added_by_the_rule(rule: str, expected: str) -> None:
    items = [work("x", "Ann Doe"), work("y", "Bea Doe"), work("z", "Cid Doe", year=1990)]
    options = f'disambiguate-add-givenname="true" givenname-disambiguation-rule="{rule}"'
    if rule == "by-cite":
        expected = expected.replace("C. Doe", "Doe")
    assert cluster(items, made(options)) == expected


def test_given_name_is_written_out_where_initials_are_alike() -> None:
    items = [work("x", "Ann Doe"), work("y", "Abe Doe")]
    options = 'disambiguate-add-givenname="true" givenname-disambiguation-rule="all-names"'
    assert cluster(items, made(options)) == "Ann Doe 2000; Abe Doe 2000"


def test_condition_adds_text_to_what_is_alike() -> None:
    layout = (
        f'{AUTHOR_YEAR}<choose><if disambiguate="true"><text variable="title" prefix=", "/></if></choose>'
    )
    items = [work("x", "Ann Doe", title="Ant"), work("y", "Ann Doe", title="Bee"), work("z", "Cy Low")]
    assert cluster(items, style(f'<layout delimiter="; ">{layout}</layout>')) == (
        "Doe 2000, Ant; Doe 2000, Bee; Low 2000"
    )


def test_hundreds_of_works_alike_get_letters_beyond_z() -> None:
    items = [work(f"k{number:03}", "Ann Doe") for number in range(60)]
    text = cluster(items, made('disambiguate-add-year-suffix="true"'))
    assert text.startswith("Doe 2000a; Doe 2000b")
    assert text.endswith("Doe 2000bh")
