"""Likely duplicates are looked for while their list is shown."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from refdesk.domain.query import Place
from refdesk.library import editing
from tests.gui.conftest import OpenWindow
from tests.hands import wait_until
from tests.library.making import work

pytestmark = pytest.mark.window


def _said(opened: OpenWindow) -> list[str]:
    return [each.text() for each in opened.window.list.empty.findChildren(QLabel)]


def test_likely_duplicates_come_up_in_their_list(opened: OpenWindow) -> None:
    editing.add_record(opened.library, work("The salt roads of the northern steppe"))
    editing.add_record(opened.library, work("The salt road of the northern steppe"))
    opened.workbench.desk.selection.go_to(Place.duplicates())
    model = opened.window.list.model
    wait_until(lambda: model.rowCount() == 2, "both are listed")
    editing.add_record(opened.library, work("The salt roads of the nothern steppe"))
    wait_until(lambda: model.rowCount() == 3, "what was just added is looked at too")


def test_a_list_that_is_still_looked_for_does_not_say_that_it_is_empty(opened: OpenWindow) -> None:
    editing.add_record(opened.library, work("Alone"))
    opened.workbench.desk.selection.go_to(Place.duplicates())
    wait_until(lambda: "Looking for duplicates..." in _said(opened), "it says that it looks")
    wait_until(lambda: "No duplicates" in _said(opened), "it says that there are none")


def test_likely_duplicates_are_told_from_sure_ones(opened: OpenWindow) -> None:
    for title in ("The salt roads of the northern steppe", "The salt road of the northern steppe"):
        editing.add_record(opened.library, work(title))
    for _ in range(2):
        editing.add_record(opened.library, work("On halite and brine", "Zhukov", DOI="10.1234/halite"))
    opened.workbench.desk.selection.go_to(Place.duplicates())
    model = opened.window.list.model
    wait_until(lambda: model.rowCount() == 4, "all are listed")
    wait_until(lambda: [model.is_likely(row) for row in range(4)] == [True, True, False, False], "as marked")
    opened.workbench.desk.selection.go_to(Place.articles())
    wait_until(lambda: not any(model.is_likely(row) for row in range(model.rowCount())), "nowhere else")
