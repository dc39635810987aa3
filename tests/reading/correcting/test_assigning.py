"""Giving a field other words of its reference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.draft import Draft, Span
from refdesk.domain.fields import FIELDS
from refdesk.domain.record import Value
from refdesk.reading.correcting.assigning import given_words, located
from refdesk.reading.correcting.revising import value_of
from refdesk.reading.strings.reference import read_reference
from tests.reading.drafts import draft_of, span_of, words_of

TEXT = "Holm I., Berg T. Water tables of drained meadows. Soil Letters, 12 May 2014, 12(3), 44-59."


def plain(draft: Draft) -> dict[str, str]:
    return {field: draft.record.text(field) for field in draft.record}


def test_words_leave_the_text_that_had_them() -> None:
    draft = draft_of(TEXT, author="Holm I., Berg T.", title="Water tables of drained meadows. Soil Letters")
    given_ = given_words(draft, "container-title", (span_of(TEXT, "Soil Letters"),))
    assert given_.record.text("container-title") == "Soil Letters"
    assert words_of(given_, "title") == given_.record.text("title") == "Water tables of drained meadows"


def test_a_border_between_authors_and_title_moves_on_both_sides() -> None:
    text = "Holm I., Berg T. Peat Water tables of meadows. Utrecht, 2009."
    draft = draft_of(text, "book", author="Holm I., Berg T. Peat", title="Water tables of meadows")
    given_ = given_words(draft, "title", (span_of(text, "Peat Water tables of meadows"),))
    assert plain(given_) == {"author": "Holm, I.; Berg, T.", "title": "Peat Water tables of meadows"}


def test_a_field_whose_words_are_all_taken_is_empty() -> None:
    draft = draft_of(TEXT, publisher="Soil Letters")
    given_ = given_words(draft, "container-title", (span_of(TEXT, "Soil Letters"),))
    assert plain(given_) == {"container-title": "Soil Letters"}


def test_a_year_in_a_title_stays_the_date_too() -> None:
    text = "Holm I. Floods of 2014. Soil Letters."
    draft = draft_of(text, title="Floods", issued="2014")
    given_ = given_words(draft, "title", (span_of(text, "Floods of 2014"),))
    assert plain(given_) == {"issued": "2014", "title": "Floods of 2014"}


def test_words_that_mean_nothing_to_a_field_change_nothing() -> None:
    draft = draft_of(TEXT, title="Water tables of drained meadows")
    assert given_words(draft, "publisher", (Span(16, 17),)) == draft


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("title", "Water tables"),
        ("author", "Holm I., Berg T."),
        ("author", "Berg T."),
        ("issued", "12 May 2014"),
        ("issued", "2014"),
        ("page", "44-59"),
    ],
)
def test_a_typed_value_is_found_where_it_stands(field: str, words: str) -> None:
    value = value_of(field, words)
    assert value is not None
    (span,) = located(draft_of(TEXT), field, value)
    assert span.of(TEXT).rstrip(".") == words.rstrip(".")


def test_a_value_that_the_text_does_not_have_stands_nowhere() -> None:
    assert located(draft_of(TEXT), "title", "Water tables of meadows") == ()


def test_of_two_places_the_one_that_was_read_counts() -> None:
    text = "Peat. Peat, 2009."
    draft = draft_of(text, title="Peat")
    assert located(draft, "title", "Peat") == (Span(0, 4),)
    assert located(draft, "container-title", "Peat") == ()


@given(st.data())
def test_whatever_words_are_given_every_value_is_one_of_its_spans(data: st.DataObject) -> None:
    draft = read_reference(TEXT)
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    field = data.draw(st.sampled_from(["title", "author", "container-title", "publisher", "volume"]))
    given_ = given_words(draft, field, (Span(start, end),))
    for reading in given_.readings:
        if draft.reading(reading.field) != reading:
            words = " ".join(span.of(TEXT) for span in reading.spans)
            assert _same(reading.field, given_.record.get(reading.field), words)


def _same(field: str, value: Value | None, words: str) -> bool:
    assert field in FIELDS
    return value == value_of(field, words)
