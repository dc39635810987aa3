from refdesk.domain.record import RecordId
from refdesk.gui.review import steps
from refdesk.gui.review.review import ARTICLE, ItemId, Review, Spot
from refdesk.library.intake import Intake
from refdesk.library.matching import Match
from tests.gui.review.sample import page_draft

ISSUE = Spot(ARTICLE, "issue")
TITLE_3 = Spot(ItemId(3), "title")
PAGE_4 = Spot(ItemId(4), "page")
DATE_4 = Spot(ItemId(4), "issued")


def review() -> Review:
    match = Match(RecordId(7), "Peat and its people", 0.99, True)
    return Review.of(Intake(page_draft(), None, {2: match}))


def test_every_reference_is_chosen_at_first() -> None:
    assert review().chosen == review().entries


def test_an_entry_knows_what_the_library_has_of_it() -> None:
    matches = [entry.match and entry.match.title for entry in review().entries]
    assert matches == [None, "Peat and its people", None, None]


def test_doubtful_fields_come_article_first_then_by_reference() -> None:
    assert list(review().doubtful()) == [ISSUE, TITLE_3, PAGE_4, DATE_4]


def test_the_count_to_check_is_of_references() -> None:
    assert review().to_check() == 2


def test_next_doubtful_goes_round() -> None:
    assert review().next_doubtful(None) == ISSUE
    assert review().next_doubtful(ISSUE) == TITLE_3
    assert review().next_doubtful(DATE_4) == ISSUE


def test_next_doubtful_from_a_sure_field_is_the_first_of_the_same_item_or_a_later_one() -> None:
    assert review().next_doubtful(Spot(ItemId(4), "title")) == PAGE_4
    assert review().next_doubtful(Spot(ItemId(1), "title")) == TITLE_3


def test_there_is_no_next_doubtful_field_once_all_are_accepted() -> None:
    assert steps.all_accepted(review()).next_doubtful(ISSUE) is None


def test_what_no_draft_uses_is_told_as_stretches_of_the_page() -> None:
    unread = [span.of(review().page.text) for span in review().unread()]
    assert "Home   Archive   Contact" in "\n".join(unread)
    assert not any("Frost heave" in words for words in unread)
    assert 0 < review().share_of(review().unread()) < 0.5


def test_of_an_empty_page_nothing_is_unread() -> None:
    empty = Review.of(Intake(None, None, {}))
    assert (empty.unread(), empty.share_of(empty.unread())) == ((), 0.0)
