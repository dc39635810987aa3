"""How long the window stands still while a file is read, asked about and imported: the real window.

    python -m benchmarks.importing [ENTRIES] [ENTRIES OF THE FILE THAT IS CANCELLED]

For each step the longest time (ms) in which the window's thread came to nothing else, and how long the step
took. The first line is what a window that does nothing shows here.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.made_up import MadeUp
from benchmarks.stalls import Bench
from devtools.event_loop import let_events_go_on
from devtools.screen import environment_on, virtual_screen


def write_file(path: Path, count: int) -> None:
    """A `.bib` of made-up works, every hundredth of them broken."""
    from refdesk.formats.bibtex.bibtex import BIBTEX

    pieces = [piece for piece in BIBTEX.write(MadeUp(seed=7).entries(count, 0)) if isinstance(piece, str)]
    broken = "@article{broken, title = {never closed\n\n"
    path.write_text(
        "".join(piece + broken * (place % 100 == 0) for place, piece in enumerate(pieces)), "utf-8"
    )


def run(folder: Path, count: int, cancelled: int) -> None:
    """Read, ask, import; then read a bigger file and cancel that."""
    from refdesk.gui.commands import import_files
    from refdesk.gui.dialogs.import_dialog import ImportDialog

    bench = Bench(folder / "library.sqlite")
    desk, window = bench.workbench.desk, bench.window
    bench.step("nothing, for a second", lambda: let_events_go_on(1000))
    write_file(folder / "refs.bib", count)
    paths = [folder / "refs.bib"]
    bench.step(
        f"read {count:,} and ask", lambda: import_files.import_paths(desk, window, paths, import_files.ask)
    )
    (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, ImportDialog)]
    bench.step(f"import {count:,}", dialog._choose)
    bench.step("read them again: all duplicates", lambda: import_files.import_paths(desk, window, paths))
    for dialog in [each for each in QApplication.topLevelWidgets() if isinstance(each, ImportDialog)]:
        dialog.reject()
    write_file(folder / "big.bib", cancelled)
    _cancel(bench, [folder / "big.bib"], cancelled)
    bench.close()


def _cancel(bench: Bench, paths: list[Path], count: int) -> None:
    """Press Cancel two seconds into the reading of a big file."""
    from refdesk.gui.commands import import_files

    bench.settle()
    bench.heart.begin()
    import_files.import_paths(bench.workbench.desk, bench.window, paths)
    let_events_go_on(2000)
    read = bench.window.status.progress._progress
    done = read.done if read else 0
    started = time.perf_counter()
    bench.window.status.progress.stop()
    bench.settle()
    bench.say(f"cancel {count:,} after {done:,}", time.perf_counter() - started - 0.1)


def main() -> None:
    """On a virtual screen, in a folder of its own."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    cancelled = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    with tempfile.TemporaryDirectory() as home, virtual_screen() as display:
        os.environ.update(environment_on(display))
        os.environ["REFDESK_HOME"] = home
        run(Path(home), count, cancelled)


if __name__ == "__main__":
    main()
