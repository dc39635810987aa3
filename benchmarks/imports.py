"""How fast records are imported, into a new library and into one that is there, and what it costs others.

    python -m benchmarks.imports [LIBRARY.sqlite ...]

"Entries" are what a file has; "records" counts the cited works too that an import makes of their reference
lists, and no work twice. A copy of each library is worked on, beside it. Times are without the backup that
precedes a big import. Last comes how much memory this process took at most.
"""

from __future__ import annotations

import resource
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.eav import EavLibrary
from benchmarks.figures import say, say_rate, say_size, seconds, times
from benchmarks.made_up import MadeUp
from refdesk.domain.query import Place
from refdesk.domain.record import RecordId
from refdesk.formats.format import Entry
from refdesk.library import editing, importing, listing
from refdesk.library.importing import ImportPlan
from refdesk.library.library import Library

_BULK, _BIG, _WITH_LISTS = 20_000, 10_000, 900
_ARTICLES = Place.articles()


def measure_bulk(folder: Path) -> None:
    """One file into a new library, and the same records into Zotero's table layout."""
    entries = list(MadeUp(seed=41).entries(_BULK, 0))
    library, eav = Library.open(folder / "new.sqlite"), EavLibrary(folder / "new-eav.sqlite")
    spent, _ = _imported(library, entries)
    peer = seconds(eav.add, [each.record for each in entries])
    say_rate("bulk import into a new library", _BULK / spent, _BULK / peer, 5000)
    library.close()
    eav.close()


def measure(library: Library) -> None:
    """Imports into a library that is there, their undo, and edits beside them."""
    before = _count(library)
    spent, waited = _imported(library, list(MadeUp(seed=99).entries(_BIG, 0)))
    say_rate(f"import of {_BIG:,}", _BIG / spent)
    say("  the backup before it", [waited])
    say(f"undo of {_BIG:,}", times(1, library.undo), (), 2000)
    say(f"redo of {_BIG:,}", times(1, library.redo))
    library.undo()
    for references in (5, 26):
        spent, _ = _imported(library, list(MadeUp(seed=70 + references).entries(_WITH_LISTS, references)))
        say_rate(f"import, {references} references each: entries", _WITH_LISTS / spent)
        say_rate("  records, with the works they cite", (_count(library) - before) / spent, None, 1500)
        library.undo()
    say("an edit every 20 ms beside such an import", _edits_beside_import(library, 0.02), (), 100)
    say("an edit every 500 ms beside one", _edits_beside_import(library, 0.5), (), 100)


def _imported(library: Library, entries: Sequence[Entry]) -> tuple[float, float]:
    """Seconds that an import took, and those before it began to write: for the backup."""
    begun: list[float] = []
    started = time.perf_counter()
    plan = ImportPlan(tuple(entries), (), {}, ())
    importing.carry_out(library, plan, progress=lambda *_: begun.append(time.perf_counter()))
    return time.perf_counter() - begun[0], begun[0] - started


def _count(library: Library) -> int:
    counts = listing.counts(library)
    return counts.articles + counts.references


def _edits_beside_import(library: Library, pause_s: float) -> list[float]:
    """Seconds that edits take while an import runs in another thread."""
    plan = ImportPlan(tuple(MadeUp(seed=55).entries(_WITH_LISTS, 26)), (), {}, ())
    thread = threading.Thread(target=importing.carry_out, args=(library, plan))
    ids = listing.first_ids(library, _ARTICLES)
    spent = []
    thread.start()
    for each in ids:
        if not thread.is_alive():
            break
        spent.append(seconds(editing.set_field, library, RecordId(each), "volume", "5"))
        time.sleep(pause_s)
    thread.join()
    return spent


def say_memory() -> None:
    """How much memory this took; the process beside it has some 60 MB."""
    say_size("memory of this process, at most", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    """Measure a new library, then each that is named."""
    from refdesk.gui.app import SWITCH_S  # as in the window

    sys.setswitchinterval(SWITCH_S)
    with tempfile.TemporaryDirectory() as folder:
        measure_bulk(Path(folder))
    say_memory()
    for path in map(Path, sys.argv[1:]):
        print(f"\n{path.name}")
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            library = Library.open(Path(shutil.copyfile(path, Path(folder) / path.name)))
            measure(library)
            library.close()
    say_memory()


if __name__ == "__main__":
    main()
