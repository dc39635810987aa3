"""Texts in the order that readers of a language expect."""

from __future__ import annotations

import pytest

from refdesk.csl.text.collation import Collation


def in_order(lang: str, *texts: str) -> list[str]:
    return sorted(texts, key=Collation(lang).key)


def test_accents_and_case_count_last() -> None:
    assert in_order("en", "résumé", "Resume", "resume", "rest") == ["rest", "resume", "Resume", "résumé"]


def test_space_goes_before_letters_and_digits_before_them_too() -> None:
    assert in_order("en", "ab", "a b", "a1", "a") == ["a", "a b", "a1", "ab"]


@pytest.mark.parametrize("lang", ["ru", "kk-KZ", "uk"])
def test_cyrillic_comes_first_where_it_is_at_home(lang: str) -> None:
    assert in_order(lang, "Zebra", "Ёж", "Жук", "Ель", "Apple") == ["Ель", "Ёж", "Жук", "Apple", "Zebra"]


def test_latin_comes_first_elsewhere() -> None:
    assert in_order("en", "Абай", "Zebra", "東京", "Ωmega") == ["Zebra", "Абай", "Ωmega", "東京"]


def test_kazakh_letters_stand_beside_their_kin() -> None:
    assert in_order("kk", "Қала", "Кала", "Лала", "Үй", "Уй", "Фа") == [
        "Кала",
        "Қала",
        "Лала",
        "Уй",
        "Үй",
        "Фа",
    ]


def test_swedish_letters_stand_at_the_end() -> None:
    assert in_order("sv", "Öl", "Zon", "Ål", "Olja") == ["Olja", "Zon", "Ål", "Öl"]
    assert in_order("de", "Öl", "Zon", "Olja") == ["Öl", "Olja", "Zon"]
