"""Lists that a page prints twice."""

import pytest

from refdesk.domain.draft import Page, PageDraft
from refdesk.reading import read_page

RUSSIAN = (
    "Ковылин И.П. Весенние палы сухой степи. Оренбург: Степь, 2009. 144 с.",
    "Типчакова А.С. Травостой после пожара // Степной вестник. 2015. Т. 4, № 2. С. 15-22.",
    "Злаков К.К., Ковылин И.П. Злаки степи // Ботаника. 2018. № 3. С. 33-41.",
)
LATIN = (
    "Kovylin I.P. Vesennie paly sukhoy stepi [Spring fires of the dry steppe]. Orenburg, Step, 2009. 144 p.",
    "Tipchakova A.S. Travostoy posle pozhara. Stepnoy vestnik, 2015, vol. 4, no. 2, pp. 15-22. (In Russ.)",
    "Zlakov K.K., Kovylin I.P. Zlaki stepi. Botanika, 2018, no. 3, pp. 33-41. (In Russ.)",
)


def pairs(draft: PageDraft) -> list[tuple[str, str]]:
    return [
        (each.text, twin.text if twin else "")
        for each, twin in zip(draft.references, draft.twins, strict=True)
    ]


def numbered(texts: tuple[str, ...]) -> str:
    return "\n".join(f"{place}. {text}" for place, text in enumerate(texts, 1))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Список литературы", "References"),
        ("Литература", "References (transliterated)"),
        ("Список литературы", "Транслитерация"),
        ("Әдебиеттер тізімі", "References"),
    ],
)
def test_a_list_and_its_transliteration_are_paired(first: str, second: str) -> None:
    draft = read_page(Page(f"{first}\n{numbered(RUSSIAN)}\n\n{second}\n{numbered(LATIN)}\n"))
    assert pairs(draft) == list(zip(RUSSIAN, LATIN, strict=True))


def test_plain_twin_lists_are_paired() -> None:
    russian, latin = "\n".join(RUSSIAN), "\n".join(LATIN)
    draft = read_page(Page(f"Список литературы\n{russian}\n\nReferences\n{latin}\n"))
    assert pairs(draft) == list(zip(RUSSIAN, LATIN, strict=True))


def test_entries_that_are_each_followed_by_their_twin_are_paired() -> None:
    lines = [line for pair in zip(RUSSIAN, LATIN, strict=True) for line in pair]
    draft = read_page(Page("Список литературы\n" + "\n".join(lines) + "\n"))
    assert pairs(draft) == list(zip(RUSSIAN, LATIN, strict=True))


def test_numbered_entries_with_their_twin_below_are_paired() -> None:
    lines = [
        f"{number}. {one}\n{other}" for number, (one, other) in enumerate(zip(RUSSIAN, LATIN, strict=True), 1)
    ]
    draft = read_page(Page("Литература\n" + "\n".join(lines) + "\n"))
    assert pairs(draft) == list(zip(RUSSIAN, LATIN, strict=True))
    assert [each.number for each in draft.references] == [1, 2, 3]


def test_works_in_two_scripts_that_are_not_the_same_are_no_twins() -> None:
    others = (
        "Ash B. Trees. Oslo: Fir; 1999.",
        "Birch C. Leaves. J Trees. 2003;1:2-5.",
        "Elm D. Bark of old trees. Fir; 2001.",
    )
    lines = [line for pair in zip(RUSSIAN, others, strict=True) for line in pair]
    draft = read_page(Page("Литература\n" + "\n".join(lines) + "\n"))
    assert draft.twins == ()
    assert len(draft.references) == 6
