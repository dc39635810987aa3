"""What the dialog's parts ask of a review, with real readers behind it."""

from __future__ import annotations

import pytest

from refdesk.domain.names import Name
from refdesk.gui.desk import Desk
from refdesk.gui.review.review import ARTICLE, ItemId, Spot
from refdesk.gui.review.session import Session
from refdesk.library.intake import Intake
from tests.gui.review.sample import TEXT, list_with_swallowed_journals, page_draft, words
from tests.hands import wait_until

pytestmark = pytest.mark.window

ISSUE = Spot(ARTICLE, "issue")
FOURTH = ItemId(4)


@pytest.fixture
def session(desk: Desk) -> Session:
    return Session(Intake(page_draft(), None, {}), desk.jobs)


def record_text(session: Session, spot: Spot) -> str:
    draft = session.review.draft(spot.item)
    assert draft
    return draft.record.text(spot.field)


def test_the_article_is_open_first(session: Session) -> None:
    assert session.current == ARTICLE


def test_typed_text_is_a_step_that_can_be_undone(session: Session) -> None:
    session.set_text(ISSUE, "3")
    assert record_text(session, ISSUE) == "3"
    session.undo()
    assert record_text(session, ISSUE) == "2"
    assert session.history.redo_label == "Edit field"


def test_text_that_means_the_same_is_no_step(session: Session) -> None:
    session.set_text(ISSUE, " 2 ")
    assert session.history.undo_label == ""


def test_a_retyped_name_keeps_its_card(session: Session) -> None:
    session.set_text(Spot(ARTICLE, "author"), "Holmes, Ida; de Wit, Pieter")
    names = session.review.article.record.names("author")  # type: ignore[union-attr]
    assert (names[0].family, names[0].affiliation) == ("Holmes", "Institute of Soil Science")
    assert names[1] == Name("Wit", "Pieter", non_dropping_particle="de", affiliation="Wageningen University")


def test_an_inserted_name_does_not_take_anothers_card(session: Session) -> None:
    session.set_text(Spot(ARTICLE, "author"), "Berg, Tor; Holm, Ida; de Wit, Pieter")
    names = session.review.article.record.names("author")  # type: ignore[union-attr]
    assert [name.affiliation for name in names] == ["", "Institute of Soil Science", "Wageningen University"]


def test_next_doubtful_opens_the_item_and_wants_the_field(session: Session) -> None:
    wanted: list[Spot] = []
    session.spot_wanted.connect(wanted.append)
    session.note_focus(ISSUE)
    session.go_to_next_doubtful()
    assert wanted == [Spot(ItemId(3), "title")]
    assert session.current == 3


def test_clicked_words_go_to_their_field(session: Session) -> None:
    wanted: list[Spot] = []
    session.spot_wanted.connect(wanted.append)
    session.go_to_words(words(TEXT, "Veenpers").start)
    assert wanted == [Spot(ItemId(2), "publisher")]


def test_clicked_words_without_a_field_open_their_reference(session: Session) -> None:
    session.go_to_words(words(TEXT, "Frost heave").start)
    assert session.current == FOURTH


def test_assigned_words_are_read_as_the_field_has_them(session: Session) -> None:
    session.assign(Spot(FOURTH, "issued"), words(TEXT, "2017"))
    wait_until(lambda: session.history.undo_label == "Assign words", "the words are assigned")
    assert record_text(session, Spot(FOURTH, "issued")) == "2017"


def test_added_words_follow_the_old_ones(session: Session) -> None:
    session.add_words(Spot(FOURTH, "author"), words(TEXT, "Lind A."))
    wait_until(lambda: session.history.undo_label == "Add words", "the words are added")
    assert record_text(session, Spot(FOURTH, "author")) == "Okafor, N.; Lind, A."


def test_a_reference_is_split_and_undo_makes_it_whole(session: Session) -> None:
    whole = session.review.entry(FOURTH).reference.text
    session.split(FOURTH, whole.index("Lind"))
    wait_until(lambda: len(session.review.entries) == 5, "there are five references")
    assert session.review.entries[4].reference.text == "Lind A. Frost heave. 2018."
    session.undo()
    assert session.review.entry(FOURTH).reference.text == whole


