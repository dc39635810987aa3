"""Correcting where references begin and end, and what fields are made of."""

from __future__ import annotations

import pytest

from refdesk.domain.dates import Date
from refdesk.domain.draft import Page, ReferenceDraft, Span
from refdesk.domain.names import Name
from refdesk.domain.record import Value
from refdesk.reading.correcting.revising import merged, reread, split_at, value_of
from refdesk.reading.strings.reference import read_reference

FIRST = "Holm I. Water tables of drained meadows. Soil Letters, 2014, 12(3), 44-59."
SECOND = "de Wit P. (2009) Peat and its people. Utrecht: Veenpers."
PAGE = Page(f"References\n1. {FIRST}\n2. {SECOND}\n")


def reference(number: int, text: str) -> ReferenceDraft:
    start = PAGE.text.index(text)
    place = Span(start, start + len(text))
    return ReferenceDraft(
        number, f"{number}.", read_reference(text), Span(start - 3, place.end), ((0, place),)
    )


def words_in_page(draft: ReferenceDraft) -> str:
    return " ".join(span.of(PAGE.text) for span in draft.page_spans(Span(0, len(draft.text))))


def test_a_corrected_text_is_read_again() -> None:
    corrected = reread(reference(1, FIRST), FIRST.replace("2014", "2015"))
    assert corrected.record.year == 2015
    assert corrected.number == 1


def test_words_that_were_not_corrected_keep_their_place() -> None:
    corrected = reread(reference(1, FIRST), FIRST.replace("Letters", "Papers"))
    title = corrected.draft.reading("title")
    assert title is not None
    assert [span.of(PAGE.text) for each in title.spans for span in corrected.page_spans(each)] == [
        "Water tables of drained meadows"
    ]


def test_merged_references_are_one_text_under_the_first_number() -> None:
    one = merged(PAGE, reference(1, FIRST), reference(2, SECOND))
    assert (one.number, one.text) == (1, f"{FIRST} {SECOND}")
    assert words_in_page(one) == f"{FIRST} {SECOND}"
    assert one.raw_span.of(PAGE.text) == f"1. {FIRST}\n2. {SECOND}"


def test_a_split_takes_a_merge_back() -> None:
    one = merged(PAGE, reference(1, FIRST), reference(2, SECOND))
    first, second = split_at(PAGE, one, len(FIRST))
    assert (first.text, second.text) == (FIRST, SECOND)
    assert (first.number, second.number) == (1, 2)
    assert words_in_page(second) == SECOND
    assert first.draft.record == read_reference(FIRST).record


def test_a_number_at_the_cut_is_the_label_of_the_second_part() -> None:
    text = f"{FIRST} 7. {SECOND}"
    page = Page(text)
    whole = ReferenceDraft(6, "", read_reference(text), Span(0, len(text)), ((0, Span(0, len(text))),))
    first, second = split_at(page, whole, len(FIRST))
    assert (second.number, second.label, second.text) == (7, "7.", SECOND)
    assert first.raw_span.end == second.raw_span.start


@pytest.mark.parametrize("place", [0, len(FIRST)])
def test_a_part_without_words_is_no_part(place: int) -> None:
    with pytest.raises(ValueError, match="without words"):
        split_at(PAGE, reference(1, FIRST), place)


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("title", "Peat  and\nits people", "Peat and its people"),
        ("issued", "28 April 2019", Date.of(2019, 4, 28)),
        ("issued", "in press", Date(literal="in press")),
        ("author", "de Wit P.", (Name("Wit", "P.", non_dropping_particle="de"),)),
        ("author", "  ", None),
    ],
)
def test_words_become_the_kind_of_value_that_the_field_has(
    field: str, words: str, value: Value | None
) -> None:
    assert value_of(field, words) == value
