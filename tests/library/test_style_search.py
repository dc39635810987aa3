"""Finding a style among ten thousand."""

import pytest

from refdesk.library import styles
from refdesk.library.style_search import StyleSearch


@pytest.fixture(scope="module")
def search() -> StyleSearch:
    return StyleSearch(styles.styles())


@pytest.mark.parametrize(
    ("typed", "style_id"),
    [
        ("apa", "apa"),
        ("APA7", "apa"),
        ("american psychological 7th", "apa"),
        ("ieee", "ieee"),
        ("vancouver", "elsevier-vancouver"),
        ("gost 7.0.5", "gost-r-7-0-5-2008"),
        ("гост", "gost-r-7-0-5-2008"),
        ("nlm", "nlm-citation-sequence"),
        ("pnas", "pnas"),
        ("jacs", "journal-of-the-american-chemical-society"),
        ("j am chem soc", "journal-of-the-american-chemical-society"),
        ("nature", "nature"),
        ("chicago author", "chicago-author-date"),
        ("mla", "modern-language-association"),
        ("n engl j med", "the-new-england-journal-of-medicine"),
        ("chigaco author-date", "chicago-author-date"),
    ],
)
def test_a_style_is_found_by_what_people_type(search: StyleSearch, typed: str, style_id: str) -> None:
    assert style_id in [each.id for each in search.find(typed, (), ())][:8]


@pytest.mark.parametrize("typed", ["apa", "ieee", "nature", "pnas", "nlm citation sequence"])
def test_the_style_of_that_name_comes_first(search: StyleSearch, typed: str) -> None:
    assert search.find(typed, (), ())[0].id == typed.replace(" ", "-")


def test_styles_are_found_by_field_and_format(search: StyleSearch) -> None:
    found = search.find("astronomy numeric", (), ())
    assert found
    assert all("astronomy" in each.fields or "astronomy" in each.title.casefold() for each in found)
    assert any(each.format == "note" for each in search.find("footnote law", (), ()))


@pytest.mark.parametrize("typed", ["history footnotes", "law notes"])
def test_notes_are_found_in_the_plural(search: StyleSearch, typed: str) -> None:
    found = search.find(typed, (), ())
    assert found
    assert found[0].format == "note"


def test_favourites_come_first_then_those_used_last(search: StyleSearch) -> None:
    listed = search.find("", ("ieee", "nature"), ("apa", "nature"))
    assert [each.id for each in listed[:3]] == ["ieee", "nature", "apa"]
    assert len(listed) == len(search)


def test_a_favourite_wins_among_equals(search: StyleSearch) -> None:
    usual = search.find("harvard", (), ())
    other = next(each for each in usual[10:] if each.id.startswith("harvard"))
    assert search.find("harvard", (other.id,), ())[0] == other


def test_nothing_like_it_is_nothing(search: StyleSearch) -> None:
    assert search.find("qqqqxzzzzw", (), ()) == []
