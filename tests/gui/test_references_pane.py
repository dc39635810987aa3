"""An article with its references in the right pane: correcting, checking, pointing, keeping."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from refdesk.domain.query import Place
from refdesk.domain.record import RecordId
from refdesk.domain.reference import Reference
from refdesk.gui.commands.repoint import RecordChooser
from refdesk.library import details, editing, listing
from tests.gui.conftest import OpenWindow
from tests.gui.review.sample import PAGE, article, references
from tests.hands import press, type_words, wait_until

pytestmark = pytest.mark.window


@pytest.fixture
def read(opened: OpenWindow) -> OpenWindow:
    """The window with the sample page's article chosen."""
    change = editing.add_page(opened.library, article(), references(), PAGE)
    record_id = change.added_rows("record")[0]
    opened.workbench.desk.selection.reveal([record_id])
    wait_until(lambda: opened.workbench.panel.details is not None, "the article is shown")
    opened.wait_for_jobs()
    return opened


def article_id(opened: OpenWindow) -> RecordId:
    return RecordId(listing.ids(opened.library, Place.articles())[0])


def saved(opened: OpenWindow, number: int) -> Reference:
    return details.references_of(opened.library, article_id(opened))[number - 1]


def choose(opened: OpenWindow, number: int) -> None:
    opened.workbench.panel.show_tab(1)
    opened.workbench.panel.references.choose_number(number - 1)


def visible_text(opened: OpenWindow) -> list[str]:
    panel = opened.workbench.panel
    return [each.text() for each in panel.findChildren(QLabel) if each.isVisibleTo(panel)]


def test_tabs_say_how_many_references_there_are(read: OpenWindow) -> None:
    tabs = read.workbench.panel.tabs
    assert [tabs.tabText(place) for place in range(4)] == ["Record", "References 4", "Cited by", "Notes"]
    assert "1 field and 2 references to check (F8)" in visible_text(read)


def test_f8_goes_through_every_doubtful_field_and_enter_accepts_it(read: OpenWindow) -> None:
    panel = read.workbench.panel
    press("F8")
    form = panel.record_tab.form
    wait_until(lambda: form.isAncestorOf(read.window.focusWidget()), "the record's doubtful field")
    press("Return")
    wait_until(
        lambda: all(
            not each.is_doubtful for each in details.details(read.library, article_id(read)).readings
        ),
        "the field is accepted",
    )
    read.wait_for_jobs()
    press("F8")
    wait_until(lambda: panel.references.chosen_place == 2, "the first doubtful reference")
    wait_until(
        lambda: panel.references.editor.form.isAncestorOf(read.window.focusWidget()), "its doubtful field"
    )


def test_a_corrected_reference_is_saved_and_its_work_follows(read: OpenWindow) -> None:
    choose(read, 2)
    form = read.workbench.panel.references.editor.form
    form.focus_field("title")
    press("ctrl+a")
    type_words("Peat and its towns")
    press("Return")
    wait_until(lambda: saved(read, 2).record.text("title") == "Peat and its towns", "the correction")
    work = details.details(read.library, saved(read, 2).cited)
    assert work.record.text("title") == "Peat and its towns"


def test_a_cited_work_is_kept_as_an_article(read: OpenWindow) -> None:
    choose(read, 1)
    cited = saved(read, 1).cited
    read.workbench.panel.references.editor.kept.emit(cited)
    wait_until(lambda: cited in listing.ids(read.library, Place.articles()), "it is an article")


def test_a_reference_is_pointed_to_another_work(read: OpenWindow) -> None:
    choose(read, 3)
    wanted = saved(read, 1).cited
    read.workbench.panel.references.editor.repointed.emit(saved(read, 3))
    chooser = read.window.findChild(RecordChooser)
    assert chooser is not None
    chooser.search.setText("soil letters")
    wait_until(lambda: chooser.list.rows.rowCount() == 1, "the work is found")
    chooser.list.setCurrentIndex(chooser.list.rows.index(0))
    chooser.list.opened.emit(0)
    wait_until(lambda: saved(read, 3).cited == wanted, "the reference points there")