def test_a_split_before_the_first_word_is_refused_in_words(session: Session) -> None:
    told: list[str] = []
    session.refused.connect(told.append)
    session.split(FOURTH, 0)
    assert told == ["Put the cursor into the reference's words, where it is to be split."]


def test_a_reference_is_merged_with_the_one_before(session: Session) -> None:
    session.open_item(FOURTH)
    session.merge_with_previous(FOURTH)
    wait_until(lambda: len(session.review.entries) == 3, "there are three references")
    assert session.review.entries[2].reference.text.startswith("Ministry of Water. National")
    assert session.current == 3


def test_the_first_reference_has_none_before_it(session: Session) -> None:
    told: list[str] = []
    session.refused.connect(told.append)
    session.merge_with_previous(ItemId(1))
    assert told == ["There is no reference before this one."]


def test_a_corrected_text_is_read_again(session: Session) -> None:
    session.reread(ItemId(2), "de Wit P. (2010) Peat and its people. Utrecht: Veenpers.")
    wait_until(lambda: session.history.undo_label == "Read again", "the text is read")
    assert session.review.entry(ItemId(2)).draft.record.year == 2010


def test_an_answer_to_an_older_review_is_dropped(session: Session) -> None:
    session.reread(ItemId(2), "de Wit P. (2010) Peat.")
    session.remove(ItemId(2))
    session.assign(ISSUE, words(TEXT, "12"))
    wait_until(lambda: session.history.undo_label == "Assign words", "the later question is answered")
    assert [entry.id for entry in session.review.entries] == [1, 3, 4]


def test_removing_the_open_reference_opens_its_neighbour(session: Session) -> None:
    session.open_item(FOURTH)
    session.remove(FOURTH)
    assert session.current == 3


def test_a_page_without_anything_is_an_empty_review(desk: Desk) -> None:
    assert Session(Intake(None, None, {}), desk.jobs).review.is_empty


@pytest.fixture
def swallowed(desk: Desk) -> Session:
    """A list whose journals were read as the ends of the titles."""
    return Session(Intake(list_with_swallowed_journals(), None, {}), desk.jobs)


def give_journal(session: Session) -> None:
    """Give the first reference its journal by hand, and wait for the offer."""
    session.assign(Spot(ItemId(1), "container-title"), words(session.review.page.text, "Herald of Geography"))
    wait_until(lambda: session.offers.offer, "an offer is made")


def journals(session: Session) -> list[str]:
    return [entry.draft.record.text("container-title") for entry in session.review.entries]


def test_assigned_words_leave_the_title_that_had_them(swallowed: Session) -> None:
    give_journal(swallowed)
    assert record_text(swallowed, Spot(ItemId(1), "title")) == "Rivers of the steppe"


def test_a_correction_is_offered_for_the_references_read_in_the_same_way(swallowed: Session) -> None:
    give_journal(swallowed)
    assert swallowed.offers.offer
    assert set(swallowed.offers.offer.corrected) == {2, 3}
    assert journals(swallowed) == ["Herald of Geography", "", ""]


def test_an_accepted_offer_is_one_step(swallowed: Session) -> None:
    give_journal(swallowed)
    swallowed.accept_offer({ItemId(2), ItemId(3)})
    assert journals(swallowed) == ["Herald of Geography", "Geography Today", "Asian Survey"]
    assert swallowed.history.undo_label == "Correct 2 references"
    swallowed.undo()
    assert journals(swallowed) == ["Herald of Geography", "", ""]


def test_an_offer_follows_what_is_done_meanwhile(swallowed: Session) -> None:
    give_journal(swallowed)
    swallowed.remove(ItemId(2))
    wait_until(
        lambda: swallowed.offers.offer and set(swallowed.offers.offer.corrected) == {3}, "the offer follows"
    )


def test_undo_takes_the_offer_back(swallowed: Session) -> None:
    give_journal(swallowed)
    swallowed.undo()
    assert swallowed.offers.offer is None


def test_a_typed_value_is_marked_where_it_stands(swallowed: Session) -> None:
    swallowed.set_text(Spot(ItemId(2), "title"), "Old maps")
    reading = swallowed.review.entry(ItemId(2)).draft.reading("title")
    assert reading
    assert [span.of(swallowed.review.entry(ItemId(2)).reference.text) for span in reading.spans] == [
        "Old maps"
    ]
