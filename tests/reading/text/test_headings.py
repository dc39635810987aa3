"""Lines that are headings, in the languages of pages."""

import pytest

from refdesk.reading.text.headings import Section, label_end, section_of


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Abstract", Section.ABSTRACT), ("ABSTRACT:", Section.ABSTRACT),
        ("Аңдатпа", Section.ABSTRACT),
        ("Öz", Section.ABSTRACT), ("摘要", Section.ABSTRACT), ("Palabras clave:", Section.KEYWORDS),
        ("Об авторах", Section.AUTHORS), ("Autores/as", Section.AUTHORS),
        ("7. References", Section.REFERENCES),
        ("Список литературы", Section.REFERENCES), ("Bibliograhpy", Section.REFERENCES),
        ("References (12)", Section.REFERENCES), ("Для цитирования:", Section.CITATION),
        ("Cómo citar", Section.CITATION), ("Fußnoten", Section.NOTES), ("Introducción", Section.BODY),
        ("Preferences", None), ("We reviewed the literature.", None), ("", None), ("x" * 200, None),
    ],
)  # fmt: skip
def test_a_heading_is_known_by_its_words(line: str, section: Section | None) -> None:
    assert section_of(line) is section


@pytest.mark.parametrize(
    ("line", "section", "content"),
    [
        ("Keywords: ash; birch", Section.KEYWORDS, "ash; birch"),
        ("Abstract. We show", Section.ABSTRACT, "We show"),
        ("Abstract—We show", Section.ABSTRACT, "We show"),
        ("关键词：图书馆", Section.KEYWORDS, "图书馆"),
    ],
)
def test_content_may_stand_on_the_line_of_its_heading(line: str, section: Section, content: str) -> None:
    assert line[label_end(line, section) :] == content


def test_a_word_that_only_begins_like_a_heading_is_none() -> None:
    assert label_end("Abstracting services: a survey", Section.ABSTRACT) == 0
