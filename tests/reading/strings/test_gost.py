"""References written after GOST R 7.0.5 and 7.1."""

import pytest

from refdesk.reading.strings.gost import gost_marks
from refdesk.reading.strings.protect import protected_phrases
from refdesk.reading.strings.reference import read_reference


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Орлов И. И. Рынок труда / И. И. Орлов // Экономика. — 2015. — Т. 5, № 3. — С. 10–20.",
            {
                "author": "Орлов, И. И.",
                "title": "Рынок труда",
                "container-title": "Экономика",
                "issued": "2015",
                "volume": "5",
                "issue": "3",
                "page": "10–20",
            },
        ),
        (
            "Ким В.Г. Методы//Вестник. – 2009. – 17–23 дек. (№ 49). – С. 3",
            {
                "author": "Ким, В.Г.",
                "title": "Методы",
                "container-title": "Вестник",
                "issued": "2009-12-17",
                "issue": "49",
                "page": "3",
            },
        ),
        (
            "Ким В.Г. Методы // Вестник КазНУ. Серия филологическая. 2015. № 3 (155). С. 12-15.",
            {
                "author": "Ким, В.Г.",
                "title": "Методы",
                "container-title": "Вестник КазНУ. Серия филологическая",
                "issued": "2015",
                "issue": "3 (155)",
                "page": "12-15",
            },
        ),
        (
            "Петров П.П. Основы права: учебник. М.: Юрайт, 2010. 345 с.",
            {
                "author": "Петров, П.П.",
                "title": "Основы права: учебник",
                "publisher-place": "М.",
                "publisher": "Юрайт",
                "issued": "2010",
                "number-of-pages": "345",
            },
        ),
        (
            "Абдуллаев К. А. Қазақ тілі. – Алматы: Ғылым, 2005. – 234 б.",
            {
                "author": "Абдуллаев, К. А.",
                "title": "Қазақ тілі",
                "publisher-place": "Алматы",
                "publisher": "Ғылым",
                "issued": "2005",
                "number-of-pages": "234",
            },
        ),
        (
            "Smith J. The paper // Journal of Physics. – 2010. – Vol. 5, No. 2. – P. 33–40.",
            {
                "author": "Smith, J.",
                "title": "The paper",
                "container-title": "Journal of Physics",
                "issued": "2010",
                "volume": "5",
                "issue": "2",
                "page": "33–40",
            },
        ),
    ],
)
def test_the_prescribed_signs_tell_the_fields(text: str, expected: dict[str, str]) -> None:
    record = read_reference(text).record
    assert {name: record.text(name) for name in record} == expected


@pytest.mark.parametrize(
    "text", ["Smith J. A title. Journal 2010; 5: 1-2.", "see http://a.org//b", "// 2010", ""]
)
def test_what_has_not_the_signs_is_left_to_the_tagger(text: str) -> None:
    assert gost_marks(text, protected_phrases(text)) is None
