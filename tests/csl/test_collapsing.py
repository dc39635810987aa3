"""Collapsing as styles print them."""

from refdesk.csl import Cite, Style
from tests.csl.styles import cluster, style
from tests.csl.test_disambiguation import AUTHOR_YEAR, work

BIBLIOGRAPHY = '<bibliography><layout><text variable="title"/></layout></bibliography>'


def made(options: str, layout: str = AUTHOR_YEAR, **more: str) -> Style:
    return style(f'<layout prefix="(" suffix=")" delimiter="; ">{layout}</layout>', citation=options, **more)


def numbered(count: int) -> list[dict[str, object]]:
    return [{"id": str(number), "title": "T"} for number in range(1, count + 1)]


NUMERIC = made('collapse="citation-number"', '<text variable="citation-number"/>', bibliography=BIBLIOGRAPHY)


def test_three_numbers_in_a_row_become_a_range() -> None:
    assert cluster(numbered(6), NUMERIC, *map(Cite, "12346")) == "(1–4; 6)"
    assert cluster(numbered(6), NUMERIC, *map(Cite, "125")) == "(1; 2; 5)"


def test_number_with_a_locator_breaks_the_range() -> None:
    with_page = made(
        'collapse="citation-number"',
        '<group delimiter=", "><text variable="citation-number"/><text variable="locator"/></group>',
    )
    cites = [Cite("1"), Cite("2", locator="9"), Cite("3"), Cite("4")]
    assert cluster(numbered(4), with_page, *cites) == "(1; 2, 9; 3; 4)"


def test_years_of_one_author_stand_under_one_name() -> None:
    items = [work("x", "A Doe", year=1999), work("y", "B Roe"), work("z", "A Doe")]
    assert cluster(items, made('collapse="year"')) == "(Doe 1999; Roe 2000; Doe 2000)"
    in_order = [items[0], items[2], items[1]]
    assert cluster(in_order, made('collapse="year"')) == "(Doe 1999, 2000; Roe 2000)"


def test_suffixes_of_one_year_stand_under_one_year() -> None:
    items = [work(key, "A Doe") for key in "abcd"] + [work("e", "A Doe", year=2001)]
    options = 'disambiguate-add-year-suffix="true" year-suffix-delimiter="," collapse='
    assert cluster(items, made(f'{options}"year-suffix"')) == "(Doe 2000a,b,c,d, 2001)"
    assert cluster(items, made(f'{options}"year-suffix-ranged"')) == "(Doe 2000a–d, 2001)"
