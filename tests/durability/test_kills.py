"""A killed process loses nothing that was acknowledged; `kills.py` does this 500 times."""

import os
import random
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from refdesk.library import editing
from refdesk.library.library import Library
from refdesk.store import backup
from refdesk.store.list_order import VERSION
from tests.durability.kills import kill_and_check
from tests.durability.victim import back_up_for_ever, killed, migrate, some_work

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process; this system cannot fork"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
    pytest.mark.slow,
]


def test_killed_writers_lose_nothing_and_leave_a_sound_library(tmp_path: Path) -> None:
    assert sum(kill_and_check(tmp_path / "library.sqlite", seed) for seed in range(12)) > 0


def test_a_killed_migration_is_done_or_not_begun(tmp_path: Path) -> None:
    chance = random.Random(7)
    library = Library.open(tmp_path / "library.sqlite")
    for _ in range(30):
        editing.add_record(library, some_work(chance))
    library.close()
    whole = (tmp_path / "library.sqlite").read_bytes()
    for number in range(8):
        path = tmp_path / f"{number}" / "library.sqlite"
        path.parent.mkdir()
        path.write_bytes(whole)
        told = killed(partial(migrate, path), 0.002 + chance.random() * 0.06)
        with closing(sqlite3.connect(path)) as file:
            (version,) = file.execute("PRAGMA user_version").fetchone()
            has_table = file.execute("SELECT name FROM sqlite_master WHERE name = 'slow'").fetchone()
            assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert file.execute("SELECT count(*) FROM record").fetchone() == (30,)
        assert version >= told
        assert (version == VERSION + 1) == bool(has_table)
        assert all(backup.is_whole(each) for each in backup.backups(path))


def test_killed_backups_leave_only_whole_ones(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    library = Library.open(path)
    editing.add_record(library, some_work(random.Random(7)))
    library.close()
    for number in range(6):
        made = killed(partial(back_up_for_ever, path), 0.05 + number * 0.03)
        kept = backup.backups(path)
        assert len(kept) >= min(made, backup.KEPT)
        assert all(backup.is_whole(each) for each in kept)
