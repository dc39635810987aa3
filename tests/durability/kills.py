"""Kills a writing process again and again: `python -m tests.durability.kills 500 [FOLDER]`."""

from __future__ import annotations

import random
import sys
import tempfile
from functools import partial
from pathlib import Path

from refdesk.library import caring
from refdesk.library.library import Library
from tests.durability.victim import killed, revision_of, write_for_ever

#: A library that has grown beyond this is begun anew, or the checks would take all the time.
_FULL = 12_000_000


def kill_and_check(path: Path, seed: int) -> int:
    """Let a process write to the library, kill it, and look whether all it was promised is there.

    Gives the last acknowledged revision, 0 for none; AssertionError where a write is lost or the library
    is unsound.
    """
    chance = random.Random(seed)
    acknowledged = killed(partial(write_for_ever, path, seed), 0.02 + chance.random() * 0.5)
    library = Library.open(path)
    try:
        kept = revision_of(library)
        assert kept >= acknowledged, f"seed {seed}: {acknowledged} acknowledged, {kept} kept"
        report = caring.check(library)
        assert report.findings == (), f"seed {seed}: {report.findings[:3]}"
        assert report.damaged_backups == (), f"seed {seed}"
    finally:
        library.close()
    return acknowledged


def main(count: int, folder: Path) -> None:
    acknowledged = 0
    for seed in range(count):
        path = folder / "library.sqlite"
        if path.exists() and path.stat().st_size > _FULL:
            for each in folder.rglob("*"):
                if each.is_file():
                    each.unlink()
        acknowledged += bool(kill_and_check(path, seed))
        if (seed + 1) % 50 == 0:
            print(
                f"{seed + 1} kills, {acknowledged} of them after a write was acknowledged; nothing lost",
                flush=True,
            )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        main(int(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else Path(made))
