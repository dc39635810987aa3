"""Drafts: what was read and what was left over are the whole text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.draft import Draft, Page, PageDraft, Reading, ReferenceDraft, Span, gaps_between
from refdesk.domain.record import Record

TEXT = "Meena S. On desks. 2019."
DRAFT = Draft(
    Record.of("book", title="On desks"),
    (Reading("title", (Span(9, 17),), 0.6),),
    TEXT,
)


def test_unread_words_are_those_that_no_field_uses() -> None:
    assert [span.of(TEXT) for span in DRAFT.unread()] == ["Meena S.", ". 2019."]


def test_a_field_of_little_confidence_is_doubtful_until_accepted() -> None:
    assert DRAFT.doubtful == ("title",)
    assert DRAFT.accepted("title").doubtful == ()


def test_a_value_set_by_a_person_is_sure_and_replaces_the_reading() -> None:
    draft = DRAFT.with_value("title", "Desks", (Span(12, 17),))
    assert draft.record.text("title") == "Desks"
    assert draft.readings == (Reading("title", (Span(12, 17),), 1.0),)


def test_a_value_removed_by_a_person_is_no_longer_read() -> None:
    draft = DRAFT.with_value("title", None)
    assert "title" not in draft.record
    assert draft.readings == ()


def test_a_reference_knows_where_its_words_stand_in_the_page() -> None:
    page = "1. Meena S. On\n[page 3]\ndesks. 2019."
    reference = ReferenceDraft(1, "1.", DRAFT, Span(0, 36), ((0, Span(3, 14)), (12, Span(24, 36))))
    spans = reference.page_spans(Span(9, 17))
    assert [span.of(page) for span in spans] == ["On", "desks"]


def test_a_page_without_anything_read_is_wholly_unread() -> None:
    page_draft = PageDraft(Page("  A novel.  "), None, ())
    assert [span.of("  A novel.  ") for span in page_draft.unread()] == ["A novel."]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 9)), max_size=12))
def test_spans_and_gaps_together_cover_the_text_once(pairs: list[tuple[int, int]]) -> None:
    length = 60
    spans = sorted(Span(start, start + size) for start, size in pairs)
    covered = {place for span in spans for place in range(span.start, span.end)}
    free = [place for gap in gaps_between(spans, length) for place in range(gap.start, gap.end)]
    assert sorted(covered | set(free)) == list(range(length))
    assert covered.isdisjoint(free)
    assert len(free) == len(set(free))
