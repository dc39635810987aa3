"""Kills writing processes again and again: `python -m tests.durability.kills 500 [FOLDER]`.

Five things are killed in turn: writes of every kind, imports, migrations, backups, and making anew what is
derived. Prints the figures.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from refdesk.domain.query import Place
from refdesk.library import caring, editing, history, listing
from refdesk.library.library import Library
from refdesk.store.file import backup
from refdesk.store.tables.list_order import VERSION
from tests.durability.victim import (
    IMPORTED,
    back_up_for_ever,
    import_for_ever,
    killed,
    migrate,
    rebuild_for_ever,
    revision_of,
    some_work,
    write_for_ever,
)

#: A library that has grown beyond this is begun anew, or the checks would take all the time.
_FULL = 12_000_000
#: Records of a small library.
_FEW = 30
#: A writing process is killed within this time after it began.
_LONGEST_S = 1.5


def kill_writes(folder: Path, seed: int) -> int:
    """Let a process write to the library, kill it, and look whether all it was promised is there.

    Gives how much was acknowledged; AssertionError where a write is lost or the library is unsound.
    """
    path = folder / "library.sqlite"
    told = killed(partial(write_for_ever, path, seed), random.Random(seed).random() * _LONGEST_S)
    acknowledged = max(told, default=0)
    library = Library.open(path)
    try:
        kept = revision_of(library)
        assert kept >= acknowledged, f"seed {seed}: {acknowledged} acknowledged, {kept} kept"
        _require_sound(library, seed)
    finally:
        library.close()
    return len(told)


def kill_imports(folder: Path, seed: int) -> int:
    """The same for imports, which take many transactions: what there is of the last one is one undo step."""
    path = folder / "imports.sqlite"
    told = killed(partial(import_for_ever, path, seed), random.Random(seed).random() * _LONGEST_S)
    acknowledged = max(told, default=0)
    library = Library.open(path)
    try:
        count = _articles(library)
        assert count >= acknowledged, f"seed {seed}: {acknowledged} acknowledged, {count} kept"
        _require_sound(library, seed)
        _require_whole_steps(library)
        _require_sound(library, seed)
    finally:
        library.close()
    return len(told)


def kill_migration(folder: Path, seed: int) -> int:
    """The same for a migration: it is done, or was not begun, and no backup is torn."""
    path = _small_library(folder / f"migration {seed}")
    told = killed(partial(migrate, path), random.Random(seed).random() * 0.2)
    with closing(sqlite3.connect(path)) as file:
        (version,) = file.execute("PRAGMA user_version").fetchone()
        has_table = file.execute("SELECT name FROM sqlite_master WHERE name = 'slow'").fetchone()
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert file.execute("SELECT count(*) FROM record").fetchone() == (_FEW,)
    assert version >= max(told, default=0)
    assert (version == VERSION + 1) == bool(has_table)
    assert all(backup.is_whole(each) for each in backup.backups(path))
    return len(told)


def kill_backups(folder: Path, seed: int) -> int:
    """The same for backups: those that are there are whole."""
    path = _small_library(folder / f"backups {seed}")
    made = len(killed(partial(back_up_for_ever, path), 0.03 + random.Random(seed).random() * 0.6))
    kept = backup.backups(path)
    assert len(kept) >= min(made, backup.KEPT)
    assert all(backup.is_whole(each) for each in kept)
    return made


def kill_rebuilds(folder: Path, seed: int) -> int:
    """The same for making everything derived anew: the next window has all of it."""
    path = _small_library(folder / f"rebuilds {seed}")
    made = len(killed(partial(rebuild_for_ever, path), random.Random(seed).random() * 0.3))
    library = Library.open(path)
    try:
        assert _articles(library) == _FEW
        _require_sound(library, seed)
    finally:
        library.close()
    return made


KINDS: tuple[Callable[[Path, int], int], ...] = (
    kill_writes,
    kill_imports,
    kill_migration,
    kill_backups,
    kill_rebuilds,
)


def _require_sound(library: Library, seed: int) -> None:
    report = caring.check(library)
    assert report.findings == (), f"seed {seed}: {report.findings[:3]}"
    assert report.damaged_backups == (), f"seed {seed}"


def _require_whole_steps(library: Library) -> None:
    """Undo back to before the last import: only whole imports are left; then do all of it again."""
    before = _articles(library)
    steps = 0
    while library.undo_label:
        is_import = library.undo_label.startswith("Import")
        library.undo()
        steps += 1
        if is_import:
            break
    assert _articles(library) % IMPORTED == 0
    for _ in range(steps):
        library.redo()
    assert _articles(library) == before
    # What there is of the killed import goes for good: the next seed begins with whole ones.
    if before % IMPORTED:
        for _ in range(steps):
            library.undo()
    assert len(history.changes(library)) > 0 or before == 0


def _articles(library: Library) -> int:
    return len(listing.ids(library, Place.articles()))


def _small_library(folder: Path) -> Path:
    folder.mkdir()
    chance = random.Random(7)
    library = Library.open(folder / "library.sqlite")
    for _ in range(_FEW):
        editing.add_record(library, some_work(chance))
    library.close()
    return folder / "library.sqlite"


def main(count: int, folder: Path) -> None:
    """So many kills, a fifth of each kind."""
    done, acknowledged = Counter[str](), Counter[str]()
    for seed in range(count):
        _begin_anew(folder)
        kill = KINDS[seed % len(KINDS)]
        done[kill.__name__] += 1
        acknowledged[kill.__name__] += kill(folder, seed)
        if (seed + 1) % 50 == 0 or seed + 1 == count:
            told = ", ".join(f"{name} {done[name]} ({acknowledged[name]} acknowledged)" for name in done)
            print(f"{seed + 1} kills: {told}; nothing lost, nothing unsound", flush=True)


def _begin_anew(folder: Path) -> None:
    if sum(each.stat().st_size for each in folder.rglob("*.sqlite")) > _FULL:
        for each in folder.rglob("*"):
            if each.is_file():
                each.unlink()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        main(int(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else Path(made))
