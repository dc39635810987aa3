"""Saying what the columns of a table hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox

from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.table_dialog import TableDialog, remembered
from refdesk.library.tables import IGNORE, KEEP, NOTES, Table, read_table
from tests.gui.dialogs.test_dialogs import button, opened
from tests.hands import wait_until

pytestmark = pytest.mark.window

_CSV = "Wer;Was;Wann;Signatur;Leer\nHolm, Ida;The steppe in old maps of the north;2001;QH 12;\n"


@pytest.fixture
def table(tmp_path: Path) -> Table:
    path = tmp_path / "odd.csv"
    path.write_text(_CSV, "utf-8")
    return read_table(path)


def choose(box: QComboBox, name: str) -> None:
    box.setCurrentIndex(box.findData(name))
    box.activated.emit(box.currentIndex())


def test_the_guess_is_shown_and_corrected(desk: Desk, table: Table) -> None:
    dialog = opened(TableDialog(desk, table))
    assert dialog.columns == {0: "author", 1: "title", 2: ":year", 3: KEEP, 4: IGNORE}
    decided: list[dict[int, str]] = []
    dialog.decided.connect(decided.append)
    choose(dialog.boxes[0], "editor")
    choose(dialog.boxes[3], NOTES)
    button(dialog, "Go on").click()
    wait_until(lambda: decided, "it is decided")
    assert decided == [{0: "editor", 1: "title", 2: ":year", 3: NOTES, 4: IGNORE}]


def test_what_was_said_is_remembered_for_the_same_heads(desk: Desk, table: Table) -> None:
    dialog = opened(TableDialog(desk, table))
    choose(dialog.boxes[3], "call-number")
    button(dialog, "Go on").click()
    assert opened(TableDialog(desk, table)).columns[3] == "call-number"
    assert remembered(desk.settings, ("Other",)) == {}


def test_a_field_has_one_column(desk: Desk, table: Table) -> None:
    dialog = opened(TableDialog(desk, table))
    choose(dialog.boxes[3], "title")
    assert (dialog.columns[1], dialog.columns[3]) == (KEEP, "title")


def test_a_table_without_any_field_cannot_go_on(desk: Desk, table: Table) -> None:
    dialog = opened(TableDialog(desk, table))
    for box in dialog.boxes:
        choose(box, IGNORE)
    assert not button(dialog, "Go on").isEnabled()
