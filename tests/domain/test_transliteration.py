"""Cyrillic words in Latin letters."""

import pytest

from refdesk.domain.folding import fold
from refdesk.domain.transliteration import latin_forms


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("История", "istoriya"),
        ("История", "istoriia"),
        ("Қазақстан", "Qazaqstan"),
        ("Қазақстан", "Kazakstan"),
        ("ғылым", "gylym"),
        ("ғылым", "ghylym"),
        ("ұлттық", "ūlttyq"),
        ("өңір", "öñir"),
        ("өңір", "ongir"),
        ("Жаңа жыл", "jyl"),
        ("Жаңа жыл", "zhyl"),
        ("Шымкент қаласы", "Şymkent"),
        ("Шымкент қаласы", "Shymkent"),
    ],
)
def test_words_are_found_as_people_write_them_in_latin_letters(text: str, typed: str) -> None:
    assert fold(typed) in latin_forms(fold(text)).split()


def test_words_of_a_russian_text_come_in_two_spellings_only() -> None:
    assert latin_forms("жуковский") == "zhukovskiy zhukovskii"
    assert latin_forms("plain words") == ""
