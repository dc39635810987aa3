"""`refdesk read`, as a process."""

from __future__ import annotations

import json

import pytest

from tests.cli.running import refdesk
from tests.shared_material import shared

_LIST = """References
1. Smith J., Doe A. On the nature of things. Journal of Nature. 2010;12(3):3-9.
2. Brown K. The book of books. London: Example Press; 2001. 300 p.
3. Green L. Another paper on nature. Journal of Nature. 2012;14(1):30-39.
"""


def test_a_list_of_references_comes_as_json_with_numbers_texts_and_fields() -> None:
    outcome = refdesk("read", "-", "--kind", "references", given=_LIST)
    assert (outcome.status, outcome.err) == (0, "")
    page = json.loads(outcome.out)
    assert page["article"] is None
    assert [each["number"] for each in page["references"]] == [1, 2, 3]
    first = page["references"][0]
    start, end = first["spans"]["title"][0]
    assert first["text"][start:end] == first["csl"]["title"] == "On the nature of things"
    assert 0 <= first["confidence"]["title"] <= 1


def test_each_line_is_one_reference_and_gives_one_line() -> None:
    lines = [line.partition(" ")[2] for line in _LIST.splitlines()[1:]]
    outcome = refdesk("read", "--kind", "reference", given="\n".join([lines[0], "", *lines[1:]]) + "\n")
    assert outcome.status == 0
    read = [json.loads(line) for line in outcome.out.splitlines()]
    assert [each["text"] for each in read] == [lines[0], "", *lines[1:]]
    assert read[0]["csl"]["title"] == "On the nature of things"


def test_a_real_page_gives_its_article_and_its_references() -> None:
    outcome = refdesk("read", shared("pages", "01_seed.txt"))
    assert outcome.status == 0
    page = json.loads(outcome.out)
    truth = json.loads(shared("pages", "01_seed.json").read_text(encoding="utf-8"))
    assert page["article"]["title"] == truth["article"]["title"]
    assert [each["number"] for each in page["references"]] == [each["number"] for each in truth["references"]]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (b"", "There is nothing to read: the input is empty."),
        (b"\n  \n", "There is nothing to read: the input is empty."),
        (
            b"It was a dark and stormy night; the rain fell. " * 400,
            "There is neither an article nor a reference list",
        ),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00", "The input is not text."),
        (b"@article{a, title={T}}", "This is a BibTeX file, no page."),
    ],
)
def test_bad_input_gets_one_sentence_and_a_status(given: bytes, sentence: str) -> None:
    outcome = refdesk("read", given=given)
    assert outcome.status == 1
    assert sentence in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_a_page_without_references_says_so_and_gives_the_article() -> None:
    outcome = refdesk("read", shared("pages", "05_firstmonday_ojs_landing.txt"))
    assert outcome.status == 1
    assert "there is no reference list in this text" in outcome.err
    assert json.loads(outcome.out)["article"]["title"]


def test_five_megabytes_of_text_are_read_and_found_empty() -> None:
    outcome = refdesk("read", given=b"lorem ipsum dolor sit amet\n" * 190_000)
    assert outcome.status == 1
    assert json.loads(outcome.out)["references"] == []
