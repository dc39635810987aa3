"""Names as styles print them."""

import pytest

from tests.csl.styles import cited

DOE = {"family": "Doe", "given": "John Quincy"}
ROE = {"family": "Roe", "given": "Jane"}
POE = {"family": "Poe", "given": "Edgar"}


def names(persons: list[dict[str, str]], attributes: str = "", inside: str = "", **options: str) -> str:
    elements = f'<names variable="author"><name {attributes}>{inside}</name></names>'
    return cited({"author": persons}, elements, **options)


def test_last_name_is_joined_with_a_comma_only_from_three_names_on() -> None:
    assert names([DOE, ROE], 'and="text"') == "John Quincy Doe and Jane Roe"
    assert names([DOE, ROE, POE], 'and="symbol"') == "John Quincy Doe, Jane Roe, & Edgar Poe"


def test_long_list_is_cut_and_may_keep_its_last_name() -> None:
    cut = 'et-al-min="3" et-al-use-first="1"'
    assert names([DOE, ROE, POE], cut) == "John Quincy Doe et al."
    assert names([DOE, ROE, POE], f'{cut} et-al-use-last="true"') == "John Quincy Doe, … Edgar Poe"


@pytest.mark.parametrize(
    ("given", "initials"),
    [
        ("John Quincy", "J. Q."),
        ("Jean-Luc", "J.-L."),
        ("J.R.R.", "J. R. R."),
        ("Ph.M.E.", "Ph. M. E."),
        ("M. E. of Orange", "M. E. of O."),
        ("TSerendorj", "Ts."),
        ("Ғалым", "Ғ."),
    ],
)
def test_given_name_is_initialised(given: str, initials: str) -> None:
    assert names([{"family": "Doe", "given": given}], 'initialize-with=". "') == f"{initials} Doe"


def test_names_of_east_asia_get_no_space_and_no_initials() -> None:
    assert names([{"family": "王", "given": "小明"}], 'initialize-with=". "') == "王小明"


@pytest.mark.parametrize(
    ("person", "sorted_name", "short"),
    [
        ({"family": "van Gogh", "given": "Vincent"}, "Gogh, Vincent van", "van Gogh"),
        ({"family": "Humboldt", "given": "Alexander von"}, "Humboldt, Alexander von", "Humboldt"),
        ({"family": "d'Alembert", "given": "Jean"}, "Alembert, Jean d’", "d’Alembert"),
        ({"family": "King", "given": "Martin, Jr."}, "King, Martin, Jr.", "King"),
        ({"literal": "World Bank"}, "World Bank", "World Bank"),
    ],
)
def test_particles_and_suffixes_find_their_places(
    person: dict[str, str], sorted_name: str, short: str
) -> None:
    assert names([person], 'name-as-sort-order="all"') == sorted_name
    assert names([person], 'form="short"') == short


def test_particle_stays_before_the_family_name_where_the_style_never_demotes() -> None:
    root = 'class="in-text" demote-non-dropping-particle="never"'
    gogh = {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}
    assert names([gogh], 'name-as-sort-order="all"', root=root) == "van Gogh, Vincent"


def test_editor_stands_for_a_missing_author_and_is_not_printed_again() -> None:
    elements = (
        '<names variable="author"><name/><label prefix=", "/><substitute><names variable="editor"/>'
        "</substitute>"
        '</names><names variable="editor" prefix=" - "/>'
    )
    assert cited({"editor": [DOE]}, elements) == "John Quincy Doe, editor"


def test_editor_and_translator_in_one_person_share_a_label() -> None:
    elements = '<names variable="editor translator" delimiter="; "><name/><label prefix=", "/></names>'
    both = {"editor": [DOE], "translator": [DOE]}
    assert cited(both, elements) == "John Quincy Doe, editor & translator"
    assert cited({**both, "translator": [ROE]}, elements) == "John Quincy Doe, editor; Jane Roe, translator"


def test_number_of_names_is_counted() -> None:
    assert names([DOE, ROE, POE], 'form="count"') == "3"


def test_names_with_nothing_in_them_are_passed_over() -> None:
    assert names([{"family": ""}, {"literal": " "}, DOE]) == "John Quincy Doe"


def test_what_stands_for_missing_authors_is_printed_like_them_under_a_condition_too() -> None:
    shorthand = '<choose><if type="book"><names variable="editor"/></if></choose>'
    elements = (
        '<names variable="author"><name and="text" name-as-sort-order="first"/>'
        f'<label form="short" prefix=", "/><substitute>{shorthand}</substitute></names>'
    )
    assert cited({"type": "book", "editor": [DOE, ROE]}, elements) == "Doe, John Quincy and Jane Roe, eds."


def test_initials_of_a_compound_name_are_spaced_like_others_where_they_have_no_hyphen() -> None:
    root = 'class="in-text" initialize-with-hyphen="false"'
    person = {"family": "Schmidt", "given": "Karl-Heinz Otto"}
    assert names([person], 'initialize-with=" "', root=root) == "K H O Schmidt"
    assert names([person], 'initialize-with=""', root=root) == "KHO Schmidt"
