"""Marked words look as they are printed; their tags show while the field is edited."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from refdesk.gui.widgets.marked_edit import MarkedEdit
from tests.hands import click, need_tools, press, wait_for_focus, wait_until

pytestmark = pytest.mark.window

TITLE = "On <i>E. coli</i> in water"


@pytest.fixture
def edit(application: object) -> Iterator[MarkedEdit]:
    need_tools()
    window = QWidget()
    column = QVBoxLayout(window)
    made, other = MarkedEdit(), QLineEdit()
    for part in (other, made):
        column.addWidget(part)
    window.resize(400, 200)
    made.show_text(TITLE)
    window.show()
    wait_for_focus(window)
    wait_until(other.hasFocus, "the other field has the focus")
    yield made
    window.close()


def looks(edit: MarkedEdit) -> list[tuple[str, bool, bool]]:
    """Each stretch with a look of its own: its words, whether they are italic, whether they can be seen."""
    block = edit.document().firstBlock()
    return [
        (
            TITLE[found.start : found.start + found.length],
            found.format.fontItalic(),
            found.format.foreground().color().alpha() > 0,
        )
        for found in block.layout().formats()
    ]


def test_tags_are_not_seen_where_nobody_edits(edit: MarkedEdit) -> None:
    assert looks(edit) == [("<i>", False, False), ("E. coli", True, True), ("</i>", False, False)]


def test_tags_are_seen_while_the_field_is_edited(edit: MarkedEdit) -> None:
    click(edit)
    wait_until(lambda: all(is_seen for _, _, is_seen in looks(edit)), "the tags are seen")


def test_chosen_words_are_marked_by_a_key_and_undone(edit: MarkedEdit) -> None:
    edit.show_text("On Escherichia")
    click(edit)
    wait_until(edit.hasFocus, "the field has the focus")
    cursor = edit.textCursor()
    cursor.setPosition(3)
    cursor.movePosition(cursor.MoveOperation.EndOfWord, cursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    press("ctrl+i")
    wait_until(lambda: edit.text == "On <i>Escherichia</i>", "the words are marked")
    press("ctrl+i")
    wait_until(lambda: edit.text == "On Escherichia", "the mark is gone")
    press("ctrl+z")
    wait_until(lambda: edit.text == "On <i>Escherichia</i>", "it is undone")
