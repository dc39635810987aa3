"""Composing a search of rows, and keeping it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from devtools.event_loop import let_events_go_on
from refdesk.domain.query import Place, PlaceKind
from refdesk.domain.record import Record
from refdesk.domain.search_rows import Group, Match, Operator, Row
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.search_dialog import SearchDialog
from refdesk.gui.dialogs.search_rows import GroupEditor, RowEditor
from refdesk.gui.jobs import READERS
from refdesk.gui.models.places import COUNT_ROLE
from refdesk.library import editing, searching
from tests.gui.conftest import OpenWindow
from tests.hands import need_tools, press, type_words, wait_for_focus, wait_until

pytestmark = pytest.mark.window


@pytest.fixture
def dialog(desk: Desk) -> Iterator[SearchDialog]:
    need_tools()
    for title in ("Peat and its people", "Rivers of the steppe", "Peat and rivers"):
        editing.add_record(desk.library, Record.of("book", title=title))
    dialog = SearchDialog(desk, "title:peat -type:thesis")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.open()
    wait_for_focus(dialog)
    wait_until(lambda: dialog.rows and dialog.rows.isAncestorOf(dialog.focusWidget()), "the rows are there")
    yield dialog
    dialog.done(0)
    dialog.deleteLater()


def rows(dialog: SearchDialog) -> GroupEditor:
    assert dialog.rows
    return dialog.rows


def test_the_typed_search_is_shown_as_rows_with_its_count(dialog: SearchDialog) -> None:
    assert rows(dialog).group == Group(
        Match.ALL, (Row("title", Operator.HAS, "peat"), Row("type", Operator.IS_NOT, "thesis"))
    )
    wait_until(lambda: dialog.found.text() == "2 records found", "they are counted")


def test_typing_changes_the_count_and_the_text(dialog: SearchDialog) -> None:
    press("ctrl+a")
    type_words("rivers steppe")
    wait_until(lambda: dialog.found.text() == "1 record found", "they are counted anew")
    assert dialog.query == "(title:rivers title:steppe) -type:thesis"


def test_a_count_that_takes_long_is_told_of(dialog: SearchDialog, desk: Desk) -> None:
    go_on = threading.Event()
    for _ in range(READERS):
        desk.jobs.read(go_on.wait)
    type_words("ier")
    wait_until(lambda: dialog.found.text() == "Counting...", "it says that it counts")
    go_on.set()
    wait_until(lambda: dialog.found.text() == "0 records found", "they are counted")


def test_a_name_is_typed_without_counting_anew(dialog: SearchDialog, desk: Desk) -> None:
    wait_until(lambda: dialog.found.text() == "2 records found", "they are counted")
    dialog.name.setText("Bogs")
    let_events_go_on(400)
    assert not desk.jobs.busy_count
    assert dialog.found.text() == "2 records found"


def test_a_group_of_conditions_is_added(dialog: SearchDialog) -> None:
    group = rows(dialog).add_part(Group(Match.ANY, (Row("author", Operator.HAS, "holm"), Row(value="kim"))))
    assert isinstance(group, GroupEditor)
    assert dialog.query == "title:peat -type:thesis (author:holm OR kim)"
    group.removed.emit()
    assert dialog.query == "title:peat -type:thesis"


def test_a_new_group_is_typed_into_at_once_and_asks_for_any(dialog: SearchDialog) -> None:
    (add,) = [each for each in rows(dialog).findChildren(QPushButton) if each.text() == "Add a group"]
    add.click()
    type_words("rivers")
    wait_until(lambda: dialog.query == "title:peat -type:thesis rivers", "the words are in the group")
    group = rows(dialog).group.parts[-1]
    assert group == Group(Match.ANY, (Row(value="rivers"),))


def test_another_field_offers_its_own_conditions(dialog: SearchDialog) -> None:
    first = rows(dialog).parts[0]
    assert isinstance(first, RowEditor)
    first.field.setCurrentIndex(first.field.findData("year"))
    first.field.activated.emit(first.field.currentIndex())
    assert [first.operator.itemText(place) for place in range(first.operator.count())] == [
        "is", "is at least", "is at most", "is between",
    ]  # fmt: skip


def test_every_saved_search_is_counted_and_keeps_its_number_while_others_are_made(opened: OpenWindow) -> None:
    editing.add_record(opened.library, Record.of("book", title="Peat and rivers"))
    for name in ("Peat", "Rivers", "Salt"):
        searching.save_search(opened.library, name, name.lower())
    found = [Place.search(each.id) for each in searching.searches(opened.library)]
    places = opened.window.sidebar.model

    def counts() -> list[int]:
        return [places.index_of(each).data(COUNT_ROLE) for each in found]

    wait_until(lambda: counts() == [1, 1, 0], "each is counted")
    go_on = threading.Event()
    searching.save_search(opened.library, "Bogs", "bogs")
    wait_until(lambda: places.rowCount(places.searches_index) == 4, "the new one is shown")
    for _ in range(READERS):
        opened.workbench.desk.jobs.read(go_on.wait)
    assert counts() == [1, 1, 0]
    go_on.set()


def test_a_kept_search_stands_in_the_left_pane_and_stays_up_to_date(opened: OpenWindow) -> None:
    editing.add_record(opened.library, Record.of("book", title="Peat and its people"))
    opened.wait_for_jobs()
    press("ctrl+shift+f")
    wait_until(lambda: opened.window.findChildren(SearchDialog), "the dialog opens")
    dialog = opened.window.findChildren(SearchDialog)[0]
    wait_for_focus(dialog)
    wait_until(lambda: dialog.rows and dialog.rows.isAncestorOf(dialog.focusWidget()), "the rows are there")
    type_words("peat")
    wait_until(lambda: dialog.query == "peat", "the words were typed")
    dialog.name.setFocus()
    type_words("Bogs")
    wait_until(lambda: dialog.name.text() == "Bogs", "the name was typed")
    dialog.kept.emit(dialog.name.text(), dialog.query)
    dialog.reject()
    selection = opened.workbench.desk.selection
    wait_until(lambda: selection.place.kind is PlaceKind.SEARCH, "its list is shown")
    model = opened.window.list.model
    wait_until(lambda: model.rowCount() == 1, "it finds the record")
    places = opened.window.sidebar.model
    wait_until(lambda: places.index_of(selection.place).data() == "Bogs", "it stands in the left pane")
    editing.add_record(opened.library, Record.of("book", title="Peat and rivers"))
    wait_until(lambda: model.rowCount() == 2, "it finds the new record too")
    wait_until(lambda: places.index_of(selection.place).data(COUNT_ROLE) == 2, "the left pane counts it")
    (saved,) = searching.searches(opened.library)
    assert (saved.name, saved.query) == ("Bogs", "peat")
    searching.delete_search(opened.library, saved.id)
    wait_until(lambda: selection.place == Place.articles(), "a deleted search is left")
