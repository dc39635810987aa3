"""Pages as browsers copy them, each with what a person reads in it (`tests/samples/pages/*.json`).

A text in the JSON file is the value, or a list of the values that are right. Of `abstract`, `funding` and the
`abstracts` in other languages it has the first and the last words, of dates as much as the page surely says;
`absent` names fields that the page does not state.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from refdesk.domain.draft import Page, PageDraft
from refdesk.reading import read_page
from refdesk.reading.as_json import page_as_json
from refdesk.reading.text.words import key_of

SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "pages"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.json"))
DATES = ("issued", "received", "accepted")
SPANNING = ("abstract", "funding")


def read(name: str) -> PageDraft:
    return read_page(Page((SAMPLES / f"{name}.txt").read_text(encoding="utf-8")))


def wanted(name: str) -> dict[str, Any]:
    known: dict[str, Any] = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    return known


def written(date: dict[str, Any] | None) -> str:
    parts = (date or {}).get("date-parts", [[]])[0]
    return "-".join(f"{part:02d}" for part in parts)


def spans(text: str, ends: list[str]) -> bool:
    key = key_of(text)
    return key.startswith(key_of(ends[0])) and key.endswith(key_of(ends[1]))


def is_one_of(value: object, right: object) -> bool:
    options = right if isinstance(right, list) else [right]
    return key_of(str(value)) in {key_of(str(option)) for option in options}


@pytest.mark.parametrize("name", NAMES)
def test_every_field_that_a_person_reads_in_the_page_is_read(name: str) -> None:
    article = page_as_json(read(name))["article"]
    for field, value in wanted(name)["article"].items():
        given = article.get(field)
        if field in DATES:
            assert written(given)[: len(value)] == value, field
        elif field in SPANNING:
            assert spans(str(given), value), (field, given)
        elif field == "abstracts":
            assert all(spans(given[language], ends) for language, ends in value.items())
        elif field == "keywords":
            assert list(map(key_of, given)) == list(map(key_of, value))
        elif field == "issn_any":
            assert value in (article.get("issn_print"), article.get("issn_online"))
        elif field == "how_to_cite_starts":
            assert key_of(article["how_to_cite"]).startswith(key_of(value))
        elif field == "absent":
            assert not set(value) & set(article)
        elif field != "author":
            assert is_one_of(given, value), (field, value, given)


@pytest.mark.parametrize("name", NAMES)
def test_the_authors_are_those_of_the_page_with_what_it_says_of_them(name: str) -> None:
    given = page_as_json(read(name))["article"].get("author", [])
    authors = wanted(name)["article"]["author"]
    assert [key_of(" ".join(card_names(each))) for each in given] == [
        key_of(" ".join(card_names(each))) for each in authors
    ]
    for said, author in zip(given, authors, strict=True):
        assert {part: said.get(part) for part in author if part not in ("family", "given")} == {
            part: words for part, words in author.items() if part not in ("family", "given")
        }


def card_names(card: dict[str, str]) -> list[str]:
    return [card.get("family", ""), card.get("given", ""), card.get("literal", "")]


@pytest.mark.parametrize("name", NAMES)
def test_the_references_are_counted_and_twins_paired(name: str) -> None:
    draft, known = read(name), wanted(name)
    assert len(draft.references) == known["references"]
    assert len([twin for twin in draft.twins if twin]) == known.get("twins", 0)
