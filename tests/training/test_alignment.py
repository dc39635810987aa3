"""References rendered by our own processor, their fields found again."""

from typing import Any

import pytest

from refdesk.csl import Processor, StyleIndex
from training.alignment import marked, pieces_of

ARTICLE = {
    "id": "1",
    "type": "article-journal",
    "title": "Peaks of the northern range",
    "author": [{"family": "Hill", "given": "Anna Berta"}, {"family": "Dale", "given": "Carl"}],
    "container-title": "Mountain Research",
    "issued": {"date-parts": [[2012, 3]]},
    "volume": "52",
    "issue": "11",
    "page": "118-123",
}
CHAPTER = {
    "id": "1",
    "type": "chapter",
    "title": "Valleys",
    "author": [{"family": "Hill", "given": "Anna"}],
    "editor": [{"family": "Ridge", "given": "Eva"}, {"family": "Scree", "given": "Finn"}],
    "container-title": "Handbook of slopes",
    "publisher": "Slope Press",
    "publisher-place": "Denver",
    "edition": "3",
    "issued": {"date-parts": [[1999]]},
    "page": "201-219",
}


def rendered(style: str, item: dict[str, Any]) -> dict[str, str]:
    processor = Processor(StyleIndex().load_style(style), "en-US", output="text")
    processor.register([marked(item)])
    text = processor.bibliography().entries[0].text
    pieces = pieces_of(text, item)
    assert not any("\ue000" <= letter <= "\uf8ff" for _, words in pieces for letter in words)
    return {label: words for label, words in reversed(pieces) if label != "other"}


@pytest.mark.parametrize(
    ("style", "author", "container", "page"),
    [
        ("apa", "Hill, A. B., & Dale, C.", "Mountain Research", "118–123"),
        ("vancouver", "Hill AB, Dale C.", "Mountain Research", "118–23"),
        ("ieee", "A. B. Hill and C. Dale", "Mountain Research", "118–123"),
        ("gost-r-7-0-5-2008", "Hill A. B., Dale C.", "Mountain Research", "118–123"),
        ("modern-language-association", "Hill, Anna Berta, and Carl Dale.", "Mountain Research", "118–23"),
    ],
)
def test_the_fields_of_an_article_are_found_in_many_styles(
    style: str, author: str, container: str, page: str
) -> None:
    found = rendered(style, ARTICLE)
    assert found["author"].rstrip(".") == author.rstrip(".")
    assert found["title"].lower() == "peaks of the northern range"
    assert (found["container-title"], found["page"]) == (container, page)
    assert (found["volume"], found["issue"]) == ("52", "11")
    assert found["issued"].startswith(("2012", "Mar"))


def test_editors_edition_and_imprint_of_a_chapter_are_found() -> None:
    found = rendered("apa", CHAPTER)
    assert found["editor"] == "E. Ridge & F. Scree"
    assert found["edition"].startswith("3rd ed")
    assert (found["publisher"], found["issued"]) == ("Slope Press", "1999")


def test_a_reference_whose_author_is_not_found_again_is_not_used() -> None:
    assert pieces_of("Hillary. \ue000Peaks\ue001. 2012.", {**ARTICLE, "author": [{"family": "Hill"}]}) == []
