"""Numbers as styles print them."""

import pytest

from refdesk.csl import Cite, LocaleFolder, Processor
from refdesk.csl.elements.numbers import is_numeric, long_ordinal, ordinal, page_range, roman
from tests.csl.styles import cited, style


@pytest.mark.parametrize("text", ["1", "2nd", "D2", "5, 7-9", "1 & 2", "3–5"])
def test_numbers_with_affixes_lists_and_ranges_are_numeric(text: str) -> None:
    assert is_numeric(text)


@pytest.mark.parametrize("text", ["", "second", "1 or 2 maybe", "third revised"])
def test_words_are_not_numeric(text: str) -> None:
    assert not is_numeric(text)


@pytest.mark.parametrize(
    ("form", "given", "printed"),
    [
        ("expanded", "321-8", "321–328"),
        ("minimal", "321-328", "321–8"),
        ("minimal-two", "321-328", "321–28"),
        ("chicago", "101-108", "101–8"),
        ("chicago", "321-328", "321–28"),
        ("chicago", "1496-1504", "1496–1504"),
        ("chicago-16", "1496-1504", "1496–504"),
        ("", "321-8", "321–8"),
        ("minimal", "iv-ix", "iv–ix"),
        ("expanded", "N110-5", "N110-5"),
    ],
)
def test_page_range_takes_the_form_of_the_style(form: str, given: str, printed: str) -> None:
    assert page_range(given, form, "–") == printed


def test_roman_numerals_are_subtractive() -> None:
    assert [roman(number) for number in (4, 9, 14, 1999, 0)] == ["iv", "ix", "xiv", "mcmxcix", "0"]


def test_ordinals_follow_language_and_gender() -> None:
    english = LocaleFolder().locale("en-US")
    french = LocaleFolder().locale("fr-FR")
    assert [ordinal(number, english, "") for number in (1, 2, 3, 11, 22)] == [
        "1st",
        "2nd",
        "3rd",
        "11th",
        "22nd",
    ]
    assert [ordinal(1, french, gender) for gender in ("feminine", "masculine")] == ["1ʳᵉ", "1ᵉʳ"]
    assert long_ordinal(3, english, "") == "third"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("5", "page 5"),
        ("5-7", "pages 5–7"),
        ("5, 9", "pages 5, 9"),
        ("5 and 9", "pages 5 and 9"),
        ("e5", "page e5"),
    ],
)
def test_label_is_plural_where_there_are_several_pages(page: str, text: str) -> None:
    assert cited({"page": page}, '<label variable="page" suffix=" "/><text variable="page"/>') == text


def test_edition_that_is_no_number_stays_as_it_is() -> None:
    element = '<number variable="edition" form="ordinal"/>'
    assert cited({"edition": "2"}, element) == "2nd"
    assert cited({"edition": "third revised"}, element) == "third revised"


def test_labels_inside_a_locator_are_written_in_the_style_of_the_locale() -> None:
    assert with_locator("vol. 1, fol. 186, p. 3-8") == "vol. 1, fol. 186, pp. 3–8"
    assert with_locator("p. 1, " * 3000).count("p. 1") == 3000


def with_locator(locator: str) -> str:
    label = '<label variable="locator" form="short" suffix=" "/><text variable="locator"/>'
    processor = Processor(style(f"<layout>{label}</layout>"), output="text")
    processor.register([{"id": "a"}])
    return processor.cite([Cite("a", locator=locator)])


@pytest.mark.parametrize(("edition", "text"), [("2nd", "2nd"), ("2", "2nd"), ("2-3", "2nd–3rd")])
def test_ordinal_is_not_made_an_ordinal_again(edition: str, text: str) -> None:
    assert cited({"edition": edition}, '<number variable="edition" form="ordinal"/>') == text


@pytest.mark.parametrize(
    ("number", "text"), [("8,970,345", "number 8,970,345"), ("8, 9", "numbers 8, 9"), ("8,9", "numbers 8,9")]
)
def test_commas_between_thousands_make_no_list(number: str, text: str) -> None:
    printed = cited({"number": number}, '<label variable="number" suffix=" "/><text variable="number"/>')
    assert printed == text
