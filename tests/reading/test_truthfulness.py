"""Nothing is lost and nothing invented: in samples, shared pages and lists, and pages made of their lines."""

import json
import random
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refdesk.domain.dates import Date
from refdesk.domain.draft import Draft, Page, PageDraft, Source, Span
from refdesk.domain.record import Value
from refdesk.reading import read_list, read_page
from refdesk.reading.text.words import key_of
from tests.shared_material import shared

SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "pages"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.txt"))


@cache
def sample(name: str) -> str:
    return (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")


def check(draft: PageDraft) -> None:
    """Asserts all that holds for whatever was read."""
    check_spans(draft)
    check_pieces(draft)
    if draft.article:
        check_values(draft.article)
    for reference in draft.references:
        check_names(reference.draft)


def check_spans(draft: PageDraft) -> None:
    """What was read and what is left over is the whole page."""
    text = draft.page.text
    used = [span for reading in (draft.article.readings if draft.article else ()) for span in reading.spans]
    used += [each.raw_span for each in (*draft.references, *draft.twins) if each]
    left = list(text)
    for span in [*used, *draft.unread()]:
        assert 0 <= span.start < span.end <= len(text)
        left[span.start : span.end] = " " * len(span)
    assert "".join(left).strip() == ""


def check_pieces(draft: PageDraft) -> None:
    """The pieces of a reference are its text, stand within its stretch, and follow one another."""
    for reference in (*draft.references, *(each for each in draft.twins if each)):
        assert reference.text
        reached = Span(0, 0)
        for start, place in reference.pieces:
            assert reference.text[start : start + len(place)] == place.of(draft.page.text)
            assert reference.raw_span.start <= place.start
            assert place.end <= reference.raw_span.end
            assert reached.end <= place.start
            reached = place
        between = len(reference.text) - sum(len(place) for _, place in reference.pieces)
        assert 0 <= between < len(reference.pieces)


def check_values(draft: Draft) -> None:
    """Every field has a reading, and its words stand in the words behind it."""
    assert {reading.field for reading in draft.readings} == set(draft.record)
    for reading in draft.readings:
        assert 0 < reading.confidence <= 1
        assert reading.spans or reading.source is not Source.TEXT
        words = key_of(" ".join(span.of(draft.text) for span in reading.spans))
        value = draft.record.get(reading.field)
        said = words_of(value) if value is not None and reading.field != "language" else []
        assert all(key_of(each) in words for each in said), (reading.field, value)


def words_of(value: Value) -> list[str]:
    if isinstance(value, tuple):
        return [part for person in value for card in person.to_csl().values() for part in card.split(";")]
    if isinstance(value, Date):
        return [str(value.year)[2:]]
    return re.split(r"(?:^|\n\n)\[\w+\]|[;\n]", value)


def check_names(draft: Draft) -> None:
    """No author whom the reference does not name; "---" stands for those of the one before."""
    if re.match(r"\W{0,3}(?:[-\u2010-\u2015_]{2,}|[\u2014\u2015-])", draft.text):
        return
    words = key_of(draft.text)
    for field in ("author", "editor", "translator"):
        reading = draft.reading(field)
        if reading and reading.spans:
            assert all(key_of(name.family or name.literal) in words for name in draft.record.names(field))


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_page_is_read_truthfully(name: str) -> None:
    check(read_page(Page(sample(name))))
    check(read_list(Page(sample(name))))


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_page_with_windows_line_ends_and_wide_gaps_is_read_truthfully(name: str) -> None:
    check(read_page(Page(sample(name).replace("\n", "\r\n"))))
    check(read_page(Page(sample(name).replace("\n", "\n\n\n"))))


@pytest.mark.parametrize("seed", range(2))
def test_a_page_in_pieces_of_another_order_is_read_truthfully(seed: int) -> None:
    chance = random.Random(seed)
    for name in NAMES:
        lines = sample(name).split("\n")
        cuts = sorted(chance.sample(range(len(lines)), 5))
        pieces = [lines[low:high] for low, high in zip([0, *cuts], [*cuts, len(lines)], strict=True)]
        chance.shuffle(pieces)
        check(read_page(Page("\n".join(line for piece in pieces for line in piece))))


_SOME_LINES = st.integers(0, len(NAMES) - 1).flatmap(
    lambda place: st.lists(st.sampled_from(sample(NAMES[place]).split("\n")), min_size=5, max_size=60)
)


@settings(max_examples=120, deadline=None)
@given(st.lists(_SOME_LINES, min_size=1, max_size=3))
def test_pages_made_of_lines_of_pages_are_read_truthfully(pieces: list[list[str]]) -> None:
    text = "\n".join(line for piece in pieces for line in piece)
    check(read_page(Page(text)))
    check(read_list(Page(text)))


def test_every_shared_page_is_read_truthfully() -> None:
    for path in sorted(shared("pages").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        check(read_page(Page(text)))
        check(read_list(Page(text)))


@pytest.mark.parametrize("part", ["train", "dev"])
def test_every_shared_list_is_read_truthfully(part: str) -> None:
    rows = shared("references", "lists", f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    for row in rows:
        check(read_list(Page(json.loads(row)["text"])))
