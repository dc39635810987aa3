from dataclasses import replace

import pytest

from refdesk.domain.dates import Date
from refdesk.domain.draft import Span
from refdesk.domain.names import Name
from refdesk.domain.record import Value
from refdesk.gui.review import steps
from refdesk.gui.review.history import History
from refdesk.gui.review.review import ARTICLE, ItemId, Review, Spot
from refdesk.library.intake import Intake
from tests.gui.review.sample import TEXT, page_draft, words

ISSUE = Spot(ARTICLE, "issue")
FOURTH = ItemId(4)


def review() -> Review:
    return Review.of(Intake(page_draft(), None, {}))


def test_a_typed_value_is_sure_and_keeps_its_words() -> None:
    changed = steps.with_value(review(), ISSUE, "3")
    article = changed.article
    assert article is not None
    assert article.record.text("issue") == "3"
    assert article.confidence("issue") == 1.0
    assert [span.of(TEXT) for span in article.reading("issue").spans] == ["2):"]  # type: ignore[union-attr]


def test_clearing_a_field_removes_its_reading() -> None:
    article = steps.with_value(review(), ISSUE, None).article
    assert article is not None
    assert article.reading("issue") is None
    assert "issue" not in article.record


def test_assigned_words_replace_value_and_spans() -> None:
    place = words(TEXT, "2017")
    changed = steps.with_words(review(), Spot(FOURTH, "issued"), Date.of(2017), place)
    entry = changed.entry(FOURTH)
    reading = entry.draft.reading("issued")
    assert reading is not None
    assert [span.of(entry.reference.text) for span in reading.spans] == ["2017"]
    assert entry.draft.record.year == 2017


def test_words_from_elsewhere_give_a_value_without_spans() -> None:
    changed = steps.with_words(review(), Spot(FOURTH, "publisher"), "Veenpers", words(TEXT, "Veenpers"))
    assert changed.entry(FOURTH).draft.reading("publisher").spans == ()  # type: ignore[union-attr]


def test_added_words_follow_what_the_field_has() -> None:
    spot = Spot(ARTICLE, "container-title")
    changed = steps.with_words_added(review(), spot, "(online)", words(TEXT, "Feedback"))
    article = changed.article
    assert article is not None
    assert article.record.text("container-title") == "Journal of Lowland Hydrology (online)"
    assert len(article.reading("container-title").spans) == 2  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("field", "first", "second", "expected"),
    [
        ("title", "Peat", "and people", "Peat and people"),
        ("keyword", "peat", "water", "peat; water"),
        ("page", "1-9", "12", "1-9, 12"),
        ("title", None, "Peat", "Peat"),
        ("author", (Name("Holm"),), (Name("Berg"),), (Name("Holm"), Name("Berg"))),
        ("issued", Date.of(2017), Date.of(2018), Date.of(2018)),
    ],
)
def test_two_values_of_a_field_join(field: str, first: Value | None, second: Value, expected: Value) -> None:
    assert steps.joined(field, first, second) == expected


def test_a_type_set_by_hand_is_sure() -> None:
    entry = steps.with_type(review(), FOURTH, "chapter").entry(FOURTH)
    assert (entry.draft.record.type, entry.draft.type_confidence) == ("chapter", 1.0)


def test_accepting_a_field_keeps_its_value() -> None:
    article = steps.accepted(review(), ISSUE).article
    assert article is not None
    assert (article.record.text("issue"), article.doubtful) == ("2", ())


def test_accepting_all_leaves_nothing_to_check() -> None:
    assert list(steps.all_accepted(review()).doubtful()) == []


def test_only_the_named_references_are_chosen() -> None:
    assert [entry.id for entry in steps.with_chosen(review(), {FOURTH}).chosen] == [FOURTH]


def test_a_removed_reference_leaves_its_words_unread() -> None:
    unread = steps.without(review(), {FOURTH}).unread()
    assert any("Frost heave" in span.of(TEXT) for span in unread)


def test_a_merged_reference_keeps_the_earlier_id() -> None:
    merged = review().entries[2].reference
    changed = steps.merged_with_previous(review(), FOURTH, merged)
    assert [entry.id for entry in changed.entries] == [1, 2, 3]
    assert changed.entries[2].reference == merged


def test_the_second_half_of_a_split_reference_gets_an_id_of_its_own() -> None:
    whole = review().entry(FOURTH).reference
    first, second = replace(whole, raw_span=Span(0, 1)), replace(whole, raw_span=Span(1, 2))
    changed = steps.split(review(), FOURTH, (first, second))
    assert [entry.id for entry in changed.entries] == [1, 2, 3, 4, 5]
    again = steps.split(changed, ItemId(5), (first, second))
    assert again.entries[-1].id == 6


def test_undo_and_redo_walk_through_the_steps() -> None:
    start = review()
    history = History(start)
    history.do("Remove reference", steps.without(start, {FOURTH}))
    history.do("Accept", steps.accepted(history.review, ISSUE))
    assert (history.undo_label, history.redo_label) == ("Accept", "")
    history.undo()
    history.undo()
    assert history.review == start
    assert (history.undo_label, history.redo_label) == ("", "Remove reference")
    history.redo()
    assert len(history.review.entries) == 3


def test_a_new_step_forgets_what_was_undone() -> None:
    history = History(review())
    history.do("Remove reference", steps.without(history.review, {FOURTH}))
    history.undo()
    history.do("Accept", steps.accepted(history.review, ISSUE))
    assert history.redo_label == ""
    assert history.redo() is None


def test_a_step_that_changes_nothing_is_none() -> None:
    history = History(review())
    history.do("Nothing", review())
    assert history.undo_label == ""
