"""The history of a record in the right pane, and that of the library."""

from __future__ import annotations

import pytest

from refdesk.domain.record import Record, RecordId
from refdesk.gui.dialogs.history_dialog import HistoryDialog
from refdesk.gui.models.reference_list import ROW_ROLE, TwoLines
from refdesk.gui.widgets.two_line_list import TwoLineList
from refdesk.library import editing
from refdesk.library.details import details
from tests.gui.conftest import OpenWindow
from tests.hands import press, wait_until

pytestmark = pytest.mark.window


@pytest.fixture
def record_id(opened: OpenWindow) -> RecordId:
    """A record whose title was changed twice, chosen, with its history open."""
    change = editing.add_record(opened.library, Record.of("book", title="Peat"))
    record_id = RecordId(change.added_rows("record")[0])
    editing.set_field(opened.library, record_id, "title", "Bog")
    editing.set_field(opened.library, record_id, "publisher", "Veenpers")
    opened.workbench.desk.selection.reveal([record_id])
    panel = opened.workbench.panel
    wait_until(lambda: panel.details is not None, "the record is shown")
    panel.tabs.setCurrentWidget(panel.history)
    wait_until(lambda: first_lines(panel.history.list), "its history is shown")
    return record_id


def first_lines(shown: TwoLineList) -> list[str]:
    rows = [shown.rows.index(place).data(ROW_ROLE) for place in range(shown.rows.rowCount())]
    return [each.first for each in rows if isinstance(each, TwoLines)]


def test_every_field_that_changed_is_told_the_newest_first(opened: OpenWindow, record_id: RecordId) -> None:
    shown = opened.workbench.panel.history.list
    assert first_lines(shown) == ["Publisher: Veenpers", "Title: Bog", "Add article"]
    editing.set_field(opened.library, record_id, "title", None)
    wait_until(lambda: first_lines(shown)[0] == "Title: (empty)", "the history follows")


def test_a_former_value_is_brought_back_by_keys(opened: OpenWindow, record_id: RecordId) -> None:
    panel = opened.workbench.panel.history
    panel.list.setCurrentIndex(panel.list.rows.index(1))
    wait_until(panel.restore.isVisible, "the change is shown")
    panel.restore.setFocus()
    press("space")
    wait_until(lambda: details(opened.library, record_id).record.text("title") == "Peat", "it is back")


def test_the_history_of_the_library_undoes_and_follows(opened: OpenWindow, record_id: RecordId) -> None:
    opened.window.actions_["history"].trigger()
    wait_until(lambda: opened.window.findChildren(HistoryDialog), "the dialog opens")
    dialog = opened.window.findChildren(HistoryDialog)[0]
    wait_until(lambda: first_lines(dialog.list)[:1] == ["Edit publisher"], "the changes are shown")
    dialog.undo.click()
    wait_until(dialog.redo.isEnabled, "Redo can be pressed")
    told = dialog.list.rows.index(0).data(ROW_ROLE)
    assert isinstance(told, TwoLines)
    wait_until(lambda: "undone" in dialog.list.rows.index(0).data(ROW_ROLE).second, "it is told as undone")
    assert details(opened.library, record_id).record.text("publisher") == ""


def test_the_history_of_the_library_brings_one_field_of_a_change_back(
    opened: OpenWindow, record_id: RecordId
) -> None:
    opened.window.actions_["history"].trigger()
    wait_until(lambda: opened.window.findChildren(HistoryDialog), "the dialog opens")
    dialog = opened.window.findChildren(HistoryDialog)[0]
    wait_until(lambda: first_lines(dialog.list)[1:2] == ["Edit title"], "the changes are shown")
    dialog.list.setCurrentIndex(dialog.list.rows.index(1))
    shown = dialog.contents.list
    wait_until(lambda: first_lines(shown) == ["Title: Peat \u2192 Bog"], "the field is shown")
    dialog.contents.restore.click()
    wait_until(lambda: details(opened.library, record_id).record.text("title") == "Peat", "it is back")
