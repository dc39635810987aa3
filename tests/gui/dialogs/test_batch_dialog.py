"""Changing many records at once, by hand."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from refdesk.domain.batch_edit import TAGS, Append, ChangeCase, Replace, SetField
from refdesk.domain.casing import Case
from refdesk.domain.dates import Date
from refdesk.domain.query import Column, Order, Place
from refdesk.domain.record import Record, RecordId
from refdesk.gui.dialogs.batch_dialog import BatchDialog, Task
from refdesk.gui.jobs import READERS
from refdesk.library import editing, listing
from tests.gui.conftest import OpenWindow
from tests.hands import press, type_words, wait_for_focus, wait_until

pytestmark = pytest.mark.window


@pytest.fixture
def filled(opened: OpenWindow) -> OpenWindow:
    """The window with three books."""
    for title in ("Peat and its people", "Rivers of the steppe", "Peat and rivers"):
        editing.add_record(opened.library, Record.of("book", title=title))
    opened.wait_for_jobs()
    return opened


def dialog_by(opened: OpenWindow, keys: str) -> BatchDialog:
    press(keys)
    wait_until(lambda: opened.window.findChildren(BatchDialog), "the dialog opens")
    dialog = opened.window.findChildren(BatchDialog)[0]
    wait_for_focus(dialog)
    return dialog


def titles(opened: OpenWindow) -> Sequence[str]:
    ids = listing.ids(opened.library, Place.articles(), "", Order(Column.TITLE))
    return [each.title for each in listing.summaries(opened.library, [RecordId(each) for each in ids])]


def choose(dialog: BatchDialog, task: Task, field: str) -> None:
    dialog.show_task(task)
    dialog.field.setCurrentIndex(dialog.field.findData(field))
    dialog.field.activated.emit(dialog.field.currentIndex())


def test_words_are_replaced_in_the_whole_list_after_a_preview(filled: OpenWindow) -> None:
    dialog = dialog_by(filled, "ctrl+h")
    type_words("Peat")
    press("Tab")
    type_words("Bog")
    wait_until(lambda: dialog.told.text() == "2 fields in 2 records would change.", "the preview is there")
    assert [dialog.model.index(0, column).data() for column in (2, 3)] == [
        "Peat and its people", "Bog and its people",
    ]  # fmt: skip
    press("Return")
    wait_until(lambda: titles(filled)[0] == "Bog and its people", "the records are changed")
    assert titles(filled) == ["Bog and its people", "Bog and rivers", "Rivers of the steppe"]
    filled.library.undo()
    assert titles(filled) == ["Peat and its people", "Peat and rivers", "Rivers of the steppe"]


def test_a_long_preview_tells_how_far_it_is(filled: OpenWindow) -> None:
    go_on = threading.Event()
    for _ in range(READERS):
        filled.workbench.desk.jobs.read(go_on.wait)
    dialog = dialog_by(filled, "ctrl+h")
    type_words("Peat")
    wait_until(lambda: dialog.told.text().startswith("Looking through the records"), "it says that it looks")
    go_on.set()
    wait_until(lambda: dialog.told.text() == "2 fields in 2 records would change.", "the preview is there")


def test_a_faulty_pattern_is_told_in_words(filled: OpenWindow) -> None:
    dialog = dialog_by(filled, "ctrl+h")
    type_words("(")
    dialog.is_pattern.setChecked(True)
    wait_until(lambda: dialog.told.text().startswith("The pattern cannot be used"), "it is told")


def test_every_task_makes_its_edit(filled: OpenWindow) -> None:
    dialog = dialog_by(filled, "ctrl+r")
    assert dialog.edit is None
    dialog.value.setText("2019")
    choose(dialog, Task.SET, "issued")
    assert dialog.edit == SetField("issued", Date.of(2019))
    choose(dialog, Task.APPEND, TAGS)
    assert dialog.edit == Append(TAGS, "2019")
    choose(dialog, Task.CLEAR, "note")
    assert dialog.edit == SetField("note", None)
    choose(dialog, Task.CASE, "title")
    assert dialog.edit == ChangeCase(("title",), Case.SENTENCE)
    choose(dialog, Task.REPLACE, "title")
    dialog.sought.setText("a")
    assert dialog.edit == Replace(("title",), "a", "2019")