def test_cited_works_stand_under_references_with_how_often_they_are_cited(read: OpenWindow) -> None:
    read.workbench.desk.selection.go_to(Place.references())
    wait_until(lambda: read.window.list.model.rowCount() == 4, "the cited works")
    cited = saved(read, 1).cited
    read.workbench.desk.selection.reveal([cited])
    wait_until(lambda: read.workbench.desk.selection.current == cited, "the work is chosen")
    read.wait_for_jobs()
    assert read.workbench.panel.tabs.tabText(2) == "Cited by 1"
    assert "Only cited" in visible_text(read)


def test_a_double_click_on_a_citing_article_goes_there(read: OpenWindow) -> None:
    cited = saved(read, 1).cited
    read.workbench.desk.selection.go_to(Place.references())
    read.workbench.desk.selection.reveal([cited])
    wait_until(lambda: read.workbench.desk.selection.current == cited, "the work is chosen")
    read.wait_for_jobs()
    read.workbench.panel.cited_by.opened.emit(0)
    wait_until(lambda: read.workbench.desk.selection.current == article_id(read), "the article is chosen")
    assert read.workbench.desk.selection.place == Place.articles()


def test_the_form_says_which_words_a_doubtful_field_was_read_from(read: OpenWindow) -> None:
    assert "55 % sure, read from “2):”" in visible_text(read)


def test_another_type_keeps_every_field(read: OpenWindow) -> None:
    read.workbench.panel.record_tab.form.type_changed.emit("book")
    wait_until(
        lambda: details.details(read.library, article_id(read)).record.type == "book", "the type is saved"
    )
    read.wait_for_jobs()
    assert {"volume", "issue", "container-title"} <= set(read.workbench.panel.record_tab.form.fields)


def test_a_note_is_written_and_saved(read: OpenWindow) -> None:
    read.workbench.panel.show_tab(3)
    read.workbench.panel.notes.added.emit()
    wait_until(
        lambda: read.workbench.panel.notes.isAncestorOf(read.window.focusWidget()), "the note has the cursor"
    )
    type_words("Compare with chapter two")
    wait_until(
        lambda: (
            [each.text for each in details.details(read.library, article_id(read)).notes]
            == ["Compare with chapter two"]
        ),
        "the note is saved after a pause",
    )


def test_what_is_typed_is_not_lost_when_another_record_is_chosen(read: OpenWindow) -> None:
    record_id = article_id(read)
    form = read.workbench.panel.record_tab.form
    form.focus_field("title")
    press("ctrl+a")
    type_words("Half typed")
    read.window.list.view.clearSelection()
    wait_until(
        lambda: details.details(read.library, record_id).record.text("title") == "Half typed", "it is saved"
    )


def test_a_saved_text_is_corrected_and_read_again_by_keys(read: OpenWindow) -> None:
    choose(read, 2)
    text = read.workbench.panel.references.editor.text
    text.start_editing()
    press("ctrl+a")
    type_words("de Wit P. (2011) Peat and its people. Utrecht: Veenpers.")
    press("Return")
    wait_until(lambda: saved(read, 2).record.year == 2011, "it is read again")
    wait_until(lambda: not text.edit.isVisible(), "the words are shown again")


def test_words_of_a_saved_reference_lead_to_their_field(read: OpenWindow) -> None:
    choose(read, 2)
    editor = read.workbench.panel.references.editor
    editor.text.words.clicked.emit(editor.reference.text.index("Peat"))  # type: ignore[union-attr]
    wait_until(
        lambda: editor.form.editor("title").isAncestorOf(read.window.focusWidget()), "title has the focus"
    )


def test_a_saved_reference_is_merged_with_the_one_before(read: OpenWindow) -> None:
    choose(read, 2)
    editor = read.workbench.panel.references.editor
    editor.merged.emit(editor.reference.id)  # type: ignore[union-attr]
    wait_until(lambda: "Peat and its people" in saved(read, 1).text, "one reference is made of both")
