"""Likely duplicates are looked for while their list is shown."""

from __future__ import annotations

import pytest

from refdesk.domain.query import Place
from refdesk.library import editing
from tests.gui.conftest import OpenWindow
from tests.hands import wait_until
from tests.library.making import work

pytestmark = pytest.mark.window


def test_likely_duplicates_come_up_in_their_list(opened: OpenWindow) -> None:
    editing.add_record(opened.library, work("The salt roads of the northern steppe"))
    editing.add_record(opened.library, work("The salt road of the northern steppe"))
    opened.workbench.desk.selection.go_to(Place.duplicates())
    model = opened.window.list.model
    wait_until(lambda: model.rowCount() == 2, "both are listed")
    editing.add_record(opened.library, work("The salt roads of the nothern steppe"))
    wait_until(lambda: model.rowCount() == 3, "what was just added is looked at too")
