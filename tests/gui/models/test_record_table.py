"""The rows of a list: pages asked for once, kept while out of date, never from the disk."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from refdesk.domain.query import Column
from refdesk.domain.record import RecordId, Summary
from refdesk.gui.models.columns import place_of
from refdesk.gui.models.record_table import KEPT_SUMMARIES, PAGE_ROWS, RecordTableModel

TITLE, YEAR, CITED = (place_of(column) for column in (Column.TITLE, Column.YEAR, Column.CITED_BY))


def summary(number: int, title: str = "") -> Summary:
    return Summary(RecordId(number), "book", title or f"Title {number}", "Meena", "Press", 2019)


class Asked:
    """A table with what it asked for."""

    def __init__(self, ids: Iterable[int]) -> None:
        self.model = RecordTableModel()
        self.pages: list[list[int]] = []
        self.model.summaries_wanted.connect(self.pages.append)
        self.model.show(array("q", ids))

    def text(self, row: int, column: int = TITLE) -> object:
        return self.model.index(row, column).data()


@pytest.fixture
def table(application: QApplication) -> Asked:
    return Asked(range(1000, 2000))


def test_a_row_that_is_looked_at_asks_for_its_page_once(table: Asked) -> None:
    assert table.text(130) == ""
    assert table.text(131) == ""
    assert table.pages == [list(range(1000 + PAGE_ROWS, 1000 + 2 * PAGE_ROWS))]


def test_what_was_learned_is_shown(table: Asked) -> None:
    table.model.learn([summary(1005, "A title of some length")])
    assert table.text(5) == "A title of some length"
    assert table.text(5, YEAR) == "2019"
    assert table.text(5, CITED) == "\u00b7"
    assert table.pages == []


def test_a_row_out_of_date_is_shown_until_the_answer_comes(table: Asked) -> None:
    table.model.learn(map(summary, range(1000, 1000 + PAGE_ROWS)))
    table.model.outdate([1003])
    assert table.text(3) == "Title 1003"
    assert table.pages == [[1003]]
    table.model.learn([summary(1003, "New title")])
    assert table.text(3) == "New title"


def test_rows_in_another_order_need_no_second_question(table: Asked) -> None:
    table.model.learn(map(summary, range(1000, 1010)))
    assert table.model.show(array("q", [1007, 1002]))
    assert [table.text(0), table.text(1)] == ["Title 1007", "Title 1002"]
    assert table.pages == []


def test_the_same_rows_again_reset_nothing(table: Asked) -> None:
    resets: list[None] = []
    table.model.modelReset.connect(lambda: resets.append(None))
    assert not table.model.show(array("q", range(1000, 2000)))
    assert resets == []


def test_only_so_many_summaries_are_kept(application: QApplication) -> None:
    table = Asked(range(KEPT_SUMMARIES + 10))
    table.model.learn(map(summary, range(KEPT_SUMMARIES + 10)))
    assert table.text(0) == ""
    assert table.text(KEPT_SUMMARIES + 9) == f"Title {KEPT_SUMMARIES + 9}"


def test_a_record_is_found_by_its_id(table: Asked) -> None:
    assert table.model.row_of(RecordId(1500)) == 500
    assert table.model.row_of(RecordId(3)) == -1


def test_doubt_is_told_in_the_tool_tip(table: Asked) -> None:
    table.model.learn([Summary(RecordId(1000), "book", "Title", "", "", None, doubtful=2)])
    tip = table.model.index(0, TITLE).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Title\n2 fields read with doubt"
    assert table.model.known_doubt(0)
    assert not table.model.known_doubt(1)
