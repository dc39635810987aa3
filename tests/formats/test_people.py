"""Names as export files write them."""

from __future__ import annotations

import pytest

from refdesk.domain.names import Name
from refdesk.formats.people import inverted, straight, written


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Doe, Jane", Name("Doe", "Jane")),
        ("van Doe, Jane", Name("Doe", "Jane", non_dropping_particle="van")),
        ("Doe, Jane, Jr.", Name("Doe", "Jane", suffix="Jr.")),
        ("World Bank,", Name(literal="World Bank")),
        ("World Bank", Name(literal="World Bank")),
        ("Homer", Name("Homer")),
        ("", Name()),
    ],
)
def test_an_inverted_name_is_read(text: str, name: Name) -> None:
    assert inverted(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Doe", Name("Doe", "Jane")),
        ("Jane van der Doe", Name("Doe", "Jane", non_dropping_particle="van der")),
        ("Doe JA", Name("Doe", "JA")),
        ("R Roe", Name("Roe", "R")),
        ("Doe, Jane", Name("Doe", "Jane")),
    ],
)
def test_a_straight_name_is_read(text: str, name: Name) -> None:
    assert straight(text) == name


@pytest.mark.parametrize(
    "name",
    [
        Name("Doe", "Jane"),
        Name("Doe", "Jane", suffix="Jr."),
        Name(literal="World Bank"),
        Name(literal="UNESCO"),
    ],
)
def test_a_name_that_is_written_reads_back(name: Name) -> None:
    assert inverted(written(name)) == name
