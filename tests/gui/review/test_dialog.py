"""The review dialog under a person's hands: real keys, a real pointer, a real library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from refdesk.domain.change import Change
from refdesk.domain.draft import Page, PageDraft, Reading, Source, Span
from refdesk.domain.query import Place
from refdesk.domain.record import RecordId
from refdesk.gui.desk import Desk
from refdesk.gui.review.dialog import ReviewDialog
from refdesk.gui.review.marked_text import MarkedText
from refdesk.gui.review.offer_dialog import OfferDialog
from refdesk.gui.review.review import ARTICLE, ItemId, Spot
from refdesk.gui.widgets.growing_edit import GrowingEdit
from refdesk.library import details, listing
from refdesk.library.intake import Intake
from refdesk.library.matching import Match
from tests.gui.review.sample import TEXT, list_with_swallowed_journals, page_draft, words
from tests.gui.review.test_session import give_journal, journals
from tests.hands import click, drag, hold, need_tools, press, release, type_words, wait_for_focus, wait_until

pytestmark = pytest.mark.window

FOURTH = ItemId(4)


@pytest.fixture
def dialog(desk: Desk) -> Iterator[ReviewDialog]:
    need_tools()
    yield from opened(desk, Intake(page_draft(), None, {2: Match(RecordId(1), "Peat", 0.99, True)}))


def opened(desk: Desk, intake: Intake) -> Iterator[ReviewDialog]:
    dialog = ReviewDialog(desk, intake)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.open()
    wait_for_focus(dialog)
    yield dialog
    dialog.done(0)
    dialog.deleteLater()


def editor(dialog: ReviewDialog, field: str) -> GrowingEdit:
    card = dialog.drafts.entries.card
    assert card
    return next(row.edit for row in card.form.rows if row.field == field)


def has_focus(dialog: ReviewDialog, field: str) -> bool:
    return editor(dialog, field).hasFocus()


def place_of(text: MarkedText, span: Span) -> QPoint:
    """A point on the words of a span."""
    text.reveal(span)
    rect = next(text._rects(span, list(text._visible_blocks())))
    return rect.center().toPoint()


def written_on(control: QWidget) -> str:
    return control.text() if isinstance(control, QAbstractButton) else ""


def select(dialog: ReviewDialog, span: Span) -> None:
    dialog.page.text.reveal(span)
    dialog.page.text.setFocus()
    dialog.page.text.select(span)


def test_the_title_has_the_focus_and_its_words_are_lit(dialog: ReviewDialog) -> None:
    assert has_focus(dialog, "title")
    assert [span.of(TEXT) for span in dialog.page.text._lit] == ["Groundwater memory of drained peat meadows"]


def test_f8_walks_through_the_doubtful_fields_and_enter_accepts(dialog: ReviewDialog) -> None:
    press("F8")
    wait_until(lambda: has_focus(dialog, "issue"), "the issue has the focus")
    press("Return")
    wait_until(lambda: dialog.session.current == 3, "the third reference is open")
    assert has_focus(dialog, "title")
    assert dialog.session.review.article.doubtful == ()  # type: ignore[union-attr]


def test_a_typed_correction_is_kept_on_enter(dialog: ReviewDialog) -> None:
    press("F8")
    wait_until(lambda: has_focus(dialog, "issue"), "the issue has the focus")
    press("ctrl+a")
    type_words("7")
    press("Return")
    wait_until(lambda: dialog.session.history.undo_label, "the correction is a step")
    assert dialog.session.review.article.record.text("issue") == "7"  # type: ignore[union-attr]


def test_undo_takes_a_step_back_from_within_a_field(dialog: ReviewDialog) -> None:
    dialog.session.accept(Spot(ARTICLE, "issue"))
    press("ctrl+z")
    wait_until(lambda: not dialog.session.history.undo_label, "the step is undone")
    assert dialog.session.review.article.doubtful == ("issue",)  # type: ignore[union-attr]


def test_a_click_on_words_leads_to_their_field(dialog: ReviewDialog) -> None:
    span = words(TEXT, "Veenpers")
    click(dialog.page.text.viewport(), place_of(dialog.page.text, span))
    wait_until(lambda: dialog.session.current == 2, "the second reference is open")
    wait_until(lambda: has_focus(dialog, "publisher"), "the publisher has the focus")
    assert list(dialog.page.text._lit) == [span]


def test_a_number_key_gives_the_selected_words_to_a_field(dialog: ReviewDialog) -> None:
    dialog.session.open_item(FOURTH)
    select(dialog, words(TEXT, "2017"))
    number = [row.field for row in dialog.drafts.entries.card.form.rows].index("issued") + 1  # type: ignore[union-attr]
    press(str(number))
    wait_until(lambda: dialog.session.review.entry(FOURTH).draft.record.year == 2017, "the year is 2017")


def test_control_with_a_number_key_adds_the_words(dialog: ReviewDialog) -> None:
    dialog.session.open_item(FOURTH)
    select(dialog, words(TEXT, "Lind A."))
    press("ctrl+1")
    wait_until(
        lambda: len(dialog.session.review.entry(FOURTH).draft.record.names("author")) == 2,
        "there are two authors",
    )


def test_words_of_the_references_own_text_are_assigned_too(dialog: ReviewDialog) -> None:
    dialog.session.open_item(FOURTH)
    card = dialog.drafts.entries.card
    assert card
    assert card.text
    own = card.text.words
    own.setFocus()
    own.select(words(card.text.words.toPlainText(), "2017"))
    assert own.selected_in_page() == words(TEXT, "2017")
    number = [row.field for row in card.form.rows].index("issued") + 1
    press(str(number))
    wait_until(lambda: dialog.session.review.entry(FOURTH).draft.record.year == 2017, "the year is 2017")


@pytest.mark.parametrize("is_in_page", [True, False])
def test_the_number_keys_are_shown_while_alt_is_held(dialog: ReviewDialog, is_in_page: bool) -> None:
    card = dialog.drafts.entries.card
    assert card
    if is_in_page:
        dialog.page.text.setFocus()
    hold("alt")
    wait_until(lambda: card.form.rows[0].name._number == 1, "the numbers are shown")
    release("alt")
    wait_until(lambda: card.form.rows[0].name._number == 0, "the numbers are gone")


def test_words_dragged_onto_a_field_are_its_value(dialog: ReviewDialog) -> None:
    dialog.session.open_item(FOURTH)
    span = words(TEXT, "2017")
    select(dialog, span)
    source = (dialog.page.text.viewport(), place_of(dialog.page.text, span))
    target = editor(dialog, "issued")
    wait_until(lambda: target.visibleRegion().boundingRect().height() > 4, "the field is in sight")
    drag(source, (target, QPoint(20, 8)))
    wait_until(lambda: dialog.session.review.entry(FOURTH).draft.record.year == 2017, "the year is 2017")


def test_control_d_splits_where_the_cursor_is_in_the_page(dialog: ReviewDialog) -> None:
    dialog.session.open_item(FOURTH)
    place = words(TEXT, "Lind A.").start
    select(dialog, Span(place, place + 1))
    press("Left")
    press("ctrl+d")
    wait_until(lambda: len(dialog.session.review.entries) == 5, "there are five references")
    assert dialog.session.review.entries[4].reference.text.startswith("Lind A.")


def test_control_m_merges_with_the_one_before(dialog: ReviewDialog) -> None:
    dialog.session.go_to(Spot(FOURTH, "title"))
    press("ctrl+m")
    wait_until(lambda: len(dialog.session.review.entries) == 3, "there are three references")


def test_a_text_is_corrected_and_read_again_by_keys(dialog: ReviewDialog) -> None:
    dialog.session.open_item(ItemId(2))
    card = dialog.drafts.entries.card
    assert card
    assert card.text
    card.text.start_editing()
    wait_until(card.text.edit.hasFocus, "the text can be typed in")
    press("ctrl+a")
    type_words("de Wit P. (2011) Peat. Utrecht: Veenpers.")
    press("Return")
    wait_until(lambda: dialog.session.review.entry(ItemId(2)).draft.record.year == 2011, "it is read again")


def test_the_list_says_what_is_to_be_checked(dialog: ReviewDialog) -> None:
    entries = dialog.drafts.entries
    told = [entries.model().index(row, 0).data() for row in range(entries.model().rowCount())]
    assert told[1] == "4 references, 2 to check"
    assert told[3] == "2, de Wit, 2009, Peat and its people, in library"
    assert told[5] == "4, Okafor, 2018, Capillary rise revisited, 2 fields to check"
    assert dialog._told.text() == "4 references: 1 already in the library."


def test_space_clears_a_reference_and_the_button_says_what_is_saved(dialog: ReviewDialog) -> None:
    dialog.drafts.entries.setFocus()
    dialog.session.open_item(FOURTH)
    press("space")
    wait_until(lambda: len(dialog.session.review.chosen) == 3, "three are chosen")
    assert dialog._save.text() == "Save article and 3 references"


def test_control_enter_saves_the_article_with_its_references(dialog: ReviewDialog, desk: Desk) -> None:
    saved: list[Change] = []
    dialog.saved.connect(saved.append)
    press("ctrl+Return")
    wait_until(lambda: saved, "it is saved")
    article = RecordId(saved[0].rows("record")[0])
    assert details.details(desk.library, article).record.text("title").startswith("Groundwater memory")
    assert [each.number for each in details.references_of(desk.library, article)] == [1, 2, 3, 4]
    assert not dialog.isVisible()


def test_the_article_can_be_saved_alone(dialog: ReviewDialog, desk: Desk) -> None:
    saved: list[Change] = []
    dialog.saved.connect(saved.append)
    dialog.save_article()
    wait_until(lambda: saved, "it is saved")
    assert list(listing.ids(desk.library, Place.references())) == []
    assert len(listing.ids(desk.library, Place.articles())) == 1


def test_what_is_being_typed_is_saved_too(dialog: ReviewDialog, desk: Desk) -> None:
    saved: list[Change] = []
    dialog.saved.connect(saved.append)
    press("ctrl+a")
    type_words("Wet meadows")
    press("ctrl+Return")
    wait_until(lambda: saved, "it is saved")
    article = RecordId(saved[0].rows("record")[0])
    assert details.details(desk.library, article).record.text("title") == "Wet meadows"


def test_every_control_has_a_name_for_a_screen_reader(dialog: ReviewDialog) -> None:
    dialog.session.open_item(FOURTH)
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
    controls = [child for child in dialog.findChildren(QWidget) if isinstance(child, kinds)]
    seen = [control for control in controls if control.isVisible()]
    assert [control for control in seen if not control.accessibleName() and not written_on(control)] == []


def test_a_list_without_an_article_says_so(desk: Desk) -> None:
    drafts = replace(page_draft(), article=None)
    for dialog in opened(desk, Intake(drafts, None, {})):
        assert dialog._told.text() == "No article was found on this page, only a list of references."
        assert dialog._save.text() == "Save 4 references"
        assert not dialog._article_only.isVisible()


def test_a_page_without_references_says_so_kindly(desk: Desk) -> None:
    drafts = replace(page_draft(), references=())
    for dialog in opened(desk, Intake(drafts, None, {})):
        model = dialog.drafts.entries.model()
        assert model.index(1, 0).data() == "No reference list was found on this page."
        assert dialog._save.text() == "Save article"


def test_five_megabytes_of_text_are_shown_and_can_be_walked_through(desk: Desk) -> None:
    text = "Call me Ishmael. Some years ago, never mind how long precisely. " * 80_000
    drafts = PageDraft(Page(TEXT + text), page_draft().article, page_draft().references)
    for dialog in opened(desk, Intake(drafts, None, {})):
        shown = dialog.page.text
        wait_until(partial(has_letters, shown, len(text)), "all of the page is there")
        assert shown.toPlainText().replace("\n", "") == (TEXT + text).replace("\n", "")
        press("F8")
        wait_until(partial(has_focus, dialog, "issue"), "the issue has the focus")


def has_letters(shown: MarkedText, count: int) -> bool:
    return shown.document().characterCount() > count


def test_words_at_the_end_of_a_long_page_are_found_before_it_is_all_there(desk: Desk) -> None:
    text = "Call me Ishmael. Some years ago, never mind how long precisely.\n" * 40_000
    last = Span(len(TEXT + text), len(TEXT + text) + 8)
    drafts = PageDraft(Page(f"{TEXT}{text}the end."), page_draft().article, page_draft().references)
    for dialog in opened(desk, Intake(drafts, None, {})):
        shown = dialog.page.text
        wait_until(partial(has_letters, shown, 1), "the page begins to come")
        shown.reveal(last)
        wait_until(partial(is_shown, shown, last), "its last words are in sight")


def is_shown(shown: MarkedText, span: Span) -> bool:
    return bool(list(shown._rects(span, list(shown._visible_blocks()))))


def test_tab_goes_from_the_list_into_the_open_form(dialog: ReviewDialog) -> None:
    entries = dialog.drafts.entries
    entries.setFocus()
    press("Tab")
    wait_until(lambda: not entries.hasFocus(), "the focus has moved")
    card = entries.card
    assert card
    assert card.isAncestorOf(dialog.focusWidget())


def test_a_click_on_a_field_name_goes_to_the_field(dialog: ReviewDialog) -> None:
    card = dialog.drafts.entries.card
    assert card
    click(next(row.name for row in card.form.rows if row.field == "volume"))
    wait_until(lambda: has_focus(dialog, "volume"), "the volume has the focus")


def test_what_the_page_prints_twice_is_shown_with_its_reference(desk: Desk) -> None:
    drafts = page_draft()
    twin = replace(drafts.references[3], raw_span=words(TEXT, "Share"))
    drafts = replace(drafts, twins=(None, None, None, twin))
    for dialog in opened(desk, Intake(drafts, None, {})):
        dialog.session.go_to_words(words(TEXT, "Share").start)
        card = dialog.drafts.entries.card
        assert card
        assert card.item == FOURTH
        assert card._twin.text().startswith("Printed again as: Okafor N.")


def test_the_halves_come_back_as_they_were(desk: Desk) -> None:
    intake = Intake(page_draft(), None, {})
    for dialog in opened(desk, intake):
        dialog.resize(1000, 640)
        dialog._halves.setSizes([400, 599])
        sizes = dialog._halves.sizes()
    for dialog in opened(desk, intake):
        assert (dialog.width(), dialog.height()) == (1000, 640)
        assert dialog._halves.sizes() == sizes


def test_the_page_says_how_much_of_it_is_unused_and_leads_there(dialog: ReviewDialog) -> None:
    wait_until(lambda: dialog.page._unread.text(), "it is counted")
    assert dialog.page._unread.text() == "22 % of the text is unused, in 7 places"
    dialog.page.show_next_unread()
    assert dialog.page.text.selected() == words(TEXT, "Home   Archive   Contact")


def test_corrections_are_not_lost_by_an_escape(dialog: ReviewDialog) -> None:
    dialog.session.accept(Spot(ARTICLE, "issue"))
    press("Escape")
    wait_until(lambda: dialog.findChildren(QMessageBox), "the question is asked")
    wait_for_focus(dialog.findChildren(QMessageBox)[0])
    press("Return")
    wait_until(lambda: not dialog.findChildren(QMessageBox), "the question is answered")
    assert dialog.isVisible()


def test_corrections_can_be_discarded(dialog: ReviewDialog) -> None:
    dialog.session.accept(Spot(ARTICLE, "issue"))
    dialog.reject()
    wait_until(lambda: dialog.findChildren(QMessageBox), "the question is asked")
    question = dialog.findChildren(QMessageBox)[0]
    next(each for each in question.buttons() if each.text() == "Discard").click()
    assert not dialog.isVisible()


@pytest.fixture
def swallowed(desk: Desk) -> Iterator[ReviewDialog]:
    need_tools()
    yield from opened(desk, Intake(list_with_swallowed_journals(), None, {}))


def test_a_correction_is_seen_chosen_and_applied_to_others_by_keys(swallowed: ReviewDialog) -> None:
    bar = swallowed.drafts.offer
    assert bar.text == ""
    give_journal(swallowed.session)
    wait_until(lambda: bar.text == "Publication: the words after “//” up to Date", "the rule is told")
    press("F9")
    wait_until(lambda: swallowed.findChildren(OfferDialog), "the preview opens")
    preview = swallowed.findChildren(OfferDialog)[0]
    wait_for_focus(preview)
    shown = [preview.model.row_at(row).texts() for row in range(preview.model.rowCount())]
    assert shown == [
        ("2", "Title", "Old maps // Geography Today", "Old maps"),
        ("", "Publication", "(empty)", "Geography Today"),
        ("3", "Title", "Borders // Asian Survey", "Borders"),
        ("", "Publication", "(empty)", "Asian Survey"),
    ]
    press("Down", "space", "Return")
    wait_until(lambda: journals(swallowed.session)[2], "the chosen reference is corrected")
    assert journals(swallowed.session) == ["Herald of Geography", "", "Asian Survey"]
    assert bar.text == ""


def test_the_doubtful_field_is_in_sight_in_a_low_window(dialog: ReviewDialog) -> None:
    dialog.resize(900, 360)
    for field in ("issue", "title", "page", "issued"):
        press("F8")
        wait_until(partial(has_focus, dialog, field), f"{field} has the focus")
        wait_until(partial(is_in_sight, dialog, field), f"{field} is in sight")


def is_in_sight(dialog: ReviewDialog, field: str) -> bool:
    shown = editor(dialog, field)
    view = dialog.drafts.entries.viewport()
    top = shown.mapTo(view, QPoint(0, 0)).y()
    return shown.height() > 0 and top >= 0 and top + shown.height() <= view.height()


def test_a_value_that_the_text_does_not_have_says_where_it_comes_from(desk: Desk) -> None:
    drafts = page_draft()
    assert drafts.article
    record = drafts.article.record.with_field("DOI", "10.1234/5")
    readings = (*drafts.article.readings, Reading("DOI", (), 0.9, Source.HTML))
    drafts = replace(drafts, article=replace(drafts.article, record=record, readings=readings))
    for dialog in opened(desk, Intake(drafts, None, {})):
        assert tags(dialog)["HTML"] == "From the tags of the page's HTML; the text does not have it."
        dialog.session.set_text(Spot(ARTICLE, "DOI"), "10.1234/6")
        assert tags(dialog)["typed"] == "Typed by hand; the text does not have it."


def tags(dialog: ReviewDialog) -> dict[str, str]:
    """The words beside the fields, with their tool tips."""
    return {each.text(): each.toolTip() for each in dialog.findChildren(QLabel) if each.isVisible()}


def test_a_type_is_changed_by_keys_and_its_fields_come(dialog: ReviewDialog) -> None:
    dialog.session.open_item(ItemId(2))
    card = dialog.drafts.entries.card
    assert card
    card.form.type_box.setFocus()
    type_words("Thesis")
    press("Return")
    wait_until(lambda: dialog.session.review.entry(ItemId(2)).draft.record.type == "thesis", "it is a thesis")
    press("ctrl+z")
    wait_until(
        lambda: dialog.session.review.entry(ItemId(2)).draft.record.type == "book", "it is a book again"
    )


def test_accept_all_leaves_nothing_to_check(dialog: ReviewDialog) -> None:
    click(dialog.drafts._accept_all)
    wait_until(lambda: dialog.session.review.to_check() == 0, "everything is accepted")
    assert dialog.drafts.entries.model().index(1, 0).data() == "4 references, all read surely"


def test_f9_without_a_correction_says_so(dialog: ReviewDialog) -> None:
    press("F9")
    wait_until(
        lambda: dialog._told.text() == "There is no correction that fits other references.", "it is told"
    )


def test_the_text_to_correct_is_in_sight_in_a_low_window(dialog: ReviewDialog) -> None:
    dialog.resize(900, 360)
    dialog.session.open_item(FOURTH)
    card = dialog.drafts.entries.card
    assert card
    assert card.text
    card.text.start_editing()
    edit, entries = card.text.edit, dialog.drafts.entries

    def is_in_sight() -> bool:
        view = entries.viewport()
        return edit.hasFocus() and 0 <= edit.mapTo(view, QPoint(0, edit.height())).y() <= view.height()

    wait_until(is_in_sight, "the whole editor is in sight")
    assert edit.verticalScrollBar().value() == 0
