"""A first page and a reference list copied from a PDF or a mail, all of whose lines are wrapped."""

import textwrap
from pathlib import Path

import pytest

from refdesk.domain.draft import Page, PageDraft
from refdesk.reading import read_page
from refdesk.reading.text.lines import lines_of
from refdesk.reading.text.paragraphs import paragraphs, words_of

SAMPLES = Path(__file__).parents[1] / "samples" / "wrapped"
HEADINGS = {"English": "References", "Russian": "Список литературы", "German": "Literatur"}


def page(language: str) -> tuple[list[str], list[str]]:
    """Title, authors, affiliation, abstract and a paragraph; and the references. One a line."""
    front, entries = (SAMPLES / f"{language.lower()}.txt").read_text(encoding="utf-8").split("\n\n")
    return front.splitlines(), entries.splitlines()


def wrapped(words: str, width: int) -> str:
    return "\n".join(textwrap.wrap(words, width, break_on_hyphens=False))


def read(language: str, width: int, heading: str) -> PageDraft:
    front, entries = page(language)
    above = [wrapped(part, width) for part in front]
    return read_page(
        Page("\n\n".join([*above, heading + "\n".join(wrapped(each, width) for each in entries)]))
    )


@pytest.mark.parametrize("width", [64, 80, 96])
@pytest.mark.parametrize("language", list(HEADINGS))
def test_a_wrapped_page_is_an_article_and_its_list(language: str, width: int) -> None:
    draft = read(language, width, HEADINGS[language] + "\n")
    assert draft.article is not None
    assert draft.article.record.text("title") == page(language)[0][0]
    assert [each.text for each in draft.references] == page(language)[1]


@pytest.mark.parametrize("width", [64, 80, 96])
@pytest.mark.parametrize("language", list(HEADINGS))
def test_a_wrapped_page_is_no_list_where_nothing_stands_above_the_list(language: str, width: int) -> None:
    draft = read(language, width, "")
    assert draft.article is not None
    assert draft.article.record.text("title") == page(language)[0][0]
    assert [each.text for each in draft.references] == page(language)[1]


@pytest.mark.parametrize("language", list(HEADINGS))
def test_a_wrapped_abstract_without_a_heading_is_read_whole(language: str) -> None:
    article = read(language, 80, HEADINGS[language] + "\n").article
    assert article is not None
    assert article.record.text("abstract") == page(language)[0][3]


@pytest.mark.parametrize("width", [64, 80, 96])
@pytest.mark.parametrize("language", list(HEADINGS))
def test_a_wrapped_list_alone_stays_a_list(language: str, width: int) -> None:
    draft = read_page(Page("\n".join(wrapped(each, width) for each in page(language)[1])))
    assert draft.article is None
    assert [each.text for each in draft.references] == page(language)[1]


def test_what_a_wrapped_list_says_of_its_works_is_no_page() -> None:
    said = " This is the first study of all of the sources. It was written with much care and is still read."
    entries = [entry + said for entry in page("English")[1]]
    assert read_page(Page("\n\n".join(wrapped(each, 78) for each in entries))).article is None


def test_lines_that_had_no_room_for_the_next_word_are_one_paragraph() -> None:
    parts = ["A title", *page("English")[0][3:]]
    lines = lines_of("\n".join(wrapped(part, 80) for part in parts))
    assert [words_of(part) for part in paragraphs(lines)] == parts


def test_each_line_is_a_paragraph_where_lines_are_not_wrapped() -> None:
    lines = lines_of("\n".join(page("English")[0]))
    assert {len(part) for part in paragraphs(lines)} == {1}
