"""A killed process loses nothing that was acknowledged; `kills.py` does this 500 times."""

import os
from pathlib import Path

import pytest

from tests.durability.kills import kill_backups, kill_imports, kill_migration, kill_rebuilds, kill_writes

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process; this system cannot fork"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
    pytest.mark.slow,
]


def test_killed_writers_lose_nothing_and_leave_a_sound_library(tmp_path: Path) -> None:
    assert sum(kill_writes(tmp_path, seed) for seed in range(10)) > 0


def test_a_killed_import_is_one_step_as_far_as_it_came(tmp_path: Path) -> None:
    assert sum(kill_imports(tmp_path, seed) for seed in range(5)) > 0


def test_a_killed_migration_is_done_or_not_begun(tmp_path: Path) -> None:
    for seed in range(6):
        kill_migration(tmp_path, seed)


def test_killed_backups_leave_only_whole_ones(tmp_path: Path) -> None:
    for seed in range(5):
        kill_backups(tmp_path, seed)


def test_a_killed_rebuild_is_gone_on_with(tmp_path: Path) -> None:
    for seed in range(8):
        kill_rebuilds(tmp_path, seed)
