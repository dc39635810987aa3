"""`refdesk check`, as a process on a library of its own."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.running import refdesk
from tests.formats.samples import SAMPLES


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "a.sqlite"
    assert refdesk("import", SAMPLES / "two.bib", "--library", path).status == 0
    return path


def test_a_sound_library_is_said_to_be_sound(library: Path) -> None:
    outcome = refdesk("check", "--library", library)
    told = json.loads(outcome.out)
    assert (outcome.status, told["sound"], told["findings"], told["backups"]) == (0, True, [], [])
    assert told["free_bytes"] > 0


def test_a_stale_list_is_told_and_repaired_after_a_backup(library: Path) -> None:
    with closing(sqlite3.connect(library)) as file:
        file.execute("UPDATE summary SET title = 'Wrong' WHERE id = 1")
        file.commit()
    found = refdesk("check", "--library", library)
    assert found.status == 1
    assert "record 1 is stale" in found.err
    repaired = refdesk("check", "--repair", "--library", library)
    told = json.loads(repaired.out)
    assert (repaired.status, told["sound"]) == (0, True)
    assert [(each["reason"], each["whole"]) for each in told["backups"]] == [("repair", True)]


def test_a_library_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    outcome = refdesk("check", "--library", tmp_path / "none.sqlite")
    assert outcome.status == 1
    assert "There is no library" in outcome.err
    assert not (tmp_path / "none.sqlite").exists()
