"""Making citation keys in the window."""

from __future__ import annotations

import pytest

from refdesk.domain.record import RecordId
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.keys_dialog import KeyOrder, KeysDialog
from refdesk.gui.dialogs.preferences import PreferencesDialog
from refdesk.library import editing, key_making
from tests.gui.dialogs.test_dialogs import button, opened
from tests.hands import press, wait_until
from tests.library.making import new_id, work

pytestmark = pytest.mark.window


@pytest.fixture
def ids(desk: Desk) -> list[RecordId]:
    made = [new_id(editing.add_record(desk.library, work(title))) for title in ("One", "Two")]
    editing.set_citation_key(desk.library, made[1], "mine")
    desk.selection.choose(made, made[0])
    return made


def shown(dialog: KeysDialog) -> list[tuple[str, str]]:
    model = dialog.model
    return [(model.index(row, 1).data(), model.index(row, 2).data()) for row in range(model.rowCount())]


def test_keys_are_shown_before_they_change(desk: Desk, ids: list[RecordId]) -> None:
    dialog = opened(KeysDialog(desk, ids))
    wait_until(lambda: len(shown(dialog)) == 2, "the keys are shown")
    dialog.pattern.line.setText("[auth][year]")
    wait_until(lambda: shown(dialog)[0] == ("abenova2019one", "Abenova2019"), "the new key is shown")
    assert shown(dialog)[1] == ("mine", "stays: it was given")
    assert dialog.pattern.told == "For the chosen record: Abenova2019"
    decided: list[KeyOrder] = []
    dialog.decided.connect(decided.append)
    assert button(dialog, "Change 1 key").isEnabled()
    dialog.pinned.setChecked(True)
    assert button(dialog, "Change 2 keys").isEnabled()
    button(dialog, "Change 2 keys").click()
    assert decided == [KeyOrder("[auth][year]", True)]


def test_what_is_no_pattern_is_told_and_changes_nothing(desk: Desk, ids: list[RecordId]) -> None:
    dialog = opened(KeysDialog(desk, ids))
    dialog.pattern.line.setText("[nonsense]")
    wait_until(lambda: "no part [nonsense]" in dialog.pattern.told, "it is told")
    assert not button(dialog, "Change 0 keys").isEnabled()


def test_the_preferences_keep_the_pattern_for_this_library(desk: Desk, ids: list[RecordId]) -> None:
    dialog = opened(PreferencesDialog(desk))
    wait_until(lambda: dialog.keys.line.text() != "", "the pattern is shown")
    dialog.keys.line.setText("[auth:upper]")
    dialog.keys.line.setFocus()
    press("Tab")
    wait_until(lambda: key_making.pattern(desk.library) == "[auth:upper]", "it is kept")
    assert dialog.keys.told == "For the chosen record: ABENOVA"
