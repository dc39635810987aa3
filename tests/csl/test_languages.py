"""The words of citations in the language of the paper, or of each item where that is asked for."""

from __future__ import annotations

from typing import Any

import pytest

from refdesk.csl import Cite, LocaleFolder, Processor, StyleIndex, Terms

PEOPLE = {
    "ru": ["Петров", "Иванов", "Сидоров"],
    "kk": ["Ахметов", "Серіков", "Ермеков"],
    "de": ["Müller", "Weiß", "Groß"],
    "zh": ["张", "李", "王"],
}
CHAPTERS = {
    "ru": "2-е изд., сс. 5–9)",
    "kk": "2-ші бас., бб. 5–9)",
    "de": "2. Aufl., S. 5–9)",
    "zh-CN": "页 5～9)",
}


def chapter(language: str) -> dict[str, Any]:
    return {
        "id": "it",
        "type": "chapter",
        "title": "T",
        "container-title": "C",
        "edition": "2",
        "page": "5-9",
        "language": language,
        "issued": {"date-parts": [[2001]]},
        "author": [{"family": family, "given": "X"} for family in PEOPLE[language[:2]]],
    }


def printed(item: dict[str, Any], terms: Terms, locale: str = "en-US") -> tuple[str, str]:
    processor = Processor(StyleIndex().load_style("apa"), locale, output="text", terms=terms)
    processor.register([item])
    return processor.cite([Cite("it", locator="5")]), processor.bibliography().entries[0].text


@pytest.mark.parametrize("language", CHAPTERS)
def test_entry_has_the_words_of_its_own_language_where_asked(language: str) -> None:
    _cite, entry = printed(chapter(language), Terms.OF_ITEM)
    assert CHAPTERS[language] in entry
    _cite, entry = printed(chapter(language), Terms.OF_STYLE)
    assert "(2nd ed., pp. 5–9)" in entry


@pytest.mark.parametrize(
    ("language", "cite"),
    [
        ("ru-RU", "(Петров и др., 2001, с. 5)"),
        ("kk", "(Ахметов және т.б., 2001, б. 5)"),
        ("de", "(Müller et al., 2001, S. 5)"),
        ("zh-CN", "(张等, 2001, 页 5)"),
    ],
)
def test_cite_has_the_words_of_its_own_language_where_asked(language: str, cite: str) -> None:
    assert printed(chapter(language), Terms.OF_ITEM)[0] == cite
    assert printed(chapter(language), Terms.OF_STYLE)[0].endswith("et al., 2001, p. 5)")


def test_a_whole_paper_can_be_in_kazakh() -> None:
    cite, entry = printed(chapter("ru"), Terms.OF_STYLE, "kk-KZ")
    assert cite == "(Петров және т.б., 2001, б. 5)"
    assert "2-ші бас., бб. 5–9" in entry


def test_kazakh_locale_has_only_terms_that_styles_ask_for() -> None:
    folder = LocaleFolder()
    known = {name for name, _form in folder.locale("en-US").terms}
    ours = {name for name, _form in folder.locale("kk-KZ").terms}
    assert ours <= known
    assert "kk-KZ" in folder.languages
    assert folder.has("kk")


@pytest.mark.parametrize("lang", LocaleFolder().languages)
def test_every_locale_can_be_loaded(lang: str) -> None:
    locale = LocaleFolder().locale(lang)
    assert locale.lang == lang
    assert locale.words("month-01")
