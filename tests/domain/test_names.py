"""Names and the author column of a list."""

from __future__ import annotations

import pytest

from refdesk.domain.names import Name, author_text


def test_a_name_goes_to_csl_and_comes_back_whole() -> None:
    name = Name(
        family="Beethoven",
        given="Ludwig",
        non_dropping_particle="van",
        suffix="Jr.",
        affiliation="Court of Bonn",
        orcid="0000-0002-1825-0097",
    )
    assert Name.from_csl(name.to_csl()) == name
    assert name.to_csl()["non-dropping-particle"] == "van"


def test_empty_parts_are_left_out_of_csl() -> None:
    assert Name(literal="World Health Organization").to_csl() == {"literal": "World Health Organization"}


@pytest.mark.parametrize(
    ("name", "sorted_form", "display_form", "short_form"),
    [
        (Name(family="Meena", given="Sunita"), "Meena, Sunita", "Sunita Meena", "Meena"),
        (
            Name(family="Humboldt", given="Alexander", dropping_particle="von"),
            "Humboldt, Alexander von",
            "Alexander von Humboldt",
            "Humboldt",
        ),
        (
            Name(family="Gogh", given="Vincent", non_dropping_particle="van"),
            "van Gogh, Vincent",
            "Vincent van Gogh",
            "van Gogh",
        ),
        (Name(literal="The Hindu"), "The Hindu", "The Hindu", "The Hindu"),
        (Name(given="Plato"), "Plato", "Plato", "Plato"),
    ],
)
def test_a_name_is_written_for_sorting_for_reading_and_short(
    name: Name, sorted_form: str, display_form: str, short_form: str
) -> None:
    assert (name.sorted_form, name.display_form, name.short_form) == (sorted_form, display_form, short_form)


@pytest.mark.parametrize(
    ("families", "shown"),
    [
        ((), ""),
        (("Kim",), "Kim"),
        (("Kim", "Lee"), "Kim and Lee"),
        (("Kim", "Lee", "Park"), "Kim et al."),
    ],
)
def test_the_author_column_names_two_and_then_says_et_al(families: tuple[str, ...], shown: str) -> None:
    assert author_text(tuple(Name(family=family) for family in families)) == shown


def test_a_name_without_its_card_is_the_bare_name() -> None:
    name = Name(family="Meena", given="Sunita", city="New Delhi", degree="Ph.D.")
    assert name.has_card
    assert name.without_card() == Name(family="Meena", given="Sunita")


@pytest.mark.parametrize(
    "name",
    [
        Name("Meena", "Sunita"),
        Name("Beethoven", "Ludwig", non_dropping_particle="van"),
        Name("King", "Martin Luther", suffix="Jr."),
        Name(literal="Ministry of Water"),
        Name("di", "Anna"),
    ],
)
def test_a_name_comes_back_from_its_sorted_form(name: Name) -> None:
    assert Name.from_sorted_form(name.sorted_form) == name


def test_a_corrected_name_takes_over_the_card_alone() -> None:
    holm = Name("Holm", "Ida", suffix="Jr.", affiliation="Institute of Soil Science", country="Denmark")
    assert Name("Holmes", "Ida").with_card_of(holm) == Name(
        "Holmes", "Ida", affiliation="Institute of Soil Science", country="Denmark"
    )
