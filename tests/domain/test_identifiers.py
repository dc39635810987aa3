"""Identifiers in running text, and their check digits."""

from __future__ import annotations

import pytest

from refdesk.domain.identifiers import is_isbn, is_issn, is_orcid, normal_doi, without_trailing_marks


@pytest.mark.parametrize(
    "text",
    [
        "10.1371/journal.pone.0189090",
        "doi: 10.1371/JOURNAL.pone.0189090.",
        "https://doi.org/10.1371/journal.pone.0189090",
        "http://dx.doi.org/10.1371/journal.pone.0189090,",
        "DOI:10.1371/journal.pone.0189090)",
    ],
)
def test_a_doi_in_any_dress_is_the_same_doi(text: str) -> None:
    assert normal_doi(text) == "10.1371/journal.pone.0189090"


def test_brackets_that_belong_to_a_doi_stay() -> None:
    assert normal_doi("10.1016/S0140-6736(05)67889-0") == "10.1016/s0140-6736(05)67889-0"


def test_page_and_title_in_pointed_brackets_belong_to_an_older_doi() -> None:
    sici = "10.1002/(SICI)1097-4571(199806)49:8<693:AID-ASI4>3.0.CO;2-O"
    assert normal_doi(f"https://doi.org/{sici}.") == sici.lower()


def test_a_tag_behind_a_doi_does_not_belong_to_it() -> None:
    assert normal_doi("10.1000/182<br>2 more") == "10.1000/182"


def test_what_is_no_doi_gives_nothing() -> None:
    assert normal_doi("11.1371/x") == ""


def test_marks_of_the_sentence_leave_an_address() -> None:
    assert without_trailing_marks("https://example.org/a_(b)).") == "https://example.org/a_(b)"


@pytest.mark.parametrize(
    ("text", "is_right"), [("2306-5079", True), ("2306-5070", False), ("0317-8471", True), ("1234", False)]
)
def test_an_issn_is_checked_by_its_last_digit(text: str, is_right: bool) -> None:
    assert is_issn(text) is is_right


@pytest.mark.parametrize(
    ("text", "is_right"),
    [("978-0-306-40615-7", True), ("0-306-40615-2", True), ("978-0-306-40615-8", False), ("97803064", False)],
)
def test_an_isbn_is_checked_by_its_last_digit(text: str, is_right: bool) -> None:
    assert is_isbn(text) is is_right


def test_an_orcid_is_checked_by_its_last_digit() -> None:
    assert is_orcid("0000-0002-1825-0097")
    assert not is_orcid("0000-0002-1825-0098")
