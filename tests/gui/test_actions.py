"""The table of actions: every row can run, every key means one thing, and the situation decides."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from inspect import signature

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow

from refdesk.domain.query import PlaceKind
from refdesk.gui.action_set import ActionSet
from refdesk.gui.actions import ACTIONS, MENUS, ROW_MENU, TOOLBAR, ActionRow, Situation, action_ids
from refdesk.gui.desk import Desk

BY_ID = {row.id: row for row in ACTIONS}


@pytest.mark.parametrize("row", ACTIONS, ids=lambda row: row.id)
def test_what_an_action_runs_is_there(row: ActionRow) -> None:
    module, function = row.runs.split(".")
    command = getattr(import_module(f"refdesk.gui.commands.{module}"), function)
    named = list(signature(command).parameters)
    assert named[:2] == ["desk", "window"]
    assert len(named) == (3 if row.argument else 2)


def test_no_key_means_two_things() -> None:
    keys = Counter(keys for row in ACTIONS for keys in row.shortcuts)
    assert [each for each, count in keys.items() if count > 1] == []


def test_every_action_stands_in_the_menus_once() -> None:
    named = Counter(each for _, ids in MENUS for each in action_ids(ids))
    assert named == Counter(row.id for row in ACTIONS)


def test_menus_name_only_actions_of_the_table() -> None:
    assert set(action_ids((*TOOLBAR, *ROW_MENU))) <= set(BY_ID)


@pytest.mark.parametrize(
    ("keys", "action_id"),
    [
        ("Ctrl+Shift+C", "copy_bibliography"),
        ("Ctrl+Shift+A", "copy_citation"),
        ("Ctrl+F", "find"),
        ("Ctrl+N", "new"),
        ("Ctrl+Z", "undo"),
        ("Ctrl+Shift+Z", "redo"),
        ("Ctrl+Y", "redo"),
        ("Del", "trash"),
        ("Ctrl+V", "paste"),
        ("Ctrl+O", "import"),
        ("Ctrl+Shift+I", "import"),
        ("Ctrl+Shift+E", "export"),
        ("F8", "next_doubtful"),
        ("F1", "shortcuts"),
    ],
)
def test_the_keys_people_know_do_what_they_expect(keys: str, action_id: str) -> None:
    assert keys in BY_ID[action_id].shortcuts


@pytest.mark.parametrize(
    ("situation", "possible", "impossible"),
    [
        (Situation(), {"quit", "find", "paste"}, {"new", "undo", "trash", "export"}),
        (Situation(is_open=True), {"paste", "new", "export"}, {"trash", "copy_citation", "undo"}),
        (Situation(is_open=True, count=2), {"trash", "copy_citation", "add_tags"}, {"restore", "keep"}),
        (
            Situation(is_open=True, count=1, is_read_only=True, undo_label="Edit"),
            {"copy_citation", "export"},
            {"trash", "paste", "undo", "new", "import"},
        ),
        (
            Situation(is_open=True, count=1, place=PlaceKind.TRASH),
            {"restore", "delete_forever"},
            {"trash", "add_tags"},
        ),
        (Situation(is_open=True, count=1, place=PlaceKind.REFERENCES), {"keep"}, {"restore"}),
        (
            Situation(is_open=True, count=1, place=PlaceKind.COLLECTION),
            {"remove_from_collection"},
            {"keep"},
        ),
        (Situation(is_open=True, undo_label="Add article"), {"undo"}, {"redo"}),
    ],
)
def test_the_situation_decides_what_can_be_done(
    situation: Situation, possible: set[str], impossible: set[str]
) -> None:
    enabled = {row.id for row in ACTIONS if row.when(situation)}
    assert possible <= enabled
    assert not impossible & enabled


def test_undo_is_called_what_it_takes_back(desk: Desk) -> None:
    window = QMainWindow()
    actions = ActionSet(lambda _: None, window)
    actions.adapt(Situation(is_open=True, undo_label="Add article"))
    assert actions["undo"].text() == "Undo: Add article"
    assert actions["redo"].text() == "Redo"
    assert actions["undo"].shortcuts() == [QKeySequence("Ctrl+Z")]
